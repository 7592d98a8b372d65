"""Silence is escalated, lateness is not, and who was never reached is not called silent."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.entity.calendar import Calendar
from core.entity.policy import Policy
from core.unreached import Unreached
from core.words import Duty
from scheduler.escalation import (
    Escalation,
    Unreachable,
    escalate,
    escalation_day,
    first_unanswered,
)
from tests.unit.scheduler.builders import DUE, a_waiting

POLICY = Policy()
COLOMBIA = Calendar()
A_WEEK_OVERDUE = date(2026, 7, 7)
REMINDED = frozenset({date(2026, 6, 23), DUE})


def on(today: date, *, policy: Policy = POLICY, **overrides: Any) -> list[Escalation | Unreachable]:
    return escalate([a_waiting(**overrides)], policy, COLOMBIA, today)


def test_silence_after_a_delivered_reminder_is_escalated_seven_days_overdue() -> None:
    assert on(A_WEEK_OVERDUE, delivered_on=REMINDED) == [
        Escalation(a_waiting(delivered_on=REMINDED), 7, silent_since=date(2026, 6, 23))
    ]


def test_six_days_overdue_are_too_few() -> None:
    assert on(date(2026, 7, 6), delivered_on=REMINDED) == []


@pytest.mark.parametrize(
    ("delivered", "today", "escalated"),
    [
        (DUE, A_WEEK_OVERDUE, False),  # Wed 1, Thu 2, Fri 3, Mon 6 are over: four
        (DUE, date(2026, 7, 8), True),  # and Tue 7: five working days
        (date(2026, 7, 1), date(2026, 7, 8), False),
        (date(2026, 7, 1), date(2026, 7, 9), True),
        (date(2026, 7, 7), date(2026, 7, 15), False),  # Monday 13 July is a holiday: four
        (date(2026, 7, 7), date(2026, 7, 16), True),
    ],
)
def test_silence_is_five_full_working_days_since_the_reminder(
    delivered: date, today: date, escalated: bool
) -> None:
    assert bool(on(today, delivered_on=frozenset({delivered}))) is escalated


def test_the_silence_counts_from_the_first_unanswered_reminder_not_from_the_last() -> None:
    weekly = REMINDED | {A_WEEK_OVERDUE, date(2026, 7, 14)}
    found = on(date(2026, 7, 15), delivered_on=weekly, last_answer_on=date(2026, 7, 6))
    assert found == []  # since the 7th: four full working days
    found = on(date(2026, 7, 16), delivered_on=weekly, last_answer_on=date(2026, 7, 6))
    assert [type(one) for one in found] == [Escalation]


@pytest.mark.parametrize("answered_on", [DUE, date(2026, 7, 3)])
def test_any_answer_since_the_reminder_is_no_silence(answered_on: date) -> None:
    assert on(A_WEEK_OVERDUE, delivered_on=REMINDED, last_answer_on=answered_on) == []


def test_an_answer_before_the_reminder_does_not_help() -> None:
    found = on(date(2026, 7, 8), delivered_on=REMINDED, last_answer_on=date(2026, 6, 26))
    assert [one.silent_since for one in found if isinstance(one, Escalation)] == [DUE]


def test_a_supporting_office_is_never_escalated_nor_reported_as_unreachable() -> None:
    assert on(A_WEEK_OVERDUE, delivered_on=REMINDED, duty=Duty.SUPPORT) == []
    assert on(A_WEEK_OVERDUE, unreached=Unreached.BLOCKED, duty=Duty.SUPPORT) == []


def test_nobody_is_told_on_a_day_off() -> None:
    holiday = date(2026, 7, 13)
    assert on(holiday, delivered_on=REMINDED) == []
    assert on(holiday, unreached=Unreached.BLOCKED) == []


@pytest.mark.parametrize(
    "unreached", [Unreached.NOBODY_REGISTERED, Unreached.NO_LIVING_ADDRESS, Unreached.BLOCKED]
)
def test_an_office_that_was_never_reached_is_told_to_control_and_not_called_silent(
    unreached: Unreached,
) -> None:
    assert on(A_WEEK_OVERDUE, unreached=unreached) == [
        Unreachable(a_waiting(unreached=unreached), unreached, days_overdue=7)
    ]


def test_an_office_that_can_be_reached_but_was_not_yet_reminded_is_neither() -> None:
    assert on(A_WEEK_OVERDUE) == []


@pytest.mark.parametrize("unreached", list(Unreached))
def test_an_office_where_nothing_arrives_any_more_is_unreachable_and_not_silent(
    unreached: Unreached,
) -> None:
    found = on(A_WEEK_OVERDUE, delivered_on=REMINDED, unreached=unreached)
    assert [type(one) for one in found] == [Unreachable]


def test_who_got_a_reminder_and_can_get_the_next_one_is_silent() -> None:
    found = on(A_WEEK_OVERDUE, delivered_on=REMINDED)
    assert [type(one) for one in found] == [Escalation]


@pytest.mark.parametrize(
    ("last_answer_on", "times"),
    [
        (None, 0),
        (date(2026, 7, 3), 0),  # before it was escalated
        (A_WEEK_OVERDUE, 1),  # on the same day, after the planning office was told
        (date(2026, 7, 9), 1),  # since then; and silent again since the reminder of the 14th
    ],
)
def test_silence_is_escalated_once_until_an_answer_comes(
    last_answer_on: date | None, times: int
) -> None:
    found = on(
        date(2026, 7, 23),
        delivered_on=REMINDED | {date(2026, 7, 14)},
        escalated_on=A_WEEK_OVERDUE,
        last_answer_on=last_answer_on,
    )
    assert len(found) == times


def test_an_unreachable_office_is_told_once() -> None:
    told: dict[str, Any] = {"unreached": Unreached.BLOCKED, "told_unreachable_on": A_WEEK_OVERDUE}
    assert on(date(2026, 7, 8), **told) == []
    assert len(on(date(2026, 7, 10), last_answer_on=date(2026, 7, 9), **told)) == 1


def test_an_office_told_as_unreachable_can_be_escalated_once_it_was_reached() -> None:
    found = on(
        date(2026, 7, 23),
        delivered_on=frozenset({date(2026, 7, 14)}),
        told_unreachable_on=A_WEEK_OVERDUE,
    )
    assert [type(one) for one in found] == [Escalation]


def test_the_days_are_settings() -> None:
    strict = Policy(escalation_after_days_overdue=1, escalation_silence_working_days=1)
    assert len(on(date(2026, 7, 2), policy=strict, delivered_on=frozenset({DUE}))) == 1
    assert on(date(2026, 7, 1), policy=strict, delivered_on=frozenset({DUE})) == []


def test_the_day_of_escalation_is_the_first_working_day_on_which_it_happens() -> None:
    day = escalation_day(date(2026, 7, 6), DUE, POLICY, COLOMBIA)
    assert day == date(2026, 7, 14)  # 6 July + 7 days is a holiday
    assert on(day, due=date(2026, 7, 6), delivered_on=frozenset({DUE})) != []


def test_a_reminder_that_is_still_to_come_was_not_delivered() -> None:
    assert first_unanswered({date(2026, 7, 14)}, None, A_WEEK_OVERDUE) is None
    assert first_unanswered({date(2026, 7, 14), DUE}, None, A_WEEK_OVERDUE) == DUE
