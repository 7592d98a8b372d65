"""Reads workbooks of Excel 2007 and later (.xlsx, .xlsm), formulas by their stored results."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.worksheet._reader import WorkSheetParser

from plans.readers.grid import Grid
from plans.readers.limits import Budget
from plans.readers.sheets import Area, Sheet, hidden_in, rows_of
from plans.readers.shown import shown

_FIRST_OWN_FORMAT = 164
# How Excel writes a control character in XML: _x000D_ is a carriage return.
_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")
_LINE_ENDS = frozenset({"0A", "0D"})
_TRUE = frozenset({"1", "true"})
# White of the theme, of the old palette, and the colour of the window.
_WHITE = frozenset({"theme 0 0.0", *(f"indexed {number} 0.0" for number in (1, 9, 64, 65))})
# What styles say of cells, by their numbers: the formats' codes and the fills' colours.
_Looks = tuple[Sequence[str], Sequence[str]]


def read_xlsx(content: bytes, source: str) -> Grid:
    """Return the cells that a workbook shows, sheet after sheet. Raises `InputError` beyond the
    limits, and whatever openpyxl raises when the file is damaged."""
    with warnings.catch_warnings():
        # openpyxl warns about every part it leaves out: we only want the cells.
        warnings.simplefilter("ignore")
        sheets = _sheets(content, source)
    shown_sheets = [sheet for sheet, visible in sheets if visible]
    left_out = tuple(f"hoja «{sheet.name}»" for sheet, visible in sheets if not visible)
    return Grid(source, rows_of(shown_sheets, source), left_out + hidden_in(shown_sheets))


def _sheets(content: bytes, source: str) -> list[tuple[Sheet, bool]]:
    book: Any = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    budget = Budget(source)
    looks = _formats(book), _colours(book)
    found: list[tuple[Sheet, bool]] = []
    for number, worksheet in enumerate(book.worksheets, start=1):
        budget.sheet(number)
        visible = worksheet.sheet_state == "visible"
        sheet = _sheet(book, worksheet, looks, budget) if visible else Sheet(worksheet.title)
        found.append((sheet, visible))
    book.close()
    return found


def _formats(book: Any) -> list[str]:
    """Return the code of the number format of every style, by the style's number."""
    own: Sequence[str] = book._number_formats
    codes: list[str] = []
    for style in book._cell_styles:
        number = style.numFmtId
        if number >= _FIRST_OWN_FORMAT:
            codes.append(own[number - _FIRST_OWN_FORMAT])
        else:
            codes.append(BUILTIN_FORMATS.get(number, "General"))
    return codes


def _colours(book: Any) -> list[str]:
    """Return the colour with which every style fills its cells, by the style's number."""
    named = [_colour(one) for one in book._fills]
    return [named[style.fillId] for style in book._cell_styles]


def _colour(look: Any) -> str:
    """Return the name of a fill's colour, "" for none, for white and for what is no plain fill."""
    if getattr(look, "patternType", None) != "solid":
        return ""
    colour = look.fgColor
    name = f"{colour.type} {colour.value} {colour.tint}"
    return "" if name in _WHITE or str(colour.value).endswith("FFFFFF") else name


def _sheet(book: Any, worksheet: Any, looks: _Looks, budget: Budget) -> Sheet:
    """Read one sheet through the parser behind openpyxl's worksheets.

    A worksheet in openpyxl's ordinary mode keeps a cell for every styled blank and takes twice as
    long; in its read-only mode it forgets merged cells and what is hidden. The parser that both
    use knows all of it in one pass.
    """
    sheet = Sheet(worksheet.title)
    with worksheet._get_source() as xml:
        parser = WorkSheetParser(
            xml,
            worksheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for line, cells in parser.parse():
            attributes = parser.row_dimensions.pop(str(line), {})
            _keep(sheet, line, cells, looks, budget)
            if _is_hidden(attributes, "ht"):
                sheet.hidden_rows.add(line)
        for attributes in parser.column_dimensions.values():
            if _is_hidden(attributes, "width"):
                first, last = int(attributes["min"]), int(attributes["max"])
                sheet.hidden_columns.update(range(first, last + 1))
        if parser.merged_cells is not None:
            sheet.areas = [
                Area(one.min_row, one.min_col, one.max_row, one.max_col)
                for one in parser.merged_cells.mergeCell
            ]
    return sheet


def _keep(
    sheet: Sheet,
    line: int,
    cells: Sequence[Mapping[str, Any]],
    looks: _Looks,
    budget: Budget,
) -> None:
    texts: dict[int, str] = {}
    formats, colours = looks
    for cell in cells:
        value = cell["value"]
        if value is None:
            continue
        text = shown(value, formats[cell["style_id"]])
        if "_x" in text:
            text = _ESCAPED.sub(_unescaped, text)
        if text and not text.isspace():
            texts[cell["column"]] = text
    if texts:
        budget.row(line, texts)
        sheet.texts[line] = texts
        filled = ((cell["column"], colours[cell["style_id"]]) for cell in cells)
        sheet.colours[line] = {column: colour for column, colour in filled if colour}


def _unescaped(escape: re.Match[str]) -> str:
    return "\n" if escape.group(1).upper() in _LINE_ENDS else " "


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Tell whether a row or column is not seen: marked as hidden, or without any size."""
    return attributes.get("hidden") in _TRUE or attributes.get(size) == "0"
