"""Rows without any room between them: the codes, dates and figures of each tell where it begins."""

from __future__ import annotations

import pytest

from plans.faults import Rank
from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf
from tests.unit.plans.readers.paper import Layout, read

HEAD = ["No.", "Actividad", "Responsable", "Fecha", "Avance"]
TITLES = (
    "Publicar el informe de gestión de la vigencia en la página de la alcaldía y en la cartelera "
    "de la secretaría, con las actas de las reuniones del comité",
    "Abrir el archivo",
    "Revisar los trámites que se piden en las ventanillas de la alcaldía y de los corregimientos, "
    "y dejar constancia firmada de cada uno de ellos en el libro",
)
OFFICES = ("Vivero", "Oficina de Parques y Jardines del Municipio de Valle Hermoso", "Archivo")


def a_row(number: int) -> list[str]:
    title, office = TITLES[number % 3], OFFICES[(number % 2 + number // 7) % 3]
    return [f"{number}", title, office, f"{number % 28 + 1:02d}/06/2026", f"{number * 5}%"]


def dense(rows: list[list[str]], stand: float, room: float = 0.0) -> Grid:
    return read(rows, Layout(ruled=False, landscape=False, stand=stand, room=room))


def shown(grid: Grid) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row.texts] for row in grid.rows]


@pytest.mark.parametrize("stand", [0.0, 0.5])
def test_rows_that_begin_or_have_their_middle_at_their_code_are_certain(stand: float) -> None:
    rows = [HEAD, *map(a_row, range(1, 12))]
    grid = dense(rows, stand)
    assert (grid.unsure, shown(grid)) == ((), rows)


def test_rows_that_end_at_their_code_are_certain_below_a_heading_that_is_apart() -> None:
    rows = [HEAD, *map(a_row, range(1, 12))]
    grid = dense(rows, 1.0, room=0.8)
    assert (grid.unsure, shown(grid)) == ((), rows)


TWICE = [["Podar los árboles de la plaza principal con los vecinos", "Abrir el archivo"][n % 2]
         for n in range(8)]  # fmt: skip


@pytest.mark.parametrize("stand", [0.0, 1.0])
@pytest.mark.parametrize("below", ["de la ribera", "De la Ribera"])
def test_rows_that_may_begin_or_end_at_their_days_begin_where_texts_do(
    stand: float, below: str
) -> None:
    sheet = Sheet(595, 400)
    xs = (40.0, 300.0, 420.0, 500.0)
    for x, text in zip(xs, HEAD[1:], strict=True):
        sheet.text(x, 40.0, text)
    top = 49.6 + 12 * stand
    for number, title in enumerate(TWICE):
        lines = [title, below][: 2 - number % 2]
        for line, text in enumerate(lines):
            sheet.text(xs[0], top + line * 9.6, text)
        at = top + stand * 9.6 * (len(lines) - 1)
        for x, text in zip(xs[1:], ("Vivero", "01/06/2026", f"{number}0%"), strict=True):
            sheet.text(x, at, text)
        top += 9.6 * len(lines)
    grid = read_pdf(pdf([sheet]), "plan.pdf")
    if below.islower():
        titles = [one.title for one in understand(grid).activities]
        assert titles == [f"{one} {below}" if "Podar" in one else one for one in TWICE]
    else:
        assert grid.unsure


@pytest.mark.parametrize("stand", [0.0, 0.5, 1.0])
def test_a_row_without_code_date_or_figure_is_never_part_of_another(stand: float) -> None:
    rows = [HEAD, *map(a_row, range(1, 12))]
    rows[5] = ["", TITLES[2], OFFICES[1], "", ""]
    grid = dense(rows, stand)
    assert grid.unsure or grid.left_out
    assert grid.unsure or shown(grid) == [*rows[:4], *rows[6:]]


def test_a_fault_names_the_rows_that_were_left_out() -> None:
    rows = [HEAD, *map(a_row, range(1, 12))]
    rows[5] = ["", TITLES[2], OFFICES[1], "", ""]
    plan = understand(dense(rows, 0.0))
    told = [one for one in plan.faults if one.kind == "rows_left_out"]
    assert ([one.rank for one in told], len(plan.activities)) == ([Rank.REMINDER], 9)
    assert "Abrir el archivo" in told[0].message
    whole = understand(dense([HEAD, *map(a_row, range(1, 12))], 0.0))
    assert all(one.kind != "rows_left_out" for one in whole.faults)


@pytest.mark.parametrize("once", [True, False])
def test_names_of_groups_beside_rows_without_room_are_asked_about_unless_each_row_has_one(
    once: bool,
) -> None:
    rows = [a_row(number) for number in range(1, 12)]
    named = [["Parques" if number < 6 else "Ríos", *row] for number, row in enumerate(rows)]
    for number, row in enumerate(named):
        row[0] = "" if once and number not in {0, 6} else row[0]
    grid = dense([["Componente", *HEAD], *named], 0.0)
    found = {one.component for one in understand(grid).activities}
    assert (bool(grid.unsure_groups), found) == (once, {None} if once else {"Parques", "Ríos"})


def test_too_many_rows_that_are_not_certain_are_refused_with_the_table() -> None:
    rows = [HEAD, *map(a_row, range(1, 12))]
    for row in rows[3:10:2]:
        row[0] = row[3] = row[4] = ""
    assert dense(rows, 0.0).unsure


def test_rows_that_stand_partly_high_and_partly_low_are_not_certain() -> None:
    rows = [HEAD, *map(a_row, range(1, 12))]
    for row in rows[4:9:2]:
        row[1], row[2] = row[2], row[1]
        row[3] = "al cierre de la vigencia, o cuando lo pida el comité"
    assert dense(rows, 1.0).unsure


def test_over_pages_the_rest_of_a_row_goes_back_to_it() -> None:
    rows = [HEAD, *map(a_row, range(1, 60))]
    grid = read(rows, Layout(ruled=False, landscape=False, room=0.0, cut=True))
    below = [row for row in shown(grid) if row != HEAD]
    assert (grid.unsure, below) == ((), rows[1:])
