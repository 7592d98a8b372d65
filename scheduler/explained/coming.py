"""Which reminder comes next and when: the rules of what is due are asked of one day after another.

Asked as things stand now: nobody answers, nothing changes in the plan, who is away is back on her
day, and what is planned of absences, people and offices happens on its day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.clock import at_hour
from core.entity.context import EntityContext
from scheduler import directory
from scheduler.candidates import Near, history, near
from scheduler.day_by_day import FURTHEST, Walk, working_days
from scheduler.directory import Directory
from scheduler.due import ClosedStep, DueStep, due
from scheduler.planned import Planned
from scheduler.told import planning


@dataclass(frozen=True, slots=True)
class Coming:
    """A person's next reminder: the day, and the steps in it; none where it is her welcome, before
    which nothing is owed."""

    on: date
    person_id: int
    person: str
    steps: tuple[DueStep, ...]

    @property
    def activities(self) -> tuple[int, ...]:
        """The activities of which it speaks."""
        return tuple(one.candidate.activity_id for one in self.steps)


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what is asked: activities, offices, people; None for all of them."""

    activities: frozenset[int] | None = None
    offices: frozenset[int] | None = None
    people: frozenset[int] | None = None

    def may_take(self, row: Near, planned: Planned) -> bool:
        """Tell whether a date of an office is asked about, or will be by what is planned."""
        if self.activities is not None and row.activity_id not in self.activities:
            return False
        offices = self.offices
        return (
            offices is None
            or row.office_id in offices
            or planned.gains(row.office_id, row.activity_id, offices)
        )

    def takes(self, office_id: int, planned: Planned, day: date) -> bool:
        """Tell whether what an office answers for on a day is asked about."""
        offices = self.offices
        return (
            offices is None or office_id in offices or planned.united(day).get(office_id) in offices
        )


def first_pass(context: EntityContext, now: datetime) -> date:
    """Return the day of the next pass from `now` on that may owe something."""
    morning = at_hour(context.today(now), context.policy.hour, context.zone)
    return context.today(context.next_opening(max(now, morning)))


def coming(
    session: Session,
    context: EntityContext,
    now: datetime,
    scope: Scope,
    people: Directory,
    planned: Planned,
) -> tuple[Coming, ...]:
    """Return the next reminder of each person of the scope who gets one within a year, the
    earliest first; none of those whom nothing reaches, or whose messages the trial holds.
    `people` are as they are at `now`, and `planned` is what will be otherwise."""
    day = first_pass(context, now)
    rows = [row for row in near(session, context, day + FURTHEST) if scope.may_take(row, planned)]
    if not rows:
        return ()
    past = history(session, context, rows)
    walk = Walk(session, context, rows, people, planned, past, scope.people)
    found: dict[int, Coming] = {}
    for on in working_days(context.calendar, day):
        asked = _of_day(walk, scope, on, found)
        if asked <= found.keys() and not walk.waits_for_somebody(on):
            break
    return tuple(sorted(found.values(), key=lambda one: (one.on, one.person)))


def _of_day(walk: Walk, scope: Scope, day: date, found: dict[int, Coming]) -> set[int]:
    """Add the reminders of a day, and the welcomes that would go before, of those of the scope who
    have none yet; return whom the day asks about."""
    every, owed = walk.of_day(day)
    could_be = [one for one in every if scope.takes(one.office_id, walk.planned, day)]
    steps = [one for one in owed if scope.takes(one.candidate.office_id, walk.planned, day)]
    by_person: dict[int, list[DueStep]] = {
        one.person_id: [] for one in could_be if one.started_on is None
    }
    for step in steps:
        by_person.setdefault(step.candidate.person_id, []).append(step)
    for person_id, some in by_person.items():
        name = walk.people.contacts[person_id].name
        found.setdefault(person_id, Coming(day, person_id, name, tuple(some)))
    return {one.person_id for one in could_be}


def closed_on(
    session: Session, context: EntityContext, now: datetime, day: date, scope: Scope
) -> list[ClosedStep]:
    """Return the steps of the scope that would not go out on a day, each with why."""
    planned = planning.known(session, context, now)
    rows = [row for row in near(session, context, day) if scope.may_take(row, planned)]
    if not rows:
        return []
    people = directory.on(session, context, planned, day)
    past = history(session, context, rows)
    walk = Walk(session, context, rows, people, planned, past, scope.people)
    closed = due(walk.of_people(day), context.policy, context.calendar, day).closed
    return [one for one in closed if scope.takes(one.candidate.office_id, planned, day)]
