"""Transactions: immediate, all or nothing, and a sentence when the database is away."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from core.errors import EnvironmentFault, PassingFault, SettingsError
from models.organisation import Entity
from models.outbox import OutboxItem
from models.session import Database
from tests.support.at_once import at_once
from tests.support.builders import an_entity, an_outbox_item

ROUNDS = 60


@contextmanager
def opened(url: str) -> Iterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def entities(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Entity.name).order_by(Entity.id)))


def test_two_writers_that_read_and_then_write_lose_nothing_on_sqlite(sqlite_url: str) -> None:
    with opened(sqlite_url) as database, database.transaction() as session:
        item = an_outbox_item(session, an_entity(session))

    def count_up(own: Database, _: int) -> None:
        for _round in range(ROUNDS):
            with own.transaction() as session:
                attempts = session.scalars(select(OutboxItem.attempts)).one()
                session.execute(
                    update(OutboxItem).where(OutboxItem.id == item).values(attempts=attempts + 1)
                )

    at_once(sqlite_url, count_up, threads=2)
    with opened(sqlite_url) as database, database.reading() as session:
        assert session.scalars(select(OutboxItem.attempts)).one() == 2 * ROUNDS


def test_who_only_reads_does_not_wait_for_a_writer(database: Database) -> None:
    with database.transaction() as session:
        an_entity(session)
        session.flush()
        assert entities(database) == []
    assert len(entities(database)) == 1


def test_an_answer_that_was_committed_is_on_the_disk_on_sqlite(sqlite_url: str) -> None:
    with opened(sqlite_url) as database, database.reading() as session:
        full = session.scalar(text("PRAGMA synchronous"))
        journal = session.scalar(text("PRAGMA journal_mode"))
        keys = session.scalar(text("PRAGMA foreign_keys"))
    assert (full, journal, keys) == (2, "wal", 1)


def fail_after_writing(database: Database) -> None:
    with database.transaction() as session:
        an_outbox_item(session, an_entity(session))
        session.flush()
        raise LookupError


def test_an_error_leaves_nothing_of_its_transaction(database: Database) -> None:
    with pytest.raises(LookupError):
        fail_after_writing(database)
    assert entities(database) == []
    with database.transaction() as session:
        an_entity(session)
    assert len(entities(database)) == 1


async def test_work_in_a_thread_is_committed_and_its_result_given_back(database: Database) -> None:
    entity = await database.in_transaction(an_entity)
    names = await database.in_reading(lambda s: s.scalars(select(Entity.id)).all())
    assert names == [entity]


async def test_a_reading_that_takes_long_holds_no_transaction(database: Database) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(session: Session) -> list[str]:
        before = list(session.scalars(select(Entity.name)))
        begun.set()
        assert go_on.wait(10)
        return before

    reading = asyncio.create_task(database.in_reading(slow))
    try:
        assert await asyncio.to_thread(begun.wait, 10)
        await asyncio.wait_for(database.in_transaction(an_entity), 5)
    finally:
        go_on.set()
    assert await reading == []
    assert len(entities(database)) == 1


async def test_work_in_a_thread_that_fails_is_rolled_back(database: Database) -> None:
    def fail(session: Session) -> None:
        an_entity(session)
        raise LookupError

    with pytest.raises(LookupError):
        await database.in_transaction(fail)
    assert entities(database) == []


async def test_a_caller_who_is_cancelled_does_not_leave_half_a_transaction(
    sqlite_url: str,
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        an_entity(session)
        begun.set()
        assert go_on.wait(10)

    with opened(sqlite_url) as database:
        task = asyncio.create_task(database.in_transaction(slow))
        await asyncio.to_thread(begun.wait, 10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        go_on.set()
    with opened(sqlite_url) as database:
        assert len(entities(database)) == 1


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("unknown://localhost/x", "not a database address"),
        ("mysql+pymysql://localhost/x", "does not run on mysql"),
        ("culmina.db", "not a database address"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_with_what_to_write(url: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told) as refused:
        Database(url)
    assert refused.value.where == "[database] url"
    assert "sqlite" in refused.value.todo.casefold()


def test_a_file_that_another_program_locks_is_told_in_a_sentence(sqlite_url: str) -> None:
    path = make_url(sqlite_url).database
    assert path is not None
    holder = sqlite3.connect(path, isolation_level=None)
    with opened(sqlite_url) as database:
        with database.transaction() as session:
            session.execute(text("PRAGMA busy_timeout = 20"))  # not our 15 seconds
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(PassingFault, match="locked by another program"):
            write_an_entity(database)
        holder.execute("ROLLBACK")
        write_an_entity(database)
        assert len(entities(database)) == 1
    holder.close()


def write_an_entity(database: Database) -> None:
    with database.transaction() as session:
        an_entity(session)


def test_a_full_disk_is_told_in_a_sentence_and_leaves_the_file_whole(sqlite_url: str) -> None:
    with opened(sqlite_url) as database:
        with database.transaction() as session:
            pages = session.scalar(text("PRAGMA page_count"))
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            entity = an_entity(session)
        with pytest.raises(PassingFault, match="the disk is full"):
            write_much(database, entity)
        assert len(entities(database)) == 1


def write_much(database: Database, entity: int) -> None:
    with database.transaction() as session:
        an_outbox_item(session, entity, content={"kind": "note", "name": "x" * 1_000_000})


def test_a_file_that_may_not_be_written_is_told_in_a_sentence(sqlite_url: str) -> None:
    path = make_url(sqlite_url).database
    with opened(sqlite_url) as database:
        write_an_entity(database)
    with opened(f"sqlite:///file:{path}?mode=ro&uri=true") as database:
        with pytest.raises(EnvironmentFault, match="cannot be written"):
            write_an_entity(database)
        assert len(entities(database)) == 1


def test_a_server_that_takes_no_writes_is_told_in_a_sentence(postgres_url: str) -> None:
    options = {"options": "-c default_transaction_read_only=on"}
    read_only = make_url(postgres_url).update_query_dict(options)
    with opened(read_only.render_as_string(hide_password=False)) as database:
        with pytest.raises(EnvironmentFault, match="takes no writes"):
            write_an_entity(database)
        assert entities(database) == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("nowhere/culmina.db", None, "cannot be opened"),
        ("culmina.db", b"Esto no es una base de datos. " * 50, "not a database"),
        ("culmina.db", b"", "schema is missing"),
    ],
)
def test_a_file_that_is_no_database_of_culmina_is_told_in_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with (
        opened(f"sqlite:///{tmp_path / name}") as database,
        pytest.raises(EnvironmentFault, match=told) as fault,
    ):
        entities(database)
    assert fault.value.todo
    assert name in fault.value.where


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with (
        opened("postgresql+psycopg://ana:secreta@127.0.0.1:1/culmina") as database,
        pytest.raises(EnvironmentFault, match="cannot be reached") as fault,
    ):
        entities(database)
    assert "secreta" not in str(fault.value)
    assert "127.0.0.1" in fault.value.where


def test_a_connection_that_the_server_ends_is_told_and_the_next_one_works(
    postgres_url: str,
) -> None:
    with opened(postgres_url) as database, opened(postgres_url) as other:
        with database.reading() as session:
            mine = session.scalar(select(func.pg_backend_pid()))
        with other.transaction() as session:
            session.execute(select(func.pg_terminate_backend(mine, 5000)))
        with pytest.raises(PassingFault, match=r"cannot be reached|stops"):
            write_an_entity(database)
        write_an_entity(database)
        assert len(entities(database)) == 1


@pytest.fixture
def contended(postgres_url: str) -> Iterator[tuple[Database, Database]]:
    """Two clients of a server: the first waits briefly and is the one that a deadlock ends."""
    options = {"options": "-c deadlock_timeout=20ms -c statement_timeout=20s"}
    patient = {"options": "-c deadlock_timeout=60s -c statement_timeout=20s"}
    urls = [
        make_url(postgres_url).update_query_dict(one).render_as_string(hide_password=False)
        for one in (options, patient)
    ]
    with opened(urls[0]) as first, opened(urls[1]) as second:
        yield first, second


def rename(session: Session, entity: int) -> None:
    """Write to an entity's row, and so lock it."""
    session.execute(update(Entity).where(Entity.id == entity).values(timezone="America/Bogota"))


