"""What is overdue and has no line in today's reminder: the message names it, so that nobody takes
its list for all that she owes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.messages import LeftOut, Line
from core.words import Duty
from models.plan import Activity
from models.session import some_at_a_time
from scheduler.due import Candidate


@dataclass(frozen=True, slots=True)
class Overdue:
    """The overdue activities by who is asked about them, a person or an office's group; the oldest
    date first, each with whether another office leads it."""

    of_people: dict[int, dict[int, bool]] = field(default_factory=dict)
    of_groups: dict[int, dict[int, bool]] = field(default_factory=dict)


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
        supports = one.duty is Duty.SUPPORT
        some[one.activity_id] = supports and some.get(one.activity_id, True)
    return made


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
    lines: Iterable[Line], overdue: Mapping[int, bool], called: dict[int, LeftOut]
) -> tuple[LeftOut, ...]:
    """Return what is overdue and has no line in a message; nothing beside a message that lists no
    activity."""
    listed = {line.activity_id for line in lines}
    if not listed:
        return ()
    return tuple(
        called[one].model_copy(update={"support": supports})
        for one, supports in overdue.items()
        if one not in listed
    )
