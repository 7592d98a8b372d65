"""Which reminder comes next and when: the rules of what is due are asked of one day after another.

Asked as things stand now: nobody answers, nothing changes in the plan, who is away is back on her
day, and whose absence is confirmed is away from its first day on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.clock import at_hour
from core.entity.context import EntityContext
from scheduler.candidates import Near, history, near
from scheduler.day_by_day import FURTHEST, Walk, working_days
from scheduler.directory import Directory
from scheduler.due import ClosedStep, DueStep, due
from scheduler.told import absence


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

    def takes(self, row: Near) -> bool:
        """Tell whether a date of an office is asked about."""
        return (self.activities is None or row.activity_id in self.activities) and (
            self.offices is None or row.office_id in self.offices
        )


def first_pass(context: EntityContext, now: datetime) -> date:
    """Return the day of the next pass from `now` on that may owe something."""
    morning = at_hour(context.today(now), context.policy.hour, context.zone)
    return context.today(context.next_opening(max(now, morning)))


def coming(
    session: Session, context: EntityContext, now: datetime, scope: Scope, people: Directory
) -> tuple[Coming, ...]:
    """Return the next reminder of each person of the scope who gets one within a year, the
    earliest first; none of those whom nothing reaches, or whose messages the trial holds.
    `people` are as they are at `now`."""
    day = first_pass(context, now)
    rows = [row for row in near(session, context, day + FURTHEST) if scope.takes(row)]
    if not rows:
        return ()
    past = history(session, context, rows)
    walk = Walk(session, context, rows, people, now, past, scope.people)
    found: dict[int, Coming] = {}
    for on in working_days(context.calendar, day):
        asked = _of_day(walk, on, found)
        if asked <= found.keys() and not walk.waits_for_somebody(on):
            break
    return tuple(sorted(found.values(), key=lambda one: (one.on, one.person)))


def _of_day(walk: Walk, day: date, found: dict[int, Coming]) -> set[int]:
    """Add the reminders of a day, and the welcomes that would go before, of those who have none
    yet; return whom the day asks about."""
    could_be, steps = walk.of_day(day)
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
    rows = [row for row in near(session, context, day) if scope.takes(row)]
    if not rows:
        return []
    people = absence.people_on(session, context, now, day)
    past = history(session, context, rows)
    walk = Walk(session, context, rows, people, now, past, scope.people)
    return due(walk.of_people(day), context.policy, context.calendar, day).closed
