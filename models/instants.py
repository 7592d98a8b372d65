"""Instants of what has happened: one that lies ahead of now was written by a clock that was ahead.

The list is the schema itself: every instant of every table is of something that has happened,
unless it stands in PLANNED or is of another clock.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ColumnElement, Table, case, func, or_, select, update
from sqlalchemy.orm import Session

from models.base import UtcInstant
from models.tables import metadata

# Of what is to come: a message waits for its office to open, a code for its end.
PLANNED = frozenset(
    {
        "outbox.not_before",
        "group_code.expires_at",
        "invitation.expires_at",
        "channel_state.braked_until",
    }
)
# Heartbeats are of the database's clock, and go by themselves (models.running.holders). What the
# audit says was written at the time that it names, right or wrong.
NOT_TOUCHED = frozenset({"holder", "audit"})


def of_what_has_happened() -> dict[Table, list[Column[datetime]]]:
    """Return the tables of an entity that hold such instants, with their columns."""
    found = {
        table: [
            column
            for column in table.c
            if isinstance(column.type, UtcInstant) and f"{table.name}.{column.name}" not in PLANNED
        ]
        for table in metadata.sorted_tables
        if table.name not in NOT_TOUCHED
    }
    return {table: columns for table, columns in found.items() if columns}


def ahead(session: Session, entity_id: int, limit: datetime) -> dict[str, int]:
    """Return how many rows of which table hold an instant beyond `limit`; every table is read."""
    found = {}
    for table, columns in of_what_has_happened().items():
        query = select(func.count()).where(*_beyond(table, columns, entity_id, limit))
        if rows := session.scalar(query):
            found[table.name] = rows
    return found


def bring_back(session: Session, entity_id: int, limit: datetime, now: datetime) -> None:
    """Let what is said to have happened beyond `limit` have happened now: no later than that."""
    for table, columns in of_what_has_happened().items():
        values = {column.name: case((column > limit, now), else_=column) for column in columns}
        session.execute(
            update(table).where(*_beyond(table, columns, entity_id, limit)).values(values)
        )
    session.expire_all()


def _beyond(
    table: Table, columns: list[Column[datetime]], entity_id: int, limit: datetime
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    owner = table.c.id if table.name == "entity" else table.c.entity_id
    return owner == entity_id, or_(*(column > limit for column in columns))
