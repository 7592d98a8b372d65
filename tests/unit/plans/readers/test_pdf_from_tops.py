"""Names of groups printed once, where their first row is, in tables without lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plans.read import understand
from plans.readers.grid import Grid
from plans.readers.pdf.file import read_pdf
from tests.support.pdf_writer import Sheet, pdf

HEAD = ("No.", "POLÍTICA", "ACTIVIDADES", "RESPONSABLE", "FECHA")
XS = (40.0, 80.0, 200.0, 380.0, 480.0)
TOP, LINE, ROOM = 64.0, 9.5, 12.0
# How many lines the title of each activity has, and the name that begins with it.
LINES = (2, 1, 3, 1, 2, 2, 1, 3, 1, 2, 2, 1)
NAMES = {0: ("Gobierno", "digital"), 2: ("Archivo",), 5: ("Defensa jurídica",), 9: ("Compras",)}


def a_plan(names: Mapping[int, Sequence[str]], *, room: float = ROOM, on_page: int = 6) -> Grid:
    """Return a plan over pages with `names` at the tops of rows."""
    sheets: list[Sheet] = []
    for start in range(0, len(LINES), on_page):
        sheet = Sheet(595, 300)
        for x, text in zip(XS, HEAD, strict=True):
            sheet.text(x, TOP - 24, text)
        top = TOP
        for n in range(start, min(start + on_page, len(LINES))):
            for line in range(LINES[n]):
                text = f"Revisar el puente {n} de la" if not line else "vereda con los vecinos"
                sheet.text(XS[2], top + line * LINE, text)
            texts = (f"{n + 1}", "Obras", f"{n + 1:02d}/06/2026")
            for x, text in zip((XS[0], *XS[3:]), texts, strict=True):
                sheet.text(x, top, text)
            for line, text in enumerate(names.get(n, ())):
                sheet.text(XS[1], top + line * LINE, text)
            top += LINES[n] * LINE + room
        sheets.append(sheet)
    return read_pdf(pdf(sheets), "plan.pdf")


def policies(grid: Grid) -> list[str | None]:
    return [one.groups.get("POLÍTICA") for one in understand(grid).activities]


def wanted(names: Mapping[int, Sequence[str]]) -> list[str]:
    begun = [max(n for n in names if n <= row) for row in range(len(LINES))]
    return [" ".join(names[n]) for n in begun]


def test_a_name_printed_once_behind_the_numbers_holds_for_the_rows_below_on_all_pages() -> None:
    grid = a_plan(NAMES)
    assert (grid.unsure, grid.unsure_groups, grid.cut_groups) == ((), (), ())
    assert policies(grid) == wanted(NAMES)


def test_a_name_goes_on_beside_the_row_below_where_its_words_do() -> None:
    names = {0: NAMES[0], 3: ("Archivo y", "custodia de", "fondos"), 6: NAMES[5], 9: NAMES[9]}
    assert policies(a_plan(names, room=0.0, on_page=12)) == wanted(names)


def test_two_names_right_below_each_other_may_be_one_and_their_rows_have_none() -> None:
    names = {0: NAMES[0], 3: ("Archivo y", "custodia de fondos"), 6: ("Prensa institucional",)}
    names |= {7: ("Comunicaciones",), 9: NAMES[9]}
    grid = a_plan(names, room=0.0, on_page=12)
    assert [name for _, name in grid.cut_groups] or grid.unsure_groups
    found = policies(grid)
    assert found[6:9] == [None] * 3
    assert not {"Prensa institucional", "Comunicaciones"} & {*found}


def test_names_right_below_each_other_are_two_where_each_begins_with_a_code_of_its_own() -> None:
    # The name before goes on beside the row below its own: the page does not part names by room.
    names = {0: ("NC-1 Archivo y", "custodia de", "fondos"), 3: ("NC-2 Compras",)}
    names |= {4: ("OBS-1 Sedes", "sin escritura"), 6: ("OBS-2 Vías",), 9: ("OBS-3 Ríos",)}
    assert policies(a_plan(names, room=0.0, on_page=12)) == wanted(names)
    bare = {n: tuple(line.split(" ", 1)[-1] for line in name) for n, name in names.items()}
    assert policies(a_plan(bare, room=0.0, on_page=12)) != wanted(bare)


def test_names_that_may_stand_in_the_middle_of_their_rows_are_asked_about_once() -> None:
    names = {0: NAMES[0], 3: ("Archivo",), 6: ("Defensa jurídica",), 9: ("Compras",)}
    grid = a_plan(names)
    assert policies(grid) == [None] * len(LINES)
    found = understand(grid)
    assert [one.kind for one in found.faults].count("groups_not_told_apart") == 1


def test_a_column_of_the_words_of_rows_is_no_group() -> None:
    grid = a_plan(dict.fromkeys(range(len(LINES)), ("Único",)))
    assert policies(grid) == ["Único"] * len(LINES)
