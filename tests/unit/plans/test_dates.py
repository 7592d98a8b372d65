"""Dates as people write them: the day first, several in a cell, and those that are none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.spanish import MONTHS, long_date
from plans.values.dates import (
    first_date,
    in_month,
    mistyped,
    month_first,
    read_dates,
    read_deadline,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("29/11/2019", date(2019, 11, 29)),
        ("4/01/2021", date(2021, 1, 4)),
        ("4 / 1 / 2021", date(2021, 1, 4)),
        ("30.06.2020", date(2020, 6, 30)),
        ("30-03-17", date(2017, 3, 30)),
        ("31-ago-17", date(2017, 8, 31)),
        ("28-ab-17", date(2017, 4, 28)),
        ("30-sept-2026", date(2026, 9, 30)),
        ("2026-09-15", date(2026, 9, 15)),
        ("30 de noviembre de 2023", date(2023, 11, 30)),
        ("1° de setiembre del 2023", date(2023, 9, 1)),
        ("Martes 3 de FEBRERO de 2026", date(2026, 2, 3)),
        ("Abril 30 de 2017", date(2017, 4, 30)),
        ("05/06/2026", date(2026, 6, 5)),
        ("29/02/2024", date(2024, 2, 29)),
        ("30 de noviembre de 2.026", date(2026, 11, 30)),
    ],
)
def test_a_date_is_read_day_first(text: str, day: date) -> None:
    reading = read_dates(text)
    assert reading.days == (day,)
    assert reading.only_dates


@pytest.mark.parametrize(
    "text",
    [
        "13/04/2021 14/08/2021 18/01/2022",
        "13/04/2021, 14/08/2021 y 18/01/2022",
        "13/04/2021-14/08/2021-18/01/2022",
        "13/04/2021\n14/08/2021\n18/01/2022",
        "13-abr-21; 14 de agosto de 2021 / 18.01.2022",
    ],
)
def test_several_dates_in_a_cell_keep_their_order(text: str) -> None:
    reading = read_dates(text)
    assert reading.days == (date(2021, 4, 13), date(2021, 8, 14), date(2022, 1, 18))
    assert len(reading.printed) == 3
    assert reading.only_dates


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("31/11/2021", date(2021, 11, 30)),
        ("30/02/2026", date(2026, 2, 28)),
        ("29 de febrero de 2026", date(2026, 2, 28)),
        ("31-abr-26", date(2026, 4, 30)),
    ],
)
def test_an_impossible_date_is_no_date_and_proposes_the_last_of_its_month(
    text: str, last: date
) -> None:
    reading = read_dates(text)
    assert reading.days == ()
    assert [(one.text, one.last) for one in reading.impossible] == [(text, last)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("29/11/201 9", [date(2019, 11, 29)]),
        ("29/11/20 19", [date(2019, 11, 29)]),
        ("29/11/2\n019", [date(2019, 11, 29)]),
        ("30-may-1 7", [date(2017, 5, 30)]),
        ("29/1 1/2019", [date(2019, 11, 29)]),
        ("13/04/202\n1\n14/08/202 1", [date(2021, 4, 13), date(2021, 8, 14)]),
        ("31/12/2019 1", [date(2019, 12, 31)]),
    ],
)
def test_a_date_that_a_narrow_column_cut_is_whole(text: str, days: list[date]) -> None:
    assert list(read_dates(text).days) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("11/25/2021", (date(2021, 11, 25),)),
        ("11/25/2021 y 12/31/2021", (date(2021, 11, 25), date(2021, 12, 31))),
        ("05/06/2021", ()),
        ("45/11/2021", ()),
        ("11/25/2021 aprox.", ()),
    ],
)
def test_a_month_before_its_day_is_only_proposed(text: str, days: tuple[date, ...]) -> None:
    assert month_first(text) == days


@pytest.mark.parametrize("text", ["11/25/2021", "45/11/2021", "05/2021", "pronto", "2 veces", "."])
def test_what_is_no_date_gives_none(text: str) -> None:
    reading = read_dates(text)
    assert (reading.days, reading.impossible, reading.only_dates) == ((), (), False)


def test_what_is_left_beside_a_date_is_kept_and_signs_are_not() -> None:
    assert read_dates("30/06/2026 (primera entrega)").rest == "primera entrega"
    assert read_dates("30/06/2026.").rest == ""
    assert read_dates("11/25/2021").rest == "11/25/2021"


@pytest.mark.parametrize("text", ["cuatrimestral", "Permanente", "II semestre", "por demanda"])
def test_a_rhythm_is_told_from_a_date(text: str) -> None:
    reading = read_dates(text)
    assert (reading.rhythm, reading.days, reading.rest) == (text, (), "")


def test_a_rhythm_with_its_last_day_has_both() -> None:
    reading = read_dates("Permanente hasta el 31/12/2021")
    assert (reading.rhythm, reading.days) == ("Permanente", (date(2021, 12, 31),))


def test_a_figure_before_a_date_does_not_swallow_it() -> None:
    assert read_dates("1 de 12/05/2021").days == (date(2021, 5, 12),)


def test_the_first_date_of_a_line_is_found_and_a_line_without_one_has_none() -> None:
    assert first_date("Fecha de Seguimiento: 30 de abril de 2019") == date(2019, 4, 30)
    assert first_date("Fecha de Seguimiento: abril") is None


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        (date(2028, 8, 30), date(2026, 8, 30)),
        (date(2024, 12, 31), date(2026, 12, 31)),
        (date(2025, 6, 30), date(2026, 6, 30)),
        (date(2027, 6, 30), date(2026, 6, 30)),
        (date(2027, 1, 31), None),
        (date(2025, 10, 31), None),
        (date(2026, 8, 30), None),
    ],
)
def test_a_year_is_mistyped_when_the_plan_cannot_speak_of_it(day: date, meant: date | None) -> None:
    assert mistyped(day, 2026) == meant


def test_a_day_moves_to_another_year_and_the_leap_day_to_the_28th() -> None:
    assert in_month(30, 8, 2026) == date(2026, 8, 30)
    assert in_month(29, 2, 2026) == date(2026, 2, 28)


DAYS = st.dates(date(2000, 1, 1), date(2079, 12, 31))
WAYS = (
    lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    lambda day: f"{day.day}/{day.month:02}/{day.year}",
    lambda day: f"{day.day}-{MONTHS[day.month - 1][:3]}-{day.year % 100:02}",
    lambda day: f"{day.day:02}.{day.month:02}.{day.year % 100:02}",
    lambda day: day.isoformat(),
    long_date,
)
BETWEEN = st.sampled_from([" ", ", ", "; ", " y ", "\n", " - ", " / ", "  "])


@settings(deadline=None)
@given(st.lists(st.tuples(DAYS, st.sampled_from(WAYS)), min_size=1, max_size=6), st.data())
def test_dates_written_in_any_way_and_separation_come_back(
    written: list[tuple[date, object]], data: st.DataObject
) -> None:
    text = ""
    for day, way in written:
        assert callable(way)
        text += (data.draw(BETWEEN) if text else "") + way(day)
    reading = read_dates(text)
    assert reading.days == tuple(day for day, _ in written)
    assert reading.only_dates


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    reading = read_dates(text)
    assert len(reading.days) == len(reading.printed)


@pytest.mark.parametrize("text", ["06/2026", "6 / 2026", "junio de 2.026"])
def test_a_month_of_a_year_is_a_term_with_an_end(text: str) -> None:
    reading = read_dates(text)
    assert reading.days == ()
    assert [one.last_day(None) for one in reading.periods] == [date(2026, 6, 30)]


@pytest.mark.parametrize("text", ["A demanda", "todo el año", "Cada mes", "30 de cada mes"])
def test_a_rhythm_is_told_apart_from_what_is_not_understood(text: str) -> None:
    reading = read_dates(text)
    assert reading.rhythm
    assert (reading.rest, reading.days) == ("", ())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("15.06.2.026", [date(2026, 6, 15)]),
        ("1.º de junio de 2026", [date(2026, 6, 1)]),
        ("15 de junio del 26", [date(2026, 6, 15)]),
        ("may. 28 de 2026; primero de junio de 2026", [date(2026, 5, 28), date(2026, 6, 1)]),
        ("quince de junio de dos mil veintiséis", [date(2026, 6, 15)]),
        ("julio 30-2026-11-23", [date(2026, 11, 23)]),
    ],
)
def test_a_cell_is_read_as_an_answer_is(text: str, days: list[date]) -> None:
    assert list(read_dates(text).days) == days


@pytest.mark.parametrize("text", ["15/06", "15-06", "15 jun", "15-jun.", "junio 15"])
def test_a_day_without_its_year_is_kept_for_the_plans_year(text: str) -> None:
    assert read_dates(text).yearless == ((15, 6),)
    assert read_dates(f"{text} y otra").yearless == ()


@pytest.mark.parametrize(
    "text",
    [
        "03/08/2026 - 28/10/2026",
        "03-08-2026 – 28-10-2026",
        "03/08/2026-28/10/2026",
        "3 de agosto de 2026 - 28 de octubre de 2026",
        "Entre el 03/08/2026 y el 28/10/2026",
        "Desde: 03/08/2026 Hasta: 28/10/2026",
        "Desde el 03/08/2026 y hasta el 28/10/2026",
        "Inicio: 03/08/2026 Fin: 28/10/2026",
        "del 3 de agosto al 28 de octubre de 2026",
    ],
)
def test_of_the_two_days_of_a_span_the_last_is_the_deadline(text: str) -> None:
    reading = read_deadline(text)
    assert reading.days == (date(2026, 10, 28),)
    assert reading.only_dates


@pytest.mark.parametrize(
    "text",
    [
        "30/04/2026 - 31/08/2026",
        "15/04/2026 - 15/08/2026 - 15/12/2026",
        "15/04/2026 y 15/08/2026",
        "15/04/2026 / 15/08/2026",
        "15/08/2026 - 15/04/2026",
        "15/04/2026, 15/08/2026",
    ],
)
def test_other_days_in_one_cell_are_deadlines_all(text: str) -> None:
    assert read_deadline(text) == read_dates(text)
    assert len(read_deadline(text).days) > 1


def test_a_span_to_a_day_that_does_not_exist_has_no_day() -> None:
    reading = read_deadline("03/08/2026 - 31/11/2026")
    assert (reading.days, [one.text for one in reading.impossible]) == ((), ["31/11/2026"])


@pytest.mark.parametrize("text", ["Desde el 03/08/2026", "Inicio: 03/08/2026"])
def test_a_day_of_beginning_alone_is_no_deadline(text: str) -> None:
    reading = read_deadline(text)
    assert (reading.days, reading.rest) == ((), text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Abril 30 y octubre 30 de 2026", [(4, 30), (10, 30)]),
        ("Marzo 30, junio 30 y diciembre 15 de 2026", [(3, 30), (6, 30), (12, 15)]),
        ("12 y 13 de diciembre de 2026", [(12, 13)]),
        ("12 y 15 de diciembre de 2026", [(12, 12), (12, 15)]),
        ("30 de abril y 1 de mayo de 2026", [(4, 30), (5, 1)]),
    ],
)
def test_days_of_one_list_have_its_year_and_two_in_a_row_are_one_event(
    text: str, days: list[tuple[int, int]]
) -> None:
    reading = read_dates(text)
    assert reading.only_dates
    assert [(day.month, day.day) for day in reading.days] == days


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("16 de mayo, 12 de septiembre y 16 de enero de 2027", [2026, 2026, 2027]),
        ("16 de enero, 12 de mayo y 16 de septiembre de 2027", [2027, 2027, 2027]),
        ("30 de junio y 30 de marzo de 2027", [2027, 2027]),
        ("12 y 16 de enero de 2027", [2027, 2027]),
    ],
)
def test_days_listed_before_one_in_january_are_of_the_year_before(
    text: str, years: list[int]
) -> None:
    assert [day.year for day in read_dates(text).days] == years


def test_a_month_that_follows_the_one_of_the_printed_year_is_asked_about() -> None:
    assert read_dates("Noviembre 30 y enero 15 de 2026").rest == "Noviembre 30"
