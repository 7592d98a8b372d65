"""A message that somebody gave to a person (`culmina inbox assign`, or her own yes to a mail)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from models import people
from models.inbox import ClaimedInbound
from models.organisation import Person
from models.people import PersonRow
from scheduler.context import EntityContext

UNREACHABLE = "whoever it was given to cannot be reached"


def answered_at_her_own(
    session: Session, context: EntityContext, inbound: ClaimedInbound, person_id: int
) -> tuple[PersonRow, ClaimedInbound] | None:
    """Return the person, and the message as from her own living address: there she is answered.

    That it came from, if it is hers; else one of its channel, else another; None without any.
    """
    row = session.get(Person, person_id)
    living = people.living_addresses(session, [person_id]).get(person_id, ())
    reachable = [one for one in living if one.channel in context.channels]
    if row is None or not reachable:
        return None
    near = min(
        reachable, key=lambda one: (one.channel != inbound.channel, one.value != inbound.sender)
    )
    person = PersonRow(row.id, row.name, row.preferred_channel, row.active)
    return person, replace(inbound, channel=near.channel, sender=near.value)
