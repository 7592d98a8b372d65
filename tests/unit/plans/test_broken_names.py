"""Names of offices that the end of a printed column broke in two lines."""

from __future__ import annotations

import pytest

from plans.values.broken_lines import never_apart, unbroken, whole_cells
from plans.values.office_columns import standing_alone
from plans.values.offices import split


def test_a_name_that_a_narrow_column_broke_is_one_name() -> None:
    assert unbroken("Servicio\nFarmacéutico", 14) == "Servicio Farmacéutico"
    assert unbroken("Prensa\nJurídica", 30) == "Prensa\nJurídica"
    assert unbroken("Prensa\nOficina Jurídica", 10) == "Prensa\nOficina Jurídica"
    assert unbroken("Laboratorio\nApoyo: Sistemas", 12) == "Laboratorio\nApoyo: Sistemas"
    assert unbroken("Laboratorio de\nApoyo Técnico", 12) == "Laboratorio de Apoyo Técnico"


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


@pytest.mark.parametrize(
    ("cell", "others", "names"),
    [
        ("Oficina de Prensa\nTalento Humano", ["Talento Humano"], 2),
        ("Oficina de Prensa\nTalento Humano y Archivo", ["Talento Humano"], 3),
        ("Comité de Aula\nOrientadora escolar", [], 2),
        ("Coordinadora de Archivo Central\nResponsable SG-SST", [], 2),
        ("Coordinadora de Urgencias\nReferente de Seguridad", [], 2),
        ("Comité de Aula\nRectora", [], 2),
        ("Oficina Asesora\nde Planeación", ["Planeación"], 1),
        ("Oficina Asesora\nPlaneación", ["Planeación"], 1),
        ("Oficina de Gestión\nArchivo", ["Archivo"], 1),
        ("Subdirección\nArchivo", ["Archivo"], 1),
        ("Oficina de Prensa\nTalento Humano", [], 2),
        ("Coordinación de Calidad\nGestión Documental", [], 2),
        ("Coordinadora Grupo\nTalento Humano", [], 1),
        ("Oficina de Prensa\nMolino Viejo", [], 1),
        ("Comité Asesor\nTécnico", [], 1),
        ("Gestión\nDocumental", [], 1),
        ("Secretaría de Obras / Talento\nHumano", [], 2),
        ("Prensa\nArchivo", [], 2),
        ("Subdirección Científica\nMantenimiento", [], 2),
        ("Coordinación P y P\nConsulta Externa", [], 2),
        ("Secretaría de Obras\nVentanilla Única", [], 2),
        ("Jefatura de Planta\nServicios Generales", [], 2),
        ("Coordinación de Servicios\nGenerales", [], 1),
        ("Dirección de Asistencia\nTécnica Rural", [], 1),
        ("Grupo de Apoyo\nTécnico Minero", [], 1),
        ("Oficina de Asistencia\nTécnica Rural\nOficina de Prensa", [], 2),
        ("Oficina de Prensa\nTécnico Operativo", [], 2),
        ("Rectoría\nDocentes de Artes e Idiomas", [], 2),
        ("Rectoría\nDocentes de Artes e\nIdiomas", [], 2),
        ("Rectoría\nDocente de apoyo", [], 2),
        ("Gerencia\nBiblioteca Rural", [], 2),
        ("Docentes de Artes e\nIdiomas", [], 1),
        ("Personería\nDelegada para la Niñez", [], 1),
        ("Gerencia\nTécnica de Obras", [], 1),
        ("Gerencia\nComercial", ["Comercial"], 1),
    ],
)
def test_a_line_below_a_whole_name_is_another_where_the_plan_or_its_post_says_so(
    cell: str, others: list[str], names: int
) -> None:
    assert len(split(cell, standing_alone([cell, *others]))) == names


def test_what_stands_alone_elsewhere_is_no_unit_behind_an_office_s_dash() -> None:
    cell = "Secretaría de Obras - Ventanilla Única"
    assert split(cell, standing_alone([cell, "Ventanilla Única"])) == (
        "Secretaría de Obras", "Ventanilla Única",
    )  # fmt: skip
    assert split(cell, standing_alone([cell, "Prensa"])) == (cell,)
    assert len(split("Oficina - Archivo", standing_alone(["Archivo"]))) == 1


def test_two_names_that_are_each_a_cell_of_the_column_stay_two() -> None:
    cells = ["Psicología Clínica", "Higiene y Salud en el\nTrabajo"]
    both = "Psicología Clínica\nHigiene y Salud en el\nTrabajo"
    assert unbroken(both, 22, (), whole_cells(cells)).startswith("Psicología Clínica\nHigiene")
    assert unbroken(both, 22, (), whole_cells(cells[:1])).startswith("Psicología Clínica Higiene")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Subgerencia Administrativa\nServicio Farmacéutico",
         ("Subgerencia Administrativa", "Servicio Farmacéutico")),
        ("Oficina de Gestión del\nRiesgo\nCuerpo de Bomberos",
         ("Oficina de Gestión del Riesgo", "Cuerpo de Bomberos")),
        ("Oficina Asesora\nde Planeación", ("Oficina Asesora de Planeación",)),
        ("Coordinación\nServicio Farmacéutico", ("Coordinación Servicio Farmacéutico",)),
        ("Coordinación del\nServicio Farmacéutico", ("Coordinación del Servicio Farmacéutico",)),
        ("Subdirección\nTécnica", ("Subdirección Técnica",)),
    ],
)  # fmt: skip
def test_a_service_in_a_line_below_an_office_is_another_one(
    cell: str, names: tuple[str, ...]
) -> None:
    assert split(cell) == names
