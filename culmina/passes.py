"""One pass of the clock: reminders, and on its day the weekly digest."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import as_utc, local_day
from core.words import Role
from culmina.wiring import Installation
from models.organisation import Entity
from models.outbox import OutboxItem
from reports import digest
from reports.figures import Figures, collect
from scheduler import directory, tick
from scheduler.tick import TickResult


def make_pass(session: Session, installation: Installation, *, now: datetime) -> TickResult:
    """Make one pass as at `now`, with the digest when it is due; the caller commits."""
    context = installation.context()
    result = tick.run(session, context, now)
    if owes_digest(session, installation, now):
        enqueue_digest(session, installation, now=now)
    return result


def digest_is_due(installation: Installation, now: datetime) -> bool:
    """Tell whether `now` is on the digest's day, at or after its hour."""
    due = _digest_of_the_week(installation, now)
    tz = installation.zone
    return due <= now and local_day(due, tz) == local_day(now, tz)


def owes_digest(session: Session, installation: Installation, now: datetime) -> bool:
    """Tell whether the hour of this week's digest has come and it is not queued yet.

    After an outage it goes out on a later working day of its week; a week whose hour came before
    culmina went live owes none.
    """
    due = _digest_of_the_week(installation, now)
    today = local_day(now, installation.zone)
    if now < due or not installation.calendar.is_working_day(today):
        return False
    live_since = session.get_one(Entity, installation.entity_id).live_since
    if live_since is not None and live_since > due:
        return False
    queued = select(OutboxItem.id).where(
        OutboxItem.entity_id == installation.entity_id,
        OutboxItem.kind == digest.KIND,
        OutboxItem.created_at >= due,
    )
    return session.scalar(queued.limit(1)) is None


def _digest_of_the_week(installation: Installation, now: datetime) -> datetime:
    """Return the instant at which the digest of the week around `now` is due."""
    today = local_day(now, installation.zone)
    monday = today - timedelta(days=today.weekday())
    day = digest.digest_day(monday, installation.calendar)
    hour = installation.settings.digest.hour
    return as_utc(datetime.combine(day, hour, tzinfo=installation.zone))


def week_figures(session: Session, installation: Installation, now: datetime) -> Figures:
    """Return the figures of the digest as at `now`."""
    return collect(
        session,
        entity_id=installation.entity_id,
        today=now.astimezone(installation.zone).date(),
        now=now,
        tz=installation.zone,
        thresholds=installation.settings.digest.thresholds(),
        deciding=[Role(word) for word in installation.settings.reminders.requests_decided_by],
    )


def enqueue_digest(session: Session, installation: Installation, *, now: datetime) -> int:
    """Queue the digest for the people of control, once a day; return how many messages are new."""
    context = installation.context()
    people = directory.load(session, context, now)
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
