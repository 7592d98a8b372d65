"""The days to come, one after another: what goes out on each, and which silence is told above.

As things stand now: nobody answers, what goes out arrives, nothing changes in the plan, who is
away is back on her day, and whose absence is confirmed is away from its first day on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from core.entity.calendar import Calendar
from core.entity.context import EntityContext
from core.notice_names import ESCALATION
from models.owed import notice_key
from scheduler.candidates import History, Near, candidates
from scheduler.directory import TRIED_AGAIN_AFTER, Directory
from scheduler.due import Candidate, DueStep, due
from scheduler.escalation import Escalation, escalate
from scheduler.told import absence, silence

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
    adds; `people` are as they are at `now`. `asked` are the people who are asked about, None for
    all.
    """

    session: Session
    context: EntityContext
    rows: list[Near]
    people: Directory
    now: datetime
    past: History = field(default_factory=History)
    asked: frozenset[int] | None = None

    def __post_init__(self) -> None:
        self._absences = absence.planned(self.session, self.context, self.now)
        self.turns = frozenset(self._turns())

    def _turns(self) -> Iterator[date]:
        """Yield the days from which on somebody else may be written to: she is away, back, or
        tried again."""
        for office_id in {row.office_id for row in self.rows} - self.people.groups.keys():
            for _, one in self.people.by_office.get(office_id, ()):
                for person_id, first, until in self._absences:
                    if person_id == one.person_id:
                        yield from (first, until + _DAY)
                if one.away and one.back_on is not None:
                    yield one.back_on
                if one.rests:
                    tried = max(place.returning.last for place in one.places if place.returning)
                    yield self.context.today(tried + TRIED_AGAIN_AFTER) + _DAY

    def of_day(self, day: date) -> tuple[list[Candidate], list[DueStep]]:
        """Return what could be due on a day, and what goes out."""
        if any(turn <= day for turn in self.turns):
            self.people = absence.people_on(self.session, self.context, self.now, day)
            self.turns = frozenset(one for one in {*self.turns, *self._turns()} if one > day)
        found = self.of_people(day)
        judged = due(found, self.context.policy, self.context.calendar, day)
        for closed in judged.closed:
            self._write(closed.candidate, closed.step.key)
        for step in judged.steps:
            self.tell(step, day)
        return found, judged.steps

    def of_people(self, day: date) -> list[Candidate]:
        """Return what could be due of the people who are asked about."""
        return [
            one
            for one in candidates(self.rows, self.past, self.people, day)
            if (self.asked is None or one.person_id in self.asked)
            and not self.people.is_held(self.people.contacts[one.person_id])
        ]

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
        waiting = silence.waiting(self.rows, self.past, self.people)
        verdicts = escalate(waiting, self.context.policy, self.context.calendar, day)
        found = [one for one in verdicts if isinstance(one, Escalation)]
        for one in found:
            key = notice_key(ESCALATION, one.of.milestone_id, one.of.office_id)
            self.past.notified[key] = day
        return found

    def waits_for_somebody(self, day: date) -> bool:
        """Tell whether somebody is away or will be, or rests, so that later days may differ."""
        return any(turn > day for turn in self.turns)
