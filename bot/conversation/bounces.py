"""A mail server says that a message of ours did not arrive."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation.whose import Item, find_item
from core.inbound import Inbound, InboundKind
from models import addresses, outbox, people
from models.inbox import ClaimedInbound
from models.outbox import ItemState, WrongMove
from scheduler import reopening
from scheduler.context import EntityContext

BOUNCED, SOFT, REFUSED = "bounced", "soft_bounce", "refused by policy"
NOT_OURS = "a bounce of no message of ours"
_WHY = "bounced"
_BY_POLICY = "5.7."  # RFC 3463, 3.8: the address lives, its server does not take our mail


def take(
    session: Session,
    context: EntityContext,
    inbound: ClaimedInbound,
    message: Inbound,
    now: datetime,
) -> str | None:
    """Believe a bounce that names a message of ours and its recipient; None for any other.

    Anybody can write a mail that looks like a bounce: without the message that failed it would
    silence whomever it names. The address is dead from then on, and what the message said is owed
    anew on her other channel. A soft bounce may pass by itself; a refusal by policy is for the
    technician to look at, for it will befall the next message too.
    """
    item = find_item(session, context.entity_id, inbound.channel, message)
    if item is None:
        return None
    failed = {people.same_address(one.address): one.reason for one in message.failed}
    if failed and item.recipient not in failed:
        return None
    if message.kind is InboundKind.SOFT_BOUNCE:
        return SOFT
    reason = failed.get(item.recipient, "")
    if reason.startswith(_BY_POLICY):
        return REFUSED
    _bury(session, context, item, reason, now)
    try:
        outbox.move(session, item.id, ItemState.BOUNCED)
    except WrongMove:  # told twice, or before we knew that it had been sent
        return BOUNCED
    reopening.reopen(session, [item.id])
    return BOUNCED


def _bury(session: Session, context: EntityContext, item: Item, reason: str, now: datetime) -> None:
    owner = people.address_owner(
        session, entity_id=context.entity_id, channel=item.channel, value=item.recipient
    )
    if owner is not None:
        addresses.bury(
            session,
            owner[1].id,
            entity_id=context.entity_id,
            reason=f"{_WHY}: {reason}".rstrip(": "),
            channel=item.channel,
            now=now,
        )
