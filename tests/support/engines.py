"""The hands of a process as tests let them work: on each database as its engine takes the rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import structlog
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from bot.evidence.keeper import Keeper
from bot.fetcher import Fetcher
from bot.model.endpoint import Endpoint
from bot.worker import Worker
from core.channels import Channel
from core.clock import Clock
from core.entity.context import EntityContext
from core.files import FileSource
from models.inbox import ClaimedInbound, Inbound, InboundState
from models.incoming import albums
from models.incoming.files import ClaimedFile, FileState, ReceivedFile
from models.outbox import WAITING, ItemState, OutboxItem
from models.running import holders
from models.running.taking import files, items, messages
from models.running.taking.items import ClaimedItem
from models.running.turns import Kind, Turn
from models.session import Database, writes_alone
from scheduler import delivery
from scheduler.delivery import Job
from scheduler.dispatcher import Dispatcher
from scheduler.engine.lanes import Lanes

log = structlog.get_logger("tests")


def next_item(
    session: Session, *, entity_id: int, holder_id: int, now: datetime
) -> ClaimedItem | None:
    """Take the oldest message that is due, to whom nothing is on its way; None where none is."""
    if writes_alone(session):
        return items.claim(session, entity_id=entity_id, holder_id=holder_id, now=now)
    for turn in _turns(session, _items(entity_id, now), Kind.SEND, entity_id):
        if taken := items.next_of(session, turn, now):
            return taken
    return None


def next_message(
    session: Session, *, entity_id: int, holder_id: int, now: datetime
) -> ClaimedInbound | None:
    """Take the oldest new message whose conversation is idle; None where there is none."""
    if writes_alone(session):
        return messages.claim(session, entity_id=entity_id, holder_id=holder_id, now=now)
    for turn in _turns(session, _messages(entity_id, now), Kind.HANDLE, entity_id):
        if taken := messages.next_of(session, turn, now):
            return taken
    return None


def next_file(
    session: Session, *, entity_id: int, holder_id: int, now: datetime
) -> ClaimedFile | None:
    """Take the file that has waited longest; None where none is due."""
    if writes_alone(session):
        return files.claim(session, entity_id=entity_id, holder_id=holder_id, now=now)
    due = (
        select(ReceivedFile.id)
        .where(
            ReceivedFile.entity_id == entity_id,
            ReceivedFile.state == FileState.WAITING,
            ReceivedFile.not_before <= now,
        )
        .order_by(ReceivedFile.id)
        .with_for_update(skip_locked=True)  # as the lock of its job: another lane takes the next
    )
    found = session.scalars(due).first()
    if found is None:
        return None
    return files.next_of(session, Turn(Kind.FETCH, entity_id, address=str(found)), now)


def take(session: Session, context: EntityContext, *, holder_id: int, now: datetime) -> Job | None:
    """Take the next message that may go out, with all that its rendering needs."""

    def next_one(session: Session, now: datetime) -> ClaimedItem | None:
        return next_item(session, entity_id=context.entity_id, holder_id=holder_id, now=now)

    return delivery.take(session, context, next_one, now, lambda *_: ())


def died(session: Session, holder_ids: Sequence[int], now: datetime) -> dict[str, int]:
    """Give back what processes had in hand that are dead now; return how many rows of which table.

    On PostgreSQL that is all that is in hand: the queue lets the next job of each turn do it.
    """
    if writes_alone(session):
        return holders.release(session, holder_ids, now)
    given_back = {
        table.table.name: len(session.execute(table.giving_back(), {"from_now": now}).all())
        for table in holders.CLAIMED
    }
    return {table: rows for table, rows in given_back.items() if rows}


def _items(entity_id: int, now: datetime) -> Select[str, str]:
    busy = aliased(OutboxItem)
    on_its_way = select(busy.id).where(
        busy.entity_id == OutboxItem.entity_id,
        busy.channel == OutboxItem.channel,
        busy.recipient == OutboxItem.recipient,
        busy.state == ItemState.SENDING,
    )
    return (
        select(OutboxItem.channel, OutboxItem.recipient)
        .where(
            OutboxItem.entity_id == entity_id,
            OutboxItem.state.in_(WAITING),
            OutboxItem.not_before <= now,
            ~on_its_way.exists(),
        )
        .order_by(OutboxItem.opens, OutboxItem.not_before, OutboxItem.id)
    )


def _messages(entity_id: int, now: datetime) -> Select[str, str]:
    busy = aliased(Inbound)
    handled = select(busy.id).where(
        busy.entity_id == Inbound.entity_id,
        busy.channel == Inbound.channel,
        busy.sender == Inbound.sender,
        busy.state == InboundState.HANDLING,
    )
    return (
        select(Inbound.channel, Inbound.sender)
        .where(
            Inbound.entity_id == entity_id,
            Inbound.state == InboundState.NEW,
            Inbound.not_before <= now,
            ~handled.exists(),
        )
        .order_by(Inbound.id)
    )


def _turns(session: Session, due: Select[str, str], kind: Kind, entity_id: int) -> list[Turn]:
    """Return the turns of what is due, each once, in order."""
    found = dict.fromkeys(map(tuple, session.execute(due)))
    return [Turn(kind, entity_id, channel, address) for channel, address in found]


def sending(
    database: Database,
    context: EntityContext,
    channels: Mapping[str, Channel],
    clock: Clock,
    *,
    holder_id: int,
    lanes: int = 1,
) -> Lanes[Job]:
    """Return the lanes of a process that sends."""

    def take(session: Session, now: datetime) -> ClaimedItem | None:
        return next_item(session, entity_id=context.entity_id, holder_id=holder_id, now=now)

    hand = Dispatcher(database, context, channels, clock, take)
    return Lanes(lanes, hand, logger=log, failed="sending_failed")


def handling(
    database: Database,
    context: EntityContext,
    clock: Clock,
    *,
    holder_id: int,
    replied: Callable[[], None] = lambda: None,
    model: Endpoint | None = None,
    lanes: int = 1,
) -> Lanes[ClaimedInbound]:
    """Return the lanes of a process that handles messages."""

    def take(session: Session, now: datetime) -> ClaimedInbound | None:
        return next_message(session, entity_id=context.entity_id, holder_id=holder_id, now=now)

    hand = Worker(database, context, clock, take, replied=replied, model=model)
    return Lanes(lanes, hand, logger=log, failed="handling_failed")


def fetching(
    database: Database,
    context: EntityContext,
    sources: Mapping[str, FileSource],
    keeper: Keeper,
    clock: Clock,
    *,
    holder_id: int,
    fetched: Callable[[], None] = lambda: None,
    model: Endpoint | None = None,
    lanes: int = 1,
) -> Lanes[ClaimedFile]:
    """Return the lanes of a process that fetches files."""

    def take(session: Session, now: datetime) -> ClaimedFile | None:
        albums.gather(session, entity_id=context.entity_id, now=now)
        return next_file(session, entity_id=context.entity_id, holder_id=holder_id, now=now)

    hand = Fetcher(database, context, sources, keeper, clock, take, fetched=fetched, model=model)
    return Lanes(lanes, hand, logger=log, failed="fetching_failed")
