"""What a day would send, found by making its pass and taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.clock import at_hour
from core.errors import EnvironmentFault
from core.words import Because
from culmina.wiring import TECHNICIAN, Installation
from models import audit, audit_actions
from models.organisation import Entity, Person
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.plan import Plan
from scheduler import tick
from scheduler.tick import TickResult

FIRST_DAYS = 10


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
    _set_live(session, installation, installation.clock.now())
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
        return session.get_one(Entity, installation.entity_id).live_since


def check_it_can_send(installation: Installation) -> None:
    """Raise EnvironmentFault where nothing could be sent: no channel, no person, or no plan."""
    settings, entity_id = installation.settings, installation.entity_id
    with installation.database.reading() as session:
        somebody = select(Person.id).where(Person.entity_id == entity_id, Person.active).limit(1)
        a_plan = select(Plan.id).where(Plan.entity_id == entity_id, Plan.closed_at.is_(None))
        steps = {
            "encienda un canal en [telegram] o [smtp]": (
                settings.telegram.enabled or settings.smtp.enabled
            ),
            "agregue personas (culmina person import)": session.scalar(somebody) is not None,
            "importe un plan (culmina plan import)": session.scalar(a_plan.limit(1)) is not None,
        }
    lacking = [step for step, done in steps.items() if not done]
    if lacking:
        raise EnvironmentFault(
            "no se podría enviar nada; la prueba sigue.", todo=f"Primero {'; '.join(lacking)}."
        )


def go_live(installation: Installation) -> None:
    """End the trial; what it held back is closed, not sent."""
    now = installation.clock.now()
    with installation.database.transaction() as session:
        _set_live(session, installation, now)


def _set_live(session: Session, installation: Installation, now: datetime) -> None:
    entity_id = installation.entity_id
    changed = session.execute(
        update(Entity)
        .where(Entity.id == entity_id, Entity.live_since.is_(None))
        .values(live_since=now)
        .returning(Entity.id)
    ).one_or_none()
    if changed is None:
        return
    for table in (OwedStep, Notice):
        session.execute(
            update(table)
            .where(table.entity_id == entity_id, table.state == OwedState.HELD)
            .values(state=OwedState.CLOSED, reason=Because.TRIAL)
            .execution_options(synchronize_session=False)
        )
    audit.Change(session, entity_id, TECHNICIAN, now).audit(
        audit_actions.WENT_LIVE, "entity", entity_id, before={"live": False}, after={"live": True}
    )
