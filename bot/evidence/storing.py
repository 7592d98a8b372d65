"""Storing evidence whose bytes are at hand: for messages that bring their files along."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from bot.evidence.keeper import Keeper
from core.files import Refusal, Unwanted
from core.inbound import FileKind, InboundFile
from models import brought, evidence
from models.evidence import Filing, Item
from models.files import KeptContent
from models.session import Database


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came: with which stored message and in which place of it, and its bytes.

    `name` and `media_type` are what the sender's program says: neither is believed.
    """

    entity_id: int
    inbound_id: int
    ordinal: int
    content: bytes
    name: str = ""
    media_type: str = ""
    kind: FileKind = FileKind.DOCUMENT


async def store_evidence(
    database: Database,
    keeper: Keeper,
    sent: Sent,
    filings: Sequence[Filing] = (),
    *,
    now: datetime,
) -> Refusal | None:
    """Keep one file of a stored message and file it as evidence; return why not, None if kept.

    `filings` say for which activities, by whom, with which words; without any, the file waits for
    the conversation, which files what a message brings when it handles it. A report that the same
    message made is tied to it. What is refused is written down with its reason, of which the sender
    is to be told (the note `file_refused`). Called again for the same place of the same message,
    only what is filed may change.

    The content is judged, scanned and on the disk before the transaction begins. Raises
    EnvironmentFault where the disk or the scanner is away: nothing is written, try again later.
    A channel that can fetch a file again later had better give a `core.files.FileSource` and call
    `models.files.expect` when the message comes in: then waiting and retrying are done for it.
    """
    outcome: KeptContent | Refusal
    try:
        keep = partial(keeper.keep, sent.content, name=sent.name, kind=sent.kind)
        outcome = await asyncio.to_thread(keep)
    except Unwanted as unwanted:
        outcome = unwanted.refusal
    write = partial(_write, sent=sent, outcome=outcome, filings=filings, now=now)
    await database.in_transaction(write)
    return outcome if isinstance(outcome, Refusal) else None


def _write(
    session: Session,
    sent: Sent,
    outcome: KeptContent | Refusal,
    filings: Sequence[Filing],
    now: datetime,
) -> None:
    said = InboundFile(kind=sent.kind, ref="", name=sent.name, media_type=sent.media_type)
    brought.settle_at_once(
        session,
        entity_id=sent.entity_id,
        inbound_id=sent.inbound_id,
        ordinal=sent.ordinal,
        said=said,
        outcome=outcome,
        now=now,
    )
    if isinstance(outcome, Refusal):
        return
    item = Item(
        sent.ordinal,
        sent.kind.value,
        outcome.name,
        outcome.media_type,
        outcome.size,
        outcome.sha256,
    )
    for filing in filings:
        evidence.attach(session, filing, [item], now=now)
