"""Rows that are groups themselves: a program for projects lists them among its tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.grouping import grouped
from core.spanish import fold
from plans.readers.grid import Cell
from plans.readers.named_levels import named_level
from plans.tables.headings.fields import Field
from plans.tables.headings.meaning import normal
from plans.tables.rows.line import Line
from plans.values.clean import clean

# The column of an export that says which of its rows sum up others.
_SUMS_UP = frozenset({"resumen", "summary"})
_YES = frozenset({"si", "yes"})
# The column of an export whose numbers are an outline: a row with others below it sums these up.
_OUTLINE = frozenset({"edt", "wbs", "numero de esquema", "outline number"})


def without_groups(lines: Sequence[Line]) -> list[tuple[Line, list[Cell]]]:
    """Return the rows that are activities, each with the names of the groups above it, the
    outermost first, where the rows of these tell it by their codes; "1.2" is above "1.2.1"."""
    outer = _outer_codes(filter(_is_outlined, lines))
    begun = _outer_codes(lines)
    kinds = grouped(
        (_sums_up(line) or _has_below(line, outer) or _is_named_over(line, begun), line)
        for line in lines
    )
    groups = kinds.get(True, [])
    if not groups:
        return [(line, []) for line in _without_named(lines)]
    held = [
        (line, [one for one in groups if _is_above(one, line)]) for line in kinds.get(False, [])
    ]
    # What holds all of them beside other groups is the plan itself.
    whole = [one for one in groups if len(groups) > 1 and all(one in some for _, some in held)]
    return [
        (line, [cell for one in some if one not in whole and (cell := one.cells.cell(Field.TITLE))])
        for line, some in held
    ]


def _columns_of_sums(line: Line) -> list[int]:
    return [at for at, name in line.header.own.items() if normal(name) in _SUMS_UP]


def _sums_up(line: Line) -> bool:
    """Tell whether a row says that it sums up others, in a column of "Sí" and "No"."""
    columns = _columns_of_sums(line)
    texts = [fold(clean(cell.text)) for at in columns if (cell := line.cells.columns.get(at))]
    return any(text in _YES for text in texts)


def _outer_codes(lines: Iterable[Line]) -> frozenset[str]:
    """Return the codes that those of some rows go on from: "1" of "1.1"."""
    codes = (clean(line.cells.text(Field.CODE)) for line in lines)
    return frozenset(code.rpartition(".")[0] for code in codes) - {""}


def _is_outlined(line: Line) -> bool:
    """Tell whether the code of a row is an outline's number, and no column of its own tells which
    rows sum up others."""
    column = line.header.column_of(Field.CODE)
    outlined = column is not None and normal(line.header.own.get(column, "")) in _OUTLINE
    return outlined and not _columns_of_sums(line)


def _has_below(line: Line, outer: frozenset[str]) -> bool:
    """Tell whether a row without offices of its own is numbered as one above others."""
    code = clean(line.cells.text(Field.CODE))
    return code in outer and not line.cells.text(Field.OFFICES)


def _is_named_over(line: Line, begun: frozenset[str]) -> bool:
    """Tell whether a row only names a level, and other codes begin with its own: "1 | Componente 1.
    Restauración" over "1.1"."""
    named = named_level(clean(line.cells.text(Field.TITLE)))
    own = any(map(line.cells.text, (Field.OFFICES, Field.DUE, Field.PERCENT)))
    return bool(named) and not own and clean(line.cells.text(Field.CODE)) in begun


def _is_above(group: Line, line: Line) -> bool:
    code = clean(group.cells.text(Field.CODE))
    return bool(code) and clean(line.cells.text(Field.CODE)).startswith(f"{code}.")


def _without_named(lines: Sequence[Line]) -> list[Line]:
    """Return the rows but those that other rows name as their component, and that have none, no
    office and no day of their own."""
    named = {fold(line.cells.text(Field.COMPONENT)) for line in lines} - {""}
    own = (Field.COMPONENT, Field.OFFICES, Field.DUE)
    return [
        line
        for line in lines
        if any(map(line.cells.text, own)) or fold(line.cells.text(Field.TITLE)) not in named
    ]
