"""Gives an activity other dates: milestones, what was owed for the old ones, who is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, delete, select, update
from sqlalchemy.orm import Session

from core.notice_names import DATE_MOVED
from core.words import Because, Duty
from models import outbox, owed
from models.outbox import OutboxItem
from models.owed import OwedState, OwedStep, notice_key
from models.plan import Activity, Milestone, Responsibility
from plans.storing import telling


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that is another now; `before` is None for one more, `after` for one less."""

    before: date | None
    after: date | None


def paired(
    old: Sequence[date], new: Collection[date]
) -> tuple[dict[date, date | None], list[date]]:
    """Return what becomes of each old date (None: nothing), and which new ones are left over."""
    coming = [day for day in sorted(new) if day not in old]
    going = [day for day in sorted(old) if day not in new]
    becomes: dict[date, date | None] = {day: day for day in old}
    for number, day in enumerate(going):
        becomes[day] = coming[number] if number < len(coming) else None
    return becomes, coming[len(going) :]


def days_of(session: Session, activity: Activity) -> list[str]:
    """Return the dates that an activity has, as the audit keeps them."""
    days = select(Milestone.due).where(Milestone.activity_id == activity.id)
    return [one.isoformat() for one in session.scalars(days.order_by(Milestone.due))]


def set_dates(
    session: Session,
    activity: Activity,
    days: Mapping[date, str],
    now: datetime,
    *,
    today: date,
    tell: bool = True,
    corrects: bool = False,
    by_hand: bool = False,
    by: str | None = None,
) -> list[Moved]:
    """Give an activity the dates `days` (with what is printed for each); return what is other.

    The office that leads is told of dates that were open (not with `tell` off), and of who decided
    it: `by`, "" for who administers the system. One that `corrects` what was mistyped is told so;
    what a date set `by_hand` replaces was never the first one. Which dates are met is for the
    caller to refresh.
    """
    query = select(Milestone).where(Milestone.activity_id == activity.id)
    rows = {row.due: row for row in session.scalars(query.order_by(Milestone.ordinal))}
    becomes, fresh = paired(list(rows), days)
    moved = [Moved(old, new) for old, new in becomes.items() if old != new]
    still_open = [one for one in moved if one.before and not rows[one.before].met]
    still_open += [Moved(None, day) for day in fresh]
    gone = [rows[one.before].id for one in moved if one.before and one.after is None]
    touched = [rows[one.before].id for one in moved if one.before]
    withdraw_reminders(session, OwedStep.milestone_id.in_(touched), Because.DATE_MOVED, now)
    # What was told of a date that is gone stays in the messages themselves.
    session.execute(delete(OwedStep).where(OwedStep.milestone_id.in_(gone)))
    kept = [row for row in rows.values() if row.id not in gone]
    # Gone before the others are numbered: a number is given once.
    session.execute(delete(Milestone).where(Milestone.id.in_(gone)))
    _number_away(session, kept, len(days))
    for row in kept:
        after = becomes[row.due]
        if after is not None and after != row.due:
            row.original_due = row.original_due or (None if by_hand else row.due)
            row.due = after
            row.original_due = None if row.original_due == after else row.original_due
            _owe_again(session, row)
        row.printed_due = days[row.due]
    _number(session, activity, kept, {day: days[day] for day in fresh})
    if tell:
        _tell(session, activity, still_open, now, today=today, corrects=corrects, by=by)
    return [*moved, *(Moved(None, day) for day in fresh)]


def _owe_again(session: Session, row: Milestone) -> None:
    """Forget what was closed, untold, when a date was moved that has come back."""
    session.execute(
        delete(OwedStep)
        .where(
            OwedStep.milestone_id == row.id,
            OwedStep.due == row.due,
            OwedStep.state == OwedState.CLOSED,
            OwedStep.reason == Because.DATE_MOVED,
        )
        .execution_options(synchronize_session=False)
    )


def _number_away(session: Session, rows: Sequence[Milestone], most: int) -> None:
    """Number the rows out of the way of each other and of the numbers that they will get."""
    away = most + max((row.ordinal for row in rows), default=0)
    for row in rows:
        row.ordinal, row.total = row.ordinal + away, row.total + away
    session.flush()


