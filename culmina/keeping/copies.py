"""A copy of the database in a file of its own, to try things out on: whoever writes goes on."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlalchemy import ColumnElement, Table, insert, text, true
from sqlalchemy.orm import Session

from culmina.keeping import databases, moving
from models.incoming.mail import RawMail
from models.migrations import runner
from models.organisation import Entity
from models.session import Database

# Of the mails as they came nothing is needed, and they are the most of what there is.
_LEFT_OUT = frozenset({RawMail.__tablename__})


def copy_to_file(database: Database, to: Path, *, entity_id: int) -> None:
    """Write the rows of an entity as they are at one instant to the SQLite file `to`, whatever the
    database is; of one that is a file, all of it is copied. Raises EnvironmentFault."""
    if database.is_sqlite:
        databases.copy(database.url, to)
        return
    with closing(Database(f"sqlite:///{to}")) as copied:
        runner.upgrade(copied)
        with database.reading() as read, copied.reshaping() as written:
            read.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
            _copy(read, written, entity_id)


def _copy(read: Session, written: Session, entity_id: int) -> None:
    for table in moving.tables():
        if table.name in _LEFT_OUT:
            continue
        for rows in moving.rows_of(read, table, _whose(table, entity_id)):
            written.execute(insert(table), rows)


def _whose(table: Table, entity_id: int) -> ColumnElement[bool]:
    """Return the condition for the rows of an entity; what is of none is of all."""
    if table is Entity.__table__:
        return table.c.id == entity_id
    return table.c.entity_id == entity_id if "entity_id" in table.c else true()
