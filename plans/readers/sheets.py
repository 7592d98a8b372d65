"""The cells of a spreadsheet into the rows of a grid: pages, lines of text, merged cells.

What the sheet hides is left out: hidden sheets, hidden rows (also those that a filter hides), and
the texts of hidden columns, whose cells stay as blanks so that a cell's position in its row is
its column's everywhere. A merged area's text stands in its first cell that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from plans.readers.grid import Cell, Place, Row, column_letters
from plans.readers.limits import MOST_CELLS, ONLY_THE_TABLE, refused

# A merged text over fewer headings is over one; over more of them it is a title.
_FEWEST_UNDER = 2
_MOST_UNDER = 0.6


class Area(NamedTuple):
    """A merged area: its first and last row and column, from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """What a reader found: filled cells by row and column (from 1, rows in order), merged areas.

    `name` is None for a file that has no sheets. `colours` are those of cells in rows with texts.
    """

    name: str | None
    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    colours: dict[int, dict[int, str]] = field(default_factory=dict)


def hidden_in(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Return what holds text and was left out, as a person looks for it: "hoja «Plan», fila 7"."""
    found: list[str] = []
    for sheet in sheets:
        rows = [line for line in sheet.texts if line in sheet.hidden_rows and sheet.texts[line]]
        filled = {column for texts in sheet.texts.values() for column in texts}
        found += [f"hoja «{sheet.name}», fila {line}" for line in rows]
        found += [
            f"hoja «{sheet.name}», columna {column_letters(column)}"
            for column in sorted(filled & sheet.hidden_columns)
        ]
    return tuple(found)


def rows_of(sheets: Sequence[Sheet], source: str) -> tuple[Row, ...]:
    """Return the rows of all sheets in order; a page ends at a blank row and at the end of a sheet,
    a title or a note at its top is a loose line. Raises `InputError` for more cells than a plan
    has."""
    rows: list[Row] = []
    page = cells = 0
    for sheet in sheets:
        shown = _Shown(sheet, source)
        cells += shown.width * len(shown.lines)
        if cells > MOST_CELLS:
            raise refused("la tabla tiene más de un millón de celdas.", ONLY_THE_TABLE, source)
        for row in _rows(shown, page):
            rows.append(row)
            page = row.page
    return tuple(rows)


class _Shown:
    """The part of a sheet that is shown, with the first cell of the area over every merged cell."""

    def __init__(self, sheet: Sheet, source: str) -> None:
        self.name = sheet.name
        self.colours = sheet.colours
        self.hidden_rows = sheet.hidden_rows
        self.lines = {
            line: _without(texts, sheet.hidden_columns)
            for line, texts in sheet.texts.items()
            if line not in sheet.hidden_rows
        }
        self.firsts: dict[int, dict[int, Area]] = {}
        last = max(sheet.texts, default=0)
        right = max((max(texts) for texts in sheet.texts.values() if texts), default=0)
        covered = 0
        for area in sheet.areas:
            shown = _shown_part(area, sheet, last, right)
            if shown is None:
                continue
            covered += (shown.bottom - shown.top + 1) * (shown.right - shown.left + 1)
            if covered > MOST_CELLS:
                what = "las celdas combinadas se cruzan entre sí."
                raise refused(what, ONLY_THE_TABLE, source)
            self._merge(area, shown, sheet)
        self.width = max((max(texts) for texts in self.lines.values() if texts), default=0)
        wide = [line for line, texts in self.lines.items() if len(texts) > 1]
        self.first_of_table = min(wide, default=0)
        self.last_of_table = max(wide, default=0)

    def _merge(self, area: Area, shown: Area, sheet: Sheet) -> None:
        text = sheet.texts.get(area.top, {}).get(area.left, "")
        for line in range(shown.top, shown.bottom + 1):
            if line in sheet.hidden_rows:
                continue
            texts = self.lines.get(line, {})
            firsts = self.firsts.setdefault(line, {})
            for column in range(shown.left, shown.right + 1):
                firsts[column] = shown
                texts.pop(column, None)
        if text:
            self.lines.setdefault(shown.top, {})[shown.left] = text

    def is_gap(self, line: int) -> bool:
        """Tell whether a row without texts sets apart what stands above and below it."""
        return line not in self.hidden_rows and not self.covered_from_above(line)

    def covered_from_above(self, line: int) -> bool:
        """Tell whether an area that begins above reaches into the row."""
        return any(area.top < line for area in self.firsts.get(line, {}).values())


def _without(texts: Mapping[int, str], hidden: set[int]) -> dict[int, str]:
    return {column: text for column, text in texts.items() if column not in hidden}


def _shown_part(area: Area, sheet: Sheet, last: int, right: int) -> Area | None:
    """Return the area from its first shown cell to the end of what is filled; None for one cell."""
    bottom, end = min(area.bottom, last), min(area.right, max(right, area.left))
    top = next((n for n in range(area.top, bottom + 1) if n not in sheet.hidden_rows), None)
    left = next((n for n in range(area.left, end + 1) if n not in sheet.hidden_columns), None)
    if top is None or left is None or area[:2] == area[2:]:
        return None
    return Area(top, left, bottom, end)


def _rows(sheet: _Shown, page: int) -> Iterator[Row]:
    """Yield the rows of one sheet; `page` is the last page of the sheet before."""
    gap, before = True, 0
    for line in sorted(sheet.lines):
        texts = sheet.lines[line]
        if not texts:
            continue
        gap = gap or any(sheet.is_gap(n) for n in range(before + 1, line))
        before = line
        if gap and _is_line_of_text(sheet, line):
            column, text = next(iter(texts.items()))
            yield Row((Cell(text, Place(line, column, sheet.name)),), page)
            continue
        page, gap = page + gap, False
        yield Row(tuple(_cells(sheet, line)), page)


def _is_line_of_text(sheet: _Shown, line: int) -> bool:
    """Tell whether a row with nothing above it is a title or a note, and no row of the table;
    inside a table a text in one cell may be the name of the group below it."""
    texts = sheet.lines[line]
    if len(texts) != 1 or sheet.covered_from_above(line):
        return False
    area = sheet.firsts.get(line, {}).get(next(iter(texts)))
    if area is not None and (area.bottom > line or _is_over_headings(sheet, area)):
        return False
    spread = area is not None and area.right > area.left
    inside = sheet.first_of_table < line < sheet.last_of_table
    return spread or not inside or (not sheet.lines.get(line + 1) and sheet.is_gap(line + 1))


def _is_over_headings(sheet: _Shown, area: Area) -> bool:
    """Tell whether a merged text stands right above several texts of a row that begins to its left,
    and not above most of them, as a title would."""
    below = sheet.lines.get(area.bottom + 1, {})
    under = sum(area.left <= column <= area.right for column in below)
    begins = any(column < area.left for column in below)
    return begins and _FEWEST_UNDER <= under <= _MOST_UNDER * len(below)


def _cells(sheet: _Shown, line: int) -> Iterator[Cell]:
    texts, firsts, name = sheet.lines[line], sheet.firsts.get(line, {}), sheet.name
    colours = sheet.colours.get(line, {})
    for column in range(1, sheet.width + 1):
        area = firsts.get(column)
        anchor = Place(area.top, area.left, name) if area else None
        colour = colours.get(column, "")
        yield Cell(texts.get(column, ""), Place(line, column, name), anchor, colour)
