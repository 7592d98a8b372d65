"""The people of an office as they are named to whoever asks: who is away, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.conversation.desk import Desk
from bot.conversation.turn import Turn
from core.messages import Note
from core.spanish import fold, short_date
from core.words import Role
from models.staff import absences, people
from models.staff.people import Member


def named(turn: Turn, staff: Iterable[Member]) -> tuple[str, ...]:
    """Return the names of people, each once; "(ausente hasta el vie 15 may)" where she is away."""
    away = absences.of_entity(turn.session, turn.context.entity_id, turn.today)

    def shown(one: Member) -> str:
        until = away.get(one.person_id)
        gone = "" if until is None else f" (ausente hasta el {short_date(until, turn.today)})"
        return f"{one.name}{gone}"

    return tuple(dict.fromkeys(shown(one) for one in staff))


def with_lead(turn: Turn, hers: Desk, activity_id: int, refusal: Note) -> Note:
    """Return why an activity is not hers to give away; to a delegate with who may."""
    if refusal.name != "delegate_not_lead":
        return refusal
    mine = hers.activities[activity_id]
    staff = people.people_of_offices(turn.session, [mine.office_id]).get(mine.office_id, ())
    lead = next((one.name for one in staff if one.role is Role.LEAD), None)
    return Note(name=refusal.name, values={"handle": mine.handle, "lead": lead})


def as_written(text: str, name: str) -> str:
    """Return a name, which was read without its accents, as it stands in a text."""
    words, wanted = re.findall(r"[^\W\d_]+", text), fold(name).split()
    for first in range(len(words)):
        found = words[first : first + len(wanted)]
        if [fold(one) for one in found] == wanted:
            return " ".join(one if one[0].isupper() else one.capitalize() for one in found)
    return name.strip().title()
