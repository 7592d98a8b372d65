"""Where a file knows its merged cells, their text belongs to every row that they span."""

from __future__ import annotations

from plans.read import understand
from plans.readers.grid import Cell, Grid, Place, Row

HEADINGS = ("COMPONENTE", "ACTIVIDAD", "FECHA", "RESPONSABLE", "% DE AVANCE")


def a_sheet(*rows: tuple[str, ...], merged: dict[tuple[int, int], int]) -> Grid:
    """Return the grid of a sheet; `merged` gives the first line of a cell (line, column)."""
    lines = [HEADINGS, *rows]
    return Grid(
        "plan.xlsx",
        tuple(
            Row(
                tuple(
                    Cell(
                        text,
                        Place(line, column, "Plan"),
                        Place(merged[line, column], column, "Plan")
                        if (line, column) in merged
                        else None,
                    )
                    for column, text in enumerate(texts, start=1)
                ),
                1,
            )
            for line, texts in enumerate(lines, start=1)
        ),
    )


ROWS = (
    ("Mapa de riesgos", "Revisar el mapa de riesgos", "30/11/2026", "Oficina TIC", "10%"),
    ("", "Publicar la racionalización de trámites", "30/12/2026", "", ""),
    ("Racionalización de trámites", "Simplificar trámites", "30/11/2026", "Oficina TIC", "0%"),
)


def test_shared_cells_and_groups_come_from_the_first_of_the_merged_cells() -> None:
    merged = {(2, 1): 2, (3, 1): 2, (2, 4): 2, (3, 4): 2, (2, 5): 2, (3, 5): 2}
    second = understand(a_sheet(*ROWS, merged=merged)).activities[1]
    assert second.component == "Mapa de riesgos"
    assert second.offices == ("Oficina TIC",)
    assert second.percent_text == "10%"
    assert second.faults == ()


def test_without_merged_cells_a_group_is_inferred_and_a_blank_office_only_proposed() -> None:
    second = understand(a_sheet(*ROWS, merged={})).activities[1]
    assert second.component == "Racionalización de trámites"
    assert second.offices == ()
    assert [fault.kind for fault in second.faults] == ["inferred_group", "missing_office"]


def test_a_row_that_is_only_the_rest_of_a_tall_one_is_none() -> None:
    rest = ("", "", "", "", "")
    merged = {(line, column): 2 for line in (2, 3) for column in range(1, 6)}
    assert len(understand(a_sheet(ROWS[0], rest, ROWS[2], merged=merged)).activities) == 2
