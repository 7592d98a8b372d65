"""Lists of months with their years: "abr-26 / ago-26" names two months, and no 26 August."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.spanish import MONTHS
from plans.values.clean import clean
from plans.values.dates import read_dates, read_deadline
from plans.values.terms import proposed

_MONTHS = st.integers(1, 12)
_SHORT_YEARS, _LONG_YEARS = st.integers(24, 30), st.integers(2024, 2030)


@pytest.mark.parametrize(
    "text",
    [
        "mar-26 / jul-26 / nov-26",
        "mar-26/jul-26/nov-26",
        "mar/26, jul/26 y nov/26",
        "mar/26/jul/26/nov/26",
        "Mar.-26 / Jul.-26 / Nov.-26",
        "mar-2026; jul-2026; nov-2026",
        "mar-26 / jul-26 / nov-2026",
        "mar-26\njul-26\nnov-2026",
        "marzo-26 / julio-26 / noviembre-26",
    ],
)
def test_a_list_of_months_with_their_years_proposes_the_last_day_of_each(text: str) -> None:
    reading = read_deadline(clean(text))

    assert (reading.days, bool(reading.rhythm)) == ((), True)
    ends = (date(2026, 3, 31), date(2026, 7, 31), date(2026, 11, 30))
    assert proposed(clean(text), 2026) == ends


@given(
    st.lists(_MONTHS, min_size=1, max_size=5),
    st.one_of(_SHORT_YEARS, _LONG_YEARS),
    st.integers(3, 10),
    st.sampled_from(["-", "/", ".-", "'", " - ", "-20"]),
    st.sampled_from([" / ", "/", ", ", "; ", " y ", " ", "\n", "-", " - "]),
)
def test_no_list_of_months_with_years_gives_a_day_of_its_own(
    months: list[int], year: int, letters: int, joint: str, between: str
) -> None:
    text = between.join(f"{MONTHS[one - 1][:letters]}{joint}{year}" for one in months)
    reading = read_deadline(text)

    assert not reading.days or not reading.only_dates


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("26-mar-26 / 26-jul-26", [date(2026, 3, 26), date(2026, 7, 26)]),
        ("26-mar-2026/26-jul-2026", [date(2026, 3, 26), date(2026, 7, 26)]),
        ("26 de marzo-26 de julio de 2026", [date(2026, 7, 26)]),
        ("marzo 26 de 2026 / julio 26 de 2026", [date(2026, 3, 26), date(2026, 7, 26)]),
        ("jul-26-2026", [date(2026, 7, 26)]),
    ],
)
def test_days_in_lists_stay_days(text: str, days: list[date]) -> None:
    assert list(read_deadline(text).days) == days


@pytest.mark.parametrize(
    "text", ["mar-26 y 30 de julio de 2026", "mar-26, 30-jul-26", "mar-2026/30-jul-2026"]
)
def test_a_month_beside_a_day_is_told_and_lends_it_nothing(text: str) -> None:
    reading = read_dates(text)

    assert reading.days == (date(2026, 7, 30),)
    assert [one.number for one in reading.periods] == [3]


def test_days_and_months_without_years_in_a_list_are_days_of_the_plans_year() -> None:
    reading = read_dates("26-mar / 26-jul / 26-nov")

    assert reading.days == ()
    assert reading.yearless == ((26, 3), (26, 7), (26, 11))
