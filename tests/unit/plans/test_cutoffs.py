"""The day of a follow-up is read from its heading, however it is written."""

from __future__ import annotations

from datetime import date

import pytest

from plans.values.cutoffs import hint_of, in_order, is_only_cutoff, without_day


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("SEGUIMIENTO ABRIL 30", date(2023, 4, 30)),
        ("SEGUIMIENTO 15 DE AGOSTO", date(2023, 8, 15)),
        ("SEGUIMIENTO DE AGOSTO", date(2023, 8, 31)),
        ("SEGUIMIENTO ABRIL '22", date(2022, 4, 30)),
        ("% DE AVANCE (30-04-2019)", date(2019, 4, 30)),
        ("Indicadores - Corte Abril 30 de 2017", date(2017, 4, 30)),
        ("AVANCE II TRIMESTRE", date(2023, 6, 30)),
        ("Porcentaje primer cuatrimestre 2024", date(2024, 4, 30)),
        ("Avance Trim. II", date(2023, 6, 30)),
        ("Avance cuatrim 3", date(2023, 12, 31)),
        ("SEGUIMIENTO 31 DE ABRIL", date(2023, 4, 30)),
    ],
)
def test_a_heading_names_its_day(heading: str, day: date) -> None:
    hint = hint_of(heading)
    assert hint is not None
    assert hint.on(2023) == day


@pytest.mark.parametrize(
    "heading",
    ["SEGUIMIENTO", "SEGUIMIENTO JUNIO DE ABRIL '23", "DESCRIPCIÓN", "PRIMER SEGUIMIENTO",
     "Avance Trim. 7", "Avance sem 3"],
)  # fmt: skip
def test_a_heading_without_a_day_or_with_two_months_names_none(heading: str) -> None:
    assert hint_of(heading) is None


def test_a_day_without_its_year_needs_the_plans() -> None:
    hint = hint_of("SEGUIMIENTO ABRIL 30")
    assert hint is not None
    assert hint.on(None) is None


def test_what_a_heading_says_beside_its_day_is_left() -> None:
    assert without_day("SEGUIMIENTO 30 DE AGOSTO") == "seguimiento"
    assert without_day("Porcentaje de avance primer cuatrimestre") == "porcentaje de avance"


@pytest.mark.parametrize("heading", ["CORTE 31/03/2026", "31/03/2026", "30 de junio", "Corte II"])
def test_a_heading_may_be_a_cutoff_and_nothing_else(heading: str) -> None:
    assert is_only_cutoff(heading, of_periods=False)


@pytest.mark.parametrize("heading", ["MARZO", "II TRIMESTRE", "Meta a 31/03/2026", "N.º", "META"])
def test_months_alone_and_what_says_more_are_no_cutoffs(heading: str) -> None:
    assert not is_only_cutoff(heading, of_periods=False)
    assert is_only_cutoff(heading, of_periods=True) is (heading in {"MARZO", "II TRIMESTRE"})


def test_follow_ups_stand_in_the_order_of_their_days_where_these_tell_it() -> None:
    june, march = hint_of("JUNIO 30"), hint_of("MARZO 31")
    assert in_order([june, march]) == [1, 0]
    assert in_order([june, march, None]) == [1, 0, 2]
    assert in_order([june, None, march]) == [0, 1, 2]
    assert in_order([hint_of("JUNIO 30 DE 2025"), march]) == [0, 1]
