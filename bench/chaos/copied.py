"""The invented town as often as there are entities, on both databases.

A row of the copy `k` has the number of its original and `k` times how many there are of its table;
so has whatever refers to it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, delete, func, insert, select, text
from sqlalchemy.orm import Session

from bench.town import PLAN
from models import tables  # noqa: F401 - the copies are of every table
from models.base import Base
from models.outbox import OutboxItem
from models.owed import Notice, OwedStep
from models.session import writes_alone

Row = dict[str, Any]


def copy_town(session: Session, copies: int) -> None:
    """Write the one town that the database has so many times again."""
    _forget_mornings(session)
    written = {
        table.name: last
        for table in Base.metadata.sorted_tables
        if "id" in table.columns and (last := session.scalar(select(func.max(table.c.id))))
    }
    for table in Base.metadata.sorted_tables:
        if table.name in written:
            rows = [dict(row) for row in session.execute(select(table)).mappings()]
            copied = [_copy(table, row, k, written) for k in range(1, copies + 1) for row in rows]
            if copied:
                session.execute(insert(table), copied)
            if not writes_alone(session):
                _go_on_behind(session, table.name, written[table.name] * (copies + 1))


def _forget_mornings(session: Session) -> None:
    """Keep of the earlier messages those of which the ledger speaks."""
    ledgers = (OwedStep, Notice)
    told = [select(table.outbox_id).where(table.outbox_id.is_not(None)) for table in ledgers]
    kept = [OutboxItem.id.not_in(one) for one in told]
    session.execute(delete(OutboxItem).where(*kept).execution_options(synchronize_session=False))


def _copy(table: Table, row: Row, k: int, written: dict[str, int]) -> Row:
    moved = dict(row)
    for column in table.columns:
        value = row[column.name]
        if value is None:
            continue
        if column.name == "id":
            moved["id"] = value + k * written[table.name]
        for key in column.foreign_keys:
            moved[column.name] = value + k * written[key.column.table.name]
    if table.name == "entity":
        moved["name"] = name_of(row["name"], k)
    if table.name == "notice":  # each is the welcome of somebody to the plan
        plan = PLAN + k * written["plan"]
        moved |= {"key": f"welcome:{plan}", "details": {"plan_id": plan}}
    return moved


def name_of(first: str, k: int) -> str:
    """Return the name of an entity; the first one is number 0."""
    return f"{first} {k}" if k else first


def _go_on_behind(session: Session, table: str, last: int) -> None:
    sequence = f"pg_get_serial_sequence('{table}', 'id')"
    session.execute(text(f"SELECT setval({sequence}, {last})"))
