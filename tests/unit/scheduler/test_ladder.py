"""On which working days the steps of a milestone fall."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

import pytest

from core.entity.calendar import Calendar
from core.entity.policy import Policy
from scheduler.ladder import (
    LadderStep,
    horizon,
    offset_of,
    overdue_step,
    overdue_steps,
    steps_before,
)

POLICY = Policy()
COLOMBIA = Calendar()
LONG_AGO = date(2026, 1, 2)
DUE = date(2026, 6, 30)  # a Tuesday after a long weekend: Monday 29 June is a holiday


def ladder(
    due: date = DUE,
    previous_due: date | None = None,
    after: date = LONG_AGO,
    calendar: Calendar = COLOMBIA,
) -> list[LadderStep]:
    return steps_before(
        due, previous_due=previous_due, after=after, policy=POLICY, calendar=calendar
    )


def test_each_step_falls_on_its_day_or_on_the_working_day_before() -> None:
    assert [(step.key, step.nominal, step.scheduled) for step in ladder()] == [
        ("before-30", date(2026, 5, 31), date(2026, 5, 29)),  # a Sunday
        ("before-15", date(2026, 6, 15), date(2026, 6, 12)),  # a holiday on Monday
        ("before-7", date(2026, 6, 23), date(2026, 6, 23)),
        ("before-3", date(2026, 6, 27), date(2026, 6, 26)),  # a Saturday
        ("before-1", date(2026, 6, 29), date(2026, 6, 26)),  # a holiday on Monday
        ("before-0", DUE, DUE),
    ]


def test_steps_that_meet_on_one_day_count_as_one() -> None:
    assert [(step.key, step.number, step.total) for step in ladder()] == [
        ("before-30", 1, 5),
        ("before-15", 2, 5),
        ("before-7", 3, 5),
        ("before-3", 4, 5),
        ("before-1", 4, 5),
        ("before-0", 5, 5),
    ]


def test_steps_that_do_not_meet_count_each() -> None:
    friday = ladder(due=date(2026, 9, 25))
    assert [(step.number, step.total) for step in friday] == [(n, 6) for n in range(1, 7)]


@pytest.mark.parametrize(
    ("previous_due", "keys"),
    [
        (DUE - timedelta(days=31), ["30", "15", "7", "3", "1", "0"]),
        (DUE - timedelta(days=30), ["30", "15", "7", "3", "1", "0"]),  # not longer than the time
        (DUE - timedelta(days=29), ["15", "7", "3", "1", "0"]),
        (DUE - timedelta(days=7), ["7", "3", "1", "0"]),
        (DUE - timedelta(days=2), ["1", "0"]),
        (DUE, ["0"]),  # the same date printed twice
    ],
)
def test_steps_longer_than_the_time_since_the_previous_milestone_are_skipped(
    previous_due: date, keys: list[str]
) -> None:
    assert [step.key for step in ladder(previous_due=previous_due)] == [f"before-{k}" for k in keys]


def test_steps_up_to_the_day_of_the_welcome_are_not_owed() -> None:
    from_welcome = ladder(after=date(2026, 6, 12))
    assert [step.key for step in from_welcome] == ["before-7", "before-3", "before-1", "before-0"]
    assert {step.total for step in from_welcome} == {3}
    assert ladder(after=date(2026, 6, 11))[0].key == "before-15"


def test_a_date_that_had_passed_at_the_welcome_has_no_steps_before_it() -> None:
    assert ladder(after=DUE) == []
    assert ladder(due=date(1, 1, 3)) == []  # a misprint of a year is no reason to stop


def test_overdue_steps_come_every_seven_days_and_have_no_total() -> None:
    later = overdue_steps(DUE, after=LONG_AGO, beyond=-30, policy=POLICY, calendar=COLOMBIA)
    assert [(s.key, s.scheduled, s.number, s.total) for s in islice(later, 3)] == [
        ("overdue-1", date(2026, 7, 7), 1, 0),
        ("overdue-2", date(2026, 7, 14), 2, 0),
        ("overdue-3", date(2026, 7, 21), 3, 0),
    ]


def test_an_overdue_step_on_a_day_off_moves_to_the_working_day_before() -> None:
    monday = date(2026, 8, 10)  # 17 August is a holiday: the step comes on Friday 14
    assert overdue_step(monday, 1, POLICY, COLOMBIA).scheduled == date(2026, 8, 14)


def test_an_overdue_step_never_moves_to_the_due_date_or_before_it() -> None:
    due = date(2026, 12, 18)  # a Friday; the entity closes until 12 January 2027
    closed = frozenset(date(2026, 12, 19) + timedelta(days=n) for n in range(24))
    reopened = date(2027, 1, 12)
    step = overdue_step(due, 1, POLICY, Calendar(closed))
    assert (step.nominal, step.scheduled) == (date(2026, 12, 25), reopened)


def test_overdue_steps_begin_after_the_welcome_and_after_what_is_recorded() -> None:
    welcomed = overdue_steps(
        DUE, after=date(2026, 7, 21), beyond=-30, policy=POLICY, calendar=COLOMBIA
    )
    assert next(welcomed).key == "overdue-4"
    recorded = overdue_steps(DUE, after=LONG_AGO, beyond=14, policy=POLICY, calendar=COLOMBIA)
    assert next(recorded).key == "overdue-3"


@pytest.mark.parametrize(
    ("key", "offset"), [("before-30", -30), ("before-0", 0), ("overdue-1", 7), ("overdue-3", 21)]
)
def test_a_steps_name_tells_its_distance(key: str, offset: int) -> None:
    assert offset_of(key, POLICY) == offset


@pytest.mark.parametrize("key", ["", "welcome", "before-", "before--3", "overdue-x", "after-3"])
def test_what_is_no_steps_name_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="names no step"):
        offset_of(key, POLICY)


@pytest.mark.parametrize(
    ("today", "latest_due"),
    [
        (date(2026, 6, 23), date(2026, 7, 23)),  # a Tuesday: 30 days on
        (date(2026, 6, 26), date(2026, 7, 29)),  # a Friday that also speaks for three days off
    ],
)
def test_the_horizon_is_the_latest_due_date_that_can_owe_a_step(
    today: date, latest_due: date
) -> None:
    assert horizon(POLICY, COLOMBIA, today) == latest_due
    assert ladder(due=latest_due)[0].scheduled == today
    assert ladder(due=latest_due + timedelta(days=1))[0].scheduled > today
