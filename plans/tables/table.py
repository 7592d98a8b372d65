"""A grid into the rows of one table: headings, pages, text around it, rows that go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from core.spanish import fold
from plans.readers.grid import Cell, Grid, Row, shared_texts
from plans.readers.named_levels import LEVELS, named_level
from plans.tables.around.above import label_over, office_said, pieces
from plans.tables.around.label_rows import is_banner, is_wide
from plans.tables.around.other_tables import counts_activities, has_days, is_of_years
from plans.tables.around.page_texts import same_line
from plans.tables.blocks import Block, Blocks, split
from plans.tables.cells.activity_column import called_otherwise, named_as_others, named_otherwise
from plans.tables.cells.align import Aligned, align, one_activity
from plans.tables.cells.refine import refine, with_code_column
from plans.tables.headings import usual
from plans.tables.headings.contents import Content, content_of
from plans.tables.headings.fields import GROUPS
from plans.tables.headings.headers import Field, Header, Told
from plans.tables.headings.levels import level_over, names_below, with_levels_of_rows
from plans.tables.rows.done_rows import heading_key
from plans.tables.rows.group_rows import without_groups
from plans.tables.rows.line import Line
from plans.values.clean import clean
from plans.values.codes import is_code

# A text that ends with one of these goes on elsewhere.
_OPEN_ENDS = frozenset({
    "a", "al", "ante", "con", "de", "del", "desde", "e", "el", "en", "entre", "hacia", "hasta",
    "la", "las", "lo", "los", "o", "para", "por", "que", "se", "segun", "sin", "sobre", "su",
    "sus", "un", "una", "y",
})  # fmt: skip
# "EJE 1. ATENCIÓN", "Componente: Rendición": a group's kind, and its number or a colon.
_NUMBERED_GROUP = re.compile(
    rf"componente\b|(?:{LEVELS})"
    r"(?: (?:estrategic[oa]|de accion|transversal))*\s*(?:n[o°º.]*\s*)?(?:\d|[ivx]+\b|:)"
)
_NOTE = re.compile(r"(?:nota|observacion|fuente|total|elabor|reviso|aprobo)")
# "Elaboró: Secretaría de Planeación": who signs the plan, below its table.
_SIGNED = re.compile(r"(?:elabor|proyect|revis|aprob)(?:o|ado)(?: por)?\s*:|vo\.? ?bo\b")
_LONGEST_ACRONYM = 9
# What a table says at least that is one of activities beside another, without naming them.
_FEWEST_FIELDS = 5
# What signs a plan has fewer.
_FEWEST_CELLS = 3
# A row that says one of these is a row of its own.
_OWN = frozenset({
    Field.COMPONENT, Field.SUBCOMPONENT, Field.CODE, Field.DUE, Field.PERCENT, Field.PLANNED,
    Field.EXECUTED,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: the text above the table, its headings and rows, the text between.

    `only_codes` are rows of which nothing but the activity's number is left.
    """

    above: tuple[str, ...]
    headers: tuple[tuple[Row, Header], ...]
    lines: tuple[Line, ...]
    between: tuple[Row, ...]
    only_codes: tuple[Row, ...] = ()


