"""Parts of a year are read as people name them, and end on their last day."""

from __future__ import annotations

from datetime import date

import pytest

from plans.values.periods import Period, read_period, read_periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("CUATRIMESTRE 1", [Period(4, 1)]),
        ("II semestre", [Period(6, 2)]),
        ("I y II semestre", [Period(6, 1), Period(6, 2)]),
        ("Enero 2021", [Period(1, 1, 2021)]),
        ("ene-21", [Period(1, 1, 2021)]),
        ("primer trimestre de 2023", [Period(3, 1, 2023)]),
        ("marzo, junio y septiembre", [Period(1, 3), Period(1, 6), Period(1, 9)]),
        ("marzo y junio de 2026", [Period(1, 3, 2026), Period(1, 6, 2026)]),
        ("IV TRIM", [Period(3, 4)]),
        ("último trimestre", [Period(3, 4)]),
        ("Último semestre de 2026", [Period(6, 2, 2026)]),
    ],
)
def test_periods_are_read(text: str, periods: list[Period]) -> None:
    assert list(read_periods(text)) == periods


def test_of_a_range_of_months_the_end_counts() -> None:
    assert read_periods("enero a junio de 2021") == (Period(1, 6, 2021),)


@pytest.mark.parametrize(
    "text", ["mensual", "X", "Sede", "Segundo", "1", "trimestre 5", "mayor", "3 meses", "último"]
)
def test_what_names_no_period_gives_none(text: str) -> None:
    assert read_periods(text) == ()
    assert read_period("marzo y junio") is None


def test_a_period_ends_on_its_last_day_in_its_own_year_or_the_plans() -> None:
    assert Period(4, 1).last_day(2026) == date(2026, 4, 30)
    assert Period(1, 2, 2024).last_day(2026) == date(2024, 2, 29)
    assert Period(3, 4).last_day(None) is None
