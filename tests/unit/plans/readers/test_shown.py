"""Values become the text that a spreadsheet shows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.spanish import parse_decimal
from plans.readers.shown import Value, read_format, shown

NOON = datetime(2026, 6, 30, 12, 0)  # noqa: DTZ001 - a workbook's dates have no zone


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (None, "General", ""),
        ("29/11/2026", "General", "29/11/2026"),
        (True, "General", "VERDADERO"),
        (False, "0%", "FALSO"),
        (4, "General", "4"),
        (4.0, "General", "4"),
        (-2, "General", "-2"),
        (0.33, "General", "0.33"),
        (0.1 + 0.2, "General", "0.3"),
        (1.1, "0.00", "1.10"),
        (3, "0.00", "3"),
        (7, "000", "007"),
        (0.33, "0%", "33%"),
        (0.8824, "0.00%", "88,24%"),
        (0.8824, "0%", "88,24%"),
        (0.07, "0%", "7%"),
        (1 / 3, "0%", "33,33%"),
        (0.33333, "0.000%", "33,333%"),
        (1, "0%", "100%"),
        (0.5, "[Red]0%;[Blue]-0%", "50%"),
        (33, '0"%"', "33"),
        (33, r"0\%", "33"),
        (1e300, "0%", "1" + "0" * 302 + "%"),
        (float("inf"), "General", "inf"),
        (date(2026, 6, 4), "dd/mm/yyyy", "04/06/2026"),
        (date(2026, 6, 4), "General", "04/06/2026"),
        (NOON, "dd/mm/yyyy hh:mm", "30/06/2026"),
        (NOON, "d-mmm", "30/06/2026"),
        (NOON, "mmm-yy", "junio 2026"),
        (NOON, 'mmmm" de "yyyy', "junio 2026"),
        (NOON, "[$-240A]mmmm yyyy;@", "junio 2026"),
        (NOON, "yyyy", "2026"),
        (time(14, 5), "hh:mm", "14:05"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
    ],
)
def test_a_value_is_shown_as_its_reader_sees_it(value: Value, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_the_percent_sign_of_a_literal_is_no_percentage() -> None:
    assert read_format('0.0" %"').percent is False
    assert read_format("0.0 %").percent is True


@given(st.integers(0, 10_000))
def test_every_percentage_with_two_decimals_comes_back_whole(hundredths: int) -> None:
    text = shown(hundredths / 10_000, "0.00%")
    number = parse_decimal(text.removesuffix("%"))
    assert number is not None
    assert number * 100 == hundredths
