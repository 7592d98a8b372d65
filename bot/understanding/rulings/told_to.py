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
TELL = (
    rf"(?:{_ANSWER}|(?:av[ií]se|inf[oó]rme|cu[eé]nte|com[eé]nte|conf[ií]rme|comun[ií]que|notif[ií]que)"
    r"n?l[aeo]s?)"
)
TOLD = re.compile(
    rf"(?P<before>{words.BEGINS}(?:(?:y|pero)\s)?)"
    rf"(?:al?\s{PERSON.format('first')}\s{TELL}|{TELL}\sal?\s{PERSON.format('last')})\sque\s(?:que\s)?"
    r"(?:(?=no\s?(?:$|[.,:;\n]|\s(?:porque|ya\sque)\b))"
    rf"|(?=s[ií]\s?(?:$|[.\n]|,?\s(?:pero\s)?{UNTIL_A_DAY}))"
    rf"|(?:qued[oóa]|est[aá]|fue)\s(?={STATES})"
    rf"|(?=(?:s[ií]\s?,\s|no\s?,\s)?(?:{words.DECIDES.pattern}|{UNTIL_A_DAY}\s?(?:$|[.,;:\n]))))",
    re.IGNORECASE,
)
# "dígale a Fabián que lo de los techos no, …", "a Fabián dígale que la 4.2 sí, hasta el 17": of
# something that the one asked for who is told.
TOLD_OF = re.compile(
    rf"(?P<before>{words.BEGINS}(?:(?:y|pero)\s)?)"
    rf"(?:al?\s{PERSON.format('first')}\s{TELL}|{TELL}\sal?\s{PERSON.format('last')})\sque\s(?:a\s)?"
    r"(?:(?:lo|la|el|los|las)\s)(?:del?\s(?:(?:la|los|las|el)\s)?)?"
    rf"(?P<name>{words.NAME}|[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{2,20}}){{0,6}}?)"
    rf"(?=\s(?:no(?:\sse\spuede|\sprocede)?|tampoco)\s?(?:$|[.,:;\n]|\s(?:porque|ya\sque)\b)"
    rf"|\ss[ií]\s?(?:$|[.\n]|,?\s(?:pero\s)?{UNTIL_A_DAY})|\s{words.VERB}\s?(?:$|[.,:;\n]))",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    rf"\b{_ANSWER}\s(?:al?\s[^.,;:\n]{{3,60}}?\s)?que\s(?:s[ií]|no)\b", re.IGNORECASE
)
# "a Pedro concédale hasta el 9", "niéguele a Marta: ya tuvo plazo", "Jairo se lo doy hasta el 13",
# "a Rosa no".
GIVEN = re.compile(
    rf"(?P<before>{words.BEGINS}(?:(?:y|pero)\s)?)"
    rf"(?:(?:al?\s)?{PERSON.format('first')}\s?,?\s(?P<verb>{words.OBJECT}|{words.HANDED})"
    rf"|al?\s{PERSON.format('to')}\s(?P<says>s[ií]|no)"
    rf"|(?P<order>{words.OBJECT})\sal?\s{PERSON.format('last')})"
    rf"(?=\s?(?:$|[.,:;\n])|\s(?:hasta|porque|ya\sque|pero|s[oó]lo|por)\b|(?P<time>\s{words.GIVEN_TIME}{words.TIME_ENDS}))"
    rf"(?![^.,;:\n]{{0,60}}\sen\slas?\s{words.NAME})",
    re.IGNORECASE,
)
# "a Marta le di los soportes", "llamé a Marta": of which a yes or no to another may be said too.
_TO_SOMEBODY = (
    r"\b(?:al?|con)\s(?!l[ao]s?\sdel?\b|(?:las?\s)?(?:solicitud|petici|pr[oó]rroga)|(?:la\s)?otr|respecto|relaci"
    r"|es[aeo]s?\b|est[aeo]s?\b|ell[ao]s?\b|todos?\b|qui?e)[^\W\d_]{3}"
)
_DONE_TO = re.compile(_TO_SOMEBODY, re.IGNORECASE)
_DONE_TO_NEXT = re.compile(rf"\s?,?\s(?:(?:y|pero)\s)?{_TO_SOMEBODY}", re.IGNORECASE)
_IS_DECIDED = re.compile(
    rf"{words.DECIDING.pattern}|\b(?:aprob|conced|autoric|neg|rechac)(?:é|amos|aron|imos)\b"
    r"|\bhasta\b|\b(?:plazo|pr[oó]rroga|tiempo)\b|\A\W*(?:s[ií]|no)\s(?:al?|para|con)\s"
    r"|\b(?:s[ií]|no|tampoco|tambi[eé]n)\s?(?:\Z|[.,:;])",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[.;\n]")
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
    return decided and any(one.search(text) for one in (TOLD, TOLD_OF))


def of_another_deed(told: re.Match[str]) -> bool:
    """Tell whether a mere yes or no to somebody goes on from what was done to another, and is no
    decision: "a Luz le di los soportes y a Jairo no"."""
    before = _SENTENCE_ENDS.split(told.string[: told.start()].strip(" .,;\n"))[-1]
    after = _SENTENCE_ENDS.split(told.string[told.end() :])[0]
    done = [before] if _DONE_TO.search(before) else []
    done += [after] if _DONE_TO_NEXT.match(after) else []
    return any(_IS_DECIDED.search(one) is None for one in done)