def read_table(grid: Grid, told: Told | None = None) -> Table:
    """Return the table of a file, which without a heading row has no lines; `told` is what a person
    said of headings."""
    parts = split(grid, told)
    fixed = _knows_columns(grid.rows)
    headers: list[tuple[Row, Header]] = []
    lines: list[Line] = []
    tables = [(block, shared_texts(block.rows)) for block in parts.blocks]
    alike: dict[tuple[object, ...], list[Row]] = {}
    for block, rows in tables:
        alike.setdefault(heading_key(block.header), []).extend(rows)
    # A page with few rows tells less of its columns than all pages with its heading do.
    first = {heading_key(block.header): block.header for block in reversed(parts.blocks)}
    refined = {key: refine(header, alike[key], told or {}) for key, header in first.items()}
    if any(map(_is_sure, refined.values())):
        refined = {key: called_otherwise(one, alike[key]) for key, one in refined.items()}
    elif not any(header.has(Field.TITLE) for header in refined.values()):
        refined = {key: _named_otherwise(one, alike[key]) for key, one in refined.items()}
    refined = named_as_others(refined)
    dated = any(map(has_days, refined.values()))
    sure = any(map(_is_sure, refined.values()))
    for number, (block, rows) in enumerate(tables, start=1):
        header = refined[heading_key(block.header)]
        other = (dated and is_of_years(header)) or (sure and _is_hardly_known(header))
        if header.has(Field.TITLE) and not other and not counts_activities(header, rows):
            headers.append((block.row, header))
            lines += _lines(block, rows, header, number, fixed=fixed)
    by_headings = _headings_begin_pages(parts)
    lines = [
        replace(line, page=line.page if by_headings else line.cells.row.page) for line in lines
    ]
    only_codes = tuple(line.cells.row for line in lines if _is_only_code(line))
    lines = _without_banners(_united([line for line in lines if not _is_only_code(line)]))
    lines = [_named(line, names) for line, names in without_groups(lines)]
    return Table(
        pieces(parts.above),
        tuple(headers),
        tuple(lines),
        _between(parts, lines),
        only_codes,
    )


