"""A plan file into the document that the rest of culmina works with."""

from __future__ import annotations

from pathlib import Path

from core.errors import InputError
from core.spanish import cut_at_word
from plans import faults
from plans.cells import read_cells
from plans.document import PlanDocument
from plans.faults import Fault
from plans.preamble import Preamble, read_preamble, year_of
from plans.readers import Grid, read_grid
from plans.rows import activities
from plans.table import Table, heading_texts, read_table

_LONGEST_TEXT = 80


def read_plan(path: Path) -> PlanDocument:
    """Read the plan in the file `path`: its activities, its offices, and what is odd, as faults.

    Raises `InputError` when the file cannot be read or holds no table of activities.
    """
    return understand(read_grid(path))


def understand(grid: Grid) -> PlanDocument:
    """Return the plan that a grid of cells holds; `InputError` when it holds no activities."""
    table = read_table(grid)
    if not table.headers:
        raise InputError(
            "no se puede leer el plan: ninguna fila tiene los títulos de una tabla de actividades.",
            where=grid.source,
            todo="Revise que la tabla tenga títulos como ACTIVIDADES, FECHA y RESPONSABLE.",
        )
    if not table.lines:
        raise InputError(
            "no se puede leer el plan: la tabla no tiene filas.",
            where=grid.source,
            todo="Revise que el archivo traiga las actividades debajo de los títulos.",
        )
    preamble = read_preamble(table.above)
    headed = (header.cutoff for _, header in table.headers if header.cutoff)
    cutoff = preamble.cutoff or max(headed, default=None)
    readings = read_cells(table.lines)
    year = year_of(preamble, cutoff, [day for one in readings for day in one.dates.days])
    found, offices = activities(readings, year)
    return PlanDocument(
        source=grid.source,
        entity=preamble.entity,
        title=preamble.title,
        year=year,
        cutoff=cutoff,
        published=preamble.published,
        activities=found,
        offices=offices,
        faults=tuple(_plan_faults(preamble, year, table)),
    )


def _plan_faults(preamble: Preamble, year: int | None, table: Table) -> list[Fault]:
    found: list[Fault] = []
    if preamble.entity is None:
        found.append(faults.not_printed("entity", "de qué entidad es el plan"))
    if year is None:
        found.append(faults.not_printed("year", "de qué vigencia es el plan"))
    for name, (row, column) in heading_texts(table).items():
        found.append(faults.unknown_column(name, row.cells[column].place))
    if table.between:
        first = table.between[0]
        text = cut_at_word(first.texts[0], _LONGEST_TEXT)
        found.append(faults.text_between(len(table.between), text, first.cells[0].place))
    return found
