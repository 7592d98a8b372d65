"""What a traffic light means, once for the digest, the pictures, the workbook and the pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.rules import WHOLE, Light, Measure, Thresholds, light_by_percent, milestone_threshold
from reports.standing import Standing


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


def of_group(
    counted: Account, average: Decimal | None, thresholds: Thresholds, *, applies: bool
) -> Light | None:
    """Return the light of a component, an office or a plan; None where nothing applies.

    By dates: green while nothing is overdue; then amber while at least `amber` per cent of what was
    due is done, else red. By percentage: that of the average.
    """
    if not applies:
        return None
    if thresholds.by is Measure.PERCENT:
        return light_by_percent(average or 0, thresholds)
    if not counted.overdue:
        return Light.GREEN
    done_enough = counted.met * WHOLE >= thresholds.amber * counted.due
    return Light.AMBER if done_enough else Light.RED


def of_activity(state: Standing, thresholds: Thresholds, today: date) -> Light | None:
    """Return the light of one activity by the same rule; of one, none or all that was due is done:
    by dates it is red or green."""
    counted = account([state], today)
    return of_group(counted, state.percent, thresholds, applies=state.applies)


def wanted(state: Standing, today: date) -> int:
    """Return the percentage that the dates of an activity before `today` ask for, 0 before any."""
    passed = sum(day < today for day in state.dates)
    return milestone_threshold(passed, len(state.dates)) if passed else 0
