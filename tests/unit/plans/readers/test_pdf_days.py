"""Rows without any room between them that only a column of days tells apart."""

from __future__ import annotations

import pytest

from plans.readers.grid import Grid
from tests.unit.plans.readers.paper import Layout, read

HEAD = ["Actividad", "Dependencia", "Fecha", "Evidencia"]
TITLES = (
    "Hacer cabildos abiertos con las juntas de acción comunal de las veredas y de los barrios para "
    "escoger las obras del presupuesto participativo de la vigencia",
    "Abrir la encuesta de temas de la rendición de cuentas en la página y en las ventanillas de la "
    "alcaldía, y publicar lo que respondan",
    "Capacitar a las veedurías ciudadanas",
)
OFFICES = ("Secretaría de Gobierno", "Oficina Asesora de Planeación y Participación", "Archivo")
PROOFS = ("Actas firmadas y listados de asistencia de cada cabildo", "Informe", "Fotos del evento")
DAYS = ("12 de septiembre de 2026", "3/05/2026", "Permanente", "30 de noviembre de 2026")


def a_row(number: int) -> list[str]:
    office = OFFICES[(number + number // 4) % 3]
    return [TITLES[number % 3], office, DAYS[number % 4], PROOFS[(number + number // 5) % 3]]


def dense(rows: list[list[str]], stand: float, room: float = 0.0) -> Grid:
    return read(rows, Layout(ruled=False, landscape=False, stand=stand, room=room))


def shown(grid: Grid) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row.texts] for row in grid.rows]


@pytest.mark.parametrize("stand", [0.0, 0.5])
def test_rows_that_begin_or_have_their_middle_at_their_day_are_certain(stand: float) -> None:
    rows = [HEAD, *map(a_row, range(1, 12))]
    grid = dense(rows, stand)
    assert (grid.unsure, shown(grid)) == ((), rows)


@pytest.mark.parametrize("stand", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("number", [3, 5, 8])
def test_a_row_without_a_day_is_never_part_of_another(stand: float, number: int) -> None:
    rows = [HEAD, *map(a_row, range(1, 12))]
    rows[number][2] = ""
    grid = dense(rows, stand)
    assert grid.unsure or grid.left_out
    assert grid.unsure or all(row in rows and row != rows[number] for row in shown(grid))


@pytest.mark.parametrize("text", ["Al cierre del convenio", "con el pago", "Antes del comité"])
def test_what_is_no_day_among_the_days_leaves_the_rows_in_doubt(text: str) -> None:
    rows = [HEAD, *map(a_row, range(1, 12))]
    rows[4][2] = text
    assert dense(rows, 0.5).unsure
