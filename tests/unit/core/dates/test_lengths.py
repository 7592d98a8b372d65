"""Lengths of time as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from core.dates.lengths import find_lengths
from core.entity.calendar import Calendar


@pytest.mark.parametrize(
    "text", ["un mes y medio", "mes y medio", "un mes y 15 días", "una semana o dos", "8 o 15 días"]
)
def test_a_length_of_two_pieces_is_none(text: str) -> None:
    assert find_lengths(text) == []


def test_two_things_with_a_length_between_them_have_it() -> None:
    assert [one.count for one in find_lengths("3 actas y 15 días, o un acta")] == [15]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ocho días", date(2026, 7, 7)),
        ("quince días", date(2026, 7, 15)),
        ("dos semanas", date(2026, 7, 14)),
        ("un mes", date(2026, 7, 30)),
        ("5 días hábiles", date(2026, 7, 7)),
    ],
)
def test_a_length_of_time_counts_from_its_day(text: str, day: date) -> None:
    (length,) = find_lengths(text)
    assert length.after(date(2026, 6, 30), Calendar().add_working_days) == day


def test_a_month_from_the_last_day_of_january_ends_in_february() -> None:
    (length,) = find_lengths("un mes")
    assert length.after(date(2026, 1, 31), Calendar().add_working_days) == date(2026, 2, 28)
