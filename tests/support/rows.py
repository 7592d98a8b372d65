"""What all builders share: the invented entity's day, fresh numbers, one way to write a row."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from models.base import Base

ENTITY = "Alcaldía de Puerto Esperanza"
BOGOTA = ZoneInfo("America/Bogota")
TODAY = date(2026, 5, 11)
NOW = datetime(2026, 5, 11, 13, 0, tzinfo=UTC)
LOADED = datetime(2026, 1, 30, 15, 0, tzinfo=UTC)

_numbers = count(1)


def number() -> int:
    """Return a number that no other row of this process has."""
    return next(_numbers)


def instant(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """Return the instant of a local time in Bogotá, in UTC."""
    local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=BOGOTA)
    return local.astimezone(UTC)


def write(session: Session, table: type[Base], overrides: dict[str, Any], **defaults: Any) -> int:
    """Write a row: the defaults, changed by the overrides; return its id."""
    row = table(**(defaults | overrides))
    session.add(row)
    session.flush()
    row_id: int = row.id  # type: ignore[attr-defined]  # every table of culmina has an id
    return row_id


def entity_of(session: Session, table: type[Any], row_id: int) -> int:
    """Return the entity that a row belongs to."""
    entity_id: int = session.get_one(table, row_id).entity_id
    return entity_id
