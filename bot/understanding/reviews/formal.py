"""Verdicts in the words of an office, as one who judges says them: "esta oficina acepta lo
reportado por Salud en la actividad 3.1" is "acepto la actividad 3.1". Pure."""

from __future__ import annotations

import re

from bot.understanding.reviews.review_words import ARTICLE
from bot.understanding.wordlists import A_CODE, PRINTED_CODE

_FIRST_PERSON = {
    "acepta": "acepto", "valida": "valido", "aprueba": "acepto", "devuelve": "devuelvo",
    "rechaza": "rechazo", "verifica": "verifico",
}  # fmt: skip
_VERB = rf"(?P<verb>{'|'.join(_FIRST_PERSON)})"
_WE = (
    r"(?:esta|la\spresente|nuestra|la)\s(?:oficina|dependencia|jefatura|[aá]rea|unidad)"
    r"(?:\sde\scontrol\sinterno)?"
)
_OFFICE = rf"(?:{_WE}|control\sinterno)"
# "esta oficina acepta", "control interno no acepta"
_SAYS = re.compile(rf"\b{_OFFICE}\s?,?\s(?P<no>no\s)?{_VERB}\b", re.IGNORECASE)
# "Revisado el reporte de la actividad 3.1, esta oficina lo devuelve"
_SAYS_OF_IT = re.compile(
    rf"(?P<edge>\A|[.;\n]\s{{0,3}})[^.;\n\d]{{3,160}}?\b(?P<name>la\s(?:actividad\s)?{PRINTED_CODE})"
    rf"[^.;\n\d]{{0,160}}?,\s{_OFFICE}\s?,?\s(?P<no>no\s)?l[oa]s?\s{_VERB}\b",
    re.IGNORECASE,
)
# "la actividad 4.2 se verifica en 40 %"
_IS_VERIFIED = re.compile(
    rf"(?P<name>{ARTICLE}{PRINTED_CODE})\s?[:,]?\sse\s(?:verifica|califica|certifica)n?\s(?=(?:en|al)\s(?:el\s|un\s)?\d)",
    re.IGNORECASE,
)
# "…; no acepta la 5.1", behind the first
_GOES_ON = re.compile(
    rf"(?P<edge>[;,.]\s(?:y\s)?|\sy\s|\spero\s)(?P<no>no\s)?{_VERB}(?=\s{ARTICLE}{PRINTED_CODE})",
    re.IGNORECASE,
)
# "no es posible para esta oficina aceptar …", "no resulta procedente aceptar …"
_NOT_POSSIBLE = re.compile(
    r"\bno\s(?:es|resulta|fue|ser[ií]a)\s(?:posible|procedente|viable|dable)\s"
    rf"(?:para\s{_OFFICE}\s|a\s{_OFFICE}\s)?(?P<verb>aceptar|validar|avalar)\b",
    re.IGNORECASE,
)
# "me permito manifestar que no acepto …"
_LED = re.compile(
    r"\b(?:me|nos)\spermit(?:o|imos)\s(?:manifestar|informar|indicar|comunicar|se[ñn]alar|expresar)"
    r"(?:les?)?\sque\s(?=(?:no\s)?(?:acepto|valido|devuelvo|rechazo|verifico|es\sposible|resulta)\b)",
    re.IGNORECASE,
)
# "lo reportado por la Secretaría de Salud en la actividad 3.1", "el avance reportado en la 7.1"
_REPORTED = re.compile(
    r"\b(?:lo|el\s(?:cumplimiento|avance|reporte|porcentaje|registro))\s"
    r"(?:reportado|informado|registrado|consignado)\s(?:por\s[^.,;\d]{3,80}?\s)?(?:en|para|de|sobre)\s"
    rf"(?={ARTICLE}{PRINTED_CODE})",
    re.IGNORECASE,
)
# "Realizada la visita y contrastado el informe, esta oficina acepta …": that she looked
_LOOKED = re.compile(
    r"(?P<edge>\A|[.;\n]\s{0,3})(?:una\svez\s)?(?:realizad|revisad|verificad|contrastad|confrontad|analizad|surtid|efectuad"
    r"|practicad|examinad|cotejad|consultad|adelantad)[oa]s?\s[^.;\n]{3,300}?,\s"
    rf"(?={_OFFICE}\s?,?\s(?:no\s)?{_VERB}\b)",
    re.IGNORECASE,
)


def in_first_person(text: str) -> str:
    """Return a text in which what an office accepts or returns is said by who writes it; as it is
    where no office judges."""
    text = _LED.sub("", _NOT_POSSIBLE.sub("no acepto", text))
    text = _IS_VERIFIED.sub(r"\g<name> la verifico ", _SAYS_OF_IT.sub(_judged_of_it, text))
    if _SAYS.search(text) is not None:
        text = _LOOKED.sub(_without_codes, text)
        text = _GOES_ON.sub(_judged, _SAYS.sub(_judged, text))
    return _REPORTED.sub("", text)


def _judged(found: re.Match[str]) -> str:
    edge = found.groupdict().get("edge") or ""
    return f"{edge}{found['no'] or ''}{_FIRST_PERSON[found['verb'].lower()]}"


def _judged_of_it(found: re.Match[str]) -> str:
    verb = _FIRST_PERSON[found["verb"].lower()]
    return f"{found['edge']}{found['no'] or ''}{verb} {found['name']}"


def _without_codes(found: re.Match[str]) -> str:
    """Return nothing of what tells that she looked, unless it names an activity."""
    return found.group() if A_CODE.search(found.group()) else found["edge"]
