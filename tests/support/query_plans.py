"""How SQLite looks for rows: through which index, or by reading all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from models.session import Database


def query_plans(database: Database, work: Callable[[Session], object]) -> list[str]:
    """Return SQLite's plan for each SELECT and UPDATE that `work` executes in a transaction."""
    asked: list[tuple[str, Any]] = []

    def note(_: Connection, __: object, statement: str, values: Any, *___: object) -> None:
        if statement.startswith(("SELECT", "UPDATE")):
            asked.append((statement, values))

    event.listen(database.engine, "before_cursor_execute", note)
    with database.transaction() as session:
        work(session)
        event.remove(database.engine, "before_cursor_execute", note)
        connection = session.connection()
        return [
            " / ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {s}", v))
            for s, v in asked
        ]
