"""What control verifies in the units that the goal counts, as the percentage that it is: "la 3.2 se
la dejo en 10 personas", of 40, is 25 %, and never 10 %. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from bot.understanding.activities import sounds_like, stem
from bot.understanding.progress.counts import share_of
from bot.understanding.reviews.review_words import ARTICLE, JUDGING, UNDECIDED, VERB
from bot.understanding.wordlists import PRINTED_CODE
from core.spanish import fold

# The units of the goal of the activity that a code names, and what they are called; 0 for none.
Goal = Callable[[str], tuple[int, str]]
_GIVES = (
    r"(?:(?:se\s)?l[aeo]s?\s(?:dejo|pongo|reconozco|valgo|cuento|califico|verifico|veo)"
    r"|verificad[ao]s?)"
)
# "únicamente pude contar 4 edificios": what she found, and no verdict yet
_FINDS = (
    r"(?:(?:s[oó]lo|solamente|[uú]nicamente|apenas|no\sm[aá]s)\s)?(?:(?:yo|se|les?)\s){0,2}"
    r"(?:(?:pude|pudimos|puedo|podemos|logr[eé]|logramos)\s(?:contar|verificar|constatar|encontrar|evidenciar|ver)"
    r"|cont[eé]|contamos|constat[eé]|encontr[eé]|encontramos|evidenci[eé]|evidenciamos)"
)
_COUNTED = re.compile(
    rf"(?:(?P<gives>\b{_GIVES})|(?P<finds>\b{_FINDS})|(?P<verb>\b{VERB}))\s(?P<name>{ARTICLE}{PRINTED_CODE}\s)?"
    r"(?:(?:en|con|al?)\s(?:l[ao]s\s)?)?(?:(?:s[oó]lo|apenas)\s)?(?P<number>\d{1,4})(?![\d.,]?\d)"
    r"(?:(?:\sde\s(?:l[ao]s\s)?|\s?/\s?)(?P<whole>\d{1,4})(?![\d.,]?\d))?(?:\s(?P<noun>[^\W\d_]{3,20}))?",
    re.IGNORECASE,
)
_CODE = re.compile(PRINTED_CODE)
_SENTENCE = re.compile(r"[.;!\n]\s")


def as_shares(text: str, goal: Goal) -> str:
    """Return a text with each number of units that it verifies of the activity named before it as
    its share of the goal; as it is where other things are counted, or the whole is another."""
    at = 0
    while (found := _COUNTED.search(text, at)) is not None:
        at = found.end()
        units, unit = goal(_code_of(text, found))
        number, whole = int(found["number"]), found["whole"]
        counts_them = unit != "" and _is_called(found["noun"], unit)
        of_the_goal = 0 < number <= units and int(whole or units) == units
        beside = found["finds"] and JUDGING.search(text)  # it is why, where she judges
        if not of_the_goal or not (counts_them or whole) or beside:
            continue
        verb = found["verb"] or "la verifico"
        said = f"{verb} {found['name'] or ''}en {share_of(Decimal(number), units):f} %"
        said += f" {UNDECIDED}" if found["finds"] else ""
        ends = found.end("noun" if counts_them else "whole")
        text = f"{text[: found.start()]}{said}{text[ends:]}"
        at = found.start() + len(said)
    return text


def _code_of(text: str, found: re.Match[str]) -> str:
    """Return the activity of which a number is verified: named behind the verb, or last before it
    in the same sentence; nothing where none is."""
    if found["name"]:
        return str(_CODE.findall(found["name"])[-1])
    begins = max((one.end() for one in _SENTENCE.finditer(text, 0, found.start())), default=0)
    named = _CODE.findall(text[begins : found.start()])
    return str(named[-1]) if named else ""


def _is_called(noun: str | None, unit: str) -> bool:
    return noun is not None and sounds_like(stem(fold(noun)), frozenset((stem(unit),))) is not None
