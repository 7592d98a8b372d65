"""Reads the tables of a Word document, with the paragraphs between them as loose lines."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from core.errors import InputError
from plans.readers.docx_lists import BULLET, Lists
from plans.readers.docx_tables import children, raw_rows, table_rows
from plans.readers.docx_text import TBL, WRAPPERS, P, shown_text, tag_of
from plans.readers.grid import Cell, Grid, Place, Row
from plans.readers.limits import refused

_SAVE_AGAIN = "Ábralo en Word, guárdelo como documento de Word (.docx) y vuelva a cargarlo."


def read_docx(content: bytes, source: str) -> Grid:
    """Return the grid of a Word document: each table is a page of rows, each paragraph a line.
    Raises `InputError` for a damaged document, or one of another form."""
    try:
        document = docx.Document(BytesIO(content))
        return Grid(source=source, rows=tuple(_Reading(document, source).rows()))
    except InputError:
        raise
    except Exception as error:
        what = "el archivo está dañado o no es un documento de Word."
        raise refused(what, _SAVE_AGAIN, source) from error


class _Reading:
    """One pass over a document, counting its tables, its lines and its list items."""

    def __init__(self, document: Document, source: str) -> None:
        self._document = document
        self._source = source
        self._lists = Lists(document)
        self._tables = 0
        self._lines = 0

    def rows(self) -> list[Row]:
        """Return all rows, the page's heading first."""
        rows = [row for block in _blocks(self._document.element.body) for row in self._block(block)]
        return [*self._page_heading(), *rows] if rows else []

    def _block(self, block: Element) -> Iterator[Row]:
        if tag_of(block) == P:
            yield from self._loose(self._paragraph(block))
            return
        frame = _only_cells(block, self._source)
        if frame is not None:
            for cell in frame:
                for inner in _blocks(cell):
                    yield from self._block(inner)
            return
        self._tables += 1
        yield from table_rows(block, self._tables, self._cell_text, self._source)

    def _loose(self, text: str) -> Iterator[Row]:
        for line in text.splitlines():
            if line.strip():
                self._lines += 1
                yield Row((Cell(line, Place(self._lines, 1)),), self._tables)

    def _paragraph(self, paragraph: Element) -> str:
        text = shown_text(paragraph)
        mark = self._lists.mark(paragraph)
        return "" if mark == BULLET and not text.strip() else f"{mark}{text}"

    def _cell_text(self, cell: Element) -> str:
        """Return a cell's paragraphs as lines; a table in it as lines too, one per row."""
        lines = []
        for block in _blocks(cell):
            if tag_of(block) == P:
                lines.append(self._paragraph(block))
            else:
                for row in children(block, qn("w:tr")):
                    texts = (self._cell_text(one) for one in children(row, qn("w:tc")))
                    lines.append(" ".join(text for text in texts if text))
        return "\n".join(lines).strip("\n")

    def _page_heading(self) -> Iterator[Row]:
        """Yield the lines at the top of the first page, outside the body."""
        section = self._document.sections[0]
        first = section.different_first_page_header_footer
        header = section.first_page_header if first else section.header
        if header.is_linked_to_previous:
            return
        for block in _blocks(header._element):
            cells = block.iter(qn("w:tc")) if tag_of(block) == TBL else ()
            texts = [self._cell_text(cell) for cell in cells] or [self._paragraph(block)]
            for text in texts:
                yield from self._loose(text)


def _blocks(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a body or a cell, those in content controls too."""
    for child in parent:
        tag = tag_of(child)
        if tag in {P, TBL}:
            yield child
        elif tag in WRAPPERS:
            yield from _blocks(child)


def _only_cells(table: Element, source: str) -> list[Element] | None:
    """Return the cells of a table of one column, which is a frame; None for any other."""
    rows = raw_rows(table, source)
    if any(len(row) != 1 for row in rows):
        return None
    return [cell.element for row in rows for cell in row if cell.element is not None]
