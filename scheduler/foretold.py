"""The days that today's reminders name: where people come and go until then, those on which the
clock will really write, to the person and to those above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import takewhile

from sqlalchemy import update

from models.owed import OwedStep
from scheduler.candidates import Near, history
from scheduler.day_by_day import Walk, working_days
from scheduler.due import Candidate, DueStep
from scheduler.this_pass import Pass
from scheduler.told import planning

_LOOKED_ON = timedelta(days=31)  # after the last day that is known to matter


@dataclass
class _Days:
    """On which days it is written again: to each person of an activity, and above of an office."""

    to_her: dict[tuple[int, int], date] = field(default_factory=dict)
    above: dict[tuple[int, int], date] = field(default_factory=dict)


def settle(this: Pass, rows: Iterable[Near], steps: Sequence[DueStep]) -> None:
    """Write the days into the ledger again of those steps, owed today, before whose days somebody
    of the office goes away, is back or is tried again; `rows` are the dates near today."""
    if not steps:
        return
    activities = {one.candidate.activity_id for one in steps}
    near = [row for row in rows if row.activity_id in activities]
    planned = planning.known(this.session, this.context, this.now)
    walk = Walk(this.session, this.context, near, this.people, planned)
    touched = [one for one in steps if any(turn <= _last(one) for turn in walk.turns)]
    if not touched:
        return
    walk.past = history(this.session, this.context, near)
    for one in steps:
        walk.tell(one, this.today)
    found = _look_on(walk, this.today, max(*walk.turns, *map(_last, touched)) + _LOOKED_ON)
    for one in touched:
        _write(this, one, found)


def _last(one: DueStep) -> date:
    return max(one.next_on or one.day, one.escalates_on or one.day)


def _look_on(walk: Walk, today: date, until: date) -> _Days:
    found = _Days()
    _, *days = takewhile(lambda day: day <= until, working_days(walk.context.calendar, today))
    for day in days:
        for step in walk.of_day(day)[1]:
            one = step.candidate
            found.to_her.setdefault((one.activity_id, one.person_id), day)
        for silence in walk.silent_on(day):
            found.above.setdefault((silence.of.activity_id, silence.of.office_id), day)
    return found


def _write(this: Pass, step: DueStep, found: _Days) -> None:
    """Write what was found; that somebody above was told, or is today, stands, and so does the day
    of who never wrote: there control is told to call."""
    one: Candidate = step.candidate
    above = step.escalates_on
    if above and above > this.today and not this.people.contacts[one.person_id].unheard:
        above = found.above.get((one.activity_id, one.office_id))
    this.session.execute(
        update(OwedStep)
        .where(
            OwedStep.milestone_id == one.milestone_id,
            OwedStep.person_id == one.person_id,
            OwedStep.step == step.step.key,
        )
        .values(next_on=found.to_her.get((one.activity_id, one.person_id)), escalates_on=above)
    )
