"""Percentages as people write them; N/A is not 0 %."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.spanish import show_percent
from plans.read import understand
from plans.values.percents import (
    has_sign,
    is_not_due,
    percent_beside_words,
    read_beside_signs,
    read_percent,
)
from tests.unit.plans.builders import a_grid


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("33%", "33"), ("88,24%", "88.24"), ("88,24 %", "88.24"), ("0%", "0"), ("100 %", "100"),
        ("66.7%", "66.7"), ("40", "40"), ("25 por ciento", "25"), ("50%.", "50"), ("100%*", "100"),
        ("2 de 4 (50%)", "50"), ("1/3 (33,3 %)", "33.3"), ("2 de 3 - 67%", "67"),
        ("100% Cumplido", "100"), ("100 % (cumplida)", "100"), ("40% - En proceso", "40"),
        ("Cumplido 100%", "100"), ("En ejecución (60%)", "60"), ("0%, sin iniciar", "0"),
    ],
)  # fmt: skip
def test_a_percentage_is_read(text: str, value: str) -> None:
    assert read_percent(text).value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["N/A", "n.a.", "NA", "N/P", "No aplica", "NO APLICA para este seguimiento"]
)
def test_not_applicable_is_no_figure_and_is_understood(text: str) -> None:
    reading = read_percent(text)
    assert (reading.value, reading.not_due, reading.understood) == (None, True, True)


@pytest.mark.parametrize("text", ["", "  ", "-", "—"])
def test_a_blank_cell_is_no_figure_and_not_the_same_as_not_applicable(text: str) -> None:
    reading = read_percent(text)
    assert (reading.value, reading.not_due, reading.understood) == (None, False, True)


@pytest.mark.parametrize(
    "text",
    [
        "en proceso",
        "33% y 40%",
        "-5%",
        "2 de 4 (60%)",
        "6 de 4 (100%)",
        "0 de 0 (0%)",
        "50% Cumplido",
        "100% En proceso",
        "Cumplida 80%",
        "2 de 4",
        "100% de los protocolos",
        "50% 2 de 4",
        "30/04/2026",
        "9" * 200,
    ],
)
def test_what_is_no_percentage_is_not_guessed(text: str) -> None:
    reading = read_percent(text)
    assert (reading.value, reading.understood) == (None, False)


def test_a_number_over_a_hundred_is_told_apart() -> None:
    reading = read_percent("120%")
    assert (reading.value, reading.understood, reading.out_of_range) == (None, False, Decimal(120))


def test_the_sign_makes_a_percentage_and_a_number_alone_does_not() -> None:
    assert has_sign("33%")
    assert has_sign("88,24 %")
    assert not has_sign("33")
    assert not has_sign("100% de los protocolos")
    assert not has_sign("el 33%")


def test_the_ways_of_not_applicable_are_known_and_its_mention_is_not_one() -> None:
    assert is_not_due("N/A")
    assert not is_not_due("Navidad")


@given(st.decimals(0, 100, places=2))
def test_what_culmina_shows_as_a_percentage_is_read_back(value: Decimal) -> None:
    assert read_percent(show_percent(value)).value == value


@pytest.mark.parametrize(
    ("text", "share"), [("1", 1), ("0.3", Decimal("0.3")), ("0,3", Decimal("0.3"))]
)
def test_a_bare_number_up_to_one_beside_signs_is_a_doubt(text: str, share: Decimal) -> None:
    read = read_beside_signs(text)

    assert (read.value, read.understood, read.share) == (None, False, share)


@pytest.mark.parametrize("text", ["1%", "0", "40", "0,5 %", "", "N/A", "en proceso"])
def test_what_has_its_sign_or_is_no_share_is_read_as_ever(text: str) -> None:
    assert read_beside_signs(text) == read_percent(text)


def test_a_count_or_a_state_beside_a_percentage_is_read_in_its_column_or_asked_about() -> None:
    headings = ("ACTIVIDADES", "META O PRODUCTO", "FECHA DE CULMINACION", "RESPONSABLE", "% AVANCE")
    cells = ("2 de 4 (50%)", "100% Cumplido", "25%", "2 de 4 (60%)")
    rows = (
        f"Publicar la cuenta {at}|Una cuenta|30/06/2026|Oficina de Minas|{one}"
        for at, one in enumerate(cells)
    )
    found = understand(a_grid(*rows, headings=headings)).activities

    assert [one.percent for one in found] == [Decimal(50), Decimal(100), Decimal(25), None]
    assert [fault.kind for one in found for fault in one.faults] == ["unread_percent"]


@pytest.mark.parametrize(
    ("text", "value"), [("4000%", 40), ("10000 %", 100), ("1250%", Decimal("12.5"))]
)
def test_a_figure_that_stands_a_hundredfold_among_percentages_is_read_as_it_was_meant(
    text: str, value: int | Decimal
) -> None:
    read = read_beside_signs(text)
    assert (read.value, read.shifted, read.understood) == (value, True, True)
    assert not read_percent(text).understood  # it is no way to write a percentage


@pytest.mark.parametrize("text", ["150%", "500%", "999%", "20000%", "4000"])
def test_more_than_was_planned_and_what_no_format_explains_stays_a_doubt(text: str) -> None:
    read = read_beside_signs(text)
    assert (read.value, read.shifted, read.understood) == (None, False, False)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("100% Equipo conformado", "100%"),
        ("35% 41 juntas asistidas", "35%"),
        ("80 % - informe", "80 %"),
        ("50% de las juntas", ""),
        ("20% más que en marzo", ""),
        ("Equipo conformado", ""),
    ],
)
def test_a_percentage_before_a_sentence_about_it_is_told_from_a_share_of_something(
    text: str, percent: str
) -> None:
    assert percent_beside_words(text) == percent
