"""Rows, headings and groups for the tests of plans, with defaults for what a test leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plans.activities.boundaries import GroupRow
from plans.readers.grid import Cell, Grid, Place, Row
from plans.readers.text import read_text
from plans.tables.headings.headers import Header, recognise

CORPORA = Path(__file__).parents[2] / "corpora" / "plans"
HEADINGS = (
    "COMPONENTE", "SUBCOMPONENTE", "ACTIVIDADES", "META O PRODUCTO", "FECHA DE CULMINACION",
    "% DE AVANCE", "DESCRIPCIÓN DEL AVANCE", "DEPENDENCIA RESPONSABLE",
)  # fmt: skip


def a_row(texts: Sequence[str], line: int = 2, page: int = 1) -> Row:
    """Return a row with these texts in its cells."""
    cells = (Cell(text, Place(line, column)) for column, text in enumerate(texts, start=1))
    return Row(tuple(cells), page)


def a_header(names: Sequence[str] = HEADINGS) -> Header:
    """Return the meaning of a heading row."""
    header = recognise(names)
    assert header is not None
    return header


def a_group_row(
    title: str, component: str = "", subcomponent: str = "", page: int = 1, **more: str
) -> GroupRow:
    """Return what a row says of its group."""
    return GroupRow(
        page,
        component,
        subcomponent,
        title,
        description=more.get("description", ""),
        offices=tuple(more.get("offices", "").split("/")),
        shifted=bool(more.get("shifted")),
        code=more.get("code", ""),
        exact=bool(more.get("exact")),
    )


def a_grid(*lines: str, headings: Sequence[str] = HEADINGS) -> Grid:
    """Return the grid of a text: a heading row and these lines, cells separated by `|`."""
    rows = (line.replace("|", "\t") for line in lines)
    return read_text("\n".join(["\t".join(headings), *rows]).encode(), "plan.txt")
