"""Pages and words that are turned are read as a person turns the paper."""

from __future__ import annotations

import pytest

from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf


def shown(sheet: Sheet) -> list[tuple[str, ...]]:
    grid: Grid = read_pdf(pdf([sheet]), "plan.pdf")
    return [row.texts for row in grid.rows]


def test_a_group_name_that_reads_upwards_is_read() -> None:
    sheet = Sheet()
    sheet.box(40, 50, 70, 150)
    for number in range(4):
        sheet.box(70, 50 + number * 25, 250, 75 + number * 25)
        sheet.text(75, 55 + number * 25, f"Abrir el buzón {number}")
        sheet.box(250, 50 + number * 25, 320, 75 + number * 25)
    sheet.text(48, 140, "Rendición de", turn=1)
    sheet.text(58, 140, "cuentas", turn=1)
    assert shown(sheet) == [
        ("Rendición de\ncuentas", "Abrir el buzón 0", ""), ("", "Abrir el buzón 1", ""),
        ("", "Abrir el buzón 2", ""), ("", "Abrir el buzón 3", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_page_whose_text_is_all_turned_is_read_level(turn: int) -> None:
    sheet = Sheet(600, 800)

    def place(x: float, y: float) -> tuple[float, float]:
        """Return where a point of the level page stands on the turned paper."""
        return {1: (y, 800 - x), 2: (600 - x, 800 - y), 3: (600 - y, x)}[turn]

    for row, cells in enumerate((["ACTIVIDADES", "FECHA"], ["Abrir el buzón", "hoy"])):
        for column, text in enumerate(cells):
            x, y = 40 + column * 100, 50 + row * 20
            corners = [place(x, y), place(x + 100, y + 20)]
            (x0, x1), (y0, y1) = (sorted(one) for one in zip(*corners, strict=True))
            sheet.box(x0, y0, x1, y1)
            at, down = place(x + 4, y + 12)
            sheet.text(at, down - 8 * 0.72, text, turn=turn)
    assert shown(sheet) == [("ACTIVIDADES", "FECHA"), ("Abrir el buzón", "hoy")]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_the_file_says_to_turn_is_turned(rotate: int) -> None:
    sheet = Sheet(600, 800, rotate=rotate)
    turn = rotate // 90

    def place(x: float, y: float) -> tuple[float, float]:
        return {0: (x, y), 1: (y, 800 - x), 2: (600 - x, 800 - y), 3: (600 - y, x)}[turn]

    for number, text in enumerate(("Plan", "Vigencia 2026")):
        at, down = place(40, 60 + number * 20)
        sheet.text(at, down - 8 * 0.72, text, turn=turn)
    assert shown(sheet) == [("Plan",), ("Vigencia 2026",)]


def test_letters_outside_the_page_are_not_read() -> None:
    sheet = Sheet(600, 800)
    sheet.text(40, 60, "Se ve")
    sheet.text(700, 60, "No se ve")
    assert shown(sheet) == [("Se ve",)]


def test_a_bullet_without_a_letter_of_its_own_is_read_as_a_bullet() -> None:
    sheet = Sheet(600, 800)
    sheet.text(40, 60, "\x7f Actas")
    assert shown(sheet) == [("• Actas",)]


def test_letters_without_a_height_show_nothing() -> None:
    sheet = Sheet()
    sheet.text(40, 50, "Plan de acción")
    sheet.text(40, 80, "Abrir el buzón de quejas", size=0)
    assert shown(sheet) == [("Plan de acción",)]