@pytest.mark.postgres
async def test_work_that_a_deadlock_rolled_back_is_done_anew_at_once(
    contended: tuple[Database, Database],
) -> None:
    database, other = contended
    with database.transaction() as session:
        one, two = an_entity(session, "Una"), an_entity(session, "Otra")
    locked, began, met = threading.Event(), threading.Event(), threading.Event()
    tries: list[int] = []

    def cross(session: Session) -> str:
        # Anew at once, it could lock its row before the other is awake, and meet it again.
        assert not tries or met.wait(10)
        tries.append(len(tries))
        rename(session, one)
        locked.set()
        rename(session, two)
        return "done"

    def meet() -> None:
        with other.transaction() as session:
            rename(session, two)
            began.set()
            assert locked.wait(10)
            rename(session, one)
        met.set()

    meeting = asyncio.create_task(asyncio.to_thread(meet))
    await asyncio.to_thread(began.wait, 10)

    assert await database.in_transaction(cross) == "done"
    await meeting
    assert tries == [0, 1]


@pytest.mark.postgres
@pytest.mark.parametrize("setting", ["lock_timeout", "statement_timeout"])
def test_a_row_that_stays_locked_is_a_fault_that_passes(postgres_url: str, setting: str) -> None:
    hasty = make_url(postgres_url).update_query_dict({"options": f"-c {setting}=20ms"})
    with opened(postgres_url) as other, opened(hasty.render_as_string(False)) as database:
        with other.transaction() as session:
            entity = an_entity(session)
        with other.transaction() as session:
            rename(session, entity)
            with pytest.raises(PassingFault), database.transaction() as late:
                rename(late, entity)
        with database.transaction() as session:
            rename(session, entity)


def test_an_error_of_ours_is_not_taken_for_one_of_the_surroundings(database: Database) -> None:
    name = "Oficina de disk is full, locked, connection"
    with database.transaction() as session:
        an_entity(session, name)
    with pytest.raises(IntegrityError), database.transaction() as session:
        an_entity(session, name)
    with pytest.raises(DBAPIError), database.transaction() as session:
        session.execute(text("SELEC nonsense"))


def test_a_damaged_row_is_read_as_such_and_the_rows_beside_it_as_they_are(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        entity = an_entity(session)
        damaged, whole = an_outbox_item(session, entity), an_outbox_item(session, entity)
        session.execute(
            text("UPDATE outbox SET content = '{nonsense' WHERE id = :id"), {"id": damaged}
        )
    with sqlite_database.reading() as session:
        found = {row.id: row.content for row in session.scalars(select(OutboxItem))}
    assert found[damaged] == {"unreadable": "{nonsense"}
    assert found[whole]["kind"] == "reminder"
