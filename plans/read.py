"""A plan file into the document that the rest of culmina works with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from core.errors import InputError
from core.spanish import cut_at_word
from plans import faults, whole_faults
from plans.activities.alike import ask_once
from plans.activities.cells import RowReading, read_cells
from plans.activities.day_columns import settled
from plans.activities.document import PlanActivity, PlanDocument
from plans.activities.follow_ups import Cutoffs
from plans.activities.preamble import Preamble, in_every_row, read_preamble, year_of
from plans.activities.repeated_codes import mark
from plans.activities.rows import activities
from plans.activities.several import each_apart
from plans.activities.several import said as said_of_several
from plans.faults import Fault
from plans.presets import Preset, with_headings, with_levels_named
from plans.readers import Grid, Row, read_grid
from plans.signatures import signature_of
from plans.tables.columns import columns_of, heading_texts, nearest_field
from plans.tables.headings.headers import Field, Told, meaning
from plans.tables.headings.meaning import is_known, normal
from plans.tables.rows.cut_blocks import named_over_pages, with_torn_joined
from plans.tables.rows.printed_once import with_levels
from plans.tables.table import Table, read_table
from plans.values import offices
from plans.values.clean import clean
from plans.values.dates import read_dates
from plans.values.lead_labels import led_and_supported
from plans.values.office_columns import may_be_two, persons_among
from plans.values.state_words import State, state_of

_LONGEST_TEXT = 80
# What may be a row of headings: some short texts, among the first rows of a file.
_FEWEST_HEADINGS = 3
_MOST_HEADINGS = 12
_LONGEST_HEADING = 60
_FIRST_ROWS = 100
# So many columns that may be nothing of ours are asked about at once.
_SEVERAL_UNKNOWN = 3


def read_plan(path: Path) -> PlanDocument:
    """Read the plan in the file `path`; raises `InputError` when it cannot be read or holds no
    table of activities."""
    return understand(read_grid(path))


def understand(grid: Grid, told: Told | None = None, preset: Preset | None = None) -> PlanDocument:
    """Return the plan that a grid of cells holds; `preset` is the kind of plan that somebody said
    it is. Raises `InputError` when it holds no activities."""
    table = read_table(grid, told)
    shapes = tuple(dict.fromkeys(signature_of(row) for row, _ in table.headers))
    if preset and (headed := with_headings(grid, table, preset)) is not grid:
        table = read_table(headed, told)
    _check(grid, table)
    said = [*table.above, *in_every_row(table.lines)]
    preamble = read_preamble(said, ["".join(row.texts) for row in table.between])
    headers = [header for _, header in table.headers]
    year = _year(preamble, table, preset)
    cutoffs = Cutoffs(headers, year)
    cutoff = preamble.cutoff or cutoffs.newest()
    joined = with_torn_joined(named_over_pages(table.lines))
    lines = each_apart(with_levels(joined))
    own = {line.cells.row.cells[0].place for line in table.lines}
    around = [row for row in grid.rows if row.cells[0].place not in own]
    readings = settled(read_cells(lines, cutoffs, around), year)
    found, directory = activities(readings, year)
    found = tuple(_without_doubtful(one, grid) for one in found)
    if preset:
        found = tuple(with_levels_named(one, preset) for one in found)
    found, asked = ask_once(mark(found))
    return PlanDocument(
        source=grid.source,
        entity=preamble.entity,
        title=preamble.title,
        year=year,
        cutoff=cutoff,
        published=preamble.published,
        activities=found,
        offices=directory,
        faults=(
            *_plan_faults(preamble, year, table, told or {}),
            *_no_offices(readings),
            *_no_figures(readings),
            *said_of_several(lines),
            *asked,
            *_unread(grid),
        ),
        columns=columns_of(table.lines),
        shapes=shapes,
    )


def _check(grid: Grid, table: Table) -> None:
    """Raise `InputError` where a grid holds no activities, or its rows cannot be told apart."""
    if not table.headers and grid.unsure:
        raise whole_faults.rows_not_told_apart(grid.source, grid.unsure)
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
        raise whole_faults.rows_not_told_apart(grid.source, unsure)


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


def _year(preamble: Preamble, table: Table, preset: Preset | None) -> int | None:
    """Return the plan's year: as printed above it, in a heading's day, or by most of its dates; of
    a plan whose title names an audited year, by its dates."""
    headed = max((header.cutoff for _, header in table.headers if header.cutoff), default=None)
    hinted = (
        day
        for _, header in table.headers
        for one in header.follow_ups
        if one.hint and (day := one.hint.on(None))
    )
    days = [day for line in table.lines for day in read_dates(line.cells.text(Field.DUE)).days]
    if preset and preset.audited and str(preamble.year) in (preamble.title or ""):
        return year_of(Preamble(), None, days) or preamble.year
    newest = preamble.cutoff or headed or max(hinted, default=None)
    return year_of(preamble, newest, days)


def _plan_faults(preamble: Preamble, year: int | None, table: Table, told: Told) -> list[Fault]:
    found: list[Fault] = []
    if preamble.entity is None:
        found.append(whole_faults.not_printed("entity", "de qué entidad es el plan"))
    if year is None:
        found.append(whole_faults.not_printed("year", "de qué vigencia es el plan"))
    found += [*_unknown_columns(table, told), *_inferred_titles(table)]
    for row in table.only_codes:
        cell = next(cell for cell in row.cells if not cell.blank)
        found.append(whole_faults.only_code(cell.text.strip(), cell.place))
    between = [row for row in table.between if "".join(row.texts).strip("*#_ ") != preamble.entity]
    if between:
        text = cut_at_word("".join(between[0].texts), _LONGEST_TEXT)
        found.append(whole_faults.text_between(len(between), text, between[0].cells[0].place))
    return found


def _unknown_columns(table: Table, told: Told) -> Iterator[Fault]:
    """Yield what is asked of columns without a meaning: of each that may be a field, and of the
    others once where they are several."""
    known = {one for _, header in table.headers for one in header.fields.values()}
    unknown = {
        name: row.cells[column].place
        for name, (row, column) in heading_texts(table).items()
        if not _is_told(name, told)
    }
    proposed = {name: nearest_field(name, known) for name in unknown}
    others = [name for name in unknown if proposed[name] is None]
    if len(others) >= _SEVERAL_UNKNOWN:
        yield whole_faults.unknown_columns(others, unknown[others[0]])
        unknown = {name: place for name, place in unknown.items() if proposed[name]}
    for name, place in unknown.items():
        yield whole_faults.unknown_column(name, proposed[name], place)


def _is_told(name: str, told: Told) -> bool:
    """Tell whether a person said of a heading, or of what stands below others in it, that its
    column is kept as it is."""
    words = f" {normal(name)}"
    return any(field is None and words.endswith(f" {said}") for said, field in told.items())


def _no_figures(readings: Sequence[RowReading]) -> Iterator[Fault]:
    """Yield, once for all rows, the words among the percentages that say that something goes on."""
    cells = [one.cell(Field.PERCENT) for one in readings]
    states = [cell for cell in cells if cell and state_of(cell.text) is State.NOT_DONE]
    if states:
        texts = dict.fromkeys(clean(cell.text) for cell in states)
        yield whole_faults.states_without_figure([*texts], states[0].place)


def _no_offices(readings: Sequence[RowReading]) -> Iterator[Fault]:
    """Yield, once for all rows, what stands among the offices and is none, or may be two."""
    fields = (Field.OFFICES, Field.CO_OFFICES)
    cells = [cell for one in readings for field in fields if (cell := one.cell(field))]
    among = persons_among(one.printed(Field.OFFICES) for one in readings)
    named = {text: [*_people(text, among)] for text in {cell.text for cell in cells}}
    people = [(name, cell.place) for cell in cells for name in named[cell.text]]
    if people:
        yield whole_faults.people_named([*dict(people)], people[0][1])
    joined = [
        (name, one.place(field))
        for one in readings
        for field, names in zip(fields, (one.offices, one.co_offices), strict=True)
        for name in names
        if may_be_two(name)
    ]
    if joined:
        yield whole_faults.joined_names([*dict(joined)], joined[0][1])
    support = [
        (name, one.place(Field.CO_OFFICES))
        for one in readings
        for name in one.co_offices
        if offices.is_collective(name)
    ]
    if support:
        yield whole_faults.collectives_in_support([*dict(support)], support[0][1])


def _people(cell: str, among: frozenset[str]) -> Iterator[str]:
    """Yield who stands among the offices in a cell, with the office beside, where it is one;
    `among` are the names of the column that are surely persons' only beside others."""
    for part in led_and_supported(cell):
        found = offices.split(part)
        yield from (name for name in found if name in among)
        names = [name for name in found if name not in among]
        beside = f" ({names[0]})" if len(names) == 1 else ""
        yield from (f"{person}{beside}" for person in offices.people_in(part))


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


