"""One pass of the clock: reminders, and on its day the weekly digest."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.words import Role
from culmina.wiring import Installation
from reports import digest
from reports.figures import Figures, collect
from scheduler import directory, tick
from scheduler.tick import TickResult


def make_pass(session: Session, installation: Installation, *, now: datetime) -> TickResult:
    """Make one pass as at `now`, with the digest when it is due; the caller commits."""
    context = installation.context()
    result = tick.run(session, context, now)
    if digest_is_due(installation, now):
        enqueue_digest(session, installation, now=now)
    return result


def digest_is_due(installation: Installation, now: datetime) -> bool:
    """Tell whether `now` is on the digest's day, at or after its hour."""
    local = now.astimezone(installation.zone)
    monday = local.date() - timedelta(days=local.weekday())
    day = digest.digest_day(monday, installation.calendar)
    return local.date() == day and local.time() >= installation.settings.digest.hour


def week_figures(session: Session, installation: Installation, now: datetime) -> Figures:
    """Return the figures of the digest as at `now`."""
    return collect(
        session,
        entity_id=installation.entity_id,
        today=now.astimezone(installation.zone).date(),
        now=now,
        tz=installation.zone,
        thresholds=installation.settings.digest.thresholds(),
    )


def enqueue_digest(session: Session, installation: Installation, *, now: datetime) -> int:
    """Queue the digest for the people of control, once a day; return how many messages are new."""
    context = installation.context()
    people = directory.load(session, context)
    # On every channel that she has: the mail brings the table, the chat the short form.
    readers = [
        digest.Recipient(
            person_id=contact.person_id,
            address_id=place.id,
            channel=place.channel,
            recipient=place.value,
        )
        for contact in people.holders([Role.CONTROL])
        if not people.is_held(contact)
        for place in contact.places
    ]
    if not readers:
        return 0
    figures = week_figures(session, installation, now)
    return digest.enqueue(session, context.entity_id, figures, readers, now)
