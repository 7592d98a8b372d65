"""Writes into some cells of a workbook; all else in the file stays as it is.

Only the parts that are written into are parsed, and lxml keeps what it does not know: a library for
workbooks loses it (drawings, conditional formats of later versions, results of formulas).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from posixpath import join, normpath
from typing import Any

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from core.errors import InputError
from plans.export.workbook import LONGEST_TEXT
from plans.readers.grid import column_letters
from plans.safe_text import is_formula_like, writable
from plans.values.percents import HUNDRED

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES, _SIGNATURES = "xl/styles.xml", "_xmlsignatures/"
_READABLE = frozenset({"utf-8", "us-ascii", "ascii"})
# What stands before the wish to calculate.
_BEFORE_CALCULATION = frozenset({
    "sheets", "functionGroups", "externalReferences", "definedNames",
})  # fmt: skip
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The formats "0%" and "0.00%" have these numbers in every workbook.
_WHOLE_PERCENT, _PERCENT = "9", "10"

Element = Any  # of lxml, which has no types


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
    new: dict[int, Element] = field(default_factory=dict)


class _Part:
    """One XML part of a workbook; raises InputError where it is damaged, or not UTF-8."""

    def __init__(self, xml: bytes, source: str) -> None:
        self.given = xml
        reader = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        try:
            self.root: Element = etree.fromstring(xml, reader)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _unreadable(source) from error
        self._info = self.root.getroottree().docinfo
        if self._info.encoding and self._info.encoding.lower() not in _READABLE:
            raise _unreadable(source)
        self._space = etree.QName(self.root).namespace

    def children(self, element: Element, name: str) -> Iterator[Element]:
        """Yield the children of a name, in this part's namespace."""
        yield from element.iterchildren(self._named(name))

    def child(self, name: str) -> Any:
        """Return the first child of a name of the whole part, None without any."""
        return next(self.children(self.root, name), None)

    def all(self, name: str) -> Iterator[Element]:
        """Yield all elements of a name."""
        yield from self.root.iter(self._named(name))

    def made(self, name: str, attributes: Mapping[str, str], *inside: Element) -> Element:
        """Return a new element, to be put somewhere into the part."""
        element = self.root.makeelement(self._named(name), dict(attributes), self.root.nsmap)
        element.extend(inside)
        return element

    def written(self) -> bytes:
        """Return the part as it is by now."""
        told = {"encoding": "UTF-8", "standalone": self._info.standalone}
        content: bytes = etree.tostring(self.root.getroottree(), xml_declaration=True, **told)
        return content

    def _named(self, name: str) -> str:
        return f"{{{self._space}}}{name}" if self._space else name


class _Styles(_Part):
    """The looks of cells: known by number, and copied where a cell needs another one."""

    def __init__(self, xml: bytes, source: str) -> None:
        super().__init__(xml, source)
        self._list = self.child("cellXfs")
        self._looks = [] if self._list is None else list(self.children(self._list, "xf"))
        self._codes = {one.get("numFmtId"): one.get("formatCode", "") for one in self.all("numFmt")}
        self._new: dict[tuple[int, str | None, bool], Element] = {}

    def is_percent(self, look: int) -> bool:
        """Tell whether numbers are shown as percentages under a look."""
        if look >= len(self._looks):
            return False
        number = self._looks[look].get("numFmtId", "0")
        return number in {_WHOLE_PERCENT, _PERCENT} or "%" in self._codes.get(number, "")

    def variant(self, look: int, *, form: str | None = None, text: bool = False) -> int:
        """Return the number of a look with another number format, or for text that stays text."""
        if (form is None and not text) or look >= len(self._looks):
            return look
        key = look, form, text
        if key not in self._new:
            copy = self._new[key] = deepcopy(self._looks[look])
            if form is not None:
                copy.attrib.update({"numFmtId": form, "applyNumberFormat": "1"})
            if text:
                copy.set("quotePrefix", "1")
        return len(self._looks) + list(self._new).index(key)

    def changed(self) -> bytes:
        """Return the part with the looks that were added."""
        if self._list is None or not self._new:
            return self.given
        self._list.extend(self._new.values())
        self._list.set("count", str(len(self._looks) + len(self._new)))
        return self.written()


