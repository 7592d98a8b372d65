"""Rules about progress: when a milestone is met, the current figure, the traffic lights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from core.grouping import grouped
from core.words import Duty, Status

WHOLE = 100
DISAGREE_OVER = 20  # points between two offices of one activity
FAR = timedelta(days=60)  # nobody speaks yet of a date that is further away


def milestone_threshold(ordinal: int, of: int) -> int:
    """Return the percentage that meets milestone `ordinal` of `of`, rounded down: 33, 66 and 100 of
    three. Raises ValueError unless 1 <= ordinal <= of."""
    if not 1 <= ordinal <= of:
        raise ValueError(f"there is no milestone {ordinal} of {of}")
    return WHOLE * ordinal // of


def milestone_met(
    ordinal: int,
    of: int,
    *,
    percent: Decimal | int | None,
    status: Status | None = None,
) -> bool:
    """Tell whether milestone `ordinal` of `of` is met; a finished activity has met them all."""
    threshold = milestone_threshold(ordinal, of)
    if activity_done(percent, status):
        return True
    return percent is not None and percent >= threshold


def activity_done(percent: Decimal | int | None, status: Status | None = None) -> bool:
    """Tell whether nothing is left to ask: the activity is at 100 %, or it does not apply."""
    return status is Status.NOT_APPLICABLE or (percent is not None and percent >= WHOLE)


class State(StrEnum):
    """How an activity stands: in exactly one of these."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NOT_APPLICABLE = "not_applicable"
    WITHOUT_REPORT = "without_report"


def state_of(percent: Decimal | int | None, status: Status | None) -> State:
    """Return how an activity stands by its figure, and by what was said where it has none; without
    a status nothing has been reported."""
    if status is None:
        return State.WITHOUT_REPORT
    if status is Status.NOT_APPLICABLE:
        return State.NOT_APPLICABLE
    if percent is None:
        return State.NOT_STARTED if status is Status.NOT_STARTED else State.IN_PROGRESS
    if percent >= WHOLE:
        return State.DONE
    return State.NOT_STARTED if percent == 0 else State.IN_PROGRESS


class Light(StrEnum):
    """A traffic light; grey is what nobody can tell anything of."""

    RED = "red"
    AMBER = "amber"
    GREY = "grey"
    GREEN = "green"


class Measure(StrEnum):
    """What a light measures: what is done of what was due by then, or the average percentage."""

    DATES = "dates"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which percentage on the light is amber, and from which green (a setting).

    By dates green is what has nothing overdue, whatever `green` says.
    """

    amber: int = 60
    green: int = 80
    by: Measure = Measure.DATES


def light_by_percent(percent: Decimal | int, thresholds: Thresholds) -> Light:
    """Return the light of a percentage: below `amber` red, below `green` amber, else green."""
    if percent >= thresholds.green:
        return Light.GREEN
    return Light.AMBER if percent >= thresholds.amber else Light.RED


@dataclass(frozen=True, slots=True)
class Report:
    """What the rules need of a progress report; `as_of` is the day it speaks of.

    `continues` is the report in whose place it stands. `office_id` is the office that spoke and
    `duty` what that office is to the activity; None for a file, and for an office no more in it.
    `part`: it is about the part of that office, which supports, and not about the activity.
    `meets_none`: no date is met by it, whatever its figure; `meets_until`: no later date than this
    one, None where its figure alone decides. `returned`: control sent it back.
    """

    id: int
    as_of: date
    recorded_at: datetime
    percent: Decimal | None
    status: Status
    undone: bool = False
    continues: int | None = None
    office_id: int | None = None
    duty: Duty | None = None
    part: bool = False
    meets_none: bool = False
    meets_until: date | None = None
    returned: bool = False

    @property
    def order(self) -> tuple[date, datetime, int]:
        """What orders reports: the day that they speak of, then when they were made."""
        return self.as_of, self.recorded_at, self.id


@dataclass(frozen=True, slots=True)
class Current:
    """Where an activity stands: the report that says so, and the one that `told` the figure.

    That is `report` itself, or, where it tells no figure, the last one before it that does; None
    when there is none, and for what does not apply.
    """

    report: Report
    told: Report | None

    @property
    def percent(self) -> Decimal | None:
        """The percentage that holds."""
        return None if self.told is None else self.told.percent


@dataclass(frozen=True, slots=True)
class OpenDate:
    """A date of an activity that is not met: the `ordinal`-th of `total`."""

    ordinal: int
    total: int
    due: date


def come_until(dates: Iterable[date], unmet: Iterable[date], today: date) -> date:
    """Return up to which day the dates of an activity have come, as its people see it: today while
    a date that has passed is not met, else the next one that is near, met or not."""
    ahead = min((one for one in dates if one > today), default=None)
    if ahead is None or ahead - today > FAR or any(one <= today for one in unmet):
        return today
    return ahead


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The newest figure of the leading office beside that of a supporting one."""

    lead: Report
    other: Report


