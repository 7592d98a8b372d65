"""What all builders share: the invented entity's day, fresh numbers, one way to write a row."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import ClauseElement, Insert, Select, Table, bindparam, insert, select
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

    Not as an object of the session, and by a statement that is built once: half of what a test
    does is done here.
    """
    values = defaults | overrides
    computed = {name: value for name, value in values.items() if isinstance(value, ClauseElement)}
    statement = _into(table).values(computed) if computed else _into(table)
    given = {name: value for name, value in values.items() if name not in computed}
    key = direct(session, statement, **given).inserted_primary_key
    assert key is not None
    row_id: int = key[0]  # every table of culmina has an id
    return row_id


def entity_of(session: Session, table: type[Base], row_id: int) -> int:
    """Return the entity that a row belongs to."""
    entity_id: int = direct(session, _entity(table), row=row_id).scalar_one()
    return entity_id


@cache
def _into(table: type[Base]) -> Insert:
    return insert(cast("Table", table.__table__))


@cache
def _entity(table: type[Base]) -> Select[tuple[int]]:
    columns = table.__table__.c
    return select(columns.entity_id).where(columns.id == bindparam("row"))
