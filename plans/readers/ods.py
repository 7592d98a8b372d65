"""Reads the spreadsheets of LibreOffice (.ods).

python-calamine reads them too, but measured on files of LibreOffice it sees no merged cells there,
nothing hidden, and gives a percentage as a bare 0.33 and a truth value as 1.0; so we read the XML.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped] # it has no types

from core.spanish import fold, parse_decimal
from plans.readers.grid import Grid
from plans.readers.limits import MOST_COLUMNS, Budget
from plans.readers.sheets import Area, Sheet, hidden_in, rows_of
from plans.readers.shown import shown

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_HIDDEN = frozenset({"collapse", "filter"})
_NO_COLOURS = frozenset({"", "transparent", "#ffffff"})
# A style may be like another, and that one like a third.
_MOST_PARENTS = 8
# The styles that all sheets may use come before the sheets.
_STYLES, _CONTENT = "styles.xml", "content.xml"
# "jun-26", "junio de 2026": a date of which only the month is shown.
_ONLY_MONTH = re.compile(r"[a-z]{3,}\.?[ /-](?:de )?(?:\d\d|\d{4})")


def read_ods(content: bytes, source: str) -> Grid:
    """Return the cells that a workbook shows, sheet after sheet. Raises `InputError` beyond the
    limits, and whatever the parser raises when the file is damaged."""
    book = _Book(source)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for part in (_STYLES, _CONTENT):
            if part == _CONTENT or part in archive.namelist():
                with archive.open(part) as xml:
                    book.read(xml)
    left_out = tuple(f"hoja «{name}»" for name in book.hidden)
    return Grid(source, rows_of(book.sheets, source), left_out + hidden_in(book.sheets))


class _Book:
    """The sheets met so far, and where in the last of them the parser stands."""

    def __init__(self, source: str) -> None:
        self.sheets: list[Sheet] = []
        self.hidden: list[str] = []
        self._budget = Budget(source)
        self._not_displayed: set[str] = set()
        self._style = ""
        self._parents: dict[str, str] = {}
        self._colours: dict[str, str] = {}
        self._of_columns: dict[int, str] = {}
        self._count = 0
        self._sheet = Sheet("")
        self._line = 0
        self._column = 0

    def read(self, xml: IO[bytes]) -> None:
        """Go through the document, row after row, keeping nothing of the tree."""
        for event, element in iterparse(xml, events=("start", "end")):
            if event == "start":
                self._begin(element)
            else:
                self._end(element)

    def _begin(self, element: Element) -> None:
        if element.tag == f"{_STYLE}default-style":
            self._style = ""
        elif element.tag == f"{_STYLE}style":
            self._style = element.get(f"{_STYLE}name") or ""
            self._parents[self._style] = element.get(f"{_STYLE}parent-style-name") or ""
        elif element.tag == f"{_TABLE}table":
            self._count += 1
            self._budget.sheet(self._count)
            name = element.get(f"{_TABLE}name") or f"Hoja{self._count}"
            self._sheet, self._line, self._column = Sheet(name), 0, 0
            self._of_columns = {}
            if element.get(f"{_TABLE}style-name") in self._not_displayed:
                self.hidden.append(name)
            else:
                self.sheets.append(self._sheet)

    def _end(self, element: Element) -> None:
        if element.tag == f"{_STYLE}table-properties":
            if element.get(f"{_TABLE}display") == "false":
                self._not_displayed.add(self._style)
        elif element.tag == f"{_STYLE}table-cell-properties":
            colour = element.get(f"{_FO}background-color")
            if colour is not None and self._style:
                self._colours[self._style] = colour.casefold()
        elif element.tag == f"{_TABLE}table-column":
            first, self._column = self._column + 1, self._column + _repeated(element, "columns")
            columns = range(first, min(self._column, MOST_COLUMNS) + 1)
            self._of_columns |= dict.fromkeys(columns, _usual_style(element))
            if element.get(f"{_TABLE}visibility") in _HIDDEN:
                self._sheet.hidden_columns.update(columns)
        elif element.tag == f"{_TABLE}table-row":
            self._rows(element)
            element.clear()

    def _rows(self, element: Element) -> None:
        """Take one row, as many times as it is repeated when anything is in it."""
        repeated = _repeated(element, "rows")
        texts = self._texts(element, self._line + 1)
        if texts:
            colours = self._filled(element)
            for line in range(self._line + 1, self._line + repeated + 1):
                self._budget.row(line, texts)
                self._sheet.texts[line] = dict(texts)
                self._sheet.colours[line] = colours
                if element.get(f"{_TABLE}visibility") in _HIDDEN:
                    self._sheet.hidden_rows.add(line)
        self._line += repeated

    def _texts(self, row: Element, line: int) -> dict[int, str]:
        texts: dict[int, str] = {}
        column = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            repeated = _repeated(cell, "columns")
            rows, columns = _spanned(cell, "rows"), _spanned(cell, "columns")
            if rows > 1 or columns > 1:
                area = Area(line, column + 1, line + rows - 1, column + columns)
                self._sheet.areas.append(area)
            text = _shown(cell)
            if text and not text.isspace():
                # One more than the limit is enough to pass it.
                for number in range(min(repeated, MOST_COLUMNS + 1)):
                    texts[column + 1 + number] = text
            column += repeated
        return texts

    def _filled(self, row: Element) -> dict[int, str]:
        """Return the colours of a row's cells: of their own style, or the row's or column's."""
        colours: dict[int, str] = {}
        column = 0
        for cell in row:
            if cell.tag not in _CELLS or column >= MOST_COLUMNS:
                continue
            first, column = column + 1, column + _repeated(cell, "columns")
            own = cell.get(f"{_TABLE}style-name") or _usual_style(row)
            for number in range(first, min(column, MOST_COLUMNS) + 1):
                colour = self._colour(own or self._of_columns.get(number, ""))
                if colour not in _NO_COLOURS:
                    colours[number] = colour
        return colours

    def _colour(self, style: str) -> str:
        """Return the colour with which a style fills cells, its own or that of one it is like."""
        for _ in range(_MOST_PARENTS):
            if style in self._colours or not style:
                break
            style = self._parents.get(style, "")
        return self._colours.get(style, "")


