"""The numbers of activities: alone in a cell, or before the name."""

from __future__ import annotations

import pytest

from plans.values.codes import are_numbered, is_code, is_telling_code, parts, split_code


@pytest.mark.parametrize("text", ["1.10", "2-3", "A-04", "7", "1.1.2", "4.11.", "R1", "3.2a"])
def test_a_number_is_known(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize("text", ["Documento", "30/06/2026", "33%", "", "Uno"])
def test_another_cell_is_no_number(text: str) -> None:
    assert not is_code(text)


def test_a_single_figure_may_be_a_quantity() -> None:
    assert is_telling_code("1.1")
    assert not is_telling_code("6")


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("1.1 Actualizar la política", "1.1", "Actualizar la política"),
        ("2.3. Publicar", "2.3", "Publicar"),
        ("4.1) Evaluar", "4.1", "Evaluar"),
        ("3 talleres de lectura", "", "3 talleres de lectura"),
        ("1. Actualizar", "", "1. Actualizar"),
        ("Actualizar", "", "Actualizar"),
    ],
)
def test_a_name_is_told_from_the_number_before_it(text: str, code: str, name: str) -> None:
    assert split_code(text) == (code, name)


def test_single_figures_count_where_the_whole_table_is_numbered() -> None:
    assert are_numbered(["1. Actualizar", "2. Publicar", "Evaluar"])
    assert not are_numbered(["1. Actualizar", "Publicar", "Evaluar"])
    assert split_code("1. Actualizar", single=True) == ("1", "Actualizar")
    assert split_code("3 talleres", single=True) == ("", "3 talleres")


def test_a_code_has_parts() -> None:
    assert (parts("4.11"), parts("A4-2."), parts("")) == ((4, 11), (4, 2), ())
