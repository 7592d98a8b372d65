"""What the apps write below: "Enviado desde mi iPhone", "Get Outlook for Android"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.email.reading.lines import Line, folded
from bot.email.reading.wordings import folded_alternatives

_MOST_WORDS = 12
_MOST_CHARACTERS = 160
_LINK = re.compile(r"<?https?://[^\s>)\]]+>?|\[(?:https?|cid|image)[^\]]{0,500}\]")
_DEVICE = (
    r"(?:(?:my|mi|meu|meinem?|mon|mijn|mio|min|mein|un|an?|the|le|el|dispositivo|correo|aplicacion|app|"
    rf"telefono|celular|movil|smartphone)\s)*(?:{folded_alternatives('devices')})"
)
_SENT = re.compile(
    rf"[\s<(*_\-–—]*(?:{folded_alternatives('sent_from').replace('DEVICE', _DEVICE)})"
)
# Any device of her own, whatever its name, as long as no sentence follows.
_OWN = re.compile(
    rf"\W{{0,3}}(?:{folded_alternatives('own_device')}) "
    r"(?!desk|office|home|house|oficina|casa|correo|escritorio|bureau)"
    r"\S+(?: [^\s,.;:]+){0,5}[.)>]?$"
)
_EXCUSE = re.compile(
    r"[.,;]?(?<! ) +(?:so |please|pls|sorry|apolog|excuse|forgive|por favor|disculp|perdon"
    r"|entschuld).*$"
)
_PLACEHOLDER = re.compile(
    r"\s*(?:\[(?:cid|imagen?|image|inline)[^\]]{0,200}\]|ᐧ|\ufffc"
    r"|<[\w ()-]{1,80}\.(?:png|jpe?g|gif|heic|pdf|docx?|xlsx?)>)\s*$",
    re.IGNORECASE,
)
_SENTENCE_GOES_ON = re.compile(r"[.!?;]\s+\S|,\s+\S+ \S+ \S+")


def is_sent_from(text: str) -> bool:
    """Tell whether a line only says from which device or app the mail was sent."""
    if len(text) > _MOST_CHARACTERS * 3:
        return False
    plain = _LINK.sub("", text).strip()
    if not plain or len(plain) > _MOST_CHARACTERS or len(plain.split()) > _MOST_WORDS:
        return False
    text = _EXCUSE.sub("", folded(plain))
    if _OWN.match(text):
        return True
    return bool(_SENT.match(text)) and not _SENTENCE_GOES_ON.search(text)


def without_sent_from(lines: Sequence[Line]) -> list[Line]:
    """Leave out the lines of apps, which stand as a line of their own, and places of pictures."""
    return [
        line
        for line in lines
        if not is_sent_from(line.text) and not _PLACEHOLDER.match(line.text[:300])
    ]
