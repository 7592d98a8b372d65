"""A database of many entities: the invented town once, then as often as is asked for.

The copies are made by the server. A row of the copy `k` has the number of its original and `k`
times how many there are of its table; so has whatever refers to it.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Column, Table, delete, select, text
from sqlalchemy.orm import Session

from bench.town import Town, add_activities, settle
from bench.years import add_years
from core.entity.context import EntityContext
from models import tables  # noqa: F401 - the copies are of every table
from models.base import Base
from models.migrations import runner
from models.outbox import OutboxItem
from models.owed import Notice, OwedStep
from models.session import Database

LEADS, ACTIVITIES, DUE = 10, 100, 2
TOWN = Town(leads=LEADS, channel="email")


def fill(database: Database, entities: int, *, years: int = 0) -> None:
    """Write so many entities of ACTIVITIES each, of which DUE owe a step today, and behind each so
    many closed years."""
    runner.upgrade(database)
    with database.transaction() as session:
        settle(session, TOWN)
        add_activities(session, TOWN, total=ACTIVITIES, due=DUE)
        _forget_mornings(session)
        add_years(session, TOWN, years=years, activities=ACTIVITIES)
    with database.transaction() as session:
        _copy(session, entities - 1)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))  # a daemon does it some time after so many rows


def context_of(entity_id: int) -> EntityContext:
    """Return what the passes need to know of one of the entities."""
    return replace(TOWN.context(), entity_id=entity_id)


def _forget_mornings(session: Session) -> None:
    """Keep of the earlier messages those of which the ledger speaks."""
    told = (select(table.outbox_id).where(table.outbox_id.is_not(None)) for table in _LEDGERS)
    kept = [OutboxItem.id.not_in(one) for one in told]
    session.execute(delete(OutboxItem).where(*kept).execution_options(synchronize_session=False))


_LEDGERS = (OwedStep, Notice)


def _copy(session: Session, copies: int) -> None:
    session.execute(text("SET LOCAL synchronous_commit = off"))
    session.execute(text("SET LOCAL session_replication_role = replica"))  # whole, as is the town
    written = {
        table.name: last
        for table in Base.metadata.sorted_tables
        if "id" in table.columns
        and (last := session.scalar(text(f"SELECT max(id) FROM {table.name}")))
    }
    for table in Base.metadata.sorted_tables:
        if table.name in written:
            _copy_rows(session, table, written, copies)


def _copy_rows(session: Session, table: Table, written: dict[str, int], copies: int) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    values = ", ".join(_value(column, written) for column in table.columns)
    session.execute(
        text(f"""
            INSERT INTO {table.name} ({names})
            SELECT {values} FROM {table.name} AS row, generate_series(1, :copies) AS k
        """),
        {"copies": copies},
    )
    last = written[table.name] * (copies + 1)
    sequence = f"pg_get_serial_sequence('{table.name}', 'id')"
    session.execute(text(f"SELECT setval({sequence}, {last})"))


def _value(column: Column[object], written: dict[str, int]) -> str:
    special = _SPECIAL.get((column.table.name, column.name))
    if special is not None:
        return special.format(**written)
    name = f'row."{column.name}"'
    if column.name == "id":
        return f"{name} + k * {written[column.table.name]}"
    for key in column.foreign_keys:
        return f"{name} + k * {written.get(key.column.table.name, 0)}"
    return name


# What names a row in its words: a welcome its plan, what else those above are told its activity.
_SPECIAL = {
    ("entity", "name"): "row.name || ' ' || k",
    ("notice", "key"): """
        CASE WHEN kind = 'welcome'
        THEN 'welcome:' || (split_part(key, ':', 2)::bigint + k * {plan}) ELSE key END
    """,
    ("notice", "details"): """
        CASE WHEN kind = 'welcome' THEN jsonb_build_object(
            'plan_id', (details ->> 'plan_id')::bigint + k * {plan})
        ELSE details || jsonb_build_object(
            'activity_id', ((details ->> 'activity_id')::bigint + k * {activity})::text)
        END
    """,
}
