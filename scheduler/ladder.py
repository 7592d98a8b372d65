"""The steps of one milestone, each with the working day on which it falls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from core.entity.calendar import Calendar
from core.entity.policy import Policy
from core.spanish import plural

DUE_DAY = "before-0"
BEFORE, OVERDUE, SNOOZED = "before", "overdue", "snoozed"  # how the keys of steps begin
BEFORE_ALL = -10_000  # an offset lower than that of any step: the policy allows 366 days


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One step of a milestone's ladder.

    `key` names it in the ledger: "before-30" is 30 days before the date, "overdue-2" the second
    reminder after it, "snoozed-2026-06-30" on a day that somebody asked for;
    `offset` is its distance from the due date in days (-30 … 0, 7 …); `scheduled` is its working
    day, `nominal` the day that `offset` alone gives. `number` of `total` is which reminder of how
    many it is; an overdue step is the `number`-th, and `total` is 0 because they go on until they
    are answered.
    """

    key: str
    offset: int
    nominal: date
    scheduled: date
    number: int
    total: int

    @property
    def overdue(self) -> bool:
        """Tell whether the step comes after the due date."""
        return self.offset > 0

    @property
    def told(self) -> str:
        """Return in Spanish which reminder it is."""
        return told(self.key, self.offset + (self.scheduled - self.nominal).days)


def steps_before(
    due: date,
    *,
    previous_due: date | None,
    after: date,
    policy: Policy,
    calendar: Calendar,
) -> list[LadderStep]:
    """Return the steps up to the due day that fall after the day `after`, the longest first.

    A step on a day off moves to the working day before. Steps longer than the time since the
    previous milestone are left out. Steps that meet on one day carry the same number: they are one.
    """
    if due <= after:
        return []
    found: list[tuple[int, date]] = []
    for days in policy.steps_before:
        if previous_due is not None and days > (due - previous_due).days:
            continue
        scheduled = calendar.working_day_on_or_before(due - timedelta(days=days))
        if scheduled > after:
            found.append((days, scheduled))
    days_of_messages = sorted({scheduled for _, scheduled in found})
    return [
        LadderStep(
            key=f"{BEFORE}-{days}",
            offset=-days,
            nominal=due - timedelta(days=days),
            scheduled=scheduled,
            number=days_of_messages.index(scheduled) + 1,
            total=len(days_of_messages),
        )
        for days, scheduled in found
    ]


def overdue_step(due: date, number: int, policy: Policy, calendar: Calendar) -> LadderStep:
    """Return the `number`-th step after the due date.

    On a day off it moves to the working day before, but never to the due date or before it: then
    it waits for the entity to open again.
    """
    offset = number * policy.overdue_every_days
    nominal = due + timedelta(days=offset)
    scheduled = calendar.working_day_on_or_before(nominal)
    if scheduled <= due:
        scheduled = calendar.working_day_on_or_after(nominal)
    return LadderStep(f"{OVERDUE}-{number}", offset, nominal, scheduled, number, 0)


def overdue_steps(
    due: date, *, after: date, beyond: int, policy: Policy, calendar: Calendar
) -> Iterator[LadderStep]:
    """Yield, without end, the overdue steps after the day `after` and past the offset `beyond`."""
    every = policy.overdue_every_days
    first = max(1, (after - due).days // every, beyond // every + 1)
    for number in count(first):
        step = overdue_step(due, number, policy, calendar)
        if step.scheduled > after:
            yield step


def snoozed_step(until: date) -> LadderStep:
    """Return the step of an activity that was put off until `until`; it is counted with none."""
    return LadderStep(f"{SNOOZED}-{until.isoformat()}", BEFORE_ALL, until, until, 0, 0)


def kind_of(key: str) -> str:
    """Return how the key of a step begins: BEFORE, OVERDUE or SNOOZED."""
    return key.partition("-")[0]


def offset_of(key: str, policy: Policy) -> int:
    """Return the distance from the due date, in days, of the step that `key` names.

    One that was put off stands before all: it takes no other step's place. Raises ValueError for
    what is no step's name.
    """
    kind, _, number = key.partition("-")
    if kind == SNOOZED:
        return BEFORE_ALL
    if kind == BEFORE and number.isdecimal():
        return -int(number)
    if kind == OVERDUE and number.isdecimal():
        return int(number) * policy.overdue_every_days
    raise ValueError(f"{key!r} names no step")


def told(key: str, days: int) -> str:
    """Return in Spanish which reminder `key` names, as in "7 días antes"; another key stays. `days`
    after its date is the day on which it falls."""
    kind, _, number = key.partition("-")
    if key == DUE_DAY:
        return "el día de la fecha"
    if kind == BEFORE:
        return f"{plural(int(number), 'día', 'días')} antes"
    if kind == OVERDUE:
        return f"vencida hace {plural(days, 'día', 'días')}"
    return f"aplazada hasta el {number}" if kind == SNOOZED else key


def horizon(policy: Policy, calendar: Calendar, today: date) -> date:
    """Return the latest due date that can owe a step on `today`.

    The longest step reaches furthest; on the eve of days off it comes early by as many days.
    """
    last_covered = calendar.next_working_day(today) - timedelta(days=1)
    return last_covered + timedelta(days=policy.steps_before[0])
