"""A group's name stands on one of the pages over which its cell goes; every row gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from plans.read import understand
from plans.readers.grid import Cell, Grid, Place, Row
from tests.unit.plans.readers.paper import Layout, read

SUBCOMPONENTS = ("Información en lenguaje comprensible", "Diálogo de doble vía", "Evaluación")
HEADINGS = ("COMPONENTE", "ACTIVIDADES", "FECHA LÍMITE", "RESPONSABLE")


def printed(pages: Sequence[Sequence[tuple[str, int]]]) -> Grid:
    """Return the grid of a printed table: on each page, its group cells, each with its rows."""
    rows = [_row(HEADINGS, 1, 1, None)]
    number = 0
    for page, cells in enumerate(pages, start=1):
        line = 1 if page == 1 else 0
        for name, height in cells:
            anchor = Place(line + 1, 1, page=page) if height > 1 else None
            for at in range(height):
                line, number = line + 1, number + 1
                texts = (name if at == 0 else "", f"Sembrar la huerta {number}", "30/06/2026")
                rows.append(_row((*texts, "Tesorería"), line, page, anchor))
    return Grid("plan.pdf", tuple(rows))


def _row(texts: Sequence[str], line: int, page: int, anchor: Place | None) -> Row:
    cells = [
        Cell(text, Place(line, column, page=page), anchor if column == 1 else None)
        for column, text in enumerate(texts, start=1)
    ]
    return Row(tuple(cells), page)


def on_paper(sizes: Sequence[int]) -> Grid:
    """Return the grid of a ruled table whose subcomponents have so many tall rows each."""
    rows = [["Subcomponente", "Código", "Actividad", "Fecha límite", "Responsable"]]
    for group, (name, size) in enumerate(zip(SUBCOMPONENTS, sizes, strict=True), start=3):
        for number in range(1, size + 1):
            told = f"Sembrar la huerta {number} del grupo {group}, " + "y regar las matas " * 75
            shown = name if number == 1 else ""
            rows.append([shown, f"{group}.{number}", told, "30/06/2026", "Tesorería"])
    return read(rows, Layout(merged=(0,)))


def groups(pages: Sequence[Sequence[tuple[str, int]]]) -> list[str | None]:
    return [one.component for one in understand(printed(pages)).activities]


def test_a_blank_cell_at_the_foot_of_a_page_has_the_name_of_the_next() -> None:
    assert groups([[("Prensa", 2), ("", 1)], [("Archivo", 3)]]) == ["Prensa"] * 2 + ["Archivo"] * 4


def test_a_blank_cell_at_the_top_of_a_page_has_the_name_of_the_page_before() -> None:
    pages = [[("Prensa", 3)], [("", 2), ("Archivo", 2)]]
    assert groups(pages) == ["Prensa"] * 5 + ["Archivo"] * 2


def test_of_a_cell_over_three_pages_the_name_stands_on_the_middle_one() -> None:
    pages = [[("Prensa", 2), ("", 1)], [("Archivo", 3)], [("", 1), ("Obras", 2)]]
    assert groups(pages) == ["Prensa"] * 2 + ["Archivo"] * 5 + ["Obras"] * 2


def test_a_name_that_is_repeated_on_every_page_is_the_same() -> None:
    assert groups([[("Prensa", 2)], [("Prensa", 2), ("Obras", 1)]]) == ["Prensa"] * 4 + ["Obras"]


def test_a_blank_page_between_two_names_goes_to_the_one_whose_middle_it_keeps() -> None:
    # Prensa would have its middle on the blank page: the page belongs to the name below.
    assert groups([[("Obras", 2), ("Prensa", 1)], [("", 3)], [("Archivo", 4)]]) == [
        "Obras", "Obras", "Prensa", *["Archivo"] * 7,
    ]  # fmt: skip


def test_cells_that_are_not_merged_are_left_to_their_words() -> None:
    pages = [[("Prensa", 1), ("", 1)], [("", 1), ("Archivo", 1)]]
    assert groups(pages) == ["Prensa", "Prensa", "Prensa", "Archivo"]


def test_a_goal_that_rows_share_goes_on_over_the_page_and_a_blank_one_does_not() -> None:
    def goals(pages: Sequence[Sequence[tuple[str, int]]]) -> list[str | None]:
        rows = []
        for row in printed(pages).rows:
            group, *others = row.cells
            beside = replace(group.place, column=5)
            anchor = replace(group.anchor, column=5) if group.anchor else None
            text = "META" if group.text == HEADINGS[0] else group.text
            rows.append(Row((group, *others, Cell(text, beside, anchor)), row.page))
        return [one.goal for one in understand(Grid("plan.pdf", tuple(rows))).activities]

    assert goals([[("Diez sedes", 2)], [("", 1), ("Dos", 2)]])[:3] == ["Diez sedes"] * 3
    assert goals([[("Dos", 2), ("Diez sedes", 1)], [("", 1), ("Tres", 2)]])[3] is None


@pytest.mark.parametrize("before", [1, 2, 5])
def test_blank_cells_over_several_pages_belong_where_their_numbers_say(before: int) -> None:
    sizes = (before, 7, 8)
    grid = on_paper(sizes)
    assert max(row.page or 0 for row in grid.rows) >= 4
    found = understand(grid).activities
    assert [(one.code, one.subcomponent) for one in found] == [
        (f"{group}.{number}", name)
        for group, (name, size) in enumerate(zip(SUBCOMPONENTS, sizes, strict=True), start=3)
        for number in range(1, size + 1)
    ]


def test_a_name_that_a_page_break_tore_is_whole_in_the_rows_of_both_pages() -> None:
    for below in (1, 2):
        pages = [[("Archivo", 2), ("Información en lenguaje", 1)],
                 [("claro y comprensible", below), ("Evaluación", 2)]]  # fmt: skip
        found = [one.component for one in understand(printed(pages)).activities]
        whole = "Información en lenguaje claro y comprensible"
        assert found == [*["Archivo"] * 2, *[whole] * (1 + below), *["Evaluación"] * 2]


def test_a_name_of_its_own_at_the_top_of_a_page_is_joined_to_none() -> None:
    for above, below in (("Información", "Evaluación"), ("Información.", "evaluación")):
        pages = [[("Inventario", 2), (above, 1)], [(below, 1), ("Archivo", 2)]]
        found = [one.component for one in understand(printed(pages)).activities]
        assert found[2:4] == [above, below]


def test_a_level_without_a_field_goes_on_over_the_page_and_a_blank_one_within_does_not() -> None:
    def findings(pages: Sequence[Sequence[tuple[str, int]]]) -> list[str | None]:
        rows = [
            Row((replace(row.cells[0], text="HALLAZGO"), *row.cells[1:]), row.page)
            if row.cells[0].text == HEADINGS[0]
            else row
            for row in printed(pages).rows
        ]
        plan = understand(Grid("plan.pdf", tuple(rows)))
        return [one.groups.get("HALLAZGO") for one in plan.activities]

    pages = [[("Libros sin firma", 3)], [("", 2), ("Pagos dobles", 2)]]
    assert findings(pages) == ["Libros sin firma"] * 5 + ["Pagos dobles"] * 2
    within = [[("Libros sin firma", 2), ("", 1), ("Pagos dobles", 2)], [("", 2)]]
    assert findings(within)[2] is None
