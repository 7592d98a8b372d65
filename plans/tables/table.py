"""A grid into the rows of one table: headings, pages, text around it, rows that go on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from core.spanish import fold
from plans.readers.grid import Cell, Grid, Place, Row
from plans.tables import usual
from plans.tables.above import label_over, pieces
from plans.tables.activity_column import named_otherwise
from plans.tables.align import Aligned, align, one_activity
from plans.tables.blocks import Block, Blocks, is_banner, is_wide, split
from plans.tables.contents import Content, content_of
from plans.tables.fields import GROUPS
from plans.tables.headers import Field, Header, Told
from plans.tables.levels import level_over, style_of
from plans.tables.other_tables import has_days, is_of_years
from plans.tables.page_texts import same_line
from plans.tables.programmed import without_done_rows
from plans.tables.refine import refine, with_code_column
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
    r"componente\b|(?:eje|linea|objetivo|programa|dimension|pilar|capitulo|estrategia|politica)"
    r"(?: (?:estrategic[oa]|de accion|transversal))*\s*(?:n[o°º.]*\s*)?(?:\d|[ivx]+\b|:)"
)
_NOTE = re.compile(r"(?:nota|observacion|fuente|total|elabor|reviso|aprobo)")
# "Elaboró: Secretaría de Planeación": who signs the plan, below its table.
_SIGNED = re.compile(r"(?:elabor|proyect|revis|aprob)(?:o|ado)(?: por)?\s*:|vo\.? ?bo\b")
_LONGEST_ACRONYM = 9
# Banners above one another.
_MOST_LEVELS = 2
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
class Line:
    """One row of the table: its cells by column, the heading above it and its page.

    `piece` counts the runs of rows without a gap or a heading between them. `exact` tells that the
    file itself says where groups begin: it knows its merged cells. `component`, `subcomponent` and
    `over` (headings and names) are levels that lines of their own name, `office` is whose the whole
    table is.
    """

    cells: Aligned
    header: Header
    page: int
    piece: int = 1
    component: Cell | None = None
    exact: bool = False
    subcomponent: Cell | None = None
    office: str = ""
    over: tuple[tuple[str, str], ...] = ()

    @property
    def has_more_than_groups(self) -> bool:
        """Tell whether the row holds anything but names of groups."""
        return any(self.header.roles.get(column) not in GROUPS for column in self.cells.columns)


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
    tables = [
        (block, without_done_rows(_shared_texts(block.rows), block.header.planned))
        for block in parts.blocks
    ]
    alike: dict[tuple[object, ...], list[Row]] = {}
    for block, rows in tables:
        alike.setdefault(_heading_key(block.header), []).extend(rows)
    # A page with few rows tells less of its columns than all pages with its heading do.
    first = {_heading_key(block.header): block.header for block in reversed(parts.blocks)}
    refined = {key: refine(header, alike[key], told or {}) for key, header in first.items()}
    if not any(header.has(Field.TITLE) for header in refined.values()):
        refined = {key: named_otherwise(one, alike[key]) for key, one in refined.items()}
    dated = any(map(has_days, refined.values()))
    sure = any(one.has(Field.TITLE) and not one.inferred for one in refined.values())
    for number, (block, rows) in enumerate(tables, start=1):
        header = refined[_heading_key(block.header)]
        other = (dated and is_of_years(header)) or (sure and _is_hardly_known(header))
        if header.has(Field.TITLE) and not other:
            headers.append((block.row, header))
            lines += _lines(block, rows, header, number, fixed=fixed)
    by_headings = _headings_begin_pages(parts)
    lines = [
        replace(line, page=line.page if by_headings else line.cells.row.page) for line in lines
    ]
    only_codes = tuple(line.cells.row for line in lines if _is_only_code(line))
    lines = _without_banners(_united([line for line in lines if not _is_only_code(line)]))
    return Table(
        pieces(parts.above),
        tuple(headers),
        tuple(lines),
        _between(parts, lines),
        only_codes,
    )


def _is_hardly_known(header: Header) -> bool:
    """Tell whether a table may be of another kind beside one that names its activities: it says
    little more than who and when."""
    return header.inferred and len(header.fields) < _FEWEST_FIELDS


def _heading_key(header: Header) -> tuple[object, ...]:
    return header.width, tuple(header.names.items())


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
    for row in rows:
        if all(cell.blank or _SIGNED.match(fold(clean(cell.text))) for cell in row.cells):
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
    for line, below in zip_longest(lines, lines[1:]):
        if result and _sheet(result[-1]) != _sheet(line):
            names = []
        banner = _banner(line, below)
        if banner is not None:
            names = _levels(names, banner)
        elif line.has_more_than_groups:
            columns = {**waiting, **line.cells.columns}
            cells = line.cells if not waiting else replace(line.cells, columns=columns)
            result.append(_named(replace(line, cells=cells), names))
            waiting = {}
        else:
            waiting |= line.cells.columns
    return result


def _sheet(line: Line) -> str | None:
    return line.cells.row.cells[0].place.sheet


def _levels(names: Sequence[Cell], banner: Cell) -> list[Cell]:
    """Return the names that hold below a banner: one numbered in another way is a level lower,
    and so is one without a number that stands further to the right."""
    styles = [style_of(cell.text) for cell in names]
    own = style_of(banner.text)
    kept = styles.index(own) if own in styles else len(styles) if own and all(styles) else 0
    if not own:  # one further to the right is a level lower, too
        kept = sum(name.place.column < banner.place.column for name in names)
    return [*names[:kept], banner][-_MOST_LEVELS:]


def _named(line: Line, names: Sequence[Cell]) -> Line:
    """Return a row with the names of the banners above it."""
    if not names:
        return line
    first, *lower = names
    if line.header.has(Field.COMPONENT):
        return replace(line, over=(*line.over, *map(_over, names)))
    if not lower:
        return replace(line, component=first)
    if line.header.has(Field.SUBCOMPONENT):
        return replace(line, component=lower[-1], over=(*line.over, _over(first)))
    return replace(line, component=first, subcomponent=lower[-1])


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
    wide = is_wide(row, cell) and not _NOTE.match(fold(text))
    if line.header.has(Field.COMPONENT):
        own = below.cells.text(Field.COMPONENT) if below is not None else ""
        # Where only lines of text are known, a name may be the first half of the one below it.
        placed = cell.place.sheet is not None or cell.place.table is not None
        known = wide or (placed and not line.has_more_than_groups)
        named = known and own not in {"", text}
    else:
        named = wide or bool(_NUMBERED_GROUP.match(fold(text)) or usual.component_kind(text))
        named = named or _stands_before_title(line.header, cell, text)
    return cell if named and not usual.begins_as_activity(text) else None


def _stands_before_title(header: Header, cell: Cell, text: str) -> bool:
    """Tell whether a text alone in its row is a name over the rows below: it stands where these
    have their number, or in capitals before the activities' column, and is no office or value."""
    title, at = header.column_of(Field.TITLE), cell.place.column - 1
    several = len(text.split()) > 1 or (text.isupper() and len(text) > _LONGEST_ACRONYM)
    if title is None or at >= title or not several:
        return False
    coded = header.column_of(Field.CODE) == at
    free = at not in header.roles and text.isupper()
    words = content_of(text) in {Content.TEXT, Content.HEADING} and not _NOTE.match(fold(text))
    return words and (coded or free)


