"""Word documents for the tests, put together as a planning office would."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.table import Table

from plans.readers.docx import read_docx
from plans.readers.grid import Grid

HEADINGS = ("COMPONENTE", "N°", "ACTIVIDADES", "FECHA", "RESPONSABLE")


def an_empty_document() -> WordDocument:
    return Document()


def a_table(document: WordDocument, *lines: str) -> Table:
    """Add a table whose lines have their cells separated by `|`."""
    rows = [line.split("|") for line in lines]
    return filled(document, rows)


def filled(document: WordDocument, rows: Sequence[Sequence[str]]) -> Table:
    """Add a table with these texts; a shorter row ends in blanks."""
    table: Table = document.add_table(rows=len(rows), cols=max(len(row) for row in rows))
    for stored, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(stored.cells, texts, strict=False):
            cell.text = text
    return table


def saved(document: WordDocument) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def read(document: WordDocument) -> Grid:
    return read_docx(saved(document), "plan.docx")


def texts(document: WordDocument) -> list[tuple[str, ...]]:
    return [row.texts for row in read(document).rows]


def xml(inside: str) -> Element:
    """Return an element written as XML; `w:` needs no declaration."""
    head, rest = inside.split(" ", 1) if " " in inside.split(">", 1)[0] else (None, None)
    if head is None or rest is None:
        head, rest = inside.split(">", 1)
        rest = f">{rest}"
    return parse_xml(f"{head} {nsdecls('w')} {rest}")
