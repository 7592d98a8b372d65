"""Kinds of plans, and what is known of each where its own table does not say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.errors import InputError
from plans.activities.document import PlanActivity
from plans.readers.grid import Grid, Row
from plans.tables.headings.contents import WORDS, content_of
from plans.tables.headings.fields import GROUPS
from plans.tables.headings.headers import Field, Header
from plans.tables.headings.levels import label_of
from plans.tables.headings.meaning import normal
from plans.tables.rows.line import Line
from plans.tables.table import Table


@dataclass(frozen=True, slots=True)
class Preset:
    """What a kind of plan is known for: its name, what its levels are called, the outermost first,
    and whether a year in its title is the one that was audited."""

    title: str
    levels: tuple[str, ...]
    audited: bool = False


PRESETS = {
    "ptep": Preset("Programa de Transparencia y Ética Pública", ("Componente", "Subcomponente")),
    "mipg": Preset("plan de acción con MIPG", ("Dimensión", "Política")),
    "mejoramiento": Preset("plan de mejoramiento", ("Hallazgo",), audited=True),
    "paac": Preset("Plan Anticorrupción y de Atención al Ciudadano", ("Componente", "Proceso")),
}


def preset_called(name: str) -> Preset:
    """Return the preset of a name as typed; raises InputError for an unknown one."""
    found = PRESETS.get(name.strip().casefold())
    if found is None:
        listed = ", ".join(f"{one} ({preset.title})" for one, preset in PRESETS.items())
        raise InputError(
            "no se conoce esta clase de plan.",
            where=f"--as {name}",
            todo=f"Diga una de: {listed}; o no escriba --as: lo que la tabla trae se lee "
            "de todos modos.",
        )
    return found


def with_headings(grid: Grid, table: Table, preset: Preset) -> Grid:
    """Return the grid with the names of the preset's levels over columns of words before the
    activities that have no heading; the same grid where there are none."""
    headed = {}
    for row, header in table.headers:
        lines = [line for line in table.lines if line.header is header]
        missing = [name for name in preset.levels if not _prints(header, name, preset)]
        names = dict(zip(_unnamed(row, header, lines), missing, strict=False))
        if names:
            cells = (
                replace(cell, text=names.get(at, cell.text)) for at, cell in enumerate(row.cells)
            )
            headed[row.cells[0].place] = Row(tuple(cells), row.page)
    rows = tuple(headed.get(row.cells[0].place, row) for row in grid.rows)
    return replace(grid, rows=rows) if headed else grid


def _prints(header: Header, name: str, preset: Preset) -> bool:
    """Tell whether a heading has a level of the preset, under its name or another."""
    printed = {normal(one) for one in header.names.values()}
    return normal(name) in printed or header.has(GROUPS[preset.levels.index(name)])


def _unnamed(row: Row, header: Header, lines: list[Line]) -> Iterator[int]:
    """Yield the columns before the activities without a heading that hold words in most rows."""
    for at in range(min(header.column_of(Field.TITLE) or 0, len(row.cells))):
        texts = [cell.text for line in lines if (cell := line.cells.columns.get(at))]
        words = sum(content_of(text) in WORDS for text in texts)
        if at not in header.names and row.cells[at].anchor is None and 2 * words > len(lines):
            yield at


def with_levels_named(one: PlanActivity, preset: Preset) -> PlanActivity:
    """Return an activity with the preset's headings over those of its levels that have none."""
    unnamed = {}
    for field, heading in zip(GROUPS, preset.levels, strict=False):
        name = getattr(one, field.value)
        known = any(name and label_of(said, name) == text for said, text in one.groups.items())
        if name and not known and heading not in one.groups:
            unnamed[heading] = label_of(heading, name)
    return replace(one, groups={**unnamed, **one.groups}) if unnamed else one