class _Merges:
    """Gives the rows under a merged cell its text; rows come in the file's order."""

    def __init__(self) -> None:
        self._texts: dict[Place, str] = {}

    def shared(self, row: Row) -> Row | None:
        """Return the row with the texts that it shares with rows above, None where it has none
        itself."""
        if all(cell.anchor is None for cell in row.cells):
            return row
        own = False
        cells: list[Cell] = []
        for cell in row.cells:
            if not cell.blank:
                own = True
                self._keep(cell)
            cells.append(self._filled(cell))
        return Row(tuple(cells), row.page) if own else None

    def _keep(self, cell: Cell) -> None:
        if cell.anchor is not None:
            self._texts[cell.anchor] = cell.text

    def _filled(self, cell: Cell) -> Cell:
        place = cell.anchor
        if not cell.blank or place is None or place.line == cell.place.line:
            return cell
        return Cell(self._texts.get(place, ""), cell.place, place)


def _shared_texts(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with the texts of the merged cells that span them."""
    merges = _Merges()
    return [row for row in map(merges.shared, rows) if row is not None]


def _has_merged_groups(rows: Sequence[Row], header: Header) -> bool:
    """Tell whether the file says which rows a component's or subcomponent's cell spans."""
    columns = {header.column_of(field) for field in GROUPS} - {None}
    return any(
        cell.anchor is not None and cell.anchor.line != cell.place.line
        for row in rows
        for column, cell in enumerate(row.cells)
        if column in columns
    )
