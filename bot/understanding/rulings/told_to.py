"""What who decides has somebody told of a request, or gives to somebody, as patterns: "dígale a
Marta que sí", "sí, una semana a Marta"."""

from __future__ import annotations

import re

from bot.understanding.rulings import words
from bot.understanding.rulings.granted import UNTIL_A_DAY

STATES = words.STATES.removesuffix(r"\s")
# "a Jairo dígale que no, ya se le dio", "dígale a Jairo que sí", "avísele que queda concedida hasta
# el 9": one of them asked.
PERSON = r"(?:(?:la|el|do[nñ]a?)\s)?(?P<{}>[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{2,20}}){{0,3}}?)"
_ANSWER = r"(?:(?:d[ií]ga|resp[oó]nda|cont[eé]ste)n?(?:les?)?|diles?)"
_TELL = (
    rf"(?:{_ANSWER}|(?:av[ií]se|inf[oó]rme|cu[eé]nte|com[eé]nte|conf[ií]rme|comun[ií]que|notif[ií]que)"
    r"n?l[aeo]s?)"
)
TOLD = re.compile(
    rf"(?P<before>{words.BEGINS}(?:(?:y|pero)\s)?)"
    rf"(?:al?\s{PERSON.format('first')}\s{_TELL}|{_TELL}\sal?\s{PERSON.format('last')})\sque\s(?:que\s)?"
    r"(?:(?=no\s?(?:$|[.,:;\n]|\s(?:porque|ya\sque)\b))"
    rf"|(?=s[ií]\s?(?:$|[.\n]|,?\s(?:pero\s)?{UNTIL_A_DAY}))"
    rf"|(?:qued[oóa]|est[aá]|fue)\s(?={STATES})"
    rf"|(?=(?:s[ií]\s?,\s|no\s?,\s)?(?:{words.DECIDES.pattern}|{UNTIL_A_DAY}\s?(?:$|[.,;:\n]))))",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    rf"\b{_ANSWER}\s(?:al?\s[^.,;:\n]{{3,60}}?\s)?que\s(?:s[ií]|no)\b", re.IGNORECASE
)
# "sí, una semana a Marta, listo", "hasta el 15 a Marta nada más": time for her, which is asked too.
TIME_FOR = re.compile(
    r"\A\W{0,3}(?:(?:s[ií]|ok|listo|bueno|dale|vale)\s?[,.]?\s){0,3}"
    rf"(?P<time>{UNTIL_A_DAY}|{words.SOME_TIME}(?:\sm[aá]s)?)\s(?:al?|para)\s{PERSON.format('name')}"
    r"(?=\s?(?:$|[.,:;\n])|\s(?:no\sm[aá]s|nada\sm[aá]s|nom[aá]s)\b)",
    re.IGNORECASE,
)


def tells_what_is_decided(text: str) -> bool:
    """Tell whether a text has somebody told in words of its own what is decided: "avísele a Marta
    que concedida"; a mere yes or no, "dígale que sí", is that decision."""
    decided = _ANSWERED.search(text) is None or words.DECIDING.search(text) is not None
    return decided and TOLD.search(text) is not None
