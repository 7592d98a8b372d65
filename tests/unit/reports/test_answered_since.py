"""What an office has answered since a day, under whatever name it had."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest

from reports.plan.queries import OfficeRow
from reports.week.offices import Answered, answered_since
from reports.week.traffic import AnswerRow
from tests.support.rows import BOGOTA, NOW

DAY = timedelta(days=1)
TREASURY = OfficeRow(1, "Tesorería")
OFFICES = {1: TREASURY, 2: TREASURY, 3: OfficeRow(3, "Prensa")}  # the second became the first
ROWS = (
    AnswerRow(7, "1.2", 1, NOW),
    AnswerRow(7, "1.2", 2, NOW - 40 * DAY),
    AnswerRow(8, "1.3", 2, NOW - 2 * DAY),
    AnswerRow(9, "1.4", 3, NOW + DAY),
)


@pytest.mark.parametrize("answers", list(permutations(ROWS)))
def test_the_newest_answer_counts_in_whatever_order_they_come(
    answers: tuple[AnswerRow, ...],
) -> None:
    today = NOW.astimezone(BOGOTA).date()

    def since(day: date) -> Answered:
        return answered_since(answers, OFFICES, 1, day, zone=BOGOTA)

    assert since(today - DAY) == (today, ("1.2",))
    assert since(today - 3 * DAY) == (today, ("1.2", "1.3"))
    assert since(today + DAY) == (None, ())
