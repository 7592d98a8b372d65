"""Names of merged cells that a workbook prints beyond the part of the cell that a page shows."""

from __future__ import annotations

from collections.abc import Sequence

from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf

XS = (40.0, 130.0, 340.0, 440.0, 550.0)
HEAD = ("COMPONENTE", "ACTIVIDADES", "RESPONSABLE", "FECHA")
TOP, HIGH = 60.0, 24.0
Name = tuple[float, Sequence[str]]


def a_page(first: int, groups: Sequence[int], names: Sequence[Name], *, clip: bool) -> Sheet:
    """Return a page whose groups have so many rows; each name begins at its height, and is seen
    (`clip`) within its cell only."""
    sheet = Sheet(595, 300)
    for x, end, text in zip(XS, XS[1:], HEAD, strict=False):
        sheet.box(x, TOP - 20, end, TOP)
        sheet.text(x + 3, TOP - 14, text)
    top, number = TOP, first
    for count, (at, lines) in zip(groups, names, strict=True):
        bottom = top + count * HIGH
        sheet.box(XS[0], top, XS[1], bottom)
        if clip:
            sheet.marks.append(
                f"q {XS[0]} {300 - bottom:.2f} {XS[1] - XS[0]} {bottom - top:.2f} re W* n"
            )
        for n, line in enumerate(lines):
            sheet.text(XS[0] + 3, at + 9.5 * n, line)
        if clip:
            sheet.marks.append("Q")
        for row in range(count):
            texts = (f"Revisar el puente {number}", "Obras", "30/06/2026")
            for x, end, text in zip(XS[1:], XS[2:], texts, strict=False):
                sheet.box(x, top + row * HIGH, end, top + (row + 1) * HIGH)
                sheet.text(x + 3, top + row * HIGH + 8, text)
            number += 1
        top = bottom
    return sheet


def read(*sheets: Sheet) -> Grid:
    return read_pdf(pdf(sheets), "plan.pdf")


def components(grid: Grid) -> list[str | None]:
    return [one.component for one in understand(grid).activities]


LONG = ("Gestión del riesgo", "de corrupción")
FIRST = a_page(1, (3, 3), [(80, ("Vías",)), (190, LONG)], clip=True)


def test_a_name_that_is_not_seen_over_the_heading_is_its_cells() -> None:
    grid = read(FIRST, a_page(7, (2, 2), [(46, LONG), (130, ("Salud",))], clip=True))
    whole = " ".join(LONG)
    assert components(grid) == ["Vías"] * 3 + [whole] * 5 + ["Salud"] * 2
    assert (grid.unsure, grid.cut) == ((), ())


def test_a_name_that_is_seen_over_the_heading_is_known_by_its_letters() -> None:
    grid = read(FIRST, a_page(7, (2, 2), [(46, LONG), (130, ("Salud",))], clip=False))
    assert components(grid) == ["Vías"] * 3 + [" ".join(LONG)] * 5 + ["Salud"] * 2
    assert (grid.unsure, grid.cut_groups) == ((), ())


def test_other_letters_over_the_heading_leave_that_name_in_doubt_alone() -> None:
    grid = read(FIRST, a_page(7, (2, 2), [(46, ("Parques", "y mercados")), (130, ("Salud",))],
                              clip=False))  # fmt: skip
    found = understand(grid)
    names = [one.component for one in found.activities]
    assert names == ["Vías"] * 3 + [" ".join(LONG)] * 3 + [None] * 2 + ["Salud"] * 2
    assert [one.kind for one in found.faults].count("groups_not_told_apart") == 1


def test_a_name_of_which_the_next_page_has_the_last_lines_is_whole() -> None:
    grid = read(FIRST, a_page(7, (1, 2), [(64, LONG[1:]), (110, ("Salud",))], clip=True))
    assert components(grid)[3:7] == [" ".join(LONG)] * 4


def test_a_name_that_is_no_line_of_the_one_before_the_break_is_another() -> None:
    names = [(64, ("Parques y plazas",)), (110, ("Salud",))]
    grid = read(FIRST, a_page(7, (1, 2), names, clip=True))
    assert components(grid)[3:7] == [" ".join(LONG)] * 3 + ["Parques y plazas"]


def test_a_wrapped_line_that_fills_a_tall_cell_is_not_cut() -> None:
    full = ("Gestión de los riesgos", "de corrupción")
    page = a_page(1, (3, 3), [(80, ("Vías",)), (150, full)], clip=True)
    assert read(page).cut == ()


def test_a_name_at_the_top_of_its_cell_is_over_the_rows_on_the_next_page() -> None:
    top = a_page(1, (3, 3), [(64, ("Vías",)), (136, LONG)], clip=False)
    grid = read(top, a_page(7, (2, 2), [(64, ()), (110, ("Salud",))], clip=False))
    assert components(grid) == ["Vías"] * 3 + [" ".join(LONG)] * 5 + ["Salud"] * 2
    last = read(top, a_page(7, (2,), [(64, ())], clip=False))
    assert components(last) == ["Vías"] * 3 + [" ".join(LONG)] * 5


def test_a_blank_cell_below_the_first_of_a_page_has_no_name_of_the_page_before() -> None:
    top = a_page(1, (3, 3), [(64, ("Vías",)), (136, LONG)], clip=False)
    grid = read(top, a_page(7, (2, 2), [(64, ("Salud",)), (110, ())], clip=False))
    below = [row.texts[0] for row in grid.rows if row.page == 2]
    assert below == ["COMPONENTE", "Salud", "", "", ""]