def _without_doubtful(one: PlanActivity, grid: Grid) -> PlanActivity:
    """Return an activity without the names of its groups that may be others', and without what is
    said of them."""
    names = {"component": one.component, "subcomponent": one.subcomponent, **one.groups}
    cut = {clean(name) for _, name in grid.cut_groups}
    gone = {key for key, name in names.items() if name and (grid.unsure_groups or name in cut)}
    if not gone:
        return one
    kept = tuple(fault for fault in one.faults if fault.kind != faults.INFERRED_GROUP)
    return replace(
        one,
        component=None if "component" in gone else one.component,
        subcomponent=None if "subcomponent" in gone else one.subcomponent,
        groups={key: name for key, name in one.groups.items() if key not in gone},
        texts={key: text for key, text in one.texts.items() if key not in gone},
        faults=kept,
    )


def _unread(grid: Grid) -> list[Fault]:
    found = [whole_faults.hidden_parts(grid.hidden)] if grid.hidden else []
    groups = [*grid.unsure_groups, *grid.cut_groups]
    found += [whole_faults.groups_not_told_apart(groups)] if groups else []
    found += [whole_faults.cut_texts(grid.cut)] if grid.cut else []
    found += [whole_faults.rows_left_out(grid.left_out)] if grid.left_out else []
    return [*found, whole_faults.scanned_pages(grid.scanned)] if grid.scanned else found
