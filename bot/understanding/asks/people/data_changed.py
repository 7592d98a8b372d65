"""Whether a text wants what is registered of somebody to be changed: "cámbiele el correo a Jairo
Mena", "corrija el apellido de Rosa: es Tapia". Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.of_persons import without_contacts
from bot.understanding.asks.people.covered import LEAD, NAME, spelled
from bot.understanding.asks.people.gone import TITLE

_PLEASE = (
    r"(?:(?:por favor|porfa|favor|hola|hay que|toca|necesito|(?:me|nos) (?:puede|ayudan? a)) ){0,2}"
)
_CHANGE = (
    r"(?:(?:cambi|actualiz|modific|arregl)(?:ar|e|en|emos)|(?:actuali|modifi)(?:ce|que)n?"
    r"|correg(?:ir)|corrij(?:a|an|amos))(?:me|nos|se)?(?:le)?"
)
_WHAT = (
    r"(?:el|la|los|su) (?:(?:nuevo|numero de) )?(?:correo|email|mail|celular|cel|telefono|whatsapp"
    r"|numero|cargo|nombre|apellidos?|datos)(?: electronico| institucional)?"
)
_PERSON = rf"(?:(?:la|el|don|dona) )?(?:{TITLE} )?{NAME}(?: {NAME}){{0,3}}?"
_TO = r"(?: (?:a|al|por|es|que es|ahora es|con|quedo|esta|en)\b[a-z ]{0,60})?"
_ORDER = re.compile(rf"{LEAD}{_PLEASE}{_CHANGE} {_WHAT} (?:al?|del?) {_PERSON}{_TO}")


def wants_data_changed(text: str) -> bool:
    """Tell whether a text only wants the address, the name or the post of somebody changed."""
    return "?" not in text and _ORDER.fullmatch(spelled(without_contacts(text))) is not None
