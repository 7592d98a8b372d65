"""What all builders share: the invented entity's day, fresh numbers, one way to write a row."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from models.base import Base
from models.session import direct

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
    """Write a row: the defaults, changed by the overrides; return its id.

    Not as an object of the session, which takes three times as long: half of what a test does is
    done here.
    """
    row = direct(session, insert(cast("Table", table.__table__)).values(defaults | overrides))
    key = row.inserted_primary_key
    assert key is not None
    row_id: int = key[0]  # every table of culmina has an id
    return row_id


def entity_of(session: Session, table: type[Any], row_id: int) -> int:
    """Return the entity that a row belongs to."""
    columns = table.__table__.c
    entity_id: int = direct(
        session, select(columns.entity_id).where(columns.id == row_id)
    ).scalar_one()
    return entity_id