def current(reports: Iterable[Report], *, on: date | None = None) -> Current | None:
    """Return the current figure: the newest report that was not undone, or None without any.

    Newest is by `as_of`, then by `recorded_at`: a report made in July about the June cut-off does
    not push aside what was said in July. With `on` the figure is as of that day.
    """
    return _newest([r for r in standing(reports, on) if not r.part])


def meeting(reports: Iterable[Report], *, on: date | None = None) -> Current | None:
    """Return what says which dates are met: as `current`, without the reports that meet none.

    What is returned meets none, nor does an earlier report of as much: the office has to tell it
    anew, or control to accept it.
    """
    kept: list[Report] = []
    returned: list[Report] = []
    for one in standing(reports, on):
        if one.part:
            continue
        if one.returned:
            returned.append(one)
        elif not (one.meets_none or any(_tells_as_much(one, r) for r in returned)):
            kept.append(one)
    return _newest(kept)


def _tells_as_much(report: Report, returned: Report) -> bool:
    """Tell whether a report tells as much as one that was returned after it, or the same "no
    aplica"."""
    if report.percent is None or returned.percent is None:
        return report.status is returned.status is Status.NOT_APPLICABLE
    return report.percent >= returned.percent


def parts(reports: Iterable[Report], *, on: date | None = None) -> dict[int, Current]:
    """Return what each office that supports the activity says of its part, by office."""
    told = grouped(
        (report.office_id, report)
        for report in standing(reports, on)
        if report.part and report.duty is Duty.SUPPORT and report.office_id is not None
    )
    found = {office_id: _newest(kept) for office_id, kept in told.items()}
    return {office_id: one for office_id, one in found.items() if one is not None}


def disagreements(reports: Iterable[Report], *, on: date | None = None) -> tuple[Disagreement, ...]:
    """Return the supporting offices whose newest figure disagrees with the leading office's; one
    whose part is done does not."""
    told = [r for r in standing(reports, on) if r.percent is not None]
    lead = next((r for r in told if r.duty is Duty.LEAD and not r.part), None)
    if lead is None:
        return ()
    newest: dict[int | None, Report] = {}
    for report in told:
        if report.part and report.duty is Duty.SUPPORT:
            newest.setdefault(report.office_id, report)
    return tuple(Disagreement(lead, one) for one in newest.values() if _disagree(lead, one))


def _newest(kept: list[Report]) -> Current | None:
    """Return where the reports stand, the newest first, and the figure that holds."""
    if not kept:
        return None
    newest = kept[0]
    if newest.status is Status.NOT_APPLICABLE:
        return Current(newest, None)
    return Current(newest, next((r for r in kept if r.percent is not None), None))


def standing(reports: Iterable[Report], on: date | None = None) -> list[Report]:
    """Return the reports that were not undone, the newest first, one for each that is continued."""
    kept = [r for r in reports if not r.undone and (on is None or r.as_of <= on)]
    last: dict[int, Report] = {}
    for report in sorted(kept, key=lambda r: r.id):
        last[report.id if report.continues is None else report.continues] = report
    return sorted(last.values(), key=lambda r: r.order, reverse=True)


def _disagree(lead: Report, other: Report) -> bool:
    if other.percent is None or lead.percent is None or other.percent >= WHOLE:
        return False
    return abs(lead.percent - other.percent) > DISAGREE_OVER
