"""Queueing what answers a message that has just come in, which goes at once, at any hour; and what
was queued for her last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from sqlalchemy import select

from bot.conversation.speaking.paging import pages_key
from bot.conversation.turn import Arrival, Turn
from core.messages import (
    UNHEARD,
    Content,
    Filed,
    Listing,
    Note,
    Question,
    Receipt,
    load_content,
    store_content,
)
from core.overviews import Overview
from core.words import OutboxKind
from models.outbox import OutboxItem, To, enqueue

_REPLY = re.compile(r"reply:(\d{1,19}):\d{1,6}")


def last_said(turn: Turn, most: int, since: datetime | None = None) -> Iterator[Content]:
    """Give the last messages to her, at most so many and none before `since`, the newest first; the
    note about what one of them left out is no message of its own."""
    hers = select(OutboxItem.content).where(OutboxItem.person_id == turn.person.id)
    if since is not None:
        hers = hers.where(OutboxItem.created_at > since)
    rows = turn.session.scalars(hers.order_by(OutboxItem.id.desc()).limit(2 * most))
    told = (one for one in map(load_content, rows) if not _only_tells_back(one))
    return islice(told, most)


def _only_tells_back(content: Content) -> bool:
    return isinstance(content, Note) and content.name == UNHEARD


def reply(
    arrival: Arrival, said: Iterable[Content], person_id: int | None, reply_to: str | None = None
) -> None:
    """Queue the answers to a message, once however often it is handled; of several lists with
    buttons the first that has rows is the one whose pages are turned."""
    said = [*said]
    with_buttons = [one for one in said if isinstance(one, Listing | Overview) and one.buttons]
    rows = (one for one in with_buttons if isinstance(one, Listing) or one.rows)
    paged = next(rows, next(iter(with_buttons), None))
    for number, content in enumerate(said):
        key = reply_key(arrival.inbound.id, number)
        if isinstance(content, Question) and content.file is not None:
            key = f"file:{arrival.inbound.id}"  # as evidence the same message is answered again
        if isinstance(content, Receipt) and content.report is not None:
            key = receipt_key(content.report)
        if content is paged:
            key = pages_key(arrival.inbound.id)
        if isinstance(content, Filed) and content.awaits is not None:
            key = awaited_key(content.awaits, content.lines[0].activity_id)
        say(arrival, key, content, person_id, reply_to)


def reply_key(inbound_id: int, number: int = 0) -> str:
    """Return the outbox key of an answer to a message, the `number`-th of several."""
    return f"reply:{inbound_id}:{number}"


def replied_to(key: str) -> int | None:
    """Return the message that an answer of this key is for; None for what is no such answer."""
    found = _REPLY.fullmatch(key)
    return None if found is None else int(found[1])


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
        arrival.inbound.entity_id,
        To(arrival.channel, arrival.inbound.sender, person_id, reply_to=reply_to),
        key=key,
        kind=OutboxKind(content.kind),
        opens=False,
        content=store_content(content),
        now=arrival.now,
    )
