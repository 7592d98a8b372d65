"""The offices that a request may name, with their spellings and their people."""

from __future__ import annotations

from sqlalchemy import select

from bot.conversation.addressees import KnownOffice
from bot.conversation.turn import Turn
from models.organisation import Office, office_now
from models.staff import offices, people


def known_offices(turn: Turn) -> tuple[KnownOffice, ...]:
    """Return the offices that can take an activity over, by name; one that was merged or
    succeeded is no more."""
    loads = [
        one
        for one in offices.list_offices(turn.session, turn.context.entity_id)
        if not one.office.collective
    ]
    staff = people.people_of_offices(turn.session, [one.office.id for one in loads])
    former = turn.session.execute(
        select(office_now(Office.id), Office.name)
        .where(Office.entity_id == turn.context.entity_id, ~offices.still_there())
        .order_by(Office.id)
    )
    gone: dict[int, list[str]] = {}
    for target, name in former:
        gone.setdefault(target, []).append(name)
    return tuple(
        KnownOffice(
            id=one.office.id,
            name=one.office.name,
            spellings=(one.office.name, *one.aliases, *gone.get(one.office.id, ())),
            people=tuple(dict.fromkeys(member.name for member in staff.get(one.office.id, ()))),
        )
        for one in loads
    )
