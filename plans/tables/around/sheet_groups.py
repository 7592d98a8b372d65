"""Tables alike in a workbook: what names the group of each, and boxes beside them that are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.grouping import grouped
from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.tables.headings.fields import Field
from plans.tables.headings.headers import Header, Told
from plans.tables.headings.heading_rows import heading_at
from plans.tables.headings.meaning import meaning
from plans.values.clean import clean
from plans.values.offices import starts_like_office

_LONGEST_NAME = 80
_FEWEST_SHEETS = 2
# Of a heading that comes again: so many of its first texts tell it.
_TELLING = 3
# What a box beside a table may say of its project as a whole; the rest is of activities.
_OF_BOXES = frozenset({None, Field.INDICATOR, Field.GOAL, Field.PLANNED, Field.UNIT, Field.PRODUCT})
# What else may stand above a table and differ from sheet to sheet.
_NO_GROUP = re.compile(
    r"(?:plan|seguimiento|matriz|formato|version|entidad|vigencia|fecha|codigo|cronograma|nota|"
    r"elaboro|reviso|aprobo|pagina|hoja|anexo|tabla|corte|trimestre|semestre|lider)\b|.*:|.*\d{3}"
)
# The groups of the accreditation of hospitals are named as some offices are, "Grupo de …".
_STANDARDS = re.compile(r"grupo de estandares\b.{3,150}")
_AREA = re.compile(r"\s*[áa]rea\s*(?::\s*|$)", re.IGNORECASE)


def groups_of_sheets(above: Mapping[str, Sequence[Row]]) -> dict[str, Cell]:
    """Return the cell of each sheet that names its group: the one name above its table that stands
    above no other's; nothing where fewer than two sheets have such a name."""
    names = {sheet: _names(rows) for sheet, rows in above.items()}
    found: dict[str, Cell] = {}
    for sheet, own in names.items():
        others = {text for other, some in names.items() if other != sheet for text in some}
        only = [cell for text, cell in own.items() if text not in others]
        if len(only) == 1:
            found[sheet] = only[0]
    return found if len(found) >= _FEWEST_SHEETS else {}


def _names(rows: Sequence[Row]) -> dict[str, Cell]:
    """Return the short names that stand alone in their rows, or beside "Área", by their folded
    texts."""
    found: dict[str, Cell] = {}
    for row in rows:
        filled = [cell for cell in row.cells if not cell.blank]
        if area := _area(filled):
            found[fold(clean(area.text))] = area
        elif len(filled) == 1 and _may_name(text := clean(filled[0].text)):
            found[fold(text)] = filled[0]
    return found


def _area(cells: Sequence[Cell]) -> Cell | None:
    """Return the cell behind "Área:" with which a row begins, before other labels and their values;
    None for another row."""
    label = _AREA.match(cells[0].text) if cells else None
    if label is None:
        return None
    said = cells[0].text[label.end() :]
    values = [replace(cells[0], text=said), *cells[1:]] if said else cells[1:]
    alone = len(values) == 1 or (len(values) > 1 and values[1].text.rstrip().endswith(":"))
    return values[0] if alone else None


def _may_name(text: str) -> bool:
    if _STANDARDS.match(fold(text)):
        return True
    if not text or len(text) > _LONGEST_NAME or text.endswith("."):
        return False
    return not _NO_GROUP.match(fold(text)) and not starts_like_office(text)


def without_boxes(rows: Sequence[Row], told: Told) -> list[Row]:
    """Return the rows without the boxes that stand beside several tables alike, one below the other
    on a sheet: "Objetivo", "Presupuesto", "Valor" of the project that the table is of. They stand
    right of the heading's columns, or of a blank one there, and at least one of their cells is
    beside no activity."""
    sheets = grouped((row.cells[0].place.sheet, at) for at, row in enumerate(rows))
    ends = {
        at: end
        for sheet, some in sheets.items()
        if sheet is not None and (end := _end_of_tables(rows, some, told))
        for at in some
    }
    return [_until(row, ends[at]) if at in ends else row for at, row in enumerate(rows)]


def _end_of_tables(rows: Sequence[Row], own: Sequence[int], told: Told) -> int:
    """Return how many columns the tables alike of a sheet have that have boxes beside them; 0 where
    there are none."""
    signs = {at: tuple(list(filter(None, rows[at].texts))[:_TELLING]) for at in own}
    times = Counter(signs.values())
    again = [at for at in own if times[signs[at]] > 1 and len(signs[at]) == _TELLING]
    found = ((at, heading_at(rows, at, told)) for at in again)
    heads = {at: one.header for at, one in found if one and one.header.has(Field.TITLE)}
    if len(heads) < _FEWEST_SHEETS:
        return 0
    ends = {_end(rows, at, header) for at, header in heads.items()}
    end = min(ends)
    beyond = [name for one in heads.values() for at, name in one.own.items() if at >= end]
    of_activity = any(meaning(name)[0] not in _OF_BOXES for name in beyond)
    columns = {at for header in heads.values() for at in header.roles if at < end}
    if len(ends) > 1 or of_activity or len(columns) < _TELLING:
        return 0
    below = (rows[at] for at in own if at >= min(heads) - 1 and at not in heads)
    return end if any(_is_beside_none(row, end) for row in below) else 0


def _end(rows: Sequence[Row], at: int, header: Header) -> int:
    """Return how many columns a table has: up to where a box begins beside the name above its
    heading, or to the first blank one behind the activities'."""
    row, above = rows[at], rows[at - 1].texts if at else ()
    title = header.column_of(Field.TITLE) or 0
    told = (at for at, name in header.own.items() if meaning(name)[0] not in _OF_BOXES)
    own = max(told, default=title)
    named = [column for column, text in enumerate(above) if text]
    if len(named) > 1 and named[0] <= title and named[1] > own:
        return named[1]
    end = title
    while end < len(row.cells) and (not row.cells[end].blank or row.cells[end].anchor is not None):
        end += 1
    return end


def _is_beside_none(row: Row, end: int) -> bool:
    """Tell whether what stands behind some columns is beside a name alone, or beside nothing: not
    even beside a cell that goes on from the row above."""
    own = (cell for cell in row.cells[:end] if not cell.blank or _goes_on(cell))
    return any(not cell.blank for cell in row.cells[end:]) and len(list(own)) <= 1


def _goes_on(cell: Cell) -> bool:
    return cell.anchor is not None and cell.anchor.line != cell.place.line


def _until(row: Row, end: int) -> Row:
    kept = (cell if at < end else replace(cell, text="") for at, cell in enumerate(row.cells))
    return replace(row, cells=tuple(kept))
