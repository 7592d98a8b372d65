"""Questions that are asked in other words: a date by saying it, "la 2.5 dice 31 de abril, eso es
30, ¿cierto?", whose numbers are days, or in the words of a request, "agradezco indicarme la fecha
de la 2.3", "pregunto quién responde por la 5.2". Pure."""

from __future__ import annotations

import re

from bot.understanding.wordlists import MONTH

_DATE = rf"(?:el\s)?\d{{1,2}}\sde\s(?P<month>{MONTH})"
_SAYS = (
    r"(?:(?:dice|aparece|figura|sale|tiene|vence|es)(?:\s(?:que\s(?:es|vence)|para|con|como|a))?"
    r"|qued[oó]\s(?:para|con))"
)
_IS = r"(?:(?:eso|esa|ah[ií]|y)\s)?(?:es|ser[ií]a|ser[aá]|debe\sser)(?:\s(?:el|para\sel))?"
# "31 de abril, eso es 30"
_THEN = re.compile(
    rf"(?P<told>{_SAYS}\s{_DATE}\s?,\s?¿?{_IS}\s\d{{1,2}})(?![\d.,%/]|\s(?:%|por\s?ciento|de\s))",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?P<whose>(?:la|el|lo)\s(?:de\s(?:la\s)?)?(?:actividad\s)?[a-z]{0,4}-?\d{1,2}(?:\.\d{1,2}){1,4}"
    r"|lo\sdel?\s[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,3}?)\s(?:eso\s)?"
    rf"{_SAYS}\s{_DATE}(?:\s?,\s?¿?{_IS}\s\d{{1,2}}(?:\sde\s(?:{MONTH}))?)?"
    r"\s?,?\s?¿?(?:cierto|verdad|correcto|no|o\sno|s[ií]\so\sno)?\s?\?",
    re.IGNORECASE,
)
# "agradezco indicarme la fecha de la 2.3", "así mismo, pregunto quién responde por la 5.2"
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
_REQUESTED = re.compile(
    rf"(?P<before>\A|[.;:!?\n]\s{{1,3}}|,\s(?=as[ií]\s?mismo|de\sigual|igualmente))¿?{_BESIDE}(?:"
    rf"{_WOULD_LIKE}\s(?:me\s)?{_TELL_ME}\s(?:(?P<day>{_ITS_DAY})|(?={_ASKING}))"
    rf"|(?:les?\s)?(?:pregunto|consulto|preguntamos)\s?[:,]?\s(?={_ASKING}))"
    r"(?P<asked>[^.;?\n]{2,160}(?:\.\d[^.;?\n]{0,80}){0,4})(?:[.?]|(?=[;\n])|\Z)",
    re.IGNORECASE,
)


def with_dates_asked(text: str) -> str:
    """Return a text in which a date that is asked about by saying it is asked for, and a day that
    is set against a date has its month: it is no percentage."""
    text = _ASKED.sub(lambda found: f"{found['whose']} para cuándo es?", text)
    return _THEN.sub(lambda found: f"{found['told']} de {found['month']}", text)


def with_polite_questions(text: str) -> str:
    """Return a text in which what is asked in the words of a request has the signs of a question:
    "¿cuál es la fecha de la 2.3?"."""
    return _REQUESTED.sub(_as_question, text)


def _as_question(found: re.Match[str]) -> str:
    day = f"cuál es {found['day']}" if found["day"] else ""
    return f"{found['before'].replace(',', '.')}¿{day}{found['asked'].strip()}?"
