"""The calendar that a person asks for: all that is open, each date with its version."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.messages import Content, Listing, load_content
from models.outbox import OutboxItem

_MOST_LOOKED_BACK = 100


def with_calendar(session: Session, person_id: int, said: Iterable[Content]) -> list[Content]:
    """Return what is said with lists as calendars.

    The version of a date is one more than in the last calendar that she got, where the date is
    another: only then her program takes the new one (RFC 5545, 3.8.7.4).
    """
    return [
        _versioned(session, person_id, one) if isinstance(one, Listing) else one for one in said
    ]


def _versioned(session: Session, person_id: int, listing: Listing) -> Listing:
    known = _known(session, person_id)
    versions = []
    for line in listing.lines:
        due, version = known.get(line.activity_id, (line.due, 0))
        versions.append(version + (due != line.due))
    return listing.model_copy(update={"calendar": tuple(versions)})


def _known(session: Session, person_id: int) -> dict[int, tuple[date | None, int]]:
    """Return the date and the version of each activity in the last calendar that had it."""
    rows = session.scalars(
        select(OutboxItem.content)
        .where(OutboxItem.person_id == person_id, OutboxItem.kind == "listing")
        .order_by(OutboxItem.id.desc())
        .limit(_MOST_LOOKED_BACK)
    )
    known: dict[int, tuple[date | None, int]] = {}
    for listing in map(load_content, rows):
        if isinstance(listing, Listing) and listing.calendar is not None:
            for line, version in zip(listing.lines, listing.calendar, strict=True):
                known.setdefault(line.activity_id, (line.due, version))
    return known
