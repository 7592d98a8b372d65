"""A database that holds three entities, and its twin, in which one of them was never there.

What a process of the first does is tried in both: whatever it is given, it has to answer what it
would answer if the other did not exist. While it works, what it reads is looked at too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, delete, event
from sqlalchemy import text as sql

from models.inbox import InboundState
from models.session import Database
from models.tables import metadata
from tests.contracts.isolation.bounded import unbounded
from tests.contracts.isolation.filled import OTHER, OWN, THIRD, Filled, fill
from tests.support import builders
from tests.support.rows import LOADED

_INTO = re.compile(r"INSERT INTO (\S+) \(((?!id,)[^()]+)\) VALUES \((.+)", re.DOTALL)
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass
class World:
    """An open database with the entity that works and one that is not its own."""

    database: Database
    own: Filled
    other: Filled
    read: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    @classmethod
    def filled(cls, database: Database) -> World:
        """Write the three entities. No two have a number in common, whatever it counts; the third,
        written last, lets new rows have the same numbers in a twin without the second."""
        with database.transaction() as session:
            own = fill(session, OWN, shares=True)
            with numbered_from(500):
                other = fill(session, OTHER, shares=True)
                # They wait for the other's own process.
                for said in ("AJENA va en 70 %", "deshacer"):
                    builders.an_inbound(
                        session, other.entity, said, state=InboundState.NEW, sender=OTHER.chat,
                        received_at=LOADED, not_before=LOADED, outcome="", handled_at=None,
                    )  # fmt: skip
            with numbered_from(900):
                fill(session, THIRD, shares=False)
        return cls(database, own, other)

    def others(self) -> Rows:
        """Return every row of the other entity, and its own row."""
        found: Rows = {}
        with self.database.engine.connect() as connection:
            for table in metadata.sorted_tables:
                key = "id" if table.name == "entity" else "entity_id"
                if key in table.c:  # as it is written: to compile as many statements takes longer
                    whose = f'FROM "{table.name}" WHERE {key} = {self.other.entity}'
                    rows = connection.exec_driver_sql(f"SELECT * {whose} ORDER BY id")
                    found[table.name] = [tuple(row) for row in rows]
        return found

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Fail where a statement of the block returns something of the other entity, or says of no
        table whose rows it wants, or where a row of the other is not afterwards what it was."""
        before = self.others()
        self.read.clear()
        self.asked.clear()
        event.listen(Engine, "after_cursor_execute", self._look)
        try:
            yield
        finally:
            event.remove(Engine, "after_cursor_execute", self._look)
        assert self.read == [], "\n\n".join(self.read[:3])
        wide = [f"{', '.join(unbounded(one))}: {one}" for one in self.asked if unbounded(one)]
        assert wide == [], "\n\n".join(wide[:3])
        assert self.others() == before

    def holds_mark(self, told: object) -> bool:
        """Tell whether something that was told holds a text of the other entity."""
        return OTHER.mark in repr(told)

    def _look(
        self, connection: Any, cursor: Any, statement: str, given: Any, context: Any, many: bool
    ) -> None:
        """Ask once more what a statement asked: its own rows are its caller's to fetch."""
        del cursor, context
        here = connection.engine.url.database == self.database.url.database
        if here:
            self.asked.add(statement)
        if not here or many or not statement.lstrip().upper().startswith(("SELECT", "WITH")):
            return
        again = connection.connection.cursor()
        again.execute(statement, given)
        names = [str(column[0]) for column in again.description]
        for row in again.fetchall():
            of_other = any(
                name.endswith("entity_id") and value == self.other.entity
                for name, value in zip(names, row, strict=True)
            )
            if of_other or self.holds_mark(row):
                self.read.append(f"{statement}\n{given}\nreturned {row}")
        again.close()


def without_other(database: Database, other: Filled) -> None:
    """Take the second entity out of an SQLite file, as if it had never been there."""
    with database.engine.connect() as connection:
        connection.execute(sql("PRAGMA foreign_keys = OFF"))
        connection.commit()
        for table in reversed(metadata.sorted_tables):
            if "entity_id" in table.c:
                connection.execute(delete(table).where(table.c.entity_id == other.entity))
            elif table.name == "entity":
                connection.execute(delete(table).where(table.c.id == other.entity))
        connection.commit()


@contextmanager
def numbered_from(first: int) -> Iterator[None]:
    """Number the rows that are written in the block from there on, in each table."""
    last: dict[str, int] = {}

    def number(
        connection: Any, cursor: Any, statement: str, given: Any, context: Any, many: bool
    ) -> tuple[str, Any]:
        del connection, cursor, context
        found = None if many else _INTO.fullmatch(statement)
        if found is None:
            return statement, given
        table, columns, values = found.groups()
        last[table] = last.get(table, first - 1) + 1
        return f"INSERT INTO {table} (id, {columns}) VALUES ({last[table]}, {values}", given

    event.listen(Engine, "before_cursor_execute", number, retval=True)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", number)
