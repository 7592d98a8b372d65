"""Turns what cannot be sent to another address of the same person."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from core.channels import LABELS, SendError, SendErrorKind
from core.entity.context import EntityContext
from core.messages import Reminder, load_content, store_content
from core.unreached import Unlinked
from core.words import OutboxKind
from models import outbox
from models.organisation import Address
from models.outbox import ItemState, OutboxPart
from models.running import channel_state
from models.running.taking.items import ClaimedItem
from scheduler import directory
from scheduler.directory import Contact, Directory
from scheduler.message import left_out
from scheduler.message.above import told_above
from scheduler.retry import FailedAttempt, takes_over_at
from scheduler.told import privacy

# A digest is queued on each channel, an invitation is a mail.
_TURNED = frozenset({OutboxKind.REMINDER, OutboxKind.OWN_SUMMARY})


def turns_at(context: EntityContext, item: ClaimedItem, failure: FailedAttempt) -> datetime | None:
    """Return when a message that failed goes to another address: at once from a dead one. None for
    what stays where it is."""
    if not item.opens or item.kind not in _TURNED:
        return None
    if failure.kind is SendErrorKind.ADDRESS_DEAD:
        return failure.at
    return takes_over_at(failure, timedelta(hours=context.policy.other_channel_after_hours))


def turn(
    session: Session, context: EntityContext, item: ClaimedItem, error: SendError, now: datetime
) -> bool:
    """Turn a message to another living address of the person; tell whether there is one.

    Preferred is a channel without trouble; only a dead address is left for one in trouble. Not a
    message of which a part has gone out: its parts would not fit those of another channel.
    """
    if session.scalar(select(exists().where(OutboxPart.item_id == item.id))):
        return False
    troubled = {one.channel for one in channel_state.troubles(session, context.entity_id, now)}
    living = session.execute(
        select(Address.id, Address.channel, Address.value)
        .where(
            Address.person_id == item.person_id,
            Address.dead_since.is_(None),
            Address.id != item.address_id,
            Address.channel.in_(context.channels),
        )
        .order_by(Address.id)
    ).all()
    if error.kind is not SendErrorKind.ADDRESS_DEAD:
        living = [row for row in living if row.channel not in troubled]
    if not living:
        return False
    order = context.channels.index
    address_id, channel, value = min(
        living, key=lambda row: (row.channel in troubled, order(row.channel))
    )
    outbox.settle(
        session,
        item,
        ItemState.PENDING,
        not_before=now,
        attempts=0,
        failing_since=None,
        address_id=address_id,
        channel=channel,
        recipient=value,
        content=_turned(session, context, item, error, (channel, value), now),
    )
    return True


def _turned(
    session: Session,
    context: EntityContext,
    item: ClaimedItem,
    error: SendError,
    place: tuple[str, str],
    now: datetime,
) -> dict[str, Any]:
    """Return the content of a message that goes to another place (channel, address): a reminder
    says which channel is shut, names the policy where she was not told of it there, and, where
    nobody has ever written from what is left to her, that control calls (decision 0058)."""
    if item.content.get("kind") != "reminder" or item.person_id is None:
        return item.content
    link = privacy.of_turned(session, context, item, item.person_id, place, now)
    content = item.content | {"policy_url": link}
    shut = error.kind is SendErrorKind.ADDRESS_DEAD and not Unlinked.tells(error.detail)
    if shut and place[0] != item.channel:
        content["refused"] = LABELS[item.channel]
    people = directory.load(session, context, now)
    contact = people.contacts.get(item.person_id)
    return _calling(content, people, contact) if contact and contact.unheard else content


def _calling(content: dict[str, Any], people: Directory, contact: Contact) -> dict[str, Any]:
    made = load_content(content)
    assert isinstance(made, Reminder)  # noqa: S101 - nothing else is turned that names those above
    roles = {role for role, held in people.by_role.items() if contact in held}
    lines, above = told_above(made.lines, made.above, roles, unheard=True)
    besides = left_out.told_to(above, made.left_out)
    update = {"lines": lines, "above": above, "left_out": besides}
    return store_content(made.model_copy(update=update))
