"""What comes next: the day of the next digest."""

from __future__ import annotations

from datetime import date

import pytest

from core.entity.policy import Policy
from reports.lists.coming import next_digest

CALENDAR = Policy().calendar()
MONDAY, HOLIDAY = date(2026, 5, 11), date(2026, 5, 18)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 5, 10), MONDAY),  # a Sunday, whose week's digest is over
        (MONDAY, date(2026, 5, 19)),  # that of today is not to come; the next Monday is a day off
        (date(2026, 5, 15), date(2026, 5, 19)),
        (HOLIDAY, date(2026, 5, 19)),  # this week's goes out a day late
        (date(2026, 5, 19), date(2026, 5, 25)),
    ],
)
def test_the_next_digest_is_after_today(today: date, expected: date) -> None:
    assert next_digest(today, CALENDAR) == expected
