"""A deadline without a single day proposes days of the plan's year, or none."""

from __future__ import annotations

from datetime import date

import pytest

from plans.values.terms import proposed


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8 de mayo y 9 de octubre", "2026-05-08 2026-10-09"),
        ("I semestre: 17 de julio; II semestre: 4 de diciembre", "2026-07-17 2026-12-04"),
        ("a más tardar el 20 de abril", "2026-04-20"),
        ("Semana del 6 al 10 de julio", "2026-07-10"),
        ("2 de marzo al 30 de abril", "2026-04-30"),
        ("última semana de octubre", "2026-10-31"),
        ("primera semana de marzo", "2026-03-07"),
        ("primera quincena de junio", "2026-06-15"),
        ("Segunda quincena de junio", "2026-06-30"),
        ("Semestral (mayo y noviembre)", "2026-05-31 2026-11-30"),
        ("II trimestre", "2026-06-30"),
        ("entre marzo y mayo", "2026-05-31"),
        ("enero a junio", "2026-06-30"),
        ("a finales de mayo", "2026-05-31"),
        ("Trimestral", "2026-03-31 2026-06-30 2026-09-30 2026-12-31"),
        ("semestralmente", "2026-06-30 2026-12-31"),
        ("Anual", "2026-12-31"),
    ],
)
def test_a_term_proposes_days_of_the_plans_year(text: str, days: str) -> None:
    assert [day.isoformat() for day in proposed(text, 2026)] == days.split()


@pytest.mark.parametrize(
    "text",
    [
        "Permanente", "Cada vez que se requiera", "Según cronograma", "31 de febrero",
        "todos los primeros sábados", "los viernes", "cada 15 días", "desde marzo",
        "mediados de agosto",
        "a partir del 15 de marzo", "Último sábado de cada mes", "trimestral según demanda",
        "octubre, enero",
    ],
)  # fmt: skip
def test_a_term_without_an_end_proposes_nothing(text: str) -> None:
    assert proposed(text, 2026) == ()


def test_a_series_begins_after_the_activitys_start() -> None:
    assert proposed("Trimestral", 2026, date(2026, 7, 1)) == (date(2026, 9, 30), date(2026, 12, 31))


def test_a_day_before_the_start_is_not_proposed() -> None:
    assert proposed("27 de febrero", 2026, date(2026, 9, 1)) == ()
    assert proposed("27 de febrero", 2026, date(2026, 2, 1)) == (date(2026, 2, 27),)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1 de febrero - 20 de noviembre", "2026-11-20"),
        ("Entre el 1 de febrero y el 20 de noviembre", "2026-11-20"),
        ("Entre febrero y noviembre de 2026", "2026-11-30"),
        ("30 de abril - 31 de agosto", "2026-04-30 2026-08-31"),
        ("1 de febrero y 20 de noviembre", "2026-02-01 2026-11-20"),
    ],
)
def test_of_a_span_without_a_year_the_end_is_proposed(text: str, days: str) -> None:
    assert [day.isoformat() for day in proposed(text, 2026)] == days.split()
