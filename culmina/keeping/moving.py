"""Moves an installation's database from SQLite to an empty one of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    String,
    Table,
    bindparam,
    func,
    insert,
    select,
    type_coerce,
    update,
)
from sqlalchemy.exc import DataError
from sqlalchemy.orm import Session

from core.errors import EnvironmentFault, InputError
from culmina.keeping import databases
from culmina.process import alone
from culmina.settings import Settings
from culmina.wiring import open_database
from models.base import PersonName
from models.migrations import runner
from models.session import Database, sqlite_path
from models.tables import metadata

_AT_ONCE = 1_000


def move(settings: Settings, address: str) -> dict[str, int]:
    """Copy every row of the settings' SQLite database to the empty PostgreSQL one at `address`;
    return how many there are in each table.

    All of it is written in one transaction, and counted on both sides before it is committed. The
    file gets another name then: no service can go on with it by mistake. Raises InputError where
    the one is not SQLite, the other not PostgreSQL or not empty; EnvironmentFault where a service
    runs, or rows were not taken.
    """
    with closing(open_database(settings)) as source:
        file = sqlite_path(source.url)
        if file is None:
            raise InputError(
                "ya es de PostgreSQL.", where="[database] url", todo="No hay nada que mover."
            )
        with closing(Database(address)) as target, alone(file):
            if target.is_sqlite:
                raise InputError(
                    "no es de PostgreSQL.",
                    where=address,
                    todo="Escríbala así: postgresql+psycopg://usuario@servidor/culmina",
                )
            databases.require_empty(target.url)
            try:
                runner.upgrade(target)
                with source.reading() as read, target.transaction() as written:
                    found = {table.name: _copied(read, written, table) for table in tables()}
                    _require_same(written, found)
            except BaseException:
                databases.empty(target)
                raise
    file.rename(file.with_name(f"{file.name}.moved"))
    return found


def tables() -> list[Table]:
    """Return the tables, each behind those that it refers to."""
    return metadata.sorted_tables


def _copied(read: Session, written: Session, table: Table) -> int:
    """Copy a table, and let the numbers of new rows follow; return how many rows were read."""
    own = [one.parent.name for one in table.foreign_keys if one.column.table is table]
    count = 0
    for rows in rows_of(read, table):
        # A row may refer to a later one of its own table: that is written when both are there.
        _write(written, table, [{**row, **dict.fromkeys(own)} for row in rows])
        count += len(rows)
    for name in own:
        _refer(read, written, table, table.c[name])
    if count:
        number = func.pg_get_serial_sequence(table.name, "id")
        written.execute(select(func.setval(number, select(func.max(table.c.id)).scalar_subquery())))
    return count


def _write(written: Session, table: Table, rows: list[dict[str, Any]]) -> None:
    try:
        written.execute(insert(table), rows)
    except DataError as error:
        why = str(error.orig).splitlines()[0]
        raise EnvironmentFault(
            f"a row of {table.name} is not taken: {why}.",
            where="PostgreSQL",
            todo="Nothing was moved; tell whoever maintains culmina.",
        ) from error


def rows_of(
    read: Session, table: Table, *whose: ColumnElement[bool]
) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of a table as they are kept, many at once; all of them, or those of whom the
    conditions say."""
    found = read.execute(
        select(*map(_as_kept, table.c)).where(*whose).order_by(table.c.id),
        execution_options={"yield_per": _AT_ONCE},
    )
    for some in found.mappings().partitions(_AT_ONCE):
        yield [dict(row) for row in some]


def _as_kept(column: Column[Any]) -> ColumnElement[Any]:
    """Return the column as it is kept: a name that is all in capitals is read otherwise."""
    if isinstance(column.type, PersonName):
        return type_coerce(column, String).label(column.name)
    return column


def _refer(read: Session, written: Session, table: Table, column: Column[Any]) -> None:
    pairs = read.execute(select(table.c.id, column).where(column.is_not(None)))
    change = update(table).where(table.c.id == bindparam("of")).values({column: bindparam("to")})
    rows = [{"of": row_id, "to": other} for row_id, other in pairs]
    if rows:
        written.connection().execute(change, rows)


def _require_same(written: Session, found: dict[str, int]) -> None:
    for table in tables():
        there = written.scalar(select(func.count()).select_from(table))
        if there != found[table.name]:
            raise EnvironmentFault(
                f"{table.name} has {there} rows and not {found[table.name]}.",
                where="PostgreSQL",
                todo="Nothing was moved; tell whoever maintains culmina.",
            )
