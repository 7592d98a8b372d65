"""Which reminder comes next and when: the rules of what is due are asked of one day after another.

Asked as things stand now: nobody answers, nothing changes in the plan, and who is away is back on
her day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from core.clock import at_hour
from core.entity.context import EntityContext
from scheduler import directory
from scheduler.candidates import History, Near, candidates, history, near
from scheduler.directory import TRIED_AGAIN_AFTER, Directory
from scheduler.due import Candidate, ClosedStep, DueStep, due

FURTHEST = timedelta(days=366)
_DAY = timedelta(days=1)


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
    walk = _Walk(session, context, rows, history(session, context, rows), scope, people)
    found: dict[int, Coming] = {}
    for on in _working_days(context, day):
        for one in walk.of_day(on):
            found.setdefault(one.person_id, one)
        if walk.people_asked <= set(found) and not walk.waits_for_somebody(on):
            break
    return tuple(sorted(found.values(), key=lambda one: (one.on, one.person)))


def closed_on(
    session: Session, context: EntityContext, day: date, scope: Scope
) -> list[ClosedStep]:
    """Return the steps of the scope that would not go out on a day, each with why."""
    rows = [row for row in near(session, context, day) if scope.takes(row)]
    if not rows:
        return []
    people = directory.load(session, context, at_hour(day, context.policy.hour, context.zone))
    walk = _Walk(session, context, rows, history(session, context, rows), scope, people)
    return due(walk.of_people(day), context.policy, context.calendar, day).closed


def _working_days(context: EntityContext, first: date) -> Iterator[date]:
    day = first
    while day <= first + FURTHEST:
        yield day
        day = context.calendar.next_working_day(day)


@dataclass
class _Walk:
    """The days that are asked one after another, and what was closed on those before."""

    session: Session
    context: EntityContext
    rows: list[Near]
    past: History
    scope: Scope
    people: Directory

    def __post_init__(self) -> None:
        self.closed: dict[tuple[int, int], frozenset[str]] = {}
        self.people_asked: set[int] = set()
        self.turns = frozenset(self._turns())

    def _turns(self) -> Iterator[date]:
        """Yield the days on which somebody can be written to again: back, or tried again."""
        for office_id in {row.office_id for row in self.rows}:
            for _, one in self.people.by_office.get(office_id, ()):
                if one.away and one.back_on is not None:
                    yield one.back_on
                if one.rests:
                    tried = max(place.returning.last for place in one.places if place.returning)
                    yield self.context.today(tried + TRIED_AGAIN_AFTER) + _DAY

    def of_day(self, day: date) -> Iterable[Coming]:
        """Return the reminders of a day, and the welcomes that would go before."""
        if any(turn <= day for turn in self.turns):
            at = at_hour(day, self.context.policy.hour, self.context.zone)
            self.people = directory.load(self.session, self.context, at)
            self.turns = frozenset(one for one in self._turns() if one > day)
        found = self.of_people(day)
        self.people_asked = {one.person_id for one in found}
        judged = due(found, self.context.policy, self.context.calendar, day)
        for one in judged.closed:
            key = one.candidate.milestone_id, one.candidate.person_id
            self.closed[key] = self.closed.get(key, frozenset()) | {one.step.key}
        by_person: dict[int, list[DueStep]] = {
            one.person_id: [] for one in found if one.started_on is None
        }
        for step in judged.steps:
            by_person.setdefault(step.candidate.person_id, []).append(step)
        return [
            Coming(day, person_id, self.people.contacts[person_id].name, tuple(steps))
            for person_id, steps in by_person.items()
        ]

    def of_people(self, day: date) -> list[Candidate]:
        """Return what could be due of the people who are asked about."""
        people = self.people
        return [
            replace(one, already=one.already | self.closed.get(key, frozenset()))
            for one in candidates(self.rows, self.past, people, day)
            if (key := (one.milestone_id, one.person_id))
            and (self.scope.people is None or one.person_id in self.scope.people)
            and not people.is_held(people.contacts[one.person_id])
        ]

    def waits_for_somebody(self, day: date) -> bool:
        """Tell whether somebody is away, or rests, who may be written to on a later day."""
        return any(turn > day for turn in self.turns)
