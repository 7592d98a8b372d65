"""Of which entity a message is that came to an account of several, as a bot that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from core.inbound import Inbound as Message
from models.inbox import Inbound
from models.organisation import Address, Invitation, Person
from models.outbox import OutboxItem, OutboxPart
from models.staff.groups import ChatGroup, GroupCode
from models.staff.invitations import hash_of_sent


def entity_of(
    session: Session, inbound: Message, *, channel: str, entities: Sequence[int]
) -> int | None:
    """Return for which of the `entities` a message is that came to their common account: whose code
    it brings, whose message it answers, whose group it was written in, where its sender is
    somebody, to which she wrote last; None where none of that tells."""
    for query, owner in _telling(inbound, channel):
        found = session.execute(query.where(owner.in_(entities)).limit(1)).scalar()
        if found is not None:
            return int(found)
    return None


def _telling(
    inbound: Message, channel: str
) -> Iterator[tuple[Select[int], InstrumentedAttribute[int]]]:
    """Yield what tells of which entity a message is, the surest first, and the entity's column."""
    if inbound.start is not None:
        code = hash_of_sent(inbound.start)
        yield select(Invitation.entity_id).where(Invitation.code_hash == code), Invitation.entity_id
        yield select(GroupCode.entity_id).where(GroupCode.code_hash == code), GroupCode.entity_id
    if inbound.replies_to is not None:
        yield (
            select(OutboxItem.entity_id)
            .join(OutboxPart, OutboxPart.item_id == OutboxItem.id)
            .where(OutboxPart.provider_id == inbound.replies_to, OutboxItem.channel == channel),
            OutboxItem.entity_id,
        )
    if inbound.chat is not None:
        group = (ChatGroup.channel == channel) & (ChatGroup.value == inbound.chat)
        lives = select(ChatGroup.entity_id).where(group, ChatGroup.gone_since.is_(None))
        yield lives, ChatGroup.entity_id
    known = (
        select(Address.entity_id)
        .join(Person, Person.id == Address.person_id)
        .where(Address.channel == channel, Address.value == inbound.sender)
        .order_by(Address.entity_id)
    )
    yield known.where(Address.dead_since.is_(None), Person.active), Address.entity_id
    # Whose code she has just brought, before that is handled.
    before = select(Inbound.entity_id).where(
        Inbound.channel == channel, Inbound.sender == inbound.sender
    )
    yield before.order_by(Inbound.id.desc()), Inbound.entity_id
    yield known, Address.entity_id
