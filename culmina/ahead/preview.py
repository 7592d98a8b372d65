"""What a day would send, found by making its pass and taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from sqlalchemy import update
from sqlalchemy.orm import Session

from core.clock import at_hour
from core.errors import EnvironmentFault
from culmina.wiring import TECHNICIAN, Installation, enabled_channels
from models.audit import Change
from models.outbox import ItemState, OutboxItem
from models.running import trial
from models.running.trial import Lacking
from scheduler import tick
from scheduler.tick import TickResult

FIRST_DAYS = 10
_STEPS = {
    Lacking.CHANNEL: "encienda un canal en [telegram] o [smtp]",
    Lacking.PEOPLE: "agregue personas (culmina person import)",
    Lacking.PLAN: "importe un plan (culmina plan import)",
}


def day(installation: Installation, now: datetime, *, keep: bool) -> TickResult:
    """Make the pass of `now`; without `keep` everything it wrote is taken back."""
    context = installation.context()
    with installation.database.transaction() as session:
        result = tick.run(session, context, now)
        if not keep:
            session.rollback()
    return result


def first_days(installation: Installation) -> list[TickResult]:
    """Rehearse the first ten working days of a live culmina to which nobody answers."""
    with installation.database.transaction() as session:
        results = list(play(session, installation, islice(mornings(installation), FIRST_DAYS)))
        session.rollback()
    return results


def play(
    session: Session, installation: Installation, times: Iterable[datetime]
) -> Iterator[TickResult]:
    """Make the pass of each of the `times` of a live culmina, as if all that goes out arrived and
    nobody answered. The caller takes everything back."""
    now = installation.clock.now()
    trial.end(Change(session, installation.entity_id, TECHNICIAN, now))
    for at in times:
        result = tick.run(session, installation.context(), at)
        session.execute(
            update(OutboxItem)
            .where(OutboxItem.id.in_([message.outbox_id for message in result.messages]))
            .values(state=ItemState.SENT, sent_at=at)
        )
        yield result


def mornings(installation: Installation) -> Iterator[datetime]:
    """Yield when the pass of each working day is made, from now on without an end."""
    context = installation.context()
    now = installation.clock.now()
    today = context.today(now)
    local = now.astimezone(context.zone).time()
    day = context.calendar.working_day_on_or_after(today)
    if day == today and local >= context.policy.closes:
        day = context.calendar.next_working_day(today)
    while True:
        yield at_hour(day, installation.settings.reminders.hour, installation.zone)
        day = context.calendar.next_working_day(day)


def live_since(installation: Installation) -> datetime | None:
    """Return when the trial ended, None while it lasts."""
    with installation.database.reading() as session:
        return trial.live_since(session, installation.entity_id)


def check_it_can_send(installation: Installation) -> None:
    """Raise EnvironmentFault where nothing could be sent: no channel, no person, or no plan."""
    channels = enabled_channels(installation.settings)
    with installation.database.reading() as session:
        lacking = trial.lacking(session, installation.entity_id, channels)
    if lacking:
        raise EnvironmentFault(
            "no se podría enviar nada; la prueba sigue.",
            todo=f"Primero {'; '.join(_STEPS[one] for one in lacking)}.",
        )


def go_live(installation: Installation) -> None:
    """End the trial; what it held back is closed, not sent."""
    now = installation.clock.now()
    with installation.database.transaction() as session:
        trial.end(Change(session, installation.entity_id, TECHNICIAN, now))
