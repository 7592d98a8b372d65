"""Words of an office that supports which leave an activity to the one that leads it. Pure."""

from __future__ import annotations

import re

from core.spanish import bare_words

_LEADS = r"(?:lider|llev|report|respond|manej|coordin|encarg|ve\b|sabe)[a-z]{0,5}"
_TO_THE_LEAD = re.compile(
    rf"\b(?:(?:l[ao]s?|el|quien|ella|eso|esa|se) )(?:que )?(?:(?:l[aeo]s?|se) )?{_LEADS}"
    r"|\b(?:pregunt|consult|averigu|escrib)[a-z]{1,6} (?:eso )?(?:a|al|con) "
    r"|\b(?:solo|solamente|unicamente|nada mas|simplemente) (?:(?:l[aeo]s?|nos|en|con) )?"
    r"(?:apoy|prest|acompan|ayud|colabor|facilit|asist)[a-z]{1,6}"
    r"|\b(?:apoy|acompan|ayud)(?:o|amos) (?:nada mas|no mas|solamente|unicamente)"
    r"|\b(?:no (?:(?:le|les) )?(?:se|sabemos|sabria)(?: decirle)? nada|ni idea"
    r"|no (?:tengo|tenemos|manejo|manejamos) (?:ningun )?(?:dato|informacion|conocimiento)s?)"
)
# "vamos bien", and what she is to tell later
_TELLS_OF_WORK = re.compile(
    r"\b(?:vamos|llevamos|avanz|hicimos|faltan?|falto|quedo|list[oa]|cumpli|termin|entreg|pendiente"
    r"|(?:le|les) (?:digo|cuento|aviso|informo|confirmo))"
)


def leaves_to_lead(words: str) -> bool:
    """Tell whether words say of an activity only that another leads it, or that nothing is known of
    it: "le pregunto a Marta, que es la que lidera"."""
    plain = bare_words(words)
    return _TO_THE_LEAD.search(plain) is not None and _TELLS_OF_WORK.search(plain) is None


def tells_of_work(text: str) -> bool:
    """Tell whether a text tells of the work: "vamos bien", "falta la sala"."""
    return _TELLS_OF_WORK.search(bare_words(text)) is not None
