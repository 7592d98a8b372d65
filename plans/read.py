"""A plan file into the document that the rest of culmina works with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from core.errors import InputError
from core.spanish import cut_at_word
from plans.activities.alike import ask_once
from plans.activities.cells import read_cells
from plans.activities.document import PlanActivity, PlanDocument
from plans.activities.follow_ups import Cutoffs
from plans.activities.preamble import Preamble, in_every_row, read_preamble, year_of
from plans.activities.repeated_codes import mark
from plans.activities.rows import activities
from plans.faults import faults
from plans.faults.faults import Fault
from plans.readers import Grid, Row, read_grid
from plans.tables.columns import columns_of
from plans.tables.cut_blocks import named_over_pages, with_torn_joined
from plans.tables.headers import Field, Told, meaning
from plans.tables.headings import is_known
from plans.tables.printed_once import with_levels
from plans.tables.table import GROUPS, Table, heading_texts, read_table
from plans.values.clean import clean
from plans.values.dates import read_dates

_LONGEST_TEXT = 80
# What may be a row of headings: some short texts, among the first rows of a file.
_FEWEST_HEADINGS = 3
_MOST_HEADINGS = 12
_LONGEST_HEADING = 60
_FIRST_ROWS = 100


def read_plan(path: Path, told: Told | None = None) -> PlanDocument:
    """Read the plan in the file `path`; `told` is what a person said of headings. Raises
    `InputError` when it cannot be read or holds no table of activities."""
    return understand(read_grid(path), told)


def understand(grid: Grid, told: Told | None = None) -> PlanDocument:
    """Return the plan that a grid of cells holds; `InputError` when it holds no activities."""
    table = read_table(grid, told)
    if not table.headers:
        raise InputError(
            "no se puede leer el plan: ninguna fila tiene los títulos de una tabla de actividades.",
            where=grid.source,
            todo=_what_to_do(grid),
        )
    if not table.lines:
        raise InputError(
            "no se puede leer el plan: la tabla no tiene filas.",
            where=grid.source,
            todo="Revise que el archivo traiga las actividades debajo de los títulos.",
        )
    unsure = [*grid.unsure, *(_doubtful_headings(table) if grid.undrawn else ())]
    if unsure:
        raise faults.rows_not_told_apart(grid.source, unsure)
    said = [*table.above, *in_every_row(table.lines)]
    preamble = read_preamble(said, ["".join(row.texts) for row in table.between])
    headers = [header for _, header in table.headers]
    year = _year(preamble, table)
    cutoffs = Cutoffs(headers, year)
    cutoff = preamble.cutoff or cutoffs.newest()
    joined = with_torn_joined(named_over_pages(table.lines))
    readings = read_cells(with_levels(joined), cutoffs)
    found, offices = activities(readings, year)
    if grid.unsure_groups:
        found = tuple(map(_without_groups, found))
    found, asked = ask_once(mark(found))
    return PlanDocument(
        source=grid.source,
        entity=preamble.entity,
        title=preamble.title,
        year=year,
        cutoff=cutoff,
        published=preamble.published,
        activities=found,
        offices=offices,
        faults=(*_plan_faults(preamble, year, table), *asked, *_unread(grid)),
        columns=columns_of(table.lines),
    )


def _what_to_do(grid: Grid) -> str:
    """Return what to do about a file without headings that are known: its nearest ones, named."""
    rows = [row for row in grid.rows[:_FIRST_ROWS] if _may_be_headings(_texts(row))]
    if not rows:
        return "Revise que la tabla tenga títulos como ACTIVIDADES, FECHA y RESPONSABLE."
    nearest = max(rows, key=lambda row: sum(meaning(text)[0] is not None for text in _texts(row)))
    texts = _texts(nearest)
    named = ", ".join(f"«{text}»" for text in texts[:_MOST_HEADINGS])
    more = ", …" if len(texts) > _MOST_HEADINGS else ""
    place = nearest.cells[0].place.label()
    return (
        f"Los títulos más parecidos ({place}) son {named}{more}: diga qué significan los que no se "
        'reconocen, así: --map "Cuándo=due".'
    )


def _texts(row: Row) -> list[str]:
    return [text for cell in row.cells if (text := clean(cell.text))]


def _may_be_headings(texts: list[str]) -> bool:
    return len(texts) >= _FEWEST_HEADINGS and all(
        len(text) <= _LONGEST_HEADING and not text[0].isdigit() for text in texts
    )


def _year(preamble: Preamble, table: Table) -> int | None:
    """Return the plan's year: as printed above it, in a heading's day, or by most of its dates."""
    headed = max((header.cutoff for _, header in table.headers if header.cutoff), default=None)
    hinted = (
        day
        for _, header in table.headers
        for one in header.follow_ups
        if one.hint and (day := one.hint.on(None))
    )
    days = [day for line in table.lines for day in read_dates(line.cells.text(Field.DUE)).days]
    newest = preamble.cutoff or headed or max(hinted, default=None)
    return year_of(preamble, newest, days)


def _plan_faults(preamble: Preamble, year: int | None, table: Table) -> list[Fault]:
    found: list[Fault] = []
    if preamble.entity is None:
        found.append(faults.not_printed("entity", "de qué entidad es el plan"))
    if year is None:
        found.append(faults.not_printed("year", "de qué vigencia es el plan"))
    found += _kept_columns(table)
    found += _inferred_titles(table)
    for row in table.only_codes:
        cell = next(cell for cell in row.cells if not cell.blank)
        found.append(faults.only_code(cell.text.strip(), cell.place))
    between = [row for row in table.between if "".join(row.texts).strip("*#_ ") != preamble.entity]
    if between:
        text = cut_at_word("".join(between[0].texts), _LONGEST_TEXT)
        found.append(faults.text_between(len(between), text, between[0].cells[0].place))
    return found


def _kept_columns(table: Table) -> list[Fault]:
    """Return the one note about all columns that are kept as they are."""
    kept = heading_texts(table)
    places = [row.cells[column].place for row, column in kept.values()]
    if len(kept) > 1:
        return [faults.kept_columns(tuple(kept), places[0])]
    return [faults.unknown_column(name, place) for name, place in zip(kept, places, strict=True)]


def _inferred_titles(table: Table) -> Iterator[Fault]:
    """Yield the one question about each heading that does not say that it is the activities'."""
    asked: set[str] = set()
    for row, header in table.headers:
        column = header.column_of(Field.TITLE)
        name = header.names.get(column, "") if header.inferred and column is not None else ""
        if name and name not in asked and column is not None:
            asked.add(name)
            yield faults.of_row("inferred_title", name, row.cells[column].place)