def _named_otherwise(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header with the column that names the rows, and the levels before that."""
    named = named_otherwise(header, rows)
    return with_levels_of_rows(named, rows) if named.has(Field.TITLE) else named


def _is_sure(header: Header) -> bool:
    """Tell whether a heading of its own names the activities of a table."""
    return header.has(Field.TITLE) and not header.inferred


def _is_hardly_known(header: Header) -> bool:
    """Tell whether a table may be of another kind beside one that names its activities: it says
    little more than who and when."""
    return header.inferred and len(header.fields) < _FEWEST_FIELDS


def _knows_columns(rows: Sequence[Row]) -> bool:
    """Tell whether a file says in which column each cell stands: a workbook or a document that has
    merged cells. A table without any may be a text that was pasted, with cells lost."""
    cells = (cell for row in rows for cell in row.cells)
    return any(cell.anchor is not None and cell.place.page is None for cell in cells)


def _lines(
    block: Block, rows: Sequence[Row], header: Header, number: int, *, fixed: bool
) -> list[Line]:
    """Return the rows of one table, aligned; its number is the page of a table that goes on."""
    lines: list[Line] = []
    longer: Header | None = None
    page = None
    exact = _has_merged_groups(rows, header)
    last = max((n for n, row in enumerate(rows) if len(set(row.texts) - {""}) > 1), default=0)
    for at, row in enumerate(rows):
        # "PROYECTO: …" between rows names a level, below them who wrote the plan.
        below = at > last or not named_level(clean("".join(row.texts)))
        if below and all(cell.blank or _SIGNED.match(fold(clean(cell.text))) for cell in row.cells):
            continue
        going_on = longer is not None and row.page == page
        longer = with_code_column(header, row, going_on=going_on)
        page = row.page
        own = longer or header
        cells = align(row, own, fixed=fixed)
        line = Line(cells, own, number, number, block.component, exact)
        lines.append(replace(line, office=block.above.office, over=block.above.over))
    return lines


def _headings_begin_pages(parts: Blocks) -> bool:
    """Tell whether the printed pages are the headings' where these repeat, or else the gaps'."""
    pages = {row.page for block in parts.blocks for row in block.rows}
    begun = {block.row.page for block in parts.blocks}
    return len(parts.blocks) > 1 and 2 * len(begun & pages) >= len(pages)


def _between(parts: Blocks, lines: Sequence[Line]) -> tuple[Row, ...]:
    """Return the loose lines inside the table that are not its title, printed once more, and what
    stands after it in a table without a heading."""
    last = parts.at(lines[-1].cells.row) if lines else 0
    above = [text for row in parts.above for text in row.texts if text]
    named = {block.component.place for block in parts.blocks if block.component}
    over = {one for block in parts.blocks for one in block.above.over}
    names = {name for _, name in over}
    return tuple(
        row
        for row in parts.loose
        if (parts.at(row) < last or sum(not cell.blank for cell in row.cells) >= _FEWEST_CELLS)
        and row.cells[0].place not in named
        and label_over("".join(row.texts)) not in over
        and clean("".join(row.texts)).strip("#* ") not in names
        and not same_line("".join(row.texts), above)
    )


def _is_only_code(line: Line) -> bool:
    filled = [cell for cell in line.cells.row.cells if not cell.blank]
    return len(filled) == 1 and is_code(filled[0].text)


def _united(lines: Sequence[Line]) -> list[Line]:
    """Put together the rows of one merged activity, and those that a page break cut in two."""
    result: list[Line] = []
    for line in lines:
        merged = one_activity(result[-1].cells, line.cells) if result else None
        if merged is not None:
            result[-1] = replace(result[-1], cells=merged)
        elif result and _goes_on(result[-1], line):
            result[-1] = replace(result[-1], cells=_joined(result[-1].cells, line.cells))
        else:
            result.append(line)
    return result


def _goes_on(before: Line, line: Line) -> bool:
    """Tell whether a row at the top of a page is the rest of the last row of the page before."""
    fields = line.cells.fields
    same_piece = (line.piece, line.cells.row.page) == (before.piece, before.cells.row.page)
    if same_piece or not fields or _OWN & set(fields):
        return False
    if not set(fields) <= set(before.cells.fields):
        return False
    return any(_is_open(before.cells.text(one), line.cells.text(one)) for one in fields)


def _is_open(text: str, rest: str) -> bool:
    """Tell whether `text` breaks off and `rest` may be what follows."""
    words = text.split()
    return bool(words) and (
        fold(words[-1]) in _OPEN_ENDS or (rest[:1].islower() and not text.endswith("."))
    )


def _joined(first: Aligned, second: Aligned) -> Aligned:
    """Return one row of two; the columns of the second may be others, its fields are the same."""
    columns = dict(first.columns)
    for column, cell in second.columns.items():
        field = second.header.fields.get(column)
        own = first.header.column_of(field) if field else column
        if own is None:
            continue
        standing = columns.get(own)
        text = f"{standing.text.rstrip()} {cell.text.lstrip()}" if standing else cell.text
        columns[own] = Cell(text, standing.place if standing else cell.place)
    return replace(first, columns=dict(sorted(columns.items())))


def _without_banners(lines: Sequence[Line]) -> list[Line]:
    """Give the names on rows that hold nothing else to the row below them."""
    result: list[Line] = []
    waiting: dict[int, Cell] = {}
    names: list[Cell] = []
    office = ""
    under_name = False
    for before, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if before is not None and _is_under_another(line, before):
            names, office = [], ""
        banner = _banner(line, below)
        own = _office_over(line)
        if own:
            names, office = [], own
        elif banner is not None:
            order = [level for level, _ in line.over]
            names = names_below(names, banner, order, no_row_between=under_name)
        elif line.has_more_than_groups:
            columns = {**waiting, **line.cells.columns}
            cells = line.cells if not waiting else replace(line.cells, columns=columns)
            line = replace(line, cells=cells, office=office or line.office)
            result.append(_named(line, names))
            waiting = {}
        else:
            waiting |= line.cells.columns
        under_name = banner is not None
    return result


def _office_over(line: Line) -> str:
    """Return the office that a row alone says to be whose the rows below are, in a table without a
    column of offices; "" for another row."""
    row = line.cells.row
    if line.header.has(Field.OFFICES) or not is_banner(row):
        return ""
    return office_said(next(cell.text for cell in row.cells if not cell.blank))


def _is_under_another(line: Line, before: Line) -> bool:
    """Tell whether a row is on another sheet than the one before, or in a table under another name:
    the names within that one are not over it."""
    named = line.component is not None and _text(line.component) != _text(before.component)
    return _sheet(line) != _sheet(before) or named


def _text(cell: Cell | None) -> str:
    return clean(cell.text) if cell else ""


def _sheet(line: Line) -> str | None:
    return line.cells.row.cells[0].place.sheet


def _named(line: Line, names: Sequence[Cell]) -> Line:
    """Return a row with the names of the banners above it, below the name over its table; they take
    the place of those above the table of the same level, and of lower ones."""
    if not names:
        return line
    levels = {named_level(clean(name.text)) for name in names} - {""}
    line = replace(line, over=tuple(takewhile(lambda one: one[0] not in levels, line.over)))
    over_table = line.component if not line.header.has(Field.COMPONENT) else None
    if over_table is not None and named_level(clean(over_table.text)) not in levels:
        names = [over_table, *names]
    first, *lower = names
    *middle, _ = lower or [first]
    if line.header.has(Field.COMPONENT):
        return replace(line, over=(*line.over, *map(_over, names)))
    if not lower:
        return replace(line, component=first)
    if line.header.has(Field.SUBCOMPONENT):
        over = (_over(first), *map(_over, middle))
        return replace(line, component=lower[-1], over=(*line.over, *over))
    over = tuple(map(_over, middle))
    return replace(line, component=first, subcomponent=lower[-1], over=(*line.over, *over))


def _over(name: Cell) -> tuple[str, str]:
    text = clean(name.text)
    level = level_over(text)
    value = text[len(level) :].lstrip()
    return level, value.lstrip(" :") if value.startswith(":") else text


def _banner(line: Line, below: Line | None) -> Cell | None:
    """Return the cell of a row that names a component in a table without a column for it, or, over
    a row `below` that has a component of its own, a level above that."""
    row = line.cells.row
    if not is_banner(row):
        return None
    cell = next(cell for cell in row.cells if not cell.blank)
    text = clean(cell.text)
    wide = is_wide(row, cell) and not _is_note(text)
    if line.header.has(Field.COMPONENT):
        own = below.cells.text(Field.COMPONENT) if below is not None else ""
        # Where only lines of text are known, a name may be the first half of the one below it.
        placed = cell.place.sheet is not None or cell.place.table is not None
        known = wide or (placed and not line.has_more_than_groups)
        named = known and own not in {"", text}
    else:
        named = wide or bool(_NUMBERED_GROUP.match(fold(text)) or usual.component_kind(text))
        named = named or _stands_before_title(line.header, cell, text)
    # "Planear" and "Hacer" are names, "Planear la obra" is an activity's.
    activity = usual.begins_as_activity(text) and (" " in text or not wide)
    return cell if named and not activity else None


def _is_note(text: str) -> bool:
    """Tell whether a text is said of the table: "Observación 2: Archivo" is what an audit found."""
    return bool(_NOTE.match(fold(text))) and not named_level(text)


def _stands_before_title(header: Header, cell: Cell, text: str) -> bool:
    """Tell whether a text alone in its row is a name over the rows below: it stands where these
    have their number, or in capitals before the activities' column, and is no office or value."""
    title, at = header.column_of(Field.TITLE), cell.place.column - 1
    several = len(text.split()) > 1 or (text.isupper() and len(text) > _LONGEST_ACRONYM)
    if title is None or at >= title or not several:
        return False
    coded = header.column_of(Field.CODE) == at
    free = at not in header.roles and text.isupper()
    words = content_of(text) in {Content.TEXT, Content.HEADING} and not _is_note(text)
    return words and (coded or free)


def _has_merged_groups(rows: Sequence[Row], header: Header) -> bool:
    """Tell whether the file says which rows a component's or subcomponent's cell spans."""
    columns = {header.column_of(field) for field in GROUPS} - {None}
    return any(
        cell.anchor is not None and cell.anchor.line != cell.place.line
        for row in rows
        for column, cell in enumerate(row.cells)
        if column in columns
    )
