"""Names of offices that the end of a printed column broke in two lines."""

from __future__ import annotations

import pytest

from plans.values.broken_lines import never_apart, unbroken


def test_a_name_that_a_narrow_column_broke_is_one_name() -> None:
    assert unbroken("Servicio\nFarmacéutico", 14) == "Servicio Farmacéutico"
    assert unbroken("Prensa\nJurídica", 30) == "Prensa\nJurídica"
    assert unbroken("Prensa\nOficina Jurídica", 10) == "Prensa\nOficina Jurídica"


def test_two_printed_lines_that_are_never_apart_are_one_name() -> None:
    cells = ["Manejo del Recurso\nHídrico", "Prensa", "Manejo del Recurso\nHídrico\nArchivo"]
    tied = never_apart(cells)
    assert unbroken(cells[2], 60, tied) == "Manejo del Recurso Hídrico\nArchivo"


@pytest.mark.parametrize(
    "cells",
    [
        ["Manejo del Agua\nPrensa"],
        ["Manejo del Agua\nPrensa", "Manejo del Agua\nPrensa", "Prensa"],
        ["Manejo del Agua\nPrensa", "Manejo del Agua\nPrensa", "Manejo del Agua"],
        ["Manejo del Agua\nTIC", "Manejo del Agua\nTIC"],
        ["Manejo del Agua\nRectoría", "Manejo del Agua\nRectoría"],
        ["Archivo\nPrensa", "Archivo\nPrensa"],
    ],
)
def test_lines_that_may_be_two_names_stay_two(cells: list[str]) -> None:
    assert unbroken(cells[0], 60, never_apart(cells)) == cells[0]
