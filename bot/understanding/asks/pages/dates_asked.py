"""A date that is asked about by saying it: "la 2.5 dice 31 de abril, eso es 30, ¿cierto?" asks when
the 2.5 is due, and its numbers are days. Pure."""

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


def with_dates_asked(text: str) -> str:
    """Return a text in which a date that is asked about by saying it is asked for, and a day that
    is set against a date has its month: it is no percentage."""
    text = _ASKED.sub(lambda found: f"{found['whose']} para cuándo es?", text)
    return _THEN.sub(lambda found: f"{found['told']} de {found['month']}", text)