def _usual_style(element: Element) -> str:
    """Return the style of the cells of a row or column that have none of their own."""
    return element.get(f"{_TABLE}default-cell-style-name") or ""


def _repeated(element: Element, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated") or 1)


def _spanned(element: Element, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-spanned") or 1)


def _shown(cell: Element) -> str:
    """Return what a cell shows: its own text, or its value where the text depends on the locale."""
    text = "\n".join(_written(part) for part in cell if part.tag == f"{_TEXT}p")
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "percentage":
        return shown(float(cell.get(f"{_OFFICE}value") or ""), "0.00%")
    if kind == "float":
        return _number(text, cell.get(f"{_OFFICE}value") or "")
    if kind == "date":
        day = date.fromisoformat((cell.get(f"{_OFFICE}date-value") or "")[:10])
        return shown(day, "mmm-yy" if _ONLY_MONTH.fullmatch(fold(text)) else "dd/mm/yyyy")
    if kind == "boolean":
        return shown(cell.get(f"{_OFFICE}boolean-value") == "true")
    return text


def _number(text: str, value: str) -> str:
    """Return a number as shown (1.10) when the text says the whole value, else the value."""
    try:
        stored = Decimal(value)
    except InvalidOperation:
        return text
    if parse_decimal(text) == stored:
        return text.strip().replace(",", ".")
    return shown(float(stored))


def _written(paragraph: Element) -> str:
    """Return the text of a paragraph, with the blanks that ODF writes as elements."""
    pieces = [paragraph.text or ""]
    for part in paragraph:
        if part.tag == f"{_TEXT}s":
            pieces.append(" ")
        elif part.tag == f"{_TEXT}tab":
            pieces.append("\t")
        elif part.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif not part.tag.startswith(_OFFICE):
            pieces.append(_written(part))
        pieces.append(part.tail or "")
    return "".join(pieces)
