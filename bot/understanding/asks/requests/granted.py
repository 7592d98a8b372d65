"""That more time has been granted: "ya quedó concedida", "esa ya quedó con la prórroga concedida
por la Dra. Patricia". It is said of a request, and not of the work. Pure."""

from __future__ import annotations

import re

from bot.understanding.clauses import clauses, joined
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from core.spanish import bare_words

_OF = (
    r"(?: (?:de|para|en|sobre) (?:(?:la|el|mi|esa|esta|nuestra) )?(?:actividad )?"
    r"(?:[a-z]{0,4}\d[\d ]{0,10}\d?|esa|eso))?"
)
_WISH = (
    r"(?:(?:el|la|mi|ese|esa|nuestra|nuestro|una?) )?(?:(?:solicitud|ampliacion) (?:de|del) )?"
    rf"(?:plazo|prorroga|ampliacion|aplazamiento|mas tiempo){_OF}"
)
_GRANTED = r"(?:concedid|otorgad|aprobad|autorizad|dad)[oa]"
_GAVE = (
    r"(?:dio|dieron|concedi(?:o|eron)|otorg(?:o|aron)|aprob(?:o|aron)"
    r"|autoriz(?:o|aron))"
)
_LEAD = (
    r"(?:(?:no|si|ya|es que|pues|esa|eso|ese|esta|la (?:actividad )?\d[\d ]{0,10}|nos|me"
    r"|l[oae]s?) ){0,6}"
)
_IS = r"(?:quedo|fue|esta|estaba|ha sido|nos quedo|me quedo|tiene)(?: ya)?"
_TAIL = (
    r"(?: por \w{1,30}(?: \w{1,30}){0,4}| hasta .{1,40}| (?:muchas )?gracias| ayer| hoy| ya){0,3}"
)
_SAYS = re.compile(
    rf"{_LEAD}{_IS} (?:concedid|otorgad)[oa]{_TAIL}"
    rf"|{_LEAD}{_IS} (?:con )?{_WISH} {_GRANTED}{_TAIL}"
    rf"|{_LEAD}{_WISH} (?:ya )?(?:{_IS} )?{_GRANTED}{_TAIL}"
    rf"|{_LEAD}{_WISH} (?:ya )?(?:(?:me|nos) )?l[ao] {_GAVE}{_TAIL}"
    rf"|{_LEAD}{_GAVE} {_WISH}{_TAIL}"
)
_NO = re.compile(r"(?:no|nop|ya|senora?|doctora?|ingenier[oa]|tranquil[oa]| )*")
_EDGE = re.compile(r"(?<!\bdra)(?<!\bdr)(?<!\bing)[.;,!\n](?=\s|$)\s{0,3}", re.IGNORECASE)


def granted_apart(text: str) -> tuple[bool, str]:
    """Tell whether a text says that more time has been granted, and return what else it says."""
    kept, told = [], False
    for clause, whole in clauses(text, _EDGE):
        plain = bare_words(clause)
        if _SAYS.fullmatch(plain):
            told = True
        elif not _NO.fullmatch(plain) and not is_courtesy(read(clause).plain):
            kept.append(whole)
    return (True, joined(kept)) if told else (False, text)
