"""Writes into some cells of a workbook; all else in the file stays as it is."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from posixpath import join, normpath
from typing import Any

from openpyxl.utils import range_boundaries

from plans.export.workbook import LONGEST_TEXT
from plans.export.workbook_styles import PERCENT, WHOLE_PERCENT, Styles
from plans.export.workbook_xml import Element, Splice, spliced, start_tag, text_element, walk
from plans.readers.grid import column_letters
from plans.safe_text import is_formula_like, writable

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES, _SIGNATURES = "xl/styles.xml", "_xmlsignatures/"
_IN_SHEET = frozenset({
    "dimension", "cols", "col", "sheetData", "row", "c", "f", "v", "is", "mergeCell",
})  # fmt: skip
# In the order in which they stand; the wish to calculate is the last of them.
_IN_WORKBOOK = frozenset({
    "workbook", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr",
})  # fmt: skip
_LETTERS = re.compile(r"[A-Z]+")
_LINE_END = re.compile("\r\n?")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Fraction:
    """A percentage (0–100), held as a part of one; `shown` asks for a format that shows it."""

    percent: Decimal
    shown: bool = True


# A text, a number as it is, a percentage.
Content = str | Decimal | Fraction


@dataclass(slots=True)
class _Row:
    element: Element
    cells: dict[int, Element] = field(default_factory=dict)
    new: dict[int, bytes] = field(default_factory=dict)


class EditedSheet:
    """One sheet of a workbook, and what is to be written into it; rows and columns from 1."""

    def __init__(self, xml: bytes, source: str, styles: Styles) -> None:
        self._xml, self._styles = xml, styles
        self._rows: dict[int, _Row] = {}
        self._widths: dict[int, int] = {}
        top = walk(xml, source, _IN_SHEET.__contains__)
        self._parts = {one.local: one for one in top}
        self.last_column = 0
        line = 0
        for row in self._parts["sheetData"].children if "sheetData" in self._parts else ():
            line = int(row.attributes.get("r", line + 1))
            self._rows[line] = self._row(row)
        for merged in (one for one in top if one.local == "mergeCell"):
            _, _, right, _ = range_boundaries(merged.attributes["ref"])
            self.last_column = max(self.last_column, right or 0)

    def _row(self, element: Element) -> _Row:
        row = _Row(element)
        column = 0
        for cell in element.children:
            column = _column(cell.attributes["r"]) if "r" in cell.attributes else column + 1
            row.cells[column] = cell
            if cell.children:
                self.last_column = max(self.last_column, column)
        return row

    def has_formula(self, line: int, column: int) -> bool:
        """Tell whether a cell's value is worked out by the workbook."""
        cell = self._cell(line, column)
        return cell is not None and any(one.local == "f" for one in cell.children)

    def is_number(self, line: int, column: int) -> bool:
        """Tell whether a cell holds a number."""
        cell = self._cell(line, column)
        return cell is not None and bool(cell.children) and cell.attributes.get("t", "n") == "n"

    def is_percent(self, line: int, column: int) -> bool:
        """Tell whether a cell shows numbers as percentages."""
        return self._styles.is_percent(self._look(line, column))

    def put(self, line: int, column: int, content: Content, look: int | None = None) -> None:
        """Write into a cell of a row that is there; a new cell looks like that of column `look`.

        An empty text leaves the cell with nothing but its look.
        """
        row = self._rows[line]
        own = column if look is None else look
        number = self._look(line, own)
        name = f"{row.element.prefix}c"
        place = {"r": f"{column_letters(column)}{line}"}
        if content == "":
            row.new[column] = start_tag(name, place | {"s": str(number)}, empty=True)
            return
        if isinstance(content, str):
            text = _LINE_END.sub("\n", writable(content))[:LONGEST_TEXT]
            number = self._styles.variant(number, text=is_formula_like(text))
            inside = text_element(f"{row.element.prefix}t", text)
            inside = _wrapped(f"{row.element.prefix}is", inside)
            kind = {"t": "inlineStr"}
        else:
            number, value = self._number(number, content)
            inside, kind = _wrapped(f"{row.element.prefix}v", f"{value:f}".encode()), {}
        tag = start_tag(name, place | {"s": str(number)} | kind, empty=False)
        row.new[column] = tag + inside + f"</{name}>".encode()

    def set_width(self, column: int, width: int) -> None:
        """Give a column a width in characters, where the sheet says nothing of it."""
        self._widths[column] = width

    def changed(self) -> bytes:
        """Return the sheet with what was written into it."""
        if not any(row.new for row in self._rows.values()):
            return self._xml
        splices = [splice for row in self._rows.values() if row.new for splice in _spliced_row(row)]
        right = max(column for row in self._rows.values() for column in (0, *row.new))
        return spliced(self._xml, [*splices, *self._dimension(right), *self._columns()])

    def _cell(self, line: int, column: int) -> Element | None:
        row = self._rows.get(line)
        return row.cells.get(column) if row else None

    def _look(self, line: int, column: int) -> int:
        cell = self._cell(line, column)
        return int(cell.attributes.get("s", 0)) if cell else 0

    def _number(self, look: int, content: Decimal | Fraction) -> tuple[int, Decimal]:
        if isinstance(content, Decimal):
            return look, content
        whole = content.percent == content.percent.to_integral_value()
        if content.shown and not self._styles.is_percent(look):
            look = self._styles.variant(look, form=WHOLE_PERCENT if whole else PERCENT)
        return look, content.percent / _HUNDRED

    def _dimension(self, right: int) -> Iterator[Splice]:
        """Yield the sheet's extent, where columns were added at its right."""
        element = self._parts.get("dimension")
        if element is None:
            return
        left, top, end, bottom = range_boundaries(element.attributes["ref"])
        if end is not None and end < right:
            ref = f"{column_letters(left or 1)}{top}:{column_letters(right)}{bottom}"
            attributes = element.attributes | {"ref": ref}
            tag = start_tag(element.name, attributes, empty=element.empty)
            yield Splice(element.start, element.tag_end, tag)

    def _columns(self) -> Iterator[Splice]:
        """Yield the widths of added columns; the list keeps the order of the columns."""
        group, data = self._parts.get("cols"), self._parts["sheetData"]
        known = [] if group is None else group.children
        taken = {
            column
            for one in known
            for column in self._widths
            if int(one.attributes["min"]) <= column <= int(one.attributes["max"])
        }
        name = f"{data.prefix}col"
        fresh = [
            (n, {"min": str(n), "max": str(n), "width": str(self._widths[n]), "customWidth": "1"})
            for n in sorted(set(self._widths) - taken)
        ]
        if group is None:
            written = b"".join(start_tag(name, told, empty=True) for _, told in fresh)
            if written:
                yield Splice(data.start, data.start, _wrapped(f"{name}s", written))
            return
        for column, told in fresh:
            after = (one.start for one in known if int(one.attributes["min"]) > column)
            at = next(after, group.inside)
            yield Splice(at, at, start_tag(name, told, empty=True))


