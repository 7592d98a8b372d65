"""The group that a sheet's title names, where several sheets of a workbook hold tables alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.values.clean import clean
from plans.values.offices import starts_like_office

_LONGEST_NAME = 80
_FEWEST_SHEETS = 2
# What else may stand above a table and differ from sheet to sheet.
_NO_GROUP = re.compile(
    r"(?:plan|seguimiento|matriz|formato|version|entidad|vigencia|fecha|codigo|cronograma|nota|"
    r"elaboro|reviso|aprobo|pagina|hoja|anexo|tabla|corte|trimestre|semestre|lider)\b|.*:|.*\d{3}"
)


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
    """Return the short names that stand alone in their rows, by their folded texts."""
    alone = ([cell for cell in row.cells if not cell.blank] for row in rows)
    cells = (cells[0] for cells in alone if len(cells) == 1)
    named = ((clean(cell.text), cell) for cell in cells)
    return {fold(text): cell for text, cell in named if _may_name(text)}


def _may_name(text: str) -> bool:
    if not text or len(text) > _LONGEST_NAME or text.endswith("."):
        return False
    return not _NO_GROUP.match(fold(text)) and not starts_like_office(text)
