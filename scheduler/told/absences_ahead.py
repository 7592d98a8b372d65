"""The notices of absences that may not have ended, and the absences that begin on a day to come."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.notice_names import AWAY
from models.owed import Notice, numbered

LONGEST_AHEAD = timedelta(days=200)  # no day that somebody names is further off
# Built once, because it is executed for most messages.
_TOLD = (
    select(Notice)
    .where(
        Notice.entity_id == bindparam("entity"),
        numbered(AWAY),
        Notice.recorded_at > bindparam("since"),
    )
    .order_by(Notice.id)
)


def told_of(session: Session, context: EntityContext, now: datetime) -> list[Notice]:
    """Return the notices of absences that may not have ended."""
    told = {"entity": context.entity_id, "since": now - LONGEST_AHEAD}
    return list(session.scalars(_TOLD, told))


def planned(session: Session, context: EntityContext, now: datetime) -> set[tuple[int, date, date]]:
    """Return who will be away, from which day on and until when: confirmed, and not begun; not
    what cannot be read, which the clock's pass names when it lets absences begin."""
    today = context.today(now)
    found = set()
    for notice in told_of(session, context, now):
        details = notice.details
        if details.get("planned") is None or not details.get("until"):
            continue
        with suppress(KeyError, TypeError, ValueError):
            first, until = (date.fromisoformat(details[one]) for one in ("first", "until"))
            if first > today:
                found.add((int(details["away"]), first, until))
    return found
