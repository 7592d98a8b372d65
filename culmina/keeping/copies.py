"""A copy of the database in a file of its own, to try things out on: whoever writes goes on."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from culmina.keeping import databases, moving
from models.incoming.mail import RawMail
from models.migrations import runner
from models.session import Database

# Of the mails as they came nothing is needed, and they are the most of what there is.
_LEFT_OUT = frozenset({RawMail.__tablename__})


def copy_to_file(database: Database, to: Path) -> None:
    """Write the rows of a database as they are at one instant to the SQLite file `to`, whatever
    the database is. Raises EnvironmentFault."""
    if database.is_sqlite:
        databases.copy(database.url, to)
        return
    with closing(Database(f"sqlite:///{to}")) as copied:
        runner.upgrade(copied)
        with database.reading() as read, copied.reshaping() as written:
            read.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
            _copy(read, written)


def _copy(read: Session, written: Session) -> None:
    for table in moving.tables():
        if table.name in _LEFT_OUT:
            continue
        for rows in moving.rows_of(read, table):
            written.execute(insert(table), rows)
