"""Processes that hold rows: who lives, who died, and who stopped with something in hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.inbox import InboundState
from models.incoming.files import FileState, ReceivedFile
from models.outbox import ItemState
from models.running import holders
from models.running.holders import DEAD_AFTER_SECONDS, DatabaseNow, Holder
from models.session import Database
from models.tables import metadata
from tests.support.builders import NOW, a_holder, an_entity, an_inbound, an_outbox_item
from tests.support.rows import write

YEAR = 366 * 24 * 60 * 60


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """The address of an SQLite file: on PostgreSQL the queue says who works on what."""
    return sqlite_url


def dead(database: Database, me: int, *, alone: bool = False) -> list[int]:
    with database.transaction() as session:
        return holders.dead(session, me=me, alone=alone)


def seen(session: Session, seconds: int) -> int:
    """Write a process whose last heartbeat was so many seconds from now."""
    holder = a_holder(session)
    session.execute(update(Holder).where(Holder.id == holder).values(seen_at=DatabaseNow(seconds)))
    return holder


def a_file(session: Session, entity: int, holder: int, state: FileState) -> int:
    inbound = an_inbound(session, entity, state=InboundState.FETCHING)
    kept = "ab" * 32 if state is FileState.KEPT else None
    return write(
        session, ReceivedFile, {}, entity_id=entity, inbound_id=inbound, ordinal=0, kind="photo",
        channel_ref="file-1", name="", media_type="", sha256=kept, state=state, not_before=NOW,
        holder_id=holder,
    )  # fmt: skip


def test_a_process_without_a_heartbeat_is_dead_and_one_with_is_not(database: Database) -> None:
    with database.transaction() as session:
        me = holders.register(session, host="servidor", pid=1)
        silent = seen(session, -DEAD_AFTER_SECONDS - 1)
        seen(session, -DEAD_AFTER_SECONDS + 30)
    assert dead(database, me) == [silent]


def test_a_heartbeat_is_of_the_databases_clock_whatever_the_process_believes(
    database: Database,
) -> None:
    with database.transaction() as session:
        me = holders.register(session, host="servidor", pid=1)
        silent = seen(session, -DEAD_AFTER_SECONDS - 1)
        holders.beat(session, silent)
        since = select(Holder.id).where(
            Holder.seen_at.between(DatabaseNow(-5), DatabaseNow(1)),
            Holder.started_at.is_not(None),
        )
        assert set(session.scalars(since)) == {me, silent}
    assert dead(database, me) == []


def test_a_heartbeat_from_the_future_counts_from_now_on(database: Database) -> None:
    with database.transaction() as session:
        me, ahead = a_holder(session), seen(session, YEAR)
    assert dead(database, me) == [], "it may live: its next heartbeat is of the right clock"
    with database.transaction() as session:
        passed = update(Holder).where(Holder.id == ahead, Holder.seen_at < DatabaseNow(1))
        session.execute(passed.values(seen_at=DatabaseNow(-DEAD_AFTER_SECONDS - 1)))
    assert dead(database, me) == [ahead]


def test_on_a_file_of_its_own_every_other_process_is_dead(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        me, other = a_holder(session), a_holder(session)
        a_holder(session, ended_at=NOW)
    assert dead(sqlite_database, me, alone=True) == [other]


@pytest.mark.parametrize("alone", [True, False])
def test_a_process_that_ended_with_something_in_hand_counts_as_dead(
    database: Database, alone: bool
) -> None:
    with database.transaction() as session:
        entity, me = an_entity(session), a_holder(session)
        sender, worker, fetcher, clean = (a_holder(session, ended_at=NOW) for _ in range(4))
        an_outbox_item(session, entity, state=ItemState.SENDING, holder_id=sender)
        an_outbox_item(session, entity, state=ItemState.SENT, holder_id=clean)
        an_inbound(session, entity, state=InboundState.HANDLING, holder_id=worker)
        a_file(session, entity, fetcher, FileState.FETCHING)
        a_file(session, entity, clean, FileState.KEPT)
    assert dead(database, me, alone=alone) == [sender, worker, fetcher]


def test_what_a_process_held_is_given_back_in_every_table_and_its_end_written_down(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity, me, gone = an_entity(session), a_holder(session), a_holder(session)
        an_outbox_item(session, entity, state=ItemState.SENDING, holder_id=gone)
        mine = an_outbox_item(session, entity, recipient="2", state=ItemState.SENDING, holder_id=me)
        an_inbound(session, entity, state=InboundState.HANDLING, holder_id=gone)
        file = a_file(session, entity, gone, FileState.FETCHING)
    with database.transaction() as session:
        rows = holders.release(session, [gone], NOW + timedelta(hours=1))
        assert rows == {"outbox": 1, "inbound": 1, "inbound_file": 1}
        released = session.get_one(ReceivedFile, file)
        assert (released.state, released.holder_id) == (FileState.WAITING, None)
        assert released.not_before == NOW + timedelta(hours=1)
        assert session.get_one(Holder, gone).ended_at is not None
        assert session.get_one(Holder, me).ended_at is None
        assert session.scalars(holders.CLAIMED[0].holders()).all() == [me]
    assert dead(database, me) == []
    assert mine


def test_no_table_whose_rows_are_claimed_is_forgotten() -> None:
    claimable = {name for name, table in metadata.tables.items() if "holder_id" in table.c}
    assert {claims.table.name for claims in holders.CLAIMED} == claimable


def test_a_process_that_was_thought_dead_and_beats_lives(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        me, paused = a_holder(session), seen(session, -2 * DEAD_AFTER_SECONDS)
    assert dead(sqlite_database, me) == [paused]
    with sqlite_database.transaction() as session:
        holders.release(session, [paused], NOW)
        holders.beat(session, paused)
    assert dead(sqlite_database, me, alone=False) == []
    assert dead(sqlite_database, me, alone=True) == [paused]
