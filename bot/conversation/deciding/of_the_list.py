"""A request of the list that a text only names, by its number or code, and why: "8, es que ya tuvo
plazo"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.conversation.deciding import open_requests
from bot.conversation.deciding.deciding_all import LIST, Before
from bot.conversation.speaking.replying import last_said
from bot.conversation.turn import Turn
from bot.understanding.rulings import words
from bot.understanding.rulings.beside import JOINING, is_doubtful, without_courtesies
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import ReadRuling
from bot.understanding.yes_no import says_yes
from core.overviews import Overview

# "8, es que ya tuvo plazo", "la 8 porque ya tuvo", "8"
_NAMED_WITH_WHY = re.compile(
    rf"\W{{0,3}}(?:(?:la|es|n[uú]mero|solicitud)\s){{0,3}}#?(?P<name>{words.NAME})"
    r"(?:(?P<why>\s?[,.:;]?\s(?:es\sque|porque|ya\sque|pues|dado\sque)\s.{2,300})"
    r"|\s?[,:;]\s(?P<says>\D.{2,300})|[\s.]{0,3})",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class NamedWithWhy:
    """A request that a text only names, by its number or code, and why; `joined`: by "porque"."""

    name: str
    why: str
    joined: bool


def named_with_why(text: str) -> NamedWithWhy | None:
    """Return what a text names that says no more than why: "8, es que ya tuvo plazo"."""
    found = _NAMED_WITH_WHY.fullmatch(text)
    if found is None or words.tells_of_work(text[found.end("name") :]):
        return None
    why = JOINING.sub("", found["why"] or found["says"] or "", count=1)
    return NamedWithWhy(found["name"], without_courtesies(why), joined=found["why"] is not None)


def of_the_list(
    turn: Turn, named: NamedWithWhy | None, known: Known, before: Before
) -> ReadRuling | None:
    """Return the denial of the request that a text names, where it answers which one is to be
    denied; undecided where it gives a reason after the list alone. None where it follows no list,
    names none that waits, or decides in words of its own."""
    if named is None:
        return None
    answers = before.answers or next(last_said(turn, 1), None)
    (number,) = known.numbers([named.name]) or (None,)
    if not isinstance(answers, Overview) or answers.name != LIST or number not in known.waiting:
        return None
    own = words.DECIDING.search(named.why) or words.holds(named.why) or says_yes(named.why)
    if number is None or own or is_doubtful(named.why, grants=False, several=False):
        return None
    if answers.tried == open_requests.DENIES:
        return ReadRuling(number, False, named.why)
    return ReadRuling(number, None, named.why) if named.joined else None
