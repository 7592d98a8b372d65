"""A form's box above the table of a page: lines of text, whether it is drawn apart or as a part."""

from __future__ import annotations

from collections.abc import Sequence

from plans.readers.pdf.boxes import without_boxes
from plans.readers.pdf.cut_names import Loose
from plans.readers.pdf.ruled import Piece, Slot

_HEADING = ("N.", "ACTIVIDAD", "RESPONSABLE", "FECHA FIN", "% DE AVANCE")


def _piece(page: int, *rows: Sequence[str], down: Sequence[tuple[int, int]] = ()) -> Piece:
    """Return a drawn part; the cells `down` go down into the row below."""
    anchors = {(row + n, column): (row, column) for row, column in down for n in (0, 1)}
    slots = tuple(
        tuple(Slot(text, anchors.get((n, at))) for at, text in enumerate(row))
        for n, row in enumerate(rows)
    )
    xs = tuple(float(n) for n in range(len(rows[0]) + 1))
    return Piece(page, 0.0, xs, slots, tuple(float(n) for n in range(len(rows) + 1)))


def _box(page: int) -> tuple[str, ...]:
    return ("ESE El Roble", "", "PLAN DE TRABAJO", "", f"Página {page} de 2")


def _row(number: int) -> tuple[str, ...]:
    return (str(number), f"Hacer la obra {number}", "Planta", "30/06/2026", "10%")


def _shown(*pieces: Piece) -> list[list[str] | str]:
    return [
        item.text if isinstance(item, Loose) else ["|".join(s.text for s in r) for r in item.rows]
        for item in without_boxes(pieces)
    ]


def test_a_box_drawn_with_the_table_is_parted_where_the_heading_comes_again_without_it() -> None:
    first = _piece(1, _box(1), _HEADING, _row(1), down=[(1, 0)])
    shown = list(without_boxes([first, _piece(2, _HEADING, _row(2))]))
    assert [item.text for item in shown[:3] if isinstance(item, Loose)] == [
        "ESE El Roble", "PLAN DE TRABAJO", "Página 1 de 2",
    ]  # fmt: skip
    table = shown[3]
    assert isinstance(table, Piece)
    assert (table.top, table.ys) == (1.0, (1.0, 2.0, 3.0))
    assert [slot.anchor for slot in table.rows[1]] == [(0, 0), None, None, None, None]


def test_a_box_that_counts_the_pages_is_parted_on_each() -> None:
    pages = [_piece(n, _box(n), _HEADING, _row(n)) for n in (1, 2)]
    assert _shown(*pages) == [
        line
        for n in (1, 2)
        for line in (
            "ESE El Roble", "PLAN DE TRABAJO", f"Página {n} de 2",
            ["|".join(_HEADING), "|".join(_row(n))],
        )
    ]  # fmt: skip


def test_a_box_that_comes_again_as_it_is_stays_with_its_heading() -> None:
    pages = [_piece(n, _box(1), _HEADING, _row(n)) for n in (1, 2)]
    assert list(without_boxes(pages)) == pages


def test_a_row_that_comes_again_is_no_heading() -> None:
    pages = [_piece(1, _HEADING, _row(1), _row(2)), _piece(2, _row(2), _row(3))]
    assert list(without_boxes(pages)) == pages


def test_a_heading_tied_to_the_box_by_a_merged_cell_stays() -> None:
    first = _piece(1, _box(1), _HEADING, _row(1), down=[(0, 4)])
    pages = [first, _piece(2, _HEADING, _row(2))]
    assert list(without_boxes(pages)) == pages
