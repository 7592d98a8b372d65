"""A question in the words of a request: "agradezco indicarme la fecha de la 2.3", "pregunto quién
responde por la 5.2". Pure."""

from __future__ import annotations

import re

_BESIDE = (
    r"(?:(?:de\s(?:igual|la\smisma|otra)\s(?:manera|forma)|as[ií]\s?mismo|igualmente|adem[aá]s"
    r"|adicionalmente|tambi[eé]n|por\s(?:otra\sparte|[uú]ltimo)|finalmente|y)\s?,?\s){0,2}"
)
_WOULD_LIKE = (
    r"(?:(?:les?\s)?(?:agradezco|agradecemos|agradecer[ií]a|solicito|pido|ruego)|(?:por\s)?favor"
    r"|quisiera\sque\sme)"
)
_TELL_ME = r"(?:indic|inform|confirm|dec|record|se[ñn]al|comunic)[aei]r(?:me|nos)?"
_ASKING = (
    r"(?:(?:a|de|en|con|para|hasta|desde)\s)?(?:qu[eé]|qui[eé]n(?:es)?|cu[aá]ndo|cu[aá]l(?:es)?"
    r"|cu[aá]nt[oa]s?|d[oó]nde)\s"
)
_ITS_DAY = r"(?:la\sfecha|el\s(?:plazo|d[ií]a|vencimiento))\s(?=[^.;?\n]{0,40}\d)"
_ASKED = re.compile(
    rf"(?P<before>\A|[.;:!?\n]\s{{1,3}}|,\s(?=as[ií]\s?mismo|de\sigual|igualmente))¿?{_BESIDE}(?:"
    rf"{_WOULD_LIKE}\s(?:me\s)?{_TELL_ME}\s(?:(?P<day>{_ITS_DAY})|(?={_ASKING}))"
    rf"|(?:les?\s)?(?:pregunto|consulto|preguntamos)\s?[:,]?\s(?={_ASKING}))"
    r"(?P<asked>[^.;?\n]{2,160}(?:\.\d[^.;?\n]{0,80}){0,4})(?:[.?]|(?=[;\n])|\Z)",
    re.IGNORECASE,
)


def with_polite_questions(text: str) -> str:
    """Return a text in which what is asked in the words of a request has the signs of a question:
    "¿cuál es la fecha de la 2.3?"."""
    return _ASKED.sub(_as_question, text)


def _as_question(found: re.Match[str]) -> str:
    day = f"cuál es {found['day']}" if found["day"] else ""
    return f"{found['before'].replace(',', '.')}¿{day}{found['asked'].strip()}?"
