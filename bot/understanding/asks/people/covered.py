"""Who is said to stand in for somebody: "lo cubre Luz Dary", "Germán reemplaza a Rosa". Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.people.gone import TITLE
from bot.understanding.reading import read

OFFICE = (
    r"(?:secretaria|alcaldia|oficina|hacienda|planeacion|gobierno|salud|sistemas|infraestructura"
    r"|juridica|contratacion|control|educacion|almacen|tesoreria|gobernacion|concejo)"
)
_NO_NAME = r"(?:que|quien(?:es)?|y|el|la|lo|se|ya|no|de|del|en|con|los|las|un|una|por|para)"
NAME = rf"(?!{_NO_NAME}\b)[a-z]{{3,15}}"
# "llegó un memo de Infraestructura: Rosa se jubila el 13"
_BY_LETTER = (
    r"(?:(?:me |nos )?llego (?:un|una|el|la) (?:memo|memorando|oficio|correo|circular|carta|nota)"
    r"(?: del?(?: la)? [a-z]{3,20})?(?: (?:que|donde|dice|diciendo|informando)){0,3} )?"
)
LEAD = _BY_LETTER + (
    r"(?:(?:y|e|pero|ah|oiga|mire|ojo|ademas|tambien|por cierto|igual|le|les|cuento|informo|aviso"
    r"|resulta"
    r"|que|ahora|desde hoy|desde ayer) ){0,4}"
)
FEW = r"(?: [a-z\d]{1,20}){0,8}"
IN_CHARGE = (
    r"(?:encargad[oa]|a cargo|al frente|de encargad[oa]|en reemplazo|reemplazando"
    r"|respondiendo(?! por(?: l[ao]s?)?(?: y\b|$)))"  # said of an activity: its code is not spelled
)
A_NAME = rf"(?!{OFFICE}\b){NAME}(?: {NAME}){{0,2}}"
# "a Jairo mientras tanto lo reemplaza Jhon", "confirmo, Germán reemplaza a Rosa desde el 16"
REPLACES = r"(?:(?:reemplaza|cubre|releva|suple)|va a (?:reemplazar|cubrir|relevar|suplir))"
_MEANWHILE = r"(?: (?:mientras(?: tanto)?|entretanto|por ahora|entonces))?"
SOMEBODY = rf"(?:(?:el|la|don|dona|{TITLE}) )?{A_NAME}"
_MYSELF = r"(?:(?:cubro|reemplazo|estoy (?:cubriendo|reemplazando)|voy a (?:cubrir|reemplazar)))"
FOR_SOMEBODY = (
    rf"(?:al? (?P<replaced>{SOMEBODY}){_MEANWHILE} l[aeo] {REPLACES}{_MEANWHILE} {SOMEBODY}"
    rf"|(?:(?:{SOMEBODY}{_MEANWHILE}|quien(?=.{{1,60}} es )) {REPLACES}|yo {_MYSELF})"
    rf" al? (?P<covered>{SOMEBODY}))"
)
_STANDS_IN_FOR = re.compile(
    rf"(?:(?:si|ok|listo|bueno|confirmo|confirmad[oa]|enterad[oa]) ){{0,3}}{LEAD}"
    rf"(?:mientras tanto )?{FOR_SOMEBODY}{FEW}"
)
_MORE = r"(?: [a-z\d]{1,20}){0,12}"  # "mientras Marta está de vacaciones hasta el 22 de mayo"
_STAYS = rf"(?:queda|quedaria|dejamos|queda como) {IN_CHARGE}"
_WHO = rf"(?:{SOMEBODY}|su [a-z]{{4,15}})"  # "su auxiliar"
# "escríbanle a Camilo", beside that somebody is away
_WRITTEN_TO = r"(?:mientras tanto )?escrib(?:a|an|ir)l[eo]s?(?: (?:mientras tanto|mejor|entonces))?"
_COVERED = re.compile(
    rf"{LEAD}(?!.{{0,40}}\b(?:quien|nadie|alguien)\b)(?:en su (?:reemplazo|lugar) queda {SOMEBODY}"
    rf"|(?:(?:mientras tanto|durante ese tiempo|en su (?:reemplazo|lugar|ausencia)) )?"
    rf"(?:l[aeo] {REPLACES}{_MEANWHILE} {_WHO}|{_WHO}{_MEANWHILE} l[aeo] {REPLACES}"
    rf"|{_WHO} {_STAYS}|{_STAYS} (?:a )?{_WHO}|(?:queda|dejamos|dej[ao]) {_WHO} {IN_CHARGE}"
    rf"|(?:pong|dej|nombr|encargu|asign)(?:an?|en?)(?:l[aeo])? a (?!.{{0,60}}\bausente){SOMEBODY}"
    rf"|{IN_CHARGE} {_WHO}|{_WRITTEN_TO} a {SOMEBODY})){_MORE}"
)
_WHY = re.compile(
    r",?\s(?:por(?!\s(?:favor|ahora))|porque|pues|debido|ya\sque|mientras\s(?!tanto))\b"
    r"|\s(?:que\s)?(?:est[aá]|sigue)\s(?:incapacitad|enferm|hospitalizad)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,.;:?\n]|\s[ye]\s", re.IGNORECASE)


def says_who_covers(clause: str) -> bool:
    """Tell whether a clause beside somebody's absence says who stands in: "lo cubre Luz Dary"."""
    return _COVERED.fullmatch(spelled(clause)) is not None


def who_covers(text: str) -> str:
    """Return the clause of a text that says who stands in for who is away, "" where none does: "no
    viene hasta el viernes y la reemplaza Luz Dary"."""
    return next((one.strip() for one in _CLAUSE.split(text) if says_who_covers(one)), "")


def tells_who_stands_in(text: str) -> bool:
    """Tell whether a text says who stands in for somebody else, and nothing else."""
    return "?" not in text and _STANDS_IN_FOR.fullmatch(spelled(text)) is not None


def who_is_replaced(text: str) -> str:
    """Return the words that name who is replaced from a day on, of a text that says who stands in
    for her and nothing else; "" for other texts."""
    said = None if "?" in text else _STANDS_IN_FOR.fullmatch(spelled(text))
    if said is None or not re.search(r"\b(?:desde|hasta|a partir|del) ", spelled(text)):
        return ""
    return said["replaced"] or said["covered"]


def without_reason(text: str) -> str:
    """Return a text up to where it says why: "Germán reemplaza a Rosa hasta el 16"."""
    return _WHY.split(text, maxsplit=1)[0].rstrip(" ,.")


def spelled(clause: str) -> str:
    """Return the words of a clause without signs, as they are read."""
    return " ".join(norm for norm in read(clause).norms if norm.isalnum())