def _number(
    session: Session, activity: Activity, kept: Sequence[Milestone], fresh: Mapping[date, str]
) -> None:
    """Number the dates in their order and add the new ones."""
    days = sorted([*(row.due for row in kept), *fresh])
    for row in kept:
        row.ordinal, row.total = days.index(row.due) + 1, len(days)
    session.add_all(
        Milestone(
            entity_id=activity.entity_id,
            plan_id=activity.plan_id,
            activity_id=activity.id,
            ordinal=days.index(day) + 1,
            total=len(days),
            due=day,
            printed_due=printed,
        )
        for day, printed in fresh.items()
    )
    session.flush()


def withdraw_reminders(
    session: Session, steps: ColumnElement[bool], reason: Because, now: datetime
) -> None:
    """Close what is owed by the ledger's rows `steps`, and withdraw messages not yet sent; what
    else such a message held is owed anew by the next pass."""
    withdrawn = _withdraw(session, select(OwedStep.outbox_id).where(steps), reason)
    held = OwedStep.outbox_id.in_(withdrawn)
    session.execute(
        update(OwedStep)
        .where(steps, (OwedStep.state == OwedState.OPEN) | held)
        .values(state=OwedState.CLOSED, reason=reason, outbox_id=None, recorded_at=now)
        .execution_options(synchronize_session=False)
    )
    _free(session, withdrawn)


def withdraw_messages(session: Session, items: Select[int | None], reason: Because) -> None:
    """Withdraw the messages `items` that have not gone out; what they held is owed anew."""
    _free(session, _withdraw(session, items, reason))


def _withdraw(session: Session, items: Select[int | None], reason: Because) -> Sequence[int]:
    waiting = select(OutboxItem.id).where(
        OutboxItem.id.in_(items), OutboxItem.state.in_(outbox.WAITING)
    )
    return outbox.withdraw(session, session.scalars(waiting).all(), reason)


def _free(session: Session, withdrawn: Sequence[int]) -> None:
    """Let what messages held that were withdrawn be owed anew, and their day be free again."""
    owed.reopen(session, withdrawn)
    for item_id in withdrawn:
        freed = update(OutboxItem).values(key=f"withdrawn:{item_id}")
        session.execute(
            freed.where(OutboxItem.id == item_id).execution_options(synchronize_session=False)
        )


def _tell(
    session: Session,
    activity: Activity,
    moved: Sequence[Moved],
    now: datetime,
    *,
    today: date,
    corrects: bool,
    by: str | None,
) -> None:
    """Owe the leading office's leads a notice of each date; one alone of several untold moves."""
    leading = session.scalar(
        select(Responsibility.office_id).where(
            Responsibility.activity_id == activity.id, Responsibility.duty == Duty.LEAD
        )
    )
    if leading is None or not moved or activity.withdrawn_at is not None:
        return
    for one in moved:
        stand = days_of(session, activity) if one.after is None else []
        ahead = [day for day in stand if day > today.isoformat()]
        due = one.after.isoformat() if one.after else None
        details = {
            "activity_id": activity.id,
            "office_id": leading,
            "due": due,
            "next_on": next(iter(ahead or stand[-1:]), None),
            "corrected": int(corrects),
            "by": by,
        }
        leads = telling.leads_of(session, leading)
        for since, readers in _aware(session, activity, one, leads).items():
            if since != due:
                key = notice_key(DATE_MOVED, activity.id, since, due, now.isoformat())
                said = details | {"since": since}
                telling.owe(session, activity.entity_id, DATE_MOVED, key, said, readers, now)


def _aware(
    session: Session, activity: Activity, one: Moved, leads: set[int]
) -> dict[str | None, set[int]]:
    """Return who knows of which date before a move; what nobody was told of it yet is withdrawn."""
    before = one.before.isoformat() if one.before else None
    after = one.after.isoformat() if one.after else None
    rows = [
        notice
        for notice in telling.untold(session, activity.id, DATE_MOVED)
        if notice.details["due"] == before
        and (before is not None or notice.details["since"] == after)
    ]
    known = {before: leads}
    for notice in rows:
        since = notice.details["since"]
        known[before] = known[before] - {notice.person_id}
        known[since] = known.get(since, set()) | {notice.person_id} & leads
    telling.withdraw(session, rows)
    return known
