"""The question whether requests are decided so, and whether an answer only says it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.conversation.deciding import deciding_all
from bot.conversation.deciding.verdicts import read_grant
from bot.conversation.requesting.asked_days import names_only_a_day
from bot.conversation.turn import Turn
from bot.understanding.reading import read
from bot.understanding.rulings import granted
from bot.understanding.rulings.of_each import ReadRuling
from core.messages import Note
from core.words import RequestKind
from models.answers import requests

_MOST_WORDS = 2  # beside the day: "hasta el 15", no condition


def question(turn: Turn, each: Sequence[ReadRuling]) -> Note:
    """Return the question whether requests are decided so, with the day that a yes would grant."""
    today, days = turn.today, set[date | None]()
    for one in each:
        request = requests.find(turn.session, turn.context.entity_id, one.number)
        extends = request is not None and request.kind is RequestKind.EXTENSION and one.grants
        said = granted.what_is_granted(one.beside)
        named = (
            read_grant(turn.session, turn.context, today, request, said)
            if request and extends
            else None
        )
        days.add(None if named is None else named.until)
    return deciding_all.question(turn, each, days.pop() if len(days) == 1 else None)


def says_the_same(turn: Turn, each: tuple[ReadRuling, ...], before: tuple[ReadRuling, ...]) -> bool:
    """Tell whether decisions are those that were asked about, with no more than the day again."""
    if any(not _names_a_day(turn, one) for one in each):
        return False
    alike = [(one.number, one.grants) for one in each] == [(a.number, a.grants) for a in before]
    until = question(turn, each).values["until"]
    return alike and until is not None and until == question(turn, before).values["until"]


def _names_a_day(turn: Turn, one: ReadRuling) -> bool:
    return names_only_a_day(read(one.beside).plain, turn.today, _MOST_WORDS)
