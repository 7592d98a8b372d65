"""Queueing what answers a message that has just come in, which goes at once, at any hour; and what
was queued for her last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import select

from bot.conversation.speaking.paging import pages_key
from bot.conversation.turn import Arrival, Turn
from core.messages import Content, Filed, Listing, Receipt, load_content, store_content
from core.overviews import Overview
from models.outbox import OutboxItem, enqueue


def last_said(turn: Turn, most: int, since: datetime | None = None) -> Iterator[Content]:
    """Give the last messages to her, at most so many and none before `since`, the newest first."""
    hers = select(OutboxItem.content).where(OutboxItem.person_id == turn.person.id)
    if since is not None:
        hers = hers.where(OutboxItem.created_at > since)
    return map(load_content, turn.session.scalars(hers.order_by(OutboxItem.id.desc()).limit(most)))


def reply(
    arrival: Arrival, said: Iterable[Content], person_id: int | None, reply_to: str | None = None
) -> None:
    """Queue the answers to a message, once however often it is handled."""
    for number, content in enumerate(said):
        key = f"reply:{arrival.inbound.id}:{number}"
        if isinstance(content, Receipt) and content.report is not None:
            key = receipt_key(content.report)
        if isinstance(content, Listing | Overview) and content.buttons:
            key = pages_key(arrival.inbound.id)
        if isinstance(content, Filed) and content.awaits is not None:
            key = awaited_key(content.awaits, content.lines[0].activity_id)
        say(arrival, key, content, person_id, reply_to)


def receipt_key(report_id: int) -> str:
    """Return the outbox key of the receipt whose first report this is."""
    return f"receipt:{report_id}"


def awaited_key(inbound_id: int, activity_id: int) -> str:
    """Return the outbox key of what says that files of a message will be an activity's evidence."""
    return f"awaited:{inbound_id}:{activity_id}"


def say(
    arrival: Arrival, key: str, content: Content, person_id: int | None, reply_to: str | None = None
) -> None:
    """Queue one content for the chat of a message, unless `key` has been queued.

    In a group it stands under the message `reply_to`; what is said there is no person's own.
    """
    enqueue(
        arrival.session,
        entity_id=arrival.inbound.entity_id,
        key=key,
        kind=content.kind,
        opens=False,
        person_id=person_id,
        channel=arrival.channel,
        recipient=arrival.inbound.sender,
        content=store_content(content),
        now=arrival.now,
        reply_to=reply_to,
    )
