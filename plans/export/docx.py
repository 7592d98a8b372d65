"""The table given back as a Word document: one table, its headings on every page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.table import Table

from plans.export.table_back import TableBack, text_of
from plans.export.xlsx import width_of
from plans.safe_text import writable

_LONG, _SHORT, _MARGIN = Mm(356), Mm(216), Mm(10)  # Colombia prints its tables on "oficio"
_LETTERS = Pt(7)
_STYLE = "Table Grid"


def write_docx(table: TableBack) -> bytes:
    """Return the table as a document in landscape."""
    document = Document()
    document.styles["Normal"].font.size = _LETTERS
    _turn(document.sections[0])
    for text in table.above:
        document.add_paragraph(writable(text)).runs[0].bold = True
    grid = document.add_table(rows=0, cols=len(table.columns))
    grid.style = document.styles[_STYLE]
    grid.autofit = False
    _set_widths(grid, [width_of(column) for column in table.columns])
    heading = _row([column.name for column in table.columns], bold=True)
    heading.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    grid._tbl.append(heading)
    for row in table.rows:
        # python-docx looks through the whole table for each cell: the rows are written directly.
        grid._tbl.append(_row([text_of(value) for value in row]))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _turn(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _LONG, _SHORT
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN


def _set_widths(grid: Table, letters: Sequence[int]) -> None:
    """Share the page's width among the columns as their letters need it."""
    space = _LONG - 2 * _MARGIN
    for column, width in zip(grid.columns, letters, strict=True):
        column.width = Length(space * width // sum(letters))


def _row(texts: Sequence[str], *, bold: bool = False) -> Element:
    row: Element = OxmlElement("w:tr")
    for text in texts:
        cell, paragraph = OxmlElement("w:tc"), OxmlElement("w:p")
        cell.append(paragraph)
        row.append(cell)
        if text:
            run = OxmlElement("w:r")
            paragraph.append(run)
            if bold:
                properties = OxmlElement("w:rPr")
                properties.append(OxmlElement("w:b"))
                run.append(properties)
            _write(run, writable(text))
    return row


def _write(run: Element, text: str) -> None:
    for number, line in enumerate(text.splitlines()):
        if number:
            run.append(OxmlElement("w:br"))
        written = OxmlElement("w:t")
        written.text = line
        written.set(qn("xml:space"), "preserve")
        run.append(written)