def _doubtful_headings(table: Table) -> Iterator[tuple[int, str]]:
    """Yield what is no column's heading for certain, with its page, in tables without lines."""
    for row, header in table.headers:
        for column in header.extra:
            text = row.cells[column].text if column < len(row.cells) else ""
            lines = text.splitlines()
            parts = (
                "\n".join(part) for n in range(1, len(lines)) for part in (lines[:n], lines[n:])
            )
            if not meaning(text)[1] and any(map(is_known, parts)):
                yield row.cells[column].place.page or 0, text
    for line in table.lines:
        for column, cell in line.cells.extra.items():
            if column not in line.header.names:
                yield cell.place.page or 0, cell.text


def _without_groups(one: PlanActivity) -> PlanActivity:
    """Return an activity without its groups, and without what is said of them."""
    kept = tuple(fault for fault in one.faults if fault.kind != faults.INFERRED_GROUP)
    texts = {name: text for name, text in one.texts.items() if name not in GROUPS}
    return replace(one, component=None, subcomponent=None, texts=texts, faults=kept)


def _unread(grid: Grid) -> list[Fault]:
    found = [faults.hidden_parts(grid.hidden)] if grid.hidden else []
    found += [faults.groups_not_told_apart(grid.unsure_groups)] if grid.unsure_groups else []
    return [*found, faults.scanned_pages(grid.scanned)] if grid.scanned else found
