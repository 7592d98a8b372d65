"""Rows right above a table that name the levels of all its activities: "Programa: Prevención"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from core.spanish import fold
from plans.readers.grid import Cell, Row
from plans.readers.named_levels import named_level, without_section
from plans.values.clean import clean
from plans.values.codes import is_code

_SEVERAL = 2
_MOST_SAID = 4  # cells of a row that says one or two things of a project
LONGEST_NAME = 160
# A line over the whole table may say more: what is to be reached.
_LONGEST_OBJECTIVE = 300
# What a form prints of itself, and a plan of the whole of it, above its first level.
_OF_THE_FORM = frozenset({"proceso", "objetivo", "objetivo general"})
_OF_THE_PLAN = frozenset({"objetivo", "objetivo general"})
# What the form of a project says besides the levels that it names.
_SAID_LABEL = (
    r"(?:alcance|causas?|efectos?|criterios?|justificacion|descripcion|duracion|plazo|vigencia|"
    r"presupuesto|costo|valor|recursos|indicador(?:es)?|supervisor[a]?|fecha de corte|bpin|"
    r"(?:lider|responsable)(?: del?(?: la)? (?:plan|proyecto|programa))?)"
)
_SAID = re.compile(rf"{_SAID_LABEL} ?:")
_SAID_ALONE = re.compile(rf"{_SAID_LABEL} ?:?")
_NAME = "Nombre"
_NAME_LABEL = re.compile(r"nombre(?: del (?:proyecto|programa))? ?:")


@dataclass(frozen=True, slots=True)
class Label:
    """A level that a row above a table names: what is printed for the level, its name, its cell."""

    level: str
    name: str
    cell: Cell


def unnumbered(row: Row) -> Row:
    """Return a line of text that names a level without the number of the document's section."""
    if not row.loose:
        return row
    [cell] = row.cells
    text = without_section(cell.text)
    return row if text is cell.text else Row((replace(cell, text=text),), row.page)


def is_banner(row: Row) -> bool:
    """Tell whether a row of a table holds nothing but one name, in its first columns."""
    filled = [cell for cell in row.cells if not cell.blank]
    if row.loose or len(filled) != 1:
        return False
    text = filled[0].text
    if len(text) > (_LONGEST_OBJECTIVE if is_wide(row, filled[0]) else LONGEST_NAME):
        return False
    return filled[0].place.column <= 1 + len(row.cells) // 2 and not is_code(text)


def is_wide(row: Row, cell: Cell) -> bool:
    """Tell whether a cell is merged over more than half of its row."""
    return 2 * sum(one.anchor == cell.place for one in row.cells) > len(row.cells)


def labels_of(row: Row) -> list[Label]:
    """Return the levels that a row names and nothing else: "Eje 2: Archivo" and "Programa" beside
    "Prevención"; [] for any other row."""
    cells = [cell for cell in row.cells if not cell.blank]
    found: list[Label] = []
    at = 0
    while at < len(cells):
        text = _text(cells[at])
        level = named_level(text)
        value = text[len(level) :].lstrip() if level else ""
        if value.startswith(":") and value.strip(": "):
            found.append(Label(level, value.lstrip(" :"), cells[at]))
        elif level and value and not value.startswith(":") and len(text) <= _LONGEST_OBJECTIVE:
            found.append(Label(level, text, cells[at]))
        elif (alone := _level_alone(text)) and at + 1 < len(cells):
            at += 1
            name = _text(cells[at])
            own = named_level(name)
            if not any(map(str.isalpha, name)) or (own and alone != _NAME) or _level_alone(name):
                return []
            found.append(Label(own or alone, name, cells[at]))
        else:
            return []
        at += 1
    return found


def labels_above(
    nearest: Iterable[Row], table: int | None, before: Sequence[str] = ()
) -> list[Label]:
    """Return the levels that the rows right above a heading name, the outermost first, without what
    is said of the form or of the whole plan. One alone counts where it is a row of the document's
    own `table` or on a sheet, or of a level that was named `before`."""
    rows = _label_rows(nearest, before)
    labels = [one for row in reversed(rows) for one in labels_of(row)]
    if not labels:
        return []
    inside = table is not None and all(row.cells[0].place.table == table for row in rows)
    on_sheet = labels[0].cell.place.sheet is not None
    others = _OF_THE_FORM if on_sheet else frozenset() if inside else _OF_THE_PLAN
    while labels and fold(labels[0].level) in others:
        labels.pop(0)
    sure = inside or on_sheet or any(one.level in before for one in labels)
    return labels if len(labels) >= (1 if sure else _SEVERAL) else []


def rows_of_labels(rows: Sequence[Row]) -> int:
    """Return with how many rows a form begins that names the levels of a project, and more."""
    return sum(1 for _ in takewhile(lambda row: bool(labels_of(row)) or says_of_project(row), rows))


def without_labels(rows: Sequence[Row], table: int | None, before: Sequence[str] = ()) -> list[Row]:
    """Return the rows of a table without those that end it with the labels of the next one, which
    is a document's `table`. One alone counts where it is of a level that was named `before`."""
    found = _label_rows(reversed(rows), before)
    labels = {id(row) for row in found}
    inside = table is not None and all(row.cells[0].place.table == table for row in found)
    names = [one for row in found for one in labels_of(row)]
    sure = inside or any(one.level in before for one in names)
    if len(names) < (1 if sure else _SEVERAL):
        return list(rows)
    return [row for row in rows if id(row) not in labels]


def _label_rows(nearest: Iterable[Row], before: Sequence[str]) -> list[Row]:
    """Return the rows of labels, the nearest first; on a printed page, where names stand among the
    rows, those of a level that was named `before`."""
    found: list[Row] = []
    for row in nearest:
        if not any(row.texts):
            continue
        labels = labels_of(row)
        printed = row.cells[0].place.page is not None
        named = (
            any(one.level in before for one in labels)
            if printed
            else labels or says_of_project(row)
        )
        if not named:
            break
        found.append(row)
    return found


def says_of_project(row: Row) -> bool:
    """Tell whether a row says one thing of a project besides the names of its levels: "Alcance: …",
    "Recursos" beside its text."""
    filled = [cell for cell in row.cells if not cell.blank]
    if row.loose or not 1 <= len(filled) <= _MOST_SAID:
        return False
    label = fold(_text(filled[0]))
    alone = len(filled) == _SEVERAL and _SAID_ALONE.fullmatch(label)
    return bool(alone or _SAID.match(label))


def _text(cell: Cell) -> str:
    return clean(cell.text).strip("#* ")


def _level_alone(text: str) -> str:
    """Return the level that a label without a value is, "" for any other text; that of a project's
    name is told by the name."""
    if _NAME_LABEL.fullmatch(fold(text)):
        return _NAME
    bare = text.rstrip(": ")
    return bare if bare and named_level(f"{bare}:") == bare else ""