def is_workbook(content: bytes) -> bool:
    """Tell whether a file is a workbook of Excel 2007 or later."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return {_WORKBOOK, _RELATIONS} <= set(archive.namelist())
    except zipfile.BadZipFile:
        return False


class EditedBook:
    """A workbook (.xlsx, .xlsm) that is written into; the bytes given are never changed."""

    def __init__(self, content: bytes, source: str) -> None:
        self._content, self._source = content, source
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            self._workbook = archive.read(_WORKBOOK)
            self._parts = _sheets(self._workbook, archive.read(_RELATIONS), source)
            styles = archive.read(_STYLES) if _STYLES in names else b"<styleSheet/>"
        self._styles = Styles(styles, source)
        self._sheets: dict[str, EditedSheet] = {}
        self.signed = any(name.startswith(_SIGNATURES) for name in names)

    def sheet(self, name: str) -> EditedSheet:
        """Return the sheet of this name, which must be there."""
        if name not in self._sheets:
            with zipfile.ZipFile(BytesIO(self._content)) as archive:
                xml = archive.read(self._parts[name])
            self._sheets[name] = EditedSheet(xml, self._source, self._styles)
        return self._sheets[name]

    def saved(self) -> bytes:
        """Return the file with what was written; formulas are worked out when it is opened."""
        changed = {self._parts[name]: sheet.changed() for name, sheet in self._sheets.items()}
        changed |= {_STYLES: self._styles.changed(), _WORKBOOK: self._recalculated()}
        file = BytesIO()
        with zipfile.ZipFile(BytesIO(self._content)) as old, zipfile.ZipFile(file, "w") as new:
            for part in old.infolist():
                content = changed.get(part.filename)
                new.writestr(part, old.read(part) if content is None else content)
        return file.getvalue()

    def _recalculated(self) -> bytes:
        """Return the workbook's part, with the wish that formulas are worked out anew."""
        (workbook,) = walk(self._workbook, self._source, _IN_WORKBOOK.__contains__)
        last = workbook.children[-1]
        wish = {"fullCalcOnLoad": "1"}
        if last.local == "calcPr":
            tag = start_tag(last.name, last.attributes | wish, empty=last.empty)
            return spliced(self._workbook, [Splice(last.start, last.tag_end, tag)])
        tag = start_tag(f"{last.prefix}calcPr", wish, empty=True)
        return spliced(self._workbook, [Splice(last.end, last.end, tag)])


def _sheets(workbook: bytes, relations: bytes, source: str) -> dict[str, str]:
    """Return the part of every sheet by the sheet's name."""
    targets = {
        one.attributes["Id"]: one.attributes["Target"]
        for one in walk(relations, source, {"Relationship"}.__contains__)
    }
    return {
        one.attributes["name"]: normpath(join("xl", targets[_relation(one.attributes)])).lstrip("/")
        for one in walk(workbook, source, {"sheet"}.__contains__)
    }


def _relation(attributes: dict[str, Any]) -> str:
    return next(str(value) for key, value in attributes.items() if key.endswith(":id"))


def _column(place: str) -> int:
    letters = _LETTERS.match(place)
    column = 0
    for letter in letters.group() if letters else "":
        column = 26 * column + ord(letter) - ord("A") + 1
    return column


def _wrapped(name: str, inside: bytes) -> bytes:
    return f"<{name}>".encode() + inside + f"</{name}>".encode()


def _spliced_row(row: _Row) -> Iterator[Splice]:
    """Yield what changes in a row: cells replaced where they stand, new ones in their order."""
    element = row.element
    attributes = {key: value for key, value in element.attributes.items() if key != "spans"}
    tag = start_tag(element.name, attributes, empty=False)
    yield Splice(element.start, element.tag_end, tag)
    for column, content in sorted(row.new.items()):
        cell = row.cells.get(column)
        if cell is not None:
            yield Splice(cell.start, cell.end, content)
        else:
            after = (one.start for at, one in sorted(row.cells.items()) if at > column)
            at = next(after, element.inside)
            yield Splice(at, at, content)
    if element.empty:
        yield Splice(element.tag_end, element.tag_end, f"</{element.name}>".encode())
