"""The offices that a request may name, with their spellings and their people."""

from __future__ import annotations

from sqlalchemy import select

from bot.conversation.addressees import KnownOffice
from bot.conversation.turn import Turn
from models.organisation import Office
from models.staff import offices, people


def known_offices(turn: Turn) -> tuple[KnownOffice, ...]:
    """Return the offices that can take an activity over, by name; a merged one is no more."""
    loads = [
        one
        for one in offices.list_offices(turn.session, turn.context.entity_id)
        if not one.office.collective
    ]
    staff = people.people_of_offices(turn.session, [one.office.id for one in loads])
    former = turn.session.execute(
        select(Office.merged_into_id, Office.name)
        .where(Office.entity_id == turn.context.entity_id, Office.merged_into_id.is_not(None))
        .order_by(Office.id)
    )
    merged: dict[int, list[str]] = {}
    for target, name in former:
        if target is not None:
            merged.setdefault(target, []).append(name)
    return tuple(
        KnownOffice(
            id=one.office.id,
            name=one.office.name,
            spellings=(one.office.name, *one.aliases, *merged.get(one.office.id, ())),
            people=tuple(dict.fromkeys(member.name for member in staff.get(one.office.id, ()))),
        )
        for one in loads
    )
