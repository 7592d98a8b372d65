"""The days to come, one after another: what goes out on each, and which silence is told above.

As things stand now: nobody answers, what goes out arrives, nothing changes in the plan, who is
away is back on her day, and what is planned happens: who is to be away is, who leaves is followed,
and work goes over to another office.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from core.entity.calendar import Calendar
from core.entity.context import EntityContext
from core.notice_names import ESCALATION
from core.words import Duty
from models.owed import notice_key
from scheduler import directory
from scheduler.candidates import History, Near, candidates
from scheduler.directory import TRIED_AGAIN_AFTER, Directory
from scheduler.due import Candidate, DueStep, due
from scheduler.escalation import Escalation, escalate
from scheduler.planned import Planned
from scheduler.told import silence

FURTHEST = timedelta(days=366)
_DAY = timedelta(days=1)


def working_days(calendar: Calendar, first: date) -> Iterator[date]:
    """Yield the working days after `first` and itself, as far as anything is foretold."""
    day = first
    while day <= first + FURTHEST:
        yield day
        day = calendar.next_working_day(day)


@dataclass
class Walk:
    """The days that are asked one after another, and what went out and was closed on those before.

    `rows` are the dates that are asked about and `past` is what is known of them, to which each day
    adds; `people` are as they are at the beginning, and then on each day, by what is `planned`.
    `asked` are the people who are asked about, None for all.
    """

    session: Session
    context: EntityContext
    rows: list[Near]
    people: Directory
    planned: Planned
    past: History = field(default_factory=History)
    asked: frozenset[int] | None = None

    def __post_init__(self) -> None:
        self.turns = frozenset(self._turns())

    def _turns(self) -> Iterator[date]:
        """Yield the days from which on somebody else may be written to: she is away, back, or
        tried again."""
        offices = {row.office_id for row in self.rows}
        staff = [
            one
            for office_id in offices - self.people.groups.keys()
            for _, one in self.people.by_office.get(office_id, ())
        ]
        people = {one.person_id for one in staff}
        yield from self.planned.turns(people, offices, {row.activity_id for row in self.rows})
        for one in staff:
            if one.away and one.back_on is not None:
                yield one.back_on
            if one.rests:
                tried = max(place.returning.last for place in one.places if place.returning)
                yield self.context.today(tried + TRIED_AGAIN_AFTER) + _DAY

    def of_day(self, day: date) -> tuple[list[Candidate], list[DueStep]]:
        """Return what could be due on a day, and what goes out."""
        if any(turn <= day for turn in self.turns):
            self.people = directory.on(self.session, self.context, self.planned, day)
            self.turns = frozenset(one for one in {*self.turns, *self._turns()} if one > day)
        found = self.of_people(day)
        judged = due(found, self.context.policy, self.context.calendar, day)
        for closed in judged.closed:
            self._write(closed.candidate, closed.step.key)
        for step in judged.steps:
            self.tell(step, day)
        self._welcome(found, day)
        return found, judged.steps

    def of_people(self, day: date) -> list[Candidate]:
        """Return what could be due of the people who are asked about."""
        return [
            one
            for one in candidates(self._rows_on(day), self.past, self.people, day)
            if (self.asked is None or one.person_id in self.asked)
            and not self.people.is_held(self.people.contacts[one.person_id])
        ]

    def _welcome(self, found: Sequence[Candidate], day: date) -> None:
        """Take it that who was not welcomed to a plan is on this day."""
        plans = {row.milestone_id: row.plan_id for row in self.rows}
        for one in found:
            if one.started_on is None:
                self.past.welcomed[one.person_id, plans[one.milestone_id]] = day

    def _rows_on(self, day: date) -> list[Near]:
        """Return the dates with the offices that answer for them on a day."""
        given = self.planned.given(day)
        if not given:
            return self.rows
        rows = []
        for row in self.rows:
            to = given.get(row.activity_id)
            if to is None or row.duty is Duty.LEAD:
                rows.append(row if to is None else replace(row, office_id=to))
            elif to != row.office_id:  # who supported it leads it now
                rows.append(row)
        return rows

    def tell(self, step: DueStep, day: date) -> None:
        """Take it that a step went out on a day, and arrived."""
        one = step.candidate
        self._write(one, step.step.key)
        self.past.told[one.milestone_id, one.person_id] = day
        self.past.ask(one.activity_id, one.office_id, one.person_id)
        self.past.delivered[one.activity_id, one.office_id, one.person_id].add(day)

    def _write(self, one: Candidate, key: str) -> None:
        self.past.steps[one.milestone_id, one.person_id].add(key)

    def silent_on(self, day: date) -> list[Escalation]:
        """Return the silence that is told above on a day; each is told once."""
        waiting = silence.waiting(self._rows_on(day), self.past, self.people)
        verdicts = escalate(waiting, self.context.policy, self.context.calendar, day)
        found = [one for one in verdicts if isinstance(one, Escalation)]
        for one in found:
            key = notice_key(ESCALATION, one.of.milestone_id, one.of.office_id)
            self.past.notified[key] = day
        return found

    def waits_for_somebody(self, day: date) -> bool:
        """Tell whether somebody is away or will be, or rests, so that later days may differ."""
        return any(turn > day for turn in self.turns)
