"""Until when a reminder can be put off, and what the ladder does meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.entity.calendar import Calendar
from core.entity.policy import Policy
from scheduler.due import Candidate, CloseReason, Owed, due
from scheduler.snoozing import Snoozing
from tests.unit.scheduler.builders import DUE, a_candidate

POLICY, COLOMBIA = Policy(), Calendar()
FRIDAY, SATURDAY = date(2026, 6, 5), date(2026, 6, 6)  # Monday 8 June is a holiday
TUESDAY = date(2026, 6, 9)


def until(wanted: date, due_on: date | None, today: date = date(2026, 6, 3)) -> date | None:
    return Snoozing(POLICY, COLOMBIA, today).until(wanted, due_on)


@pytest.mark.parametrize(
    ("wanted", "due_on", "expected"),
    [
        (FRIDAY, DUE, FRIDAY),
        (SATURDAY, DUE, TUESDAY),  # over a weekend and a holiday
        (date(2026, 7, 15), DUE, DUE),  # never beyond the due date
        (SATURDAY, date(2026, 6, 7), FRIDAY),  # it is due on a Sunday
        (date(2026, 6, 4), date(2026, 6, 2), date(2026, 6, 4)),  # overdue since yesterday
        (FRIDAY, None, None),  # without a date there are no reminders
    ],
)
def test_a_day_off_moves_to_the_next_working_day_but_never_past_the_last(
    wanted: date, due_on: date | None, expected: date | None
) -> None:
    assert until(wanted, due_on) == expected


def test_what_is_due_today_cannot_wait() -> None:
    assert until(FRIDAY, FRIDAY, FRIDAY) is None


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (1, date(2026, 6, 5)),  # due on 2 June: the first escalation comes on the 9th
        (7, None),
        (30, None),
    ],
)
def test_what_is_overdue_waits_only_up_to_its_first_escalation(
    late: int, expected: date | None
) -> None:
    today = date(2026, 6, 3)
    assert until(FRIDAY, today - timedelta(days=late), today) == expected
    assert until(date(2026, 7, 1), today - timedelta(days=1), today) == TUESDAY


def test_only_days_that_can_be_kept_are_offered() -> None:
    rules = Snoozing(POLICY, COLOMBIA, date(2026, 6, 3))

    assert rules.proposals(DUE) == (date(2026, 6, 4), TUESDAY, date(2026, 6, 11))
    assert rules.proposals(date(2026, 6, 5)) == (date(2026, 6, 4), FRIDAY)
    assert rules.proposals(date(2026, 6, 3)) == ()
    assert rules.proposals(date(2026, 5, 1)) == ()


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_whatever_is_wanted_the_day_is_a_working_day_to_come_and_not_past_the_last(
    today: date, wanted: date, due_on: date
) -> None:
    day = until(wanted, due_on, today)
    if day is None:
        return
    assert day > today
    assert COLOMBIA.is_working_day(day)
    assert day <= (due_on if due_on >= today else due_on + timedelta(days=7))


def on(day: date, *candidates: Candidate) -> Owed:
    return due(candidates, POLICY, COLOMBIA, day)


def snoozed(until: date, asked: date, **overrides: object) -> Candidate:
    """Return the candidate of DUE, told up to "before-15" and then put off."""
    values: dict[str, object] = {
        "already": frozenset({"before-30", "before-15"}),
        "last_told_on": date(2026, 6, 12),
        "last_answer_on": asked,
        "snoozed_until": until,
    }
    return a_candidate(**(values | overrides))


def test_the_steps_in_between_are_not_sent_and_it_comes_up_on_its_day() -> None:
    # before-7 falls on 23 June; it was put off on the 16th until the 24th
    one = snoozed(date(2026, 6, 24), date(2026, 6, 16))

    assert on(date(2026, 6, 23), one) == Owed([], [])
    owed = on(date(2026, 6, 24), one)
    assert [line.step.key for line in owed.steps] == ["snoozed-2026-06-24"]
    assert [(item.step.key, item.reason) for item in owed.closed] == [
        ("before-7", CloseReason.SNOOZED)
    ]
    assert owed.closed[0].reason_text == "aplazado hasta el 2026-06-24"


def test_without_a_step_in_between_it_comes_up_all_the_same() -> None:
    one = snoozed(date(2026, 6, 18), date(2026, 6, 16))

    assert on(date(2026, 6, 17), one) == Owed([], [])
    owed = on(date(2026, 6, 18), one)
    assert [line.step.key for line in owed.steps] == ["snoozed-2026-06-18"]
    assert owed.steps[0].next_on == date(2026, 6, 23)


def test_on_the_day_of_a_step_it_is_that_step() -> None:
    owed = on(date(2026, 6, 23), snoozed(date(2026, 6, 23), date(2026, 6, 16)))

    assert [line.step.key for line in owed.steps] == ["before-7"]


def test_the_silence_after_an_answer_does_not_follow_it() -> None:
    told = frozenset({"before-30", "before-15", "snoozed-2026-06-22"})
    one = snoozed(
        date(2026, 6, 22), date(2026, 6, 19), already=told, last_told_on=date(2026, 6, 22)
    )

    assert [line.step.key for line in on(date(2026, 6, 23), one).steps] == ["before-7"]


def test_it_comes_up_once() -> None:
    told = frozenset({"before-15", "snoozed-2026-06-18"})
    one = snoozed(date(2026, 6, 18), date(2026, 6, 16), already=told)

    assert on(date(2026, 6, 18), one) == Owed([], [])


def test_a_day_that_an_outage_skipped_is_made_up_for() -> None:
    owed = on(date(2026, 6, 19), snoozed(date(2026, 6, 18), date(2026, 6, 16)))

    assert [line.step.key for line in owed.steps] == ["snoozed-2026-06-18"]


def test_of_several_dates_the_earliest_comes_up() -> None:
    first = snoozed(date(2026, 6, 18), date(2026, 6, 16))
    second = snoozed(
        date(2026, 6, 18), date(2026, 6, 16), milestone_id=2, ordinal=2, due=date(2026, 9, 30),
        previous_due=DUE, previous_met=False, already=frozenset(), last_told_on=None,
    )  # fmt: skip
    owed = on(date(2026, 6, 18), second, first)

    assert [(line.candidate.milestone_id, line.step.key) for line in owed.steps] == [
        (1, "snoozed-2026-06-18")
    ]


@given(
    st.dates(date(2026, 5, 4), date(2026, 8, 28)),
    st.integers(1, 40),
    st.integers(-6, 60),
)
def test_lived_through_day_by_day_it_is_told_on_its_day_and_not_before(
    asked: date, wanted: int, distance: int
) -> None:
    due_on = asked + timedelta(days=distance)
    day = Snoozing(POLICY, COLOMBIA, asked).until(asked + timedelta(days=wanted), due_on)
    if day is None:
        return
    one = a_candidate(due=due_on, last_answer_on=asked, snoozed_until=day)
    told = []
    for today in (asked + timedelta(days=n) for n in range(1, (day - asked).days + 8)):
        owed = on(today, one)
        keys = {line.step.key for line in owed.steps} | {item.step.key for item in owed.closed}
        assert not keys & one.already
        one = replace(one, already=one.already | keys)
        if owed.steps:
            told.append(today)
            one = replace(one, last_told_on=today)

    assert told[0] == day
    assert len(told) == len(set(told))
