"""Queueing what answers a message that has just come in: it goes at once, at any hour."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conversation.overseeing.paging import pages_key
from core.messages import Content, Filed, Listing, Receipt, store_content
from core.overviews import Overview
from models.inbox import ClaimedInbound
from models.outbox import enqueue


def reply(
    session: Session,
    inbound: ClaimedInbound,
    said: Iterable[Content],
    person_id: int | None,
    now: datetime,
    reply_to: str | None = None,
) -> None:
    """Queue the answers to a message, once however often it is handled."""
    for number, content in enumerate(said):
        key = f"reply:{inbound.id}:{number}"
        if isinstance(content, Receipt) and content.report is not None:
            key = receipt_key(content.report)
        if isinstance(content, Listing | Overview) and content.buttons:
            key = pages_key(inbound.id)
        if isinstance(content, Filed) and content.awaits is not None:
            key = awaited_key(content.awaits, content.lines[0].activity_id)
        say(session, inbound, key, content, person_id, now, reply_to)


def receipt_key(report_id: int) -> str:
    """Return the outbox key of the receipt whose first report this is."""
    return f"receipt:{report_id}"


def awaited_key(inbound_id: int, activity_id: int) -> str:
    """Return the outbox key of what says that files of a message will be an activity's evidence."""
    return f"awaited:{inbound_id}:{activity_id}"


def say(
    session: Session,
    inbound: ClaimedInbound,
    key: str,
    content: Content,
    person_id: int | None,
    now: datetime,
    reply_to: str | None = None,
) -> None:
    """Queue one content for the chat of a message, unless `key` has been queued.

    In a group it stands under the message `reply_to`; what is said there is no person's own.
    """
    enqueue(
        session,
        entity_id=inbound.entity_id,
        key=key,
        kind=content.kind,
        opens=False,
        person_id=person_id,
        channel=inbound.channel,
        recipient=inbound.sender,
        content=store_content(content),
        now=now,
        reply_to=reply_to,
    )
