"""Turned names of merged cells that go on over a page break in a ruled table."""

from __future__ import annotations

from collections.abc import Sequence

from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf

XS = (40.0, 80.0, 320.0, 440.0, 555.0)
HEAD = ("Eje", "Actividad", "Responsable", "Fecha límite")
TOP, HIGH = 60.0, 30.0


def a_page(first: int, groups: Sequence[int], names: Sequence[tuple[float, str]]) -> Sheet:
    """Return a page whose groups have so many rows; `names` are turned, each from its lower end."""
    sheet = Sheet(595, 300)
    number, top = first, TOP
    for x, end, text in zip(XS, XS[1:], HEAD, strict=False):
        sheet.box(x, top, end, top + 20)
        sheet.text(x + 2, top + 5, text)
    top += 20
    for count in groups:
        sheet.box(XS[0], top, XS[1], top + count * HIGH)
        for _ in range(count):
            texts = (f"Revisar el puente {number}", "Obras", "30/06/2026")
            for x, end, text in zip(XS[1:], XS[2:], texts, strict=False):
                sheet.box(x, top, end, top + HIGH)
                sheet.text(x + 2, top + 10, text)
            number, top = number + 1, top + HIGH
    for bottom, name in names:
        sheet.text(60.0, bottom - 5.76, name, turn=1)
    return sheet


def read(*sheets: Sheet) -> Grid:
    return read_pdf(pdf(sheets), "plan.pdf")


def components(grid: Grid) -> list[str | None]:
    return [one.component for one in understand(grid).activities]


def test_a_name_beyond_both_ends_is_whole_on_both_pages() -> None:
    grid = read(
        a_page(1, (3, 2), [(160, "Vías"), (280, "Plazas y parques")]),
        a_page(6, (2, 2), [(108, "Plazas y parques"), (180, "Salud")]),
    )
    assert components(grid) == ["Vías"] * 3 + ["Plazas y parques"] * 4 + ["Salud"] * 2
    assert not grid.cut_groups


def test_a_part_at_the_end_of_the_paper_has_the_name_of_the_next_page() -> None:
    grid = read(
        a_page(1, (3, 2), [(160, "Vías"), (325, "Plazas y parques")]),
        a_page(6, (3, 2), [(150, "Plazas y parques"), (220, "Salud")]),
    )
    assert components(grid) == ["Vías"] * 3 + ["Plazas y parques"] * 5 + ["Salud"] * 2


def test_a_part_that_is_none_of_the_next_name_is_left_out_alone() -> None:
    grid = read(
        a_page(1, (3, 2), [(160, "Vías"), (325, "Plazas y parques")]),
        a_page(6, (3, 2), [(150, "Mercados"), (220, "Salud")]),
    )
    found = understand(grid)
    assert [one.component for one in found.activities[:3]] == ["Vías"] * 3
    assert [one.component for one in found.activities[3:5]] == [None] * 2
    assert [one.component for one in found.activities[8:]] == ["Salud"] * 2
    assert [one.kind for one in found.faults].count("groups_not_told_apart") == 1


def test_a_name_within_its_cell_is_left_as_it_is() -> None:
    grid = read(
        a_page(1, (3, 2), [(160, "Vías"), (225, "Plazas")]), a_page(6, (2,), [(120, "Gas")])
    )
    assert components(grid) == ["Vías"] * 3 + ["Plazas"] * 2 + ["Gas"] * 2
    assert not grid.cut_groups
