"""The question whether requests are decided so, and whether an answer only says it again."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.deciding import deciding_all
from bot.conversation.deciding.verdicts import read_grant
from bot.conversation.requesting.asked_days import names_only_a_day
from bot.conversation.turn import Turn
from bot.understanding.reading import read
from bot.understanding.rulings import granted
from bot.understanding.rulings.of_each import ReadRuling
from core.messages import Note
from models.answers import requests
from models.staff.offices import office_name
from plans.requests.outcomes import Verdict

_AS_ASKED = Verdict(granted=True)
_MOST_WORDS = 2  # beside the day: "hasta el 15", no condition


def question(turn: Turn, each: Sequence[ReadRuling]) -> Note:
    """Return the question whether requests are decided so, with the day that a yes would grant, or
    the office to which it would give the work."""
    named = {_named(turn, one) or _AS_ASKED for one in each}
    one = named.pop() if len(named) == 1 else _AS_ASKED
    until = "" if one.until is None else one.until.isoformat()
    office = "" if one.office_id is None else office_name(turn.session, one.office_id)
    return deciding_all.question(turn, each, until, office)


def _named(turn: Turn, one: ReadRuling) -> Verdict | None:
    """Return what a decision grants in words of its own; None for what was asked for."""
    request = requests.find(turn.session, turn.context.entity_id, one.number)
    if request is None or not one.grants:
        return None
    said = granted.what_is_granted(one.beside)
    return read_grant(turn.session, turn.context, turn.today, request, said)


def says_the_same(turn: Turn, each: tuple[ReadRuling, ...], before: tuple[ReadRuling, ...]) -> bool:
    """Tell whether decisions are those that were asked about, with no more than the day again."""
    if any(not _names_a_day(turn, one) for one in each):
        return False
    alike = [(one.number, one.grants) for one in each] == [(a.number, a.grants) for a in before]
    until = question(turn, each).values["until"]
    return alike and until is not None and until == question(turn, before).values["until"]


def _names_a_day(turn: Turn, one: ReadRuling) -> bool:
    return names_only_a_day(read(one.beside).plain, turn.today, _MOST_WORDS)