class EditedSheet(_Part):
    """One sheet of a workbook, and what is to be written into it; rows and columns from 1."""

    def __init__(self, xml: bytes, source: str, styles: _Styles) -> None:
        super().__init__(xml, source)
        self._styles = styles
        self._rows: dict[int, _Row] = {}
        self._widths: dict[int, int] = {}
        self._data = self.child("sheetData")
        self.last_column = 0
        line = 0
        for row in self.children(self._data, "row") if self._data is not None else ():
            line = int(row.get("r", line + 1))
            self._rows[line] = self._row(row)
        for merged in self.all("mergeCell"):
            _, _, right, _ = range_boundaries(merged.get("ref"))
            self.last_column = max(self.last_column, right or 0)

    def _row(self, element: Element) -> _Row:
        row = _Row(element)
        column = 0
        for cell in self.children(element, "c"):
            place = cell.get("r")
            column = coordinate_to_tuple(place)[1] if place else column + 1
            row.cells[column] = cell
            if len(cell):
                self.last_column = max(self.last_column, column)
        return row

    def has_formula(self, line: int, column: int) -> bool:
        """Tell whether a cell's value is worked out by the workbook."""
        cell = self._cell(line, column)
        return cell is not None and next(self.children(cell, "f"), None) is not None

    def is_number(self, line: int, column: int) -> bool:
        """Tell whether a cell holds a number."""
        cell = self._cell(line, column)
        return cell is not None and len(cell) > 0 and cell.get("t", "n") == "n"

    def is_percent(self, line: int, column: int) -> bool:
        """Tell whether a cell shows numbers as percentages."""
        return self._styles.is_percent(self._look(line, column))

    def put(self, line: int, column: int, content: Content, look: int | None = None) -> None:
        """Write into a cell of a row that is there; a new cell looks like that of column `look`."""
        number = self._look(line, column if look is None else look)
        inside, kind = [], {}
        if isinstance(content, str) and content:
            text = self.made("t", {_SPACE: "preserve"})
            text.text = writable(content.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST_TEXT]
            number = self._styles.variant(number, text=is_formula_like(text.text))
            inside, kind = [self.made("is", {}, text)], {"t": "inlineStr"}
        elif not isinstance(content, str):
            number, figure = self._number(number, content)
            value = self.made("v", {})
            value.text = f"{figure:f}"
            inside = [value]
        about = {"r": f"{column_letters(column)}{line}", "s": str(number)} | kind
        self._rows[line].new[column] = self.made("c", about, *inside)

    def set_width(self, column: int, width: int) -> None:
        """Give a column a width in characters, where the sheet says nothing of it."""
        self._widths[column] = width

    def changed(self) -> bytes:
        """Return the sheet with what was written into it."""
        rows = [row for row in self._rows.values() if row.new]
        if not rows:
            return self.given
        for row in rows:
            _write(row)
        self._widen(max(column for row in rows for column in row.new))
        self._set_widths()
        return self.written()

    def _cell(self, line: int, column: int) -> Element | None:
        row = self._rows.get(line)
        return row.cells.get(column) if row else None

    def _look(self, line: int, column: int) -> int:
        cell = self._cell(line, column)
        return 0 if cell is None else int(cell.get("s", 0))

    def _number(self, look: int, content: Decimal | Fraction) -> tuple[int, Decimal]:
        if isinstance(content, Decimal):
            return look, content
        whole = content.percent == content.percent.to_integral_value()
        if content.shown and not self._styles.is_percent(look):
            look = self._styles.variant(look, form=_WHOLE_PERCENT if whole else _PERCENT)
        return look, content.percent / HUNDRED

    def _widen(self, right: int) -> None:
        """Tell the sheet's extent, where columns were added at its right."""
        element = self.child("dimension")
        if element is not None:
            left, top, end, bottom = range_boundaries(element.get("ref"))
            if end is not None and end < right:
                first = column_letters(left or 1)
                element.set("ref", f"{first}{top}:{column_letters(right)}{bottom}")

    def _set_widths(self) -> None:
        """Give added columns their widths; the list keeps the order of the columns."""
        group = self.child("cols")
        known = [] if group is None else list(self.children(group, "col"))
        taken = [range(int(one.get("min")), int(one.get("max")) + 1) for one in known]
        for column, width in sorted(self._widths.items()):
            if any(column in some for some in taken):
                continue
            if group is None:
                group = self.made("cols", {})
                self._data.addprevious(group)
            about = {"min": str(column), "max": str(column), "width": str(width)}
            made = self.made("col", about | {"customWidth": "1"})
            after = next((one for one in known if int(one.get("min")) > column), None)
            _put_before(after, made, group)


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
            self._workbook = _Part(archive.read(_WORKBOOK), source)
            self._parts = _sheets(self._workbook, _Part(archive.read(_RELATIONS), source))
            styles = archive.read(_STYLES) if _STYLES in names else b"<styleSheet/>"
        self._styles = _Styles(styles, source)
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
        wish = self._workbook.child("calcPr")
        if wish is None:
            wish = self._workbook.made("calcPr", {})
            before = [next(self._workbook.all(name), None) for name in _BEFORE_CALCULATION]
            parts = [one for one in self._workbook.root if any(one is some for some in before)]
            parts[-1].addnext(wish)
        if wish.get("fullCalcOnLoad") == "1":
            return self._workbook.given
        wish.set("fullCalcOnLoad", "1")
        return self._workbook.written()


def _sheets(workbook: _Part, relations: _Part) -> dict[str, str]:
    """Return the part of every sheet by the sheet's name."""
    targets = {one.get("Id"): one.get("Target") for one in relations.all("Relationship")}
    found = {}
    for one in workbook.all("sheet"):
        relation = next(value for key, value in one.attrib.items() if key.endswith("}id"))
        found[one.get("name")] = normpath(join("xl", targets[relation])).lstrip("/")
    return found


def _write(row: _Row) -> None:
    """Put the new cells of a row where the old ones stand, or among them in their order."""
    row.element.attrib.pop("spans", None)
    for column, content in sorted(row.new.items()):
        old = row.cells.get(column)
        if old is not None:
            content.tail = old.tail
            row.element.replace(old, content)
        else:
            after = next((one for at, one in sorted(row.cells.items()) if at > column), None)
            _put_before(after, content, row.element)
        row.cells[column] = content


def _put_before(after: Element | None, made: Element, parent: Element) -> None:
    if after is None:
        parent.append(made)
    else:
        after.addprevious(made)


def _unreadable(source: str) -> InputError:
    return InputError(
        "el libro está escrito de una manera que no se puede llenar.",
        where=source,
        todo="Ábralo, guárdelo otra vez como libro de Excel (.xlsx) e intente de nuevo.",
    )
