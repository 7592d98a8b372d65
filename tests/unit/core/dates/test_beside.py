"""Words beside a day that make it another one, or leave it as it is; on Tuesday 21 April 2026."""

from __future__ import annotations

from datetime import date

import pytest

from core.dates.reader import find_dates

TODAY = date(2026, 4, 21)


def the_day(text: str, today: date = TODAY) -> date | None:
    """Return the one day that a text names."""
    (said,) = find_dates(text, today)
    return said.day


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 4, 19), None),  # a Sunday, on which some begin the week
        (date(2026, 4, 20), None),
        (date(2026, 4, 23), None),
        (date(2026, 4, 24), date(2026, 5, 1)),
        (date(2026, 4, 25), date(2026, 5, 1)),
    ],
)
def test_the_next_friday_is_told_where_no_other_friday_comes_before_it_in_its_week(
    today: date, day: date | None
) -> None:
    assert the_day("queda para el próximo viernes", today) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("el martes 21", TODAY),
        ("martes 21, en la tarde", TODAY),
        ("el martes 28", date(2026, 4, 28)),
        ("el martes 22", date(2026, 9, 22)),
    ],
)
def test_a_weekday_with_its_number_may_be_today(text: str, day: date) -> None:
    assert the_day(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("lo cargamos el 5 de junio (viernes)", date(2026, 6, 5)),
        ("el 5 de junio, viernes", date(2026, 6, 5)),
        ("el 05/06/2026 viernes en la tarde", date(2026, 6, 5)),
        ("hoy martes no alcanzamos", TODAY),
        ("mañana miércoles sale la firma", date(2026, 4, 22)),
        ("pasado mañana, jueves", date(2026, 4, 23)),
        # The two contradict each other.
        ("el 5 de junio (jueves)", None),
        ("mañana jueves", None),
    ],
)
def test_a_weekday_after_a_day_is_that_days(text: str, day: date | None) -> None:
    assert the_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "el comité es el 5 de junio, lunes y martes hay talleres",
        "vence hoy, viernes llega el contratista",
        "el viernes, lunes a más tardar",
    ],
)
def test_a_weekday_that_goes_on_is_another_day(text: str) -> None:
    assert len(find_dates(text, TODAY)) > 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hoy en 8 dependencias", TODAY),
        ("vamos hoy en 15", TODAY),
        ("vence hoy, no el siguiente informe", TODAY),
        ("el viernes en 15 colegios", date(2026, 4, 24)),
        ("el viernes después de la junta", date(2026, 4, 24)),
        ("el viernes no, por la otra reunión", date(2026, 4, 24)),
        ("en una semana y el informe queda listo", date(2026, 4, 28)),
    ],
)
def test_what_stands_after_a_day_and_is_no_day_changes_nothing(text: str, day: date) -> None:
    assert the_day(text) == day


def test_a_month_and_a_year_of_two_figures_may_be_a_count() -> None:
    (said,) = find_dates("junio 15/27", TODAY)
    assert (said.day, said.sure) == (date(2027, 6, 15), False)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("el pasado viernes se hizo la jornada", date(2026, 4, 17)),
        ("el pasado martes 14", date(2026, 4, 14)),
        ("el martes 14 pasado", date(2026, 4, 14)),
        ("el pasado 30 de marzo se publicó", date(2026, 3, 30)),
        ("el 30 de mayo pasado", date(2025, 5, 30)),
        ("el pasado 30/03", date(2026, 3, 30)),
        ("el pasado lunes 30 de marzo", date(2026, 3, 30)),
        ("el pasado 30 de mayo de 2024", date(2024, 5, 30)),
        ("el pasado 31 de febrero", None),
    ],
)
def test_a_day_that_is_said_to_be_past_is_the_last_such_one(text: str, day: date | None) -> None:
    assert the_day(text) == day


def test_tomorrow_after_a_day_does_not_make_it_past() -> None:
    days = [said.day for said in find_dates("el 30 de mayo pasado mañana no, el lunes", TODAY)]
    assert days[:2] == [date(2026, 5, 30), date(2026, 4, 23)]


@pytest.mark.parametrize(
    "text",
    ["hasta el 23 no mas", "hasta el 23 no, gracias", "hasta el 23 por favor", "el 23 por ahora"],
)
def test_a_number_is_a_day_before_words_that_are_no_part_of_it(text: str) -> None:
    assert the_day(text) == date(2026, 4, 23)


@pytest.mark.parametrize("text", ["el 23 por ciento", "el 23 por 100"])
def test_a_percentage_is_no_day(text: str) -> None:
    assert find_dates(text, TODAY) == []


def test_what_is_joined_to_a_number_makes_an_ordinal() -> None:
    assert find_dates("el 9no informe", TODAY) == []
