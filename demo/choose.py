"""On which day the story has most to tell: the one with the most steps of open dates."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from core.entity.calendar import Calendar
from core.entity.policy import Policy
from core.errors import InputError
from core.rules import milestone_met
from plans.activities.document import PlanDocument
from plans.storing.stored_rows import printed_days
from scheduler.ladder import steps_before

WELCOME_BEFORE = timedelta(days=7)


def busiest_day(document: PlanDocument, calendar: Calendar, policy: Policy) -> date:
    """Return the working day on which most reminders of dates that are still open fall.

    Raises InputError for a plan without any date.
    """
    steps: Counter[date] = Counter()
    for whole in (False, True):
        for activity in document.activities:
            days = sorted(printed_days(activity))  # with those that a doubtful date proposes
            for number, due in enumerate(days, 1):
                met = milestone_met(number, len(days), percent=activity.percent)
                if met and not whole:
                    continue
                ladder = steps_before(
                    due, previous_due=None, after=date.min, policy=policy, calendar=calendar
                )
                steps.update({step.scheduled for step in ladder})
        # A follow-up of the year's end has everything met: then the plan is played from before it.
        if steps and steps.most_common(1)[0][1] >= len(document.activities) // 10:
            break
    if not steps:
        raise InputError("el plan no tiene fechas: no hay qué recordar.", where="--plan")
    return max(steps, key=lambda day: (steps[day], day))


def as_known_on(document: PlanDocument, day: date) -> PlanDocument:
    """Return the plan without the figures of a cut-off that has not come on `day`."""
    if document.cutoff is None or document.cutoff <= day:
        return document
    activities = tuple(
        replace(activity, percent=None, percent_text="", description=None)
        for activity in document.activities
    )
    return replace(document, activities=activities, cutoff=None, published=None)
