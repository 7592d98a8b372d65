"""What a traffic light means, once for the digest, the pictures, the workbook and the pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.rules import WHOLE, Light, Measure, State, Thresholds, light_by_percent, state_of
from reports.plan.standing import Standing


@dataclass(frozen=True, slots=True)
class Account:
    """What was due of some activities before a day: of how many a date had passed (`due`), and how
    many of those had met every such date. What lies ahead or does not apply is in neither."""

    due: int
    met: int

    @property
    def overdue(self) -> int:
        """How many have a date that passed unmet."""
        return self.due - self.met


def account(standings: Iterable[Standing], today: date) -> Account:
    """Count what was due before `today` and what was done of it."""
    due = [one for one in standings if was_due(one, today)]
    return Account(due=len(due), met=sum(one.overdue_since(today) is None for one in due))


def was_due(state: Standing, today: date) -> bool:
    """Tell whether an activity that applies has a date before `today`."""
    return state.applies and any(day < today for day in state.dates)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a light needs to know besides the dates: the handles of what is `at_risk`, and the names
    of the offices that nothing reaches."""

    at_risk: Collection[str] = ()
    unreached: Collection[str] = ()

    def is_dark(self, state: Standing) -> bool:
        """Tell whether nobody can tell of an activity, or has told, how it goes."""
        if state.done:
            return False
        unreported = state_of(state.percent, state.status) is State.WITHOUT_REPORT
        return unreported or not state.office or state.office.name in self.unreached


def of_group(
    some: Iterable[Standing],
    counted: Account,
    average: Decimal | None,
    thresholds: Thresholds,
    seen: Seen,
) -> Light | None:
    """Return the light of a component or an office; None where nothing applies.

    By dates: red while less than `amber` per cent of what was due is done, amber while anything
    else is overdue or at risk; then grey where all that is open is dark (Seen), else green. By
    percentage: that of the average.
    """
    applying = [one for one in some if one.applies]
    if not applying:
        return None
    if thresholds.by is Measure.PERCENT:
        return light_by_percent(average or 0, thresholds)
    if counted.overdue:
        done_enough = counted.met * WHOLE >= thresholds.amber * counted.due
        return Light.AMBER if done_enough else Light.RED
    still_open = [one for one in applying if not one.done]
    if any(one.activity.handle in seen.at_risk for one in still_open):
        return Light.AMBER
    dark = still_open and all(map(seen.is_dark, still_open))
    return Light.GREY if dark else Light.GREEN


def of_activity(state: Standing, thresholds: Thresholds, today: date, seen: Seen) -> Light | None:
    """Return the light of one activity; None where it does not apply.

    By dates: red is overdue, amber at risk, grey dark (Seen), green the rest. By percentage: that
    of its own.
    """
    if not state.applies:
        return None
    if thresholds.by is Measure.PERCENT:
        return light_by_percent(state.percent or 0, thresholds)
    if state.overdue_since(today):
        return Light.RED
    if state.activity.handle in seen.at_risk:
        return Light.AMBER
    return Light.GREY if seen.is_dark(state) else Light.GREEN
