"""The settings section [reminders]: defaults, and clear words about what does not fit."""

from __future__ import annotations

import tomllib
from datetime import date, time
from typing import Any

import pytest
from pydantic import ValidationError

from core.entity.calendar import Calendar
from core.entity.policy import Policy


def test_the_defaults_are_those_of_the_design() -> None:
    policy = Policy()
    assert policy.steps_before == (30, 15, 7, 3, 1, 0)
    assert (policy.overdue_every_days, policy.overdue_answering_every_days) == (7, 14)
    assert policy.silence_after_answer_working_days == 5
    assert policy.escalation_after_days_overdue == 7
    assert policy.escalation_silence_working_days == 5
    assert policy.escalate_to == ("planning",)
    assert policy.hour == time(8)


def test_every_setting_says_what_it_is() -> None:
    silent = [name for name, field in Policy.model_fields.items() if not field.description]
    assert silent == []


def test_a_section_is_read_as_a_settings_file_writes_it() -> None:
    section = tomllib.loads(
        'steps_before = [0, 10, 3]\nhour = "09:30"\n'
        'extra_days_off = [2026-09-24, "2026-12-31"]\nescalate_to = ["planning", "control"]\n'
    )
    policy = Policy.model_validate(section)
    assert policy.steps_before == (10, 3, 0)
    assert policy.hour == time(9, 30)
    assert policy.extra_days_off == (date(2026, 9, 24), date(2026, 12, 31))
    assert policy.escalate_to == ("planning", "control")


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ({"steps_before": []}, "name at least one day"),
        ({"steps_before": [7, -1]}, "-1 is no number of days"),
        ({"steps_before": [367]}, "367 is no number of days"),
        ({"steps_before": [7, 7]}, "7 stands in the list twice"),
        ({"overdue_every_days": 0}, "greater than or equal to 1"),
        ({"overdue_answering_every_days": 6}, "must not be less than overdue_every_days"),
        ({"hour": "07:30"}, "must lie in office hours"),
        ({"hour": "17:00"}, "must lie in office hours"),
        ({"hour": "08:00Z"}, "without a zone"),
        ({"opens": "18:00"}, "must be before closes"),
        ({"escalate_to": []}, "at least 1 item"),
        ({"escalate_to": ["mayor"]}, "'planning', 'control' or 'superior'"),
        ({"escalate_to": ["superior"]}, "name a role as well"),
        ({"extra_days_off": ["31/12/2026"]}, "valid date"),
        ({"steps_befor": [7]}, "not permitted"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(section: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Policy.model_validate(section)
    assert words in str(caught.value)


def test_an_hour_in_the_entitys_own_office_hours_is_accepted() -> None:
    policy = Policy(opens=time(7), closes=time(15, 30), hour=time(7, 15))
    assert policy.hour == time(7, 15)


def test_the_policy_makes_the_entitys_calendar() -> None:
    policy = Policy(extra_days_off=(date(2026, 9, 24),), opens=time(7), hour=time(7))
    assert policy.calendar() == Calendar(frozenset({date(2026, 9, 24)}), (time(7), time(17)))


def test_a_policy_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Policy().overdue_every_days = 3  # type: ignore[misc]  # the point of the test
