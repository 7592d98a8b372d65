"""A grid into its tables: the rows under each heading."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from core.grouping import grouped
from core.spanish import fold
from plans.readers.grid import Cell, Grid, Place, Row
from plans.readers.named_levels import named_level
from plans.tables.around.above import Above, above, torn_off
from plans.tables.around.label_rows import (
    LONGEST_NAME,
    is_banner,
    rows_of_labels,
    unnumbered,
    without_labels,
)
from plans.tables.around.no_activity import is_total, rows_below, rows_of_heading
from plans.tables.around.other_tables import begins_other, is_of_years, sets_apart, title_taken
from plans.tables.around.page_texts import only_cell, page_title, repeated
from plans.tables.around.printed_sections import says_with_colon, sections_of
from plans.tables.around.sheet_groups import groups_of_sheets, without_boxes
from plans.tables.headings import usual
from plans.tables.headings.headers import Field, Header, Told
from plans.tables.headings.heading_rows import Heading, heading_at
from plans.tables.headings.levels import GROUP
from plans.tables.rows.done_rows import without_done_rows
from plans.values.clean import clean

_NEAR = 4
# So many tables of other kinds may stand between two of activities, and so many rows tell a kind.
_MOST_BEFORE = 20
_FEWEST_NAMED = 2
_MOST_ROWS = 200
_MOST_LABELS = 12
# The rest of a table on another page has about as many columns; who signs, fewer.
_AS_WIDE = 0.7
_FAR_FEWER = 3
_RULE = re.compile(r"[-–—_=.·*\s]*")
_NO_COMPONENT = re.compile(
    r"(?:plan|seguimiento|programa|mapa|matriz|formato|version|entidad|vigencia|fecha|codigo|"
    r"objetivo|mision|vision|nota|elaboro|reviso|aprobo|pagina|anexo)\b|.*\b(?:19|20)\d\d\b"
)
_COMPONENT = re.compile(r"(?:componente|estrategia|eje|dimension|linea|capitulo|politica)\b")


@dataclass(slots=True)
class Block:
    """One heading and the rows under it, down to the next heading.

    `component` is a name that stands above the heading of a table without a column for it.
    """

    row: Row
    header: Header
    rows: list[Row] = field(default_factory=list)
    component: Cell | None = None
    above: Above = field(default_factory=Above)


@dataclass(slots=True)
class Blocks:
    """What a grid holds: the lines above the first table, the tables, the loose lines.

    `others` are those of the loose lines that are rows of tables of another kind. `order` numbers
    the rows of the file: their lines begin anew on every page, sheet and table.
    """

    order: dict[Place, int] = field(default_factory=dict)
    above: list[Row] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    loose: list[Row] = field(default_factory=list)
    others: list[Row] = field(default_factory=list)

    def at(self, row: Row) -> int:
        """Return where a row stands in the file, counted from 0."""
        return self.order[row.cells[0].place]


def split(grid: Grid, told: Told | None = None) -> Blocks:
    """Return the tables of a grid, each under its heading."""
    printed = without_boxes(grid.rows, told or {})
    rows = [unnumbered(row) for row in printed if not _is_rule(row)]
    result = Blocks({row.cells[0].place: number for number, row in enumerate(rows)})
    skip = 0
    for at, row in enumerate(rows):
        if skip:
            skip -= 1
            continue
        found = heading_at(rows, at, told or {})
        if found is not None:
            _begin(result, rows, at, found)
            skip = found.rows - 1
            skip += rows_of_heading(rows[at + found.rows :][:_NEAR], found.header)
        elif not result.blocks:
            result.above.append(row)
        elif row.loose or not _may_go_on(result.blocks[-1], row):
            result.loose.append(row)
        elif _is_of_other(result, rows, at, told or {}):
            others = [*title_taken(result.blocks[-1].rows, rows[at - 1]), row]
            result.loose += others
            result.others += others
        elif any(row.texts):
            result.blocks[-1].rows.append(row)
    _set_aside(result)
    _name_by_own_rows(result, rows)
    _name_sheets(result, rows)
    _name_sections(result, rows)
    result.above = _of_first_sheet(result)
    return result


def _may_go_on(block: Block, row: Row) -> bool:
    """Tell whether a row may be of the table: not on a sheet of its own, or in a narrower table."""
    head, place = block.row.cells[0].place, row.cells[0].place
    if place.sheet != head.sheet:
        return False
    if place.page is not None and _is_box_below(row, block.header):
        return False
    return place.table == head.table or len(row.cells) >= _AS_WIDE * len(block.row.cells)


def _is_box_below(row: Row, header: Header) -> bool:
    """Tell whether a row of a printed page is another table's, as a legend of colours: its cells,
    all filled and two or more, end before the activities' column, or are far fewer."""
    most = max(header.column_of(Field.TITLE) or 0, header.width // _FAR_FEWER)
    own = all(cell.text.strip() and cell.anchor is None for cell in row.cells)
    return 1 < len(row.cells) <= most and own


def _is_of_other(result: Blocks, rows: Sequence[Row], at: int, told: Told) -> bool:
    """Tell whether a row below a heading is of a table of another kind, which begins with it or
    goes on, down to the labels above the next table."""
    block, before = result.blocks[-1], rows[at - 1]
    below = at + rows_of_labels(rows[at : at + _MOST_LABELS])
    if at < below < len(rows) and heading_at(rows, below, told):
        return False
    last = result.at([block.row, *block.rows][-1])
    goes_on = bool(result.others) and result.at(result.others[-1]) > last
    if not sets_apart(before, rows[at]):
        return goes_on
    return begins_other(before, rows[at : at + _MOST_ROWS], block.header, goes_on=goes_on)


def _name_by_own_rows(result: Blocks, rows: Sequence[Row]) -> None:
    """Give the tables of a document the names in their own first rows, where several have one and
    no two the same: a title is that of one table alone, or of all."""
    found: list[tuple[Block, Cell]] = []
    for block in result.blocks:
        head, at = block.row.cells[0].place, result.at(block.row)
        above = rows[at - 1] if at and head.table is not None else None
        own = above is not None and above.cells[0].place.table == head.table
        if above is None or not own or not is_banner(above):
            continue
        found += [(block, cell) for cell in above.cells if not cell.blank]
    if (
        len({fold(clean(cell.text)) for _, cell in found}) != len(found)
        or len(found) < _FEWEST_NAMED
    ):
        return
    for block, cell in found:
        if not block.above.over:
            block.component = None
            _name(block, cell)


def _name_sheets(result: Blocks, rows: Sequence[Row]) -> None:
    """Give the tables of each sheet the group that its title names."""
    first: dict[str, int] = {}
    for block in result.blocks:
        first.setdefault(_sheet(block.row) or "", result.at(block.row))
    titles = {
        sheet: [row for row in rows[:at] if _sheet(row) == sheet] for sheet, at in first.items()
    }
    names = groups_of_sheets(titles)
    for block in result.blocks:
        if cell := names.get(_sheet(block.row) or ""):
            _name(block, cell)


def _name(block: Block, cell: Cell) -> None:
    """Give a table that has no other name over it the one in a cell, over its column of components
    if it has one."""
    if block.component is not None or block.above.over:
        return
    if block.header.has(Field.COMPONENT):
        text = clean(cell.text).strip("#* ")
        block.above = replace(block.above, over=((named_level(text) or GROUP, text),))
    else:
        block.component = cell


def _name_sections(result: Blocks, rows: Sequence[Row]) -> None:
    """Give the tables the sections that the lines above them name; one without a line of its own
    goes on with the section before it."""
    blocks = [block for block in result.blocks if _may_name(block.header)]
    within = {row.cells[0].place for block in result.blocks for row in _own_rows(block)}
    above = [_right_above(result, rows, block, within) for block in blocks]
    sheets = grouped((_sheet(block.row), at) for at, block in enumerate(blocks))
    found = [sections_of({at: above[at] for at in some}) for some in sheets.values()]
    names = {at: cell for some in found for at, cell in some.items()}
    used = {cell.place for cell in names.values()}
    standing: Cell | None = None
    for at, block in enumerate(blocks):
        apart = at > 0 and _sheet(block.row) != _sheet(blocks[at - 1].row)
        standing = names.get(at) or (None if apart else standing)
        block.rows = [row for row in block.rows if used.isdisjoint(one.place for one in row.cells)]
        named = at in names and not block.above.over
        if named and _is_farther(result, block.component, names[at]):
            block.component = None
        if standing is not None:
            _name(block, standing)


def _may_name(header: Header) -> bool:
    """Tell whether a table names activities, or may: it says who does something and when that is
    due or begins."""
    both = header.has(Field.OFFICES) and (header.has(Field.DUE) or bool(header.starts))
    return both or header.has(Field.TITLE)


def _is_farther(result: Blocks, name: Cell | None, section: Cell) -> bool:
    """Tell whether a document's name over a table stands above the one of the table's section."""
    if name is None or name.place.sheet is not None or name.place.page is not None:
        return False
    loose = name.place.table is None and section.place.table is None
    return loose and result.order[name.place] < result.order[section.place]


def _own_rows(block: Block) -> list[Row]:
    """Return a table's rows with its heading, without names that end it: they are of the next."""
    rows = [block.row, *block.rows]
    while len(rows) > 1 and is_banner(rows[-1]):
        rows.pop()
    return rows


def _right_above(
    result: Blocks, rows: Sequence[Row], block: Block, within: Container[Place]
) -> list[Row]:
    """Return the rows between a table's heading, or the name in its own first row, and what is
    `within` the tables before it."""
    head = block.row.cells[0].place
    last = result.at(block.row)
    named = last > 0 and is_banner(rows[last - 1])
    inside = head.table is not None and not named
    while inside and last and rows[last - 1].cells[0].place.table == head.table:
        last -= 1
    first = last
    while first and rows[first - 1].cells[0].place not in within:
        first -= 1
    return [row for row in rows[first:last] if _sheet(row) == head.sheet]


def _of_first_sheet(result: Blocks) -> list[Row]:
    """Return the lines above the first table: its own sheet's, if that has any."""
    if not result.blocks:
        return result.above
    sheet = result.blocks[0].row.cells[0].place.sheet
    return [row for row in result.above if row.cells[0].place.sheet == sheet] or result.above


def _set_aside(result: Blocks) -> None:
    """Take out of the tables the rows of what was done beside what is programmed, and what a page
    prints below its table, and on every page."""
    programmed = without_done_rows([(block.rows, block.header) for block in result.blocks])
    for block, own in zip(result.blocks, programmed, strict=True):
        block.rows = own
    titles = [(block.rows, block.header.column_of(Field.TITLE)) for block in result.blocks]
    everywhere = repeated([(row, title) for rows, title in titles for row in rows])
    for block in result.blocks:
        block.rows = [row for row in block.rows if not is_total(row, block.header)]
        below = len(block.rows) - rows_below(block.rows, block.header)
        result.loose += block.rows[below:]
        kept: list[Row] = []
        for row in block.rows[:below]:
            (result.loose if _is_one_of(row, everywhere) else kept).append(row)
        block.rows = kept
    result.loose.sort(key=result.at)


def _is_one_of(row: Row, lines: set[str]) -> bool:
    cell = only_cell(row)
    return cell is not None and fold(clean(cell.text)) in lines


def _begin(result: Blocks, rows: Sequence[Row], at: int, found: Heading) -> None:
    """Begin a table; what stands right above its heading is no row of the table before."""
    before = result.blocks[-1] if result.blocks else None
    _take_out(result, found.over)
    if before is not None:
        levels = [level for level, _ in before.above.over]
        before.rows = without_labels(before.rows, rows[at].cells[0].place.table, levels)
    component = None
    if not found.header.has(Field.COMPONENT):
        names = [row for row in (before.rows if before else []) if is_banner(row)]
        first = at - len(found.over)
        component = _component_above(rows, first, any_name=before is not None)
        if before is not None:
            while before.rows and before.rows[-1] in names:
                before.rows.pop()
        kept = _last_named(result, rows[at])
        if component is None and kept is not None and not kept.header.has(Field.COMPONENT):
            component = kept.component
    if before is not None:
        above = [text for row in result.above for text in row.texts if text]
        title = before.header.column_of(Field.TITLE)
        end = len(before.rows) - page_title(before.rows, above, title)
        result.loose += before.rows[end:]
        before.rows = before.rows[:end]
    said = _said_above(result, rows, at, found.header)
    named = _torn_name(before, found.header) or said.component or component
    result.blocks.append(Block(rows[at], found.header, [], named, said))


def _take_out(result: Blocks, over: Sequence[Row]) -> None:
    """Take the rows over a heading out of the table before it, and out of what is no table's: a
    name beside a group of columns looks like the heading of a table of another kind."""
    rows = result.blocks[-1].rows if result.blocks else []
    while rows and rows[-1] in over:
        rows.pop()
    for rest in (result.loose, result.others):
        rest[:] = (row for row in rest if row not in over)


def _torn_name(before: Block | None, header: Header) -> Cell | None:
    """Return the component's name that stands in the last cell of the table before, taken out."""
    if before is None or not before.rows or header.has(Field.COMPONENT):
        return None
    found = torn_off(before.rows[-1], before.header, before.component)
    if found is None:
        return None
    before.rows[-1], name = found
    return name


def _said_above(result: Blocks, rows: Sequence[Row], at: int, header: Header) -> Above:
    """Return what the lines between a heading and the table before it say."""
    last = [[block.row, *block.rows][-1] for block in result.blocks[-1:]]
    ends = [result.at(row) for row in (*result.others[-1:], *last)]
    first = at
    while first > max(ends, default=-1) + 1 and _sheet(rows[first - 1]) == _sheet(rows[at]):
        first -= 1
    kept = _last_named(result, rows[at])
    return above(rows[first:at], rows[at], header, kept.above if kept else None)


def _last_named(result: Blocks, row: Row) -> Block | None:
    """Return the last table on the sheet of a row, if it can, one of activities: the titles of
    other tables say nothing of those that follow."""
    near = result.blocks[: -_MOST_BEFORE - 1 : -1]
    blocks = [one for one in near if _sheet(one.row) == _sheet(row)]
    named = (one for one in blocks if one.header.has(Field.TITLE) and not is_of_years(one.header))
    return next(named, blocks[0] if blocks else None)


def _sheet(row: Row) -> str | None:
    return row.cells[0].place.sheet


def _component_above(rows: Sequence[Row], at: int, *, any_name: bool) -> Cell | None:
    """Return the nearest name above a heading that is a component's; above a later table a row with
    one name only is such a name, whatever its words (`any_name`)."""
    for row in reversed(rows[max(0, at - _NEAR) : at]):
        if not (row.loose or is_banner(row)):
            return None
        cell = next((one for one in row.cells if not one.blank), None)
        if cell is not None and _names_component(
            clean(cell.text).strip("#* "), any_name=any_name and not row.loose
        ):
            return cell
    return None


def _names_component(text: str, *, any_name: bool) -> bool:
    folded = fold(text)
    if not text or len(text) > LONGEST_NAME or _NO_COMPONENT.match(folded):
        return False
    if _COMPONENT.match(folded):
        return True
    says = text.endswith((".", ":")) or says_with_colon(text)
    return not says and (any_name or bool(usual.component_kind(text)))


def _is_rule(row: Row) -> bool:
    """Tell whether a row is only a drawn line: "---", "===", nothing else in any cell."""
    texts = [text for text in row.texts if text]
    return (
        bool(texts)
        and not row.loose
        and all(_RULE.fullmatch(text) and len(text) > 1 for text in texts)
    )
