"""Everything that a database holds: to see that a command has written nothing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from models.session import Database
from models.tables import metadata


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of every table, in the order of their ids."""
    with database.reading() as session:
        return {
            table.name: [
                tuple(row)
                for row in session.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in metadata.sorted_tables
        }
