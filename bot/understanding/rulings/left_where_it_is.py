"""Words that leave work with the office that wanted it given to another: they deny that request."""

from __future__ import annotations

import re

from bot.understanding.rulings import words
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.named_by import by_name
from bot.understanding.rulings.of_each import ReadRuling
from core.words import RequestKind

_THEM = r"(?:la|lo)s?"
# "ellos la siguen teniendo, devuélvasela"
_BACK = rf"devu[eé]lv[ae]n?(?:se)?{_THEM}"
_LEFT = re.compile(
    rf"\b(?:{_BACK}|(?<!no\s){_THEM}\ss(?:iguen?|igan?)\s(?:teniendo|manejando|haciendo))\b",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    rf"(?:y\s|que\s|as[ií]\sque\s|entonces\s){{0,2}}{_BACK}"
    r"(?:\s(?:por\sfavor|gracias|al?\s[^,.;]{3,60}))?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\W{0,3}(?:(?:y|ok|listo|bueno|pero|mire|sobre|respecto\sa|en\scuanto\sa)\W{1,2}){0,3}"
    r"(?:(?:del?|a|en|con)\s)?(?:(?:la|lo|el|esa)\s)?(?:del?\s)?(?:(?:la|los|las|el)\s)?"
    rf"(?:(?P<number>{words.NAME})|(?P<name>[^\W\d_]{{3,20}}(?:\s[^\W\d_]{{2,20}}){{0,5}}))",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"\b{_BACK}\s(?:al?|para)\s(?:(?:la|el|los|las)\s)?"
    r"(?P<name>[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,4})",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"\s?[,.;]\s{1,3}|\n")


def leaves(text: str) -> bool:
    """Tell whether a text leaves something with who has it, whatever that is."""
    return _LEFT.search(text) is not None


def denied(text: str, known: Known) -> ReadRuling | None:
    """Return the denial of the only request to give work to others of which a text says that it is
    left where it is, and why: "de la licencia ya hablé: ellos la siguen teniendo, devuélvasela";
    None for other texts, and where it asks, tells a figure or decides in a verb of its own."""
    if not leaves(text) or re.search(r"[%?¿]", text):
        return None
    if words.DECIDING.search(text) or words.holds(text):
        return None
    asked = {
        one: said for one, said in known.called.items() if known.kinds[one] is RequestKind.REASSIGN
    }
    subject, to = _SUBJECT.match(text), _TO.search(text)
    for found in (subject, to):
        number, end = (None, 0) if found is None else _meant(found, asked)
        if number is not None:
            rest = text[end:] if found is subject else text
            return ReadRuling(number, False, _why(rest))
    return None


def _meant(found: re.Match[str], asked: dict[int, str]) -> tuple[int | None, int]:
    """Return the request that is named, by as many of the words as are of it, and where its name
    ends."""
    named = found.groupdict()
    if number := named.get("number"):
        of = [one for one, said in asked.items() if number in (str(one), said.split()[0])]
        return (of[0] if len(of) == 1 else None), found.end("number")
    said = [*re.finditer(r"\S+", found["name"])]
    for last in reversed(said):
        name = found["name"][: last.end()]
        if (meant := by_name(name, asked)) is not None:
            return meant[0], found.start("name") + last.end()
    return None, 0


def _why(rest: str) -> str:
    """Return what is said beside the order to leave it."""
    parts = (one.strip(" .,;:") for one in _CLAUSES.split(rest))
    return ", ".join(one for one in parts if one and not _ORDERS.fullmatch(one))
