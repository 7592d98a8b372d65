"""A table is known again by the words of its headings, whatever day these name."""

from __future__ import annotations

from collections.abc import Sequence

from plans.readers.grid import Cell, Grid, Place, Row
from plans.signatures import as_printed, known_shapes, signature_of, signatures_about

HEADS = ("Actividad ", "CUÁNDO", "", "Avance a 30/04/2026")
SIGNATURE = "actividad | cuando | avance a"


def _row(texts: Sequence[str], line: int = 1) -> Row:
    cells = (Cell(text, Place(line, at)) for at, text in enumerate(texts, start=1))
    return Row(tuple(cells), 1)


def test_a_signature_has_the_folded_words_in_order_without_days_and_blanks() -> None:
    assert signature_of(_row(HEADS)) == signature_of(_row((*HEADS[:3], "AVANCE A 31/08/2026")))
    assert signature_of(_row(HEADS)).startswith("actividad | cuando | ")
    assert signature_of(_row(HEADS)) != signature_of(_row((HEADS[1], HEADS[0], HEADS[3])))


def test_a_row_of_few_texts_has_no_signature() -> None:
    assert signature_of(_row(("Actividad", "Cuándo", ""))) == ""


def test_only_rows_with_exactly_these_headings_are_known() -> None:
    rows = (_row(("Plan", "de", "acción")), _row(HEADS, 2), _row((*HEADS, "Nota"), 3))
    known = signature_of(rows[1])

    assert known_shapes(Grid("plan.xlsx", rows), {known}) == {known: rows[1]}
    assert known_shapes(Grid("plan.xlsx", rows[:1]), {known}) == {}
    assert known_shapes(Grid("plan.xlsx", rows), ()) == {}


def test_what_was_said_of_a_heading_with_a_day_holds_for_its_day_now() -> None:
    said = {"Avance a 30/04/2026": "percent", "Cuándo": "due", "Lo de abajo": "goal"}
    row = _row((*HEADS[:3], "Avance a 31/08/2026"))

    assert as_printed(row, said) == {
        "Avance a 31/08/2026": "percent", "CUÁNDO": "due", "Lo de abajo": "goal",
    }  # fmt: skip


def test_a_heading_belongs_to_the_tables_that_print_it_and_else_to_all() -> None:
    shapes = [SIGNATURE, "que | quien | para cuando"]

    assert signatures_about("¿Cuándo?", shapes) == shapes[:1]
    assert signatures_about("Zarandaja", shapes) == shapes
