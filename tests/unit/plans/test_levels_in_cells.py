"""One cell may name two levels, each under its own word or number."""

from __future__ import annotations

import pytest

from plans.tables.headings.levels import levels_in


@pytest.mark.parametrize(
    ("heading", "name", "levels"),
    [
        ("EJE / PROGRAMA", "Eje: Ciudad Programa: Puentes", ["Ciudad", "Puentes"]),
        ("NIVEL", "EJE 1. CIUDAD PROGRAMA 1.1 PUENTES", ["1. CIUDAD", "1.1 PUENTES"]),
        ("COMPONENTE / SUBCOMPONENTE", "2. Datos 2.1 Datos abiertos",
         ["2. Datos", "2.1 Datos abiertos"]),
    ],
)  # fmt: skip
def test_a_cell_may_name_two_levels(heading: str, name: str, levels: list[str]) -> None:
    assert [level for _, level in levels_in(heading, name)] == levels


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("EJE", "Eje 1: Cumplir el Programa 2 de vías"),
        ("EJE", "Eje 1: Vías, según el programa: nacional"),
        ("COMPONENTE", "2. Datos 2.1 Datos abiertos"),
        ("COMPONENTE / SUBCOMPONENTE", "2. Datos del año 3.1 abiertos"),
    ],
)
def test_words_and_numbers_inside_a_name_are_no_second_level(heading: str, name: str) -> None:
    assert levels_in(heading, name) == []
