"""Names in the middle of blocks that go on over pages, in tables without lines."""

from __future__ import annotations

from collections.abc import Sequence

from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf

HEAD = ("COMPONENTE", "No.", "ACTIVIDADES", "RESPONSABLE", "FECHA")
XS = (40.0, 150.0, 200.0, 380.0, 480.0)
TOP, LINE, ROOM, ON_PAGE = 40.0, 9.5, 14.0, 6
SIZES = {"Vías": 4, "Plazas y parques": 5, "Salud y deporte": 6}
# How many lines the title of each activity has, one after another.
LINES = (1, 2, 1, 3, 1, 1, 2, 1, 2, 1, 1, 3, 1, 2, 1)


def a_plan(*, codes: bool, sizes: Sequence[int] = tuple(SIZES.values()), off: float = 0.0,
           at_top: bool = False) -> Grid:  # fmt: skip
    """Return a plan over three pages, each name in the middle of its block as if all were one page,
    or `off` it, or at its top."""
    highs = [count * LINE + ROOM for count in LINES]
    ends = [sum(highs[:n]) for n in range(len(highs) + 1)]
    firsts = [sum(sizes[:n]) for n in range(len(sizes) + 1)]
    sheets: list[Sheet] = []
    for start in range(0, len(LINES), ON_PAGE):
        sheet = Sheet(595, 300)
        for x, text in zip(XS, HEAD, strict=True):
            sheet.text(x, TOP - 24, text)
        for n in range(start, min(start + ON_PAGE, len(LINES))):
            group = next(g for g in range(len(sizes)) if n < firsts[g + 1])
            code = f"{group + 1}.{n - firsts[group] + 1}" if codes else f"{n + 1}"
            top = TOP + ends[n] - ends[start]
            for line in range(LINES[n]):
                text = f"Revisar el puente {n}" if not line else "de la vereda"
                sheet.text(XS[2], top + line * LINE, text)
            for x, text in zip((XS[1], *XS[3:]), (code, "Obras", "30/06/2026"), strict=True):
                sheet.text(x, top, text)
        last = min(start + ON_PAGE, len(LINES))
        for name, first, end in zip(SIZES, firsts, firsts[1:], strict=False):
            at = (ends[first] + ends[end] - ROOM) / 2 - LINE / 2 + off
            at = ends[first] + off if at_top else at
            if ends[start] <= at < ends[last]:
                sheet.text(XS[0], TOP + at - ends[start], name)
        sheets.append(sheet)
    return read_pdf(pdf(sheets), "plan.pdf")


def components(grid: Grid) -> list[str | None]:
    return [one.component for one in understand(grid).activities]


WANTED = [name for name, size in SIZES.items() for _ in range(size)]


def test_names_in_the_middle_of_blocks_over_pages_are_told_by_the_codes() -> None:
    grid = a_plan(codes=True, off=4.0)
    assert (grid.unsure, grid.unsure_groups) == ((), ())
    assert components(grid) == WANTED


def test_without_codes_they_are_told_by_their_places() -> None:
    grid = a_plan(codes=False)
    assert (grid.unsure, grid.unsure_groups) == ((), ())
    assert components(grid) == WANTED


def test_without_codes_names_that_stand_elsewhere_are_asked_about_once() -> None:
    grid = a_plan(codes=False, off=11.0)
    assert grid.unsure_groups
    found = understand(grid)
    assert [one.component for one in found.activities] == [None] * len(WANTED)
    assert [one.kind for one in found.faults].count("groups_not_told_apart") == 1


def test_names_that_all_begin_with_a_row_are_over_the_rows_below() -> None:
    assert components(a_plan(codes=False, at_top=True)) == WANTED


def test_names_that_begin_below_their_rows_are_not() -> None:
    assert components(a_plan(codes=False, at_top=True, off=5.0)) == [None] * len(WANTED)


def test_a_name_that_is_split_below_the_heading_of_a_page_is_whole() -> None:
    sheets = []
    for page in range(2):
        sheet = Sheet(595, 400)
        for x, text in zip(XS, HEAD, strict=True):
            sheet.text(x, TOP, text)
        for n in range(8):
            texts = (f"{page + 1}.{n + 1}" if n > 1 else f"1.{n + 1 + 8 * page}",
                     f"Revisar el puente {n}", "Obras", "30/06/2026")  # fmt: skip
            for x, text in zip(XS[1:], texts, strict=True):
                sheet.text(x, TOP + 24 + n * 34, text)
            sheet.text(XS[2], TOP + 24 + n * 34 + LINE, "de la vereda")
        sheets.append(sheet)
    sheets[0].text(XS[0], TOP + 24 + 7 * 34 + LINE, "Vías, plazas y")
    sheets[1].text(XS[0], TOP + 13, "parques")
    sheets[1].text(XS[0], TOP + 24 + 5 * 34 - 12, "Salud")
    grid = read_pdf(pdf(sheets), "plan.pdf")
    assert grid.unsure == ()
    assert components(grid) == ["Vías, plazas y parques"] * 10 + ["Salud"] * 6
