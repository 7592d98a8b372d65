"""Days and lengths of time as people say them, on Tuesday 21 April 2026."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.dates import find_dates, find_day_alone, find_lengths
from bot.understanding.reading import read
from core.calendar import Calendar
from tests.unit.bot.understanding.plan import TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hasta el 30 de junio", date(2026, 6, 30)),
        ("el 15 de enero", date(2027, 1, 15)),
        ("junio 30", date(2026, 6, 30)),
        ("30/06/2026", date(2026, 6, 30)),
        ("2026-06-30", date(2026, 6, 30)),
        ("el primero de mayo", date(2026, 5, 1)),
        ("el 30 de febrero", None),
        ("finales de julio", date(2026, 7, 31)),
        ("mediados de julio", date(2026, 7, 15)),
        ("el martes", date(2026, 4, 28)),
        ("el miércoles", date(2026, 4, 22)),
        ("el martes pasado", None),
        ("mañana", date(2026, 4, 22)),
        ("pasado mañana", date(2026, 4, 23)),
        ("la otra semana", date(2026, 4, 27)),
        ("la próxima semana", date(2026, 4, 27)),
        ("en ocho días", date(2026, 4, 28)),
        ("dentro de un mes", date(2026, 5, 21)),
        ("fin de mes", date(2026, 4, 30)),
    ],
)
def test_a_day_is_the_one_that_the_words_name(text: str, day: date | None) -> None:
    assert [said.day for said in find_dates(read(text).plain, TODAY)] == [day]


@pytest.mark.parametrize("text", ["en la mañana", "60 %", "3 de 5", "la 1.2"])
def test_what_names_no_day_is_none(text: str) -> None:
    assert find_dates(read(text).plain, TODAY) == []


def test_a_number_alone_is_the_next_such_day_of_the_month() -> None:
    said = find_day_alone("hasta el 15", TODAY)
    assert said is not None
    assert said.day == date(2026, 5, 15)
    assert find_day_alone("hasta el 15 %", TODAY) is None


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
    (length,) = find_lengths(read(text).plain)
    assert length.after(date(2026, 6, 30), Calendar().add_working_days) == day


def test_a_month_from_the_last_day_of_january_ends_in_february() -> None:
    (length,) = find_lengths("un mes")
    assert length.after(date(2026, 1, 31), Calendar().add_working_days) == date(2026, 2, 28)
