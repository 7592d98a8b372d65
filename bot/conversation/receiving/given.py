"""A message that somebody gave to a person (`culmina inbox assign`, or her own yes to a mail)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.conversation.turn import Arrival
from core.entity.context import EntityContext
from models.inbox import ClaimedInbound
from models.staff import people


def answered_at_her_own(
    arrival: Arrival, person_id: int
) -> tuple[people.PersonRow, ClaimedInbound] | None:
    """Return the person, and the message as from her own living address: there she is answered.

    None where she has none that lives.
    """
    person = people.known(arrival.session, arrival.context.entity_id, person_id)
    near = nearest_address(
        arrival.session, arrival.context, person_id, arrival.channel, arrival.inbound.sender
    )
    if person is None or near is None:
        return None
    return person, replace(arrival.inbound, channel=near.channel, sender=near.value)


def nearest_address(
    session: Session, context: EntityContext, person_id: int, channel: str, sender: str
) -> people.AddressRow | None:
    """Return a living address of a person: `sender` if it is hers, else on `channel`, else any."""
    living = people.living_addresses(session, [person_id]).get(person_id, ())
    reachable = [one for one in living if one.channel in context.channels]
    return min(
        reachable,
        key=lambda one: (one.channel != channel, one.value != sender),
        default=None,
    )
