"""The queue of jobs in PostgreSQL (Procrastinate): turns are put into it, and missing ones found.

Our tables say what is owed, sent and received; a job says only that somebody is to look at the rows
of a turn. A job that is lost, or one that finds nothing, does no harm: `missing` finds each turn
that has rows to work on and no job.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from procrastinate import App, SyncPsycopgConnector
from sqlalchemy import Row, Select, column, exists, func, literal, select, table, text

from models.incoming.albums import GATHER_FOR
from models.running.turns import Kind, Turn
from models.session import Session, direct

FIRST, LATER = 10, 0  # priorities: an answer to a person goes before a campaign
# It opens no connection of its own: each job is put over the one of a session.
_APP = App(connector=SyncPsycopgConnector())

# What is in hand without a job was left there by a process that died or was stopped. A pass of the
# clock leaves no row: one whose job was lost is made at the next tick.
_DUE: Mapping[Kind, str] = {
    Kind.HANDLE: """
        SELECT entity_id, channel, sender AS address, TRUE AS first
        FROM inbound
        WHERE entity_id = ANY(:entities)
            AND ((state = 'new' AND not_before <= :now) OR state = 'handling')
    """,
    Kind.SEND: """
        SELECT item.entity_id, item.channel, item.recipient AS address, NOT item.opens AS first
        FROM outbox item
        WHERE item.entity_id = ANY(:entities) AND (item.state = 'sending' OR (
            item.state IN ('pending', 'uncertain') AND item.not_before <= :now
            AND NOT EXISTS (
                SELECT 1 FROM channel_state brake
                WHERE brake.entity_id = item.entity_id AND brake.channel = item.channel
                    AND brake.braked_until > :now
            )
        ))
    """,
    Kind.FETCH: """
        SELECT entity_id, '' AS channel, id::text AS address, TRUE AS first
        FROM inbound_file
        WHERE entity_id = ANY(:entities)
            AND ((state = 'waiting' AND not_before <= :now) OR state = 'fetching')
    """,
    Kind.GATHER: """
        SELECT entity_id, '' AS channel, '' AS address, TRUE AS first
        FROM inbound
        WHERE entity_id = ANY(:entities)
            AND state = 'fetching' AND album IS NOT NULL AND received_at <= :gathered
    """,
}
# Two processes that look at once would put each job twice.
_ALONE = text("SELECT pg_try_advisory_xact_lock(hashtext('culmina: jobs that are missing'))")
_JOB = table("procrastinate_jobs", column("lock"), column("status")).alias("job")


def _without_a_job(kind: Kind, rows: str) -> Select[Any]:
    columns = ("entity_id", "channel", "address", "first")
    due = text(rows).columns(*map(column, columns)).subquery("due")
    turn = (due.c.entity_id, due.c.channel, due.c.address)
    lock = func.concat_ws(":", literal(kind.value), *turn)  # as Turn.lock
    has_job = exists().where(_JOB.c.lock == lock, text("job.status IN ('todo', 'doing')"))
    first = func.bool_or(due.c.first).label("first")
    return select(*turn, first).where(~has_job).group_by(*turn)


_MISSING: Mapping[Kind, Select[Any]] = {
    kind: _without_a_job(kind, rows) for kind, rows in _DUE.items()
}
_WAITING = text("""
    SELECT DISTINCT queue_name FROM procrastinate_jobs
    WHERE status = 'todo' AND queue_name = ANY(:names)
""")


_FORGET_WAITING = text("DELETE FROM procrastinate_jobs WHERE lock = :lock AND status = 'todo'")


def name_of(kind: Kind, entity_id: int) -> str:
    """Return the name of the queue in which the jobs of a kind wait for an entity."""
    return f"{kind}-{entity_id}"


def put(session: Session, turn: Turn, *, first: bool) -> None:
    """Put a job for a turn into the queue, in the session's transaction."""
    session.flush()
    _APP.configure_task(
        turn.kind,
        lock=turn.lock,
        queue=name_of(turn.kind, turn.entity_id),
        priority=FIRST if first else LATER,
        connection=session.connection().connection.driver_connection,
    ).defer(entity_id=turn.entity_id, channel=turn.channel, address=turn.address)


def put_alone(session: Session, turn: Turn) -> None:
    """Put a job for a turn in place of those that wait for it, behind what answers people."""
    forget_waiting(session, turn)
    put(session, turn, first=False)


def forget_waiting(session: Session, turn: Turn) -> None:
    """Delete the jobs of a turn that wait, in the transaction that takes a row of it: whoever has
    the turn takes all that they were put for."""
    direct(session, _FORGET_WAITING, lock=turn.lock)


def put_missing(
    session: Session, *, kinds: frozenset[Kind], entity_ids: Sequence[int], now: datetime
) -> int:
    """Put a job for each turn of these kinds and entities that has rows to work on at `now`, and no
    job; return how many those were. None while another process does the same."""
    if not direct(session, _ALONE).scalar():
        return 0
    count = 0
    for kind in _DUE.keys() & kinds:
        for row in _missing(session, kind, entity_ids, now):
            turn = Turn(kind, row.entity_id, row.channel, row.address)
            put(session, turn, first=row.first)
            count += 1
    return count


def waiting(
    session: Session, *, kinds: Iterable[Kind], entity_ids: Sequence[int]
) -> frozenset[Kind]:
    """Return those of the kinds of which a job of one of the entities waits."""
    kind_of = {name_of(kind, entity_id): kind for kind in kinds for entity_id in entity_ids}
    found = direct(session, _WAITING, names=list(kind_of))
    return frozenset(kind_of[name] for name in found.scalars())


def _missing(
    session: Session, kind: Kind, entity_ids: Sequence[int], now: datetime
) -> Sequence[Row[Any]]:
    by = {"gathered": now - GATHER_FOR} if kind is Kind.GATHER else {"now": now}
    return direct(session, _MISSING[kind], entities=list(entity_ids), **by).all()
