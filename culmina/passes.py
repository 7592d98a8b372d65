"""One pass of the clock: the reminders, on its day the digest and own weeks, each by itself."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy.orm import Session

from core.clock import at_hour, local_day
from core.errors import EnvironmentFault
from culmina import digest_readers, own_summaries
from culmina.wiring import Installation
from models import digests
from models.organisation import Entity
from models.running import pass_faults, pausing
from models.running.pass_faults import FaultPlace
from reports import digest
from reports.figures import collect
from reports.values import Figures
from scheduler import directory, tick
from scheduler.isolation import write_down
from scheduler.tick import TickResult
from scheduler.told import privacy

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PassResult:
    """What one pass did; `reminders` is None where they failed as a whole, `failed` is what did."""

    reminders: TickResult | None
    failed: tuple[FaultPlace, ...]


async def make_pass(installation: Installation, now: datetime) -> PassResult:
    """Make one pass as at `now`: the reminders, then the digest and the leads' own weeks when they
    are due. What one raises is written down and does not stop the others. For an entity that is
    paused nothing is done."""
    database = installation.database
    if await database.in_reading(partial(pausing.is_paused, entity_id=installation.entity_id)):
        today = local_day(now, installation.zone)
        return PassResult(TickResult(today, why_nothing="la entidad está en pausa"), ())
    remind = partial(tick.run, context=installation.context(), now=now)
    reminders, failed = await apart(installation, "tick", database.in_transaction(remind), now)
    queue = partial(_queue_owed_digest, installation=installation, now=now)
    _, digest_failed = await apart(installation, "digest", database.in_transaction(queue), now)
    each = partial(_queue_own_summaries, installation=installation, now=now)
    _, own_failed = await apart(installation, "own summary", database.in_transaction(each), now)
    rows = [] if reminders is None else reminders.failed
    return PassResult(reminders, (*failed, *rows, *digest_failed, *own_failed))


async def apart(
    installation: Installation, what: str, work: Awaitable[T], now: datetime
) -> tuple[T | None, list[FaultPlace]]:
    """Await a part of what the clock does; return what it returned, or None and what failed. Raises
    only EnvironmentFault: while the database is away, no fault can be written down either."""
    entity_id, place = installation.entity_id, FaultPlace(what)
    try:
        returned = await work
    except EnvironmentFault:
        raise
    except Exception as error:  # noqa: BLE001 - one part must not stop the others
        told = partial(write_down, entity_id=entity_id, place=place, error=error, now=now)
        await installation.database.in_transaction(told)
        return None, [place]
    forget = partial(pass_faults.forget, entity_id=entity_id, what=what, row_ids=[place.row_id])
    await installation.database.in_transaction(forget)
    return returned, []


def digest_is_due(installation: Installation, now: datetime) -> bool:
    """Tell whether `now` is on the digest's day, at or after its hour."""
    due = _digest_of_the_week(installation, now)
    tz = installation.zone
    return due <= now and local_day(due, tz) == local_day(now, tz)


def owes_digest(session: Session, installation: Installation, now: datetime) -> bool:
    """Tell whether today is the day of this week's digest, and it is not queued yet."""
    due = _digest_of_the_week(installation, now)
    made = digests.any_since(session, installation.entity_id, due)
    return not made and is_day_of_digest(session, installation, now)


def is_day_of_digest(session: Session, installation: Installation, now: datetime) -> bool:
    """Tell whether the hour of this week's digest has come (since culmina went live) on a working
    day before which none was queued: its day, or the one on which it goes out late."""
    due = _digest_of_the_week(installation, now)
    today = local_day(now, installation.zone)
    if now < due or not installation.calendar.is_working_day(today):
        return False
    live_since = session.get_one(Entity, installation.entity_id).live_since
    if live_since is not None and live_since > due:
        return False
    began = at_hour(today, time(), installation.zone)
    return not digests.any_since(session, installation.entity_id, due, before=began)


def _digest_of_the_week(installation: Installation, now: datetime) -> datetime:
    """Return the instant at which the digest of the week around `now` is due."""
    today = local_day(now, installation.zone)
    monday = today - timedelta(days=today.weekday())
    day = digest.digest_day(monday, installation.calendar)
    return at_hour(day, installation.settings.digest.hour, installation.zone)


def _queue_owed_digest(session: Session, installation: Installation, now: datetime) -> None:
    if owes_digest(session, installation, now):
        enqueue_digest(session, installation, now=now)


def _queue_own_summaries(session: Session, installation: Installation, now: datetime) -> None:
    """Queue them on the digest's day, also where that came late."""
    if is_day_of_digest(session, installation, now):
        figures = partial(week_figures, session, installation, now, compares=False)
        own_summaries.queue_owed(session, installation, now, figures)


def week_figures(
    session: Session, installation: Installation, now: datetime, *, compares: bool = True
) -> Figures:
    """Return the figures of the digest as at `now`; without `compares`, none of the weeks before,
    which cost most of it."""
    return collect(session, installation.context(), now, compares=compares)


def enqueue_digest(session: Session, installation: Installation, *, now: datetime) -> int | None:
    """Queue the digest for its readers, once a day; return how many messages are new, None where
    none of them can be written to."""
    context = installation.context()
    people = directory.load(session, context, now)
    # On every channel that she has: the mail brings the table, the chat the short form.
    reading = [
        (reader, place)
        for reader in digest_readers.of(people, context, installation.settings.digest.readers)
        if not people.is_held(reader.contact)
        for place in reader.contact.places
    ]
    places = [(one.contact.person_id, place.channel) for one, place in reading]
    untold = privacy.not_told(session, context, places)
    policy = context.privacy.policy_url
    readers = [
        digest.Recipient(
            person_id=reader.contact.person_id,
            address_id=place.id,
            channel=place.channel,
            recipient=place.value,
            policy_url=policy if (reader.contact.person_id, place.channel) in untold else "",
            part=reader.part,
            decides=reader.decides,
        )
        for reader, place in reading
    ]
    if not readers:
        return None
    figures = week_figures(session, installation, now)
    made = digest.enqueue(session, context.entity_id, figures, readers, context.refs, now)
    for item, to in made.items():
        if to.policy_url:
            place = (to.channel, to.recipient)
            privacy.write_notified(
                session, context, person_id=to.person_id, place=place, outbox_id=item, now=now
            )
    return len(made)
