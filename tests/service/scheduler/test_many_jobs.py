"""A queue that fills up: what a job costs does not grow with how many wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import Connection, text

from models.running import queue
from models.running.turns import Kind, Turn
from models.session import Database

MANY = 1000
LOOKS = 20  # after a few the server keeps its plan
FETCH = text("SELECT id FROM procrastinate_fetch_job_v2(ARRAY['send-1']::varchar[], NULL)")
READ = text("""
    SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
    FROM pg_stat_xact_user_tables WHERE relname = 'procrastinate_jobs'
""")


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[Database]:
    """A database on PostgreSQL."""
    with closing(Database(postgres_url)) as database:
        yield database


def rows_read(worker: Connection) -> int:
    """Return how many rows of the queue it takes to fetch a job."""
    with worker.begin() as transaction:
        before = worker.execute(READ).scalar_one()
        assert worker.execute(FETCH).scalar() is not None
        read = int(worker.execute(READ).scalar_one() - before)
        transaction.rollback()
    return read


def test_a_worker_that_came_while_nothing_waited_reads_a_few_jobs_of_a_thousand(
    postgres: Database,
) -> None:
    with postgres.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as server:
        server.execute(text("VACUUM ANALYZE procrastinate_jobs"))  # as it does now and then
    with postgres.engine.connect() as worker:
        for _ in range(LOOKS):
            with worker.begin():
                assert worker.execute(FETCH).scalar() is None
        with postgres.transaction() as session:
            for number in range(MANY):
                turn = Turn(Kind.SEND, 1, "email", f"{number}@entity.example")
                queue.put(session, turn, first=False)
        assert rows_read(worker) < MANY / 10
