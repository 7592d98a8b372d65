"""Whoever confirms absences says that one is on other days than she was told: she is shown it on
these, and a yes sets it."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation.away import others_away
from bot.conversation.away.confirming_away import shown
from bot.conversation.away.put_right import meant_by
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.absence_changed import without_courtesy
from bot.understanding.asks.absence_days import Days
from bot.understanding.asks.anothers_days import AnothersDays, anothers_days
from core.entity.rights import Right
from scheduler.told import absence


def taken(turn: Turn) -> Obeyed | None:
    """Take a message that only says on which other days somebody is away; None for others."""
    said = _said(turn)
    return None if said is None or said.rest else _put_right(turn, said)


def beside(turn: Turn) -> tuple[Obeyed | None, str]:
    """Take that out of a message that says more; return what is said of it, and the rest."""
    said = _said(turn)
    shown = _put_right(turn, said) if said is not None and said.rest else None
    return (None, turn.text) if said is None or shown is None else (shown, said.rest)


def _said(turn: Turn) -> AnothersDays | None:
    message = turn.message
    other = message.is_no_new_text or message.chat or message.files
    said = None if other else anothers_days(turn.text, turn.today)
    if said is None or not turn.may(Right.ABSENCE):
        return None
    answers = turn.waits_for_yes or turn.waiting is not None  # "sí. La de Luz también, pero …"
    return said if answers else replace(said, rest=without_courtesy(said.rest))


def _put_right(turn: Turn, said: AnothersDays) -> Obeyed | None:
    """Show the one absence of the one whom the words name on its new days; the orders of all where
    it may be several. None where no absence of hers is known."""
    another = others_away.another_in(turn, said.words)
    if another is None:
        return None
    known = absence.known_of(turn.session, turn.context, another.person_id, turn.now)
    meant = meant_by(known, said.denied, said.days, turn.today)
    if len(meant) > 1:
        which = shown(turn)
        return None if which is None else Obeyed(which)
    if not meant:
        return None
    (before,) = meant
    days = _begun(said.days, before)
    told = absence.Told(another.person_id, another.name, days.first, days.last, said.words)
    return others_away.proposed(turn, told, instead=before)


def _begun(days: Days, before: absence.Known) -> Days:
    """Return days of which only the last is said ("hasta el 25") with the first that was told."""
    told = before.first is not None and days.last is not None and before.first <= days.last
    return replace(days, first=before.first) if days.first is None and told else days
