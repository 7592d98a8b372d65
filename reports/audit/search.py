"""The audit as somebody looks for something in it: by days, action, person, activity and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.clock import at_hour
from core.errors import InputError
from core.spanish import fold
from models import audit_trail
from models.audit_trail import AuditRow, Names, Sought
from reports.audit.files import cells

MOST_READ = 20_000  # rows in which words are looked for on a page


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: `first` and `last` day, both included, an action, a person or a
    role, an activity's handle, and words that stand in a row as its file shows it."""

    first: date | None = None
    last: date | None = None
    action: str = ""
    person_id: int | None = None
    role: str = ""
    handle: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of rows, those written last first, and how many there are in all; `read_all` is False
    where older ones were not searched for words."""

    rows: tuple[AuditRow, ...]
    total: int
    read_all: bool = True


def sought(wanted: Wanted, tz: ZoneInfo) -> Sought:
    """Return what the database is asked for; raises InputError for days the wrong way round."""
    first, last = wanted.first, wanted.last
    if first and last and last < first:
        raise InputError("termina antes de empezar.", where=f"hasta {last:%Y-%m-%d}")
    return Sought(
        since=at_hour(first, time.min, tz) if first else None,
        until=at_hour(last + timedelta(days=1), time.min, tz) if last else None,
        action=wanted.action,
        person_id=wanted.person_id,
        role=wanted.role,
        handle=wanted.handle,
    )


def page(
    session: Session, entity_id: int, tz: ZoneInfo, wanted: Wanted, *, most: int, after: int
) -> Found:
    """Return a page of what is looked for: at most so many rows, without the first `after`."""
    asked = sought(wanted, tz)
    total = audit_trail.count(session, entity_id, asked)
    if not wanted.text:
        rows = audit_trail.newest(session, entity_id, asked, most=most, after=after)
        return Found(tuple(rows), total)
    read = audit_trail.newest(session, entity_id, asked, most=MOST_READ)
    names = audit_trail.names(session, entity_id)
    matching = list(_with_words(read, wanted.text, names, tz))
    return Found(tuple(matching[after : after + most]), len(matching), total <= MOST_READ)


def all_rows(session: Session, entity_id: int, tz: ZoneInfo, wanted: Wanted) -> Iterator[AuditRow]:
    """Yield all that is looked for, the oldest first."""
    rows = audit_trail.rows(session, entity_id, sought(wanted, tz))
    if not wanted.text:
        return rows
    return _with_words(rows, wanted.text, audit_trail.names(session, entity_id), tz)


def _with_words(
    rows: Iterator[AuditRow], text: str, names: Names, tz: ZoneInfo
) -> Iterator[AuditRow]:
    """Yield the rows in which each word of a text stands, accents and capitals aside."""
    asked = fold(text).split()
    for one in rows:
        said = fold(" ".join(cells(one, names, tz)))
        if all(word in said for word in asked):
            yield one
