"""The people of an office as they are named to whoever asks: who is away, and until when."""

from __future__ import annotations

from collections.abc import Iterable

from bot.conversation.turn import Turn
from core.spanish import short_date
from models.staff import absences
from models.staff.people import Member


def named(turn: Turn, staff: Iterable[Member]) -> tuple[str, ...]:
    """Return the names of people, each once; "(ausente hasta el vie 15 may)" where she is away."""
    away = absences.of_entity(turn.session, turn.context.entity_id, turn.today)

    def shown(one: Member) -> str:
        until = away.get(one.person_id)
        gone = "" if until is None else f" (ausente hasta el {short_date(until, turn.today)})"
        return f"{one.name}{gone}"

    return tuple(dict.fromkeys(shown(one) for one in staff))
