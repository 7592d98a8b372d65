"""What a clock that was ahead has left behind: found, and brought back to the present.

Under such a clock a pass closes the steps of the days that it skips, tells what is not due, and
puts messages off until a day that is far away.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import String, and_, case, cast, delete, or_, select, text, update
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.notice_names import ESCALATION, UNREACHABLE, WELCOME
from core.words import Because
from models import audit, audit_actions, instants, outbox, owed, progress
from models.organisation import Person
from models.outbox import WAITING_SQL, ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.progress import ProgressReport
from models.running import channel_state
from reports.plan import queries

LEEWAY = timedelta(hours=1)  # the clocks of several machines never agree to the second
LONGEST_WAIT = timedelta(days=1)  # of a message that a provider would not take


def find(session: Session, context: EntityContext, now: datetime) -> dict[str, int]:
    """Return how many rows of which table say that they are of a time after `now`."""
    limit = now + LEEWAY
    found = instants.ahead(session, context.entity_id, limit)
    if waiting := _waiting_too_long(session, context, now):
        found["outbox"] = found.get("outbox", 0) + len(waiting)
    if braked := channel_state.braked_beyond(session, context.entity_id, now + LONGEST_WAIT):
        found["channel_state"] = found.get("channel_state", 0) + braked
    return found


def told(found: dict[str, int]) -> str:
    """Return in words what `find` found."""
    return ", ".join(f"{rows} of {table}" for table, rows in sorted(found.items()))


def bring_back(change: audit.Change, context: EntityContext) -> dict[str, int]:
    """Bring back to the present what `find` finds, and return that; the next pass owes anew.

    Reminders made under the wrong clock that are not out are taken back; what its passes wrote to
    the ledger is forgotten, told or not: it is not due. What waits too long is sent now, and what
    is said to have happened later has happened now.
    """
    session, now = change.session, change.now
    found = find(session, context, now)
    if not found:
        return found
    limit = now + LEEWAY
    session.execute(
        update(OutboxItem)
        .where(OutboxItem.id.in_(_waiting_too_long(session, context, now)))
        .values(not_before=now)
        .execution_options(synchronize_session=False)
    )
    channel_state.lift_brakes(session, context.entity_id, now + LONGEST_WAIT)
    _take_messages_back(session, context, limit, now)
    _forget_the_ledger(session, context, limit)
    spoken = _let_reports_speak_of_today(session, context, limit, now)
    instants.bring_back(session, context.entity_id, limit, now)
    progress.hold(session, spoken)
    for activity_id in spoken:
        progress.refresh(session, activity_id)
    change.audit(
        audit_actions.TIMES_BROUGHT_BACK, "entity", context.entity_id, before={"ahead": found}
    )
    return found


def _waiting_too_long(session: Session, context: EntityContext, now: datetime) -> list[int]:
    """Return the messages that wait beyond any day until which a rule puts a message off."""
    query = (
        select(OutboxItem.id, OutboxItem.not_before, OutboxItem.opens, Person.away_until)
        .outerjoin(Person, Person.id == OutboxItem.person_id)
        .where(
            OutboxItem.entity_id == context.entity_id,
            text(f"outbox.{WAITING_SQL}"),
            OutboxItem.not_before > now + LONGEST_WAIT,
            OutboxItem.created_at <= now + LEEWAY,
        )
    )
    rows = session.execute(query).all()
    return [row.id for row in rows if row.not_before > _latest(context, row, now)]


def _latest(context: EntityContext, row: Any, now: datetime) -> datetime:
    if not row.opens:
        return now
    back = now
    if row.away_until is not None and row.away_until >= context.today(now):
        first = row.away_until + timedelta(days=1)
        back = datetime.combine(first, time.min, tzinfo=context.zone)
    return context.next_opening(back)


def _take_messages_back(
    session: Session, context: EntityContext, limit: datetime, now: datetime
) -> None:
    """Cancel what is not out, owe it anew, and free the keys of the days that were not."""
    mine = OutboxItem.entity_id == context.entity_id
    made = and_(mine, OutboxItem.opens, OutboxItem.created_at > limit)
    ids = session.scalars(select(OutboxItem.id).where(made)).all()
    owed.reopen(session, outbox.withdraw(session, ids, Because.CLOCK_AHEAD))
    # Answers go out: they are late enough.
    answers = and_(mine, text(f"outbox.{WAITING_SQL}"), OutboxItem.created_at > limit)
    # A message of today whose day had passed by the wrong clock: today's pass writes another.
    of_today = and_(
        mine,
        OutboxItem.state == ItemState.CANCELLED,
        OutboxItem.error == Because.DAY_HAS_PASSED,
        OutboxItem.created_at.between(context.day_began(now), limit),
    )
    # It was made after the last pass by the right clock, no earlier: this week's digest is owed
    # unless that pass had made it.
    _name, _live, ticked = queries.entity(session, context.entity_id, now)
    since = ticked or now
    for where, values in (
        (answers, {"not_before": now}),
        (
            or_(OutboxItem.id.in_(ids), of_today),
            {
                "key": OutboxItem.key + ":ahead:" + cast(OutboxItem.id, String),
                "created_at": case(
                    (OutboxItem.created_at > limit, since), else_=OutboxItem.created_at
                ),
            },
        ),
    ):
        session.execute(
            update(OutboxItem)
            .where(where)
            .values(values)
            .execution_options(synchronize_session=False)
        )


def _forget_the_ledger(session: Session, context: EntityContext, limit: datetime) -> None:
    """Forget what passes under the wrong clock owed, closed and told, but welcomes that are out."""
    session.execute(
        delete(OwedStep).where(
            OwedStep.entity_id == context.entity_id, OwedStep.recorded_at > limit
        )
    )
    unsaid = and_(Notice.kind == WELCOME, Notice.state != OwedState.TOLD)
    session.execute(
        delete(Notice).where(
            Notice.entity_id == context.entity_id,
            Notice.recorded_at > limit,
            or_(Notice.kind.in_([ESCALATION, UNREACHABLE]), unsaid),
        )
    )


def _let_reports_speak_of_today(
    session: Session, context: EntityContext, limit: datetime, now: datetime
) -> list[int]:
    """Let reports made under the wrong clock speak of no later day; return their activities."""
    made = and_(ProgressReport.entity_id == context.entity_id, ProgressReport.recorded_at > limit)
    activities = session.scalars(select(ProgressReport.activity_id).where(made).distinct()).all()
    session.execute(
        update(ProgressReport)
        .where(made, ProgressReport.as_of > context.today(now))
        .values(as_of=context.today(now))
        .execution_options(synchronize_session=False)
    )
    return list(activities)
