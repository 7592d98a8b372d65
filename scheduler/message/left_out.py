"""What is overdue and has no line in today's reminder: the message names it, so that nobody takes
its list for all that she owes."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.messages import Above, LeftOut, Line
from core.words import Duty
from models.plan import Activity
from models.session import some_at_a_time
from scheduler.due import Candidate


@dataclass(frozen=True, slots=True)
class Late:
    """Of an overdue activity: whether another office leads it, and the day, not past, on which the
    silence about it is told to those above."""

    support: bool
    escalates_on: date | None


@dataclass(frozen=True, slots=True)
class Overdue:
    """The overdue activities by who is asked about them, a person or an office's group; the oldest
    date first."""

    of_people: dict[int, dict[int, Late]] = field(default_factory=dict)
    of_groups: dict[int, dict[int, Late]] = field(default_factory=dict)


def overdue(found: Iterable[Candidate], groups: Container[int], today: date) -> Overdue:
    """Return what is overdue among the candidates: nothing that somebody was not welcomed to yet,
    that was put off to a later day, or that was answered since it fell due and she was last asked.
    `groups` are the offices that have one."""
    made = Overdue()
    for one in sorted(found, key=lambda one: (one.due, one.activity_id)):
        put_off = one.snoozed_until is not None and one.snoozed_until > today
        asked_on = max(one.due + timedelta(days=1), one.last_told_on or date.min)
        answered = one.last_answer_on is not None and one.last_answer_on >= asked_on
        if one.due >= today or one.started_on is None or put_off or answered:
            continue
        if one.office_id in groups:
            some = made.of_groups.setdefault(one.office_id, {})
        else:
            some = made.of_people.setdefault(one.person_id, {})
        known = some.get(one.activity_id)
        supports = one.duty is Duty.SUPPORT and (known is None or known.support)
        some[one.activity_id] = Late(
            supports, (known and known.escalates_on) or _told_on(one, today)
        )
    return made


def _told_on(one: Candidate, today: date) -> date | None:
    silent = one.unanswered_since is not None and one.told_above_on is None
    day = one.foretold_on if silent else None
    return day if day is not None and day >= today else None


def named(session: Session, activities: Iterable[int]) -> dict[int, LeftOut]:
    """Return what some activities are called."""
    found: dict[int, LeftOut] = {}
    for some in some_at_a_time(activities):
        called = select(Activity.id, Activity.handle, Activity.title).where(Activity.id.in_(some))
        found.update(
            (row.id, LeftOut(activity_id=row.id, handle=row.handle, title=row.title))
            for row in session.execute(called)
        )
    return found


def besides(
    lines: Iterable[Line],
    overdue: Mapping[int, Late],
    called: dict[int, LeftOut],
    above: Collection[Above],
) -> tuple[LeftOut, ...]:
    """Return what is overdue and has no line in a message whose silence is told to those `above`;
    nothing beside a message that lists no activity."""
    listed = {line.activity_id for line in lines}
    if not listed:
        return ()
    named = (
        called[one].model_copy(update={"support": late.support, "escalates_on": late.escalates_on})
        for one, late in overdue.items()
        if one not in listed
    )
    return told_to(above, named)


def told_to(above: Collection[Above], some: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """Return them without the days on which silence is told, where there is nobody to tell."""
    if above:
        return tuple(some)
    return tuple(one.model_copy(update={"escalates_on": None}) for one in some)
