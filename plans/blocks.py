"""A grid into its tables: headings of one row or two, and the rows under each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.spanish import fold
from plans import usual
from plans.clean import clean
from plans.codes import is_code
from plans.contents import Content, content_of
from plans.cutoffs import hint_of
from plans.headers import Field, Header, Told, meaning, read_columns, recognise
from plans.headings import shown_heading, with_months
from plans.page_texts import feet, only_cell, page_title, repeated
from plans.periods import read_period
from plans.readers.grid import Cell, Grid, Place, Row

_LONGEST_LABEL = 60
_LONGEST_BANNER = 160
_NEAR = 4
_SURE = 86.0
_DATA = frozenset({
    Content.PERCENT, Content.NUMBER, Content.MARK, Content.OFFICE, Content.NOT_DUE, Content.CODE,
})  # fmt: skip
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


@dataclass(slots=True)
class Blocks:
    """What a grid holds: the lines above the first table, the tables, the loose lines.

    `order` numbers the rows of the file: their lines begin anew on every page, sheet and table.
    """

    order: dict[Place, int] = field(default_factory=dict)
    above: list[Row] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    loose: list[Row] = field(default_factory=list)

    def at(self, row: Row) -> int:
        """Return where a row stands in the file, counted from 0."""
        return self.order[row.cells[0].place]


def split(grid: Grid, told: Told | None = None) -> Blocks:
    """Return the tables of a grid, each under its heading."""
    rows = [row for row in grid.rows if not _is_rule(row)]
    result = Blocks({row.cells[0].place: number for number, row in enumerate(rows)})
    skip = 0
    for at, row in enumerate(rows):
        if skip:
            skip -= 1
            continue
        found = _heading(rows, at, told or {})
        if found is not None:
            _begin(result, rows, at, found)
            skip = found.rows - 1
        elif not result.blocks:
            result.above.append(row)
        elif row.loose:
            result.loose.append(row)
        elif any(row.texts):
            result.blocks[-1].rows.append(row)
    _set_aside(result)
    return result


def _set_aside(result: Blocks) -> None:
    """Take out of the tables what a page prints below its table, and on every page."""
    everywhere = repeated(
        [
            (row, block.header.column_of(Field.TITLE))
            for block in result.blocks
            for row in block.rows
        ]
    )
    for block in result.blocks:
        below = len(block.rows) - feet(block.rows)
        result.loose += block.rows[below:]
        kept = [row for row in block.rows[:below] if not _is_one_of(row, everywhere)]
        result.loose += [row for row in block.rows[:below] if _is_one_of(row, everywhere)]
        block.rows = kept
    result.loose.sort(key=result.at)


def _is_one_of(row: Row, lines: set[str]) -> bool:
    cell = only_cell(row)
    return cell is not None and fold(clean(cell.text)) in lines


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading, how many rows it has, and the row above it that spans its columns."""

    header: Header
    rows: int = 1
    over: Row | None = None


def _heading(rows: Sequence[Row], at: int, told: Told) -> _Heading | None:
    row = rows[at]
    header = None if row.loose else recognise(row.texts, told)
    if header is None:
        return None
    below = rows[at + 1] if at + 1 < len(rows) else None
    if below is not None and not below.loose:
        second = _second_row(row, below, header, told)
        if second is not None:
            return _Heading(second, rows=2)
    over = rows[at - 1] if at else None
    if over is not None and not over.loose and _may_span(over, header):
        parents = _spans(over, row)
        kept = {column: text for column, text in parents.items() if _is_parent(text)}
        if kept and sum(bool(text) for text in over.texts) < len(header.names):
            whole = read_columns(header.names, header.width, told=told, parents=kept)
            return _Heading(whole, over=over)
    return _Heading(header)


def _may_span(row: Row, header: Header) -> bool:
    """Tell whether a row above a heading may be part of it, and is not the last row of a table."""
    title = header.column_of(Field.TITLE)
    texts = [text for text in row.texts if text]
    if title is None or (title < len(row.cells) and not row.cells[title].blank):
        return False
    return all(len(text) <= _LONGEST_LABEL and content_of(text) not in _DATA for text in texts)


def _second_row(row: Row, below: Row, header: Header, told: Told) -> Header | None:
    """Return the header of two rows, or None when the second is no part of the heading."""
    labels = with_months(
        {column: shown_heading(text) for column, text in enumerate(below.texts) if text}
    )
    spans = _spans(row, below)
    title = header.column_of(Field.TITLE)
    if not labels or title in labels or not any(column not in header.names for column in labels):
        return None
    for column, label in labels.items():
        if column not in spans or not _is_label(spans[column], label):
            return None
    names = dict(sorted((dict(header.names) | labels).items()))
    parents = {column: spans[column] for column in labels}
    width = max(header.width, len(below.cells))
    return read_columns(names, width, told=told, parents=parents)


def _spans(row: Row, below: Row) -> dict[int, str]:
    """Return the text that stands over each column: its own cell's, or the one that spans it.

    Where the file does not say which cells are merged, a text goes on over blank cells as long as
    something stands below them.
    """
    merged = any(cell.anchor is not None for cell in row.cells)
    by_column = {cell.place.column: cell for cell in row.cells}
    under = below.texts
    result: dict[int, str] = {}
    current = ""
    for column, cell in enumerate(row.cells):
        if not cell.blank:
            current = shown_heading(cell.text)
        elif merged:
            spanning = cell.anchor is not None and cell.anchor.line == cell.place.line
            first = by_column.get(cell.anchor.column) if cell.anchor and spanning else None
            current = shown_heading(first.text) if first is not None else ""
        elif column >= len(under) or not under[column]:
            current = ""
        if current:
            result[column] = current
    return result


def _is_label(parent: str, label: str) -> bool:
    if len(label) > _LONGEST_LABEL:
        return False
    both = f"{parent} {label}"
    period = read_period(label) or read_period(both)
    # "RESPONSABLES" over "LÍDER", "FECHA" over "FIN": a heading only together.
    return bool(period or meaning(label)[1] or hint_of(label) or meaning(both)[1] >= _SURE)


def _is_parent(text: str) -> bool:
    """Tell whether a text above headings says something of them: a day, a kind of column."""
    if len(text) > _LONGEST_LABEL:
        return False
    kinds = {Field.PERCENT, Field.DESCRIPTION, Field.DUE, Field.OFFICES}
    return hint_of(text) is not None or meaning(text)[0] in kinds or bool(_term_word(text))


def _term_word(text: str) -> bool:
    return bool(re.fullmatch(r"(?:bi|tri|cuatri|se)mestres?|meses|programacion.*", fold(text)))


def _begin(result: Blocks, rows: Sequence[Row], at: int, found: _Heading) -> None:
    """Begin a table; what stands right above its heading is no row of the table before."""
    before = result.blocks[-1] if result.blocks else None
    if before is not None and found.over is not None and before.rows[-1:] == [found.over]:
        before.rows.pop()
    component = None
    if Field.COMPONENT not in found.header.fields.values():
        names = [row for row in (before.rows if before else []) if is_banner(row)]
        first = at if found.over is None else at - 1
        component = _component_above(rows, first, any_name=before is not None)
        if before is not None:
            while before.rows and before.rows[-1] in names:
                before.rows.pop()
        if component is None and before is not None and not _has_component(before.header):
            component = before.component
    if before is not None:
        above = [text for row in result.above for text in row.texts if text]
        kept = len(before.rows) - page_title(
            before.rows, above, before.header.column_of(Field.TITLE)
        )
        result.loose += before.rows[kept:]
        before.rows = before.rows[:kept]
    result.blocks.append(Block(rows[at], found.header, component=component))


def _has_component(header: Header) -> bool:
    return Field.COMPONENT in header.fields.values()


def _component_above(rows: Sequence[Row], at: int, *, any_name: bool) -> Cell | None:
    """Return the nearest name above a heading that is a component's: a line or row of its own.

    Above a later table a row that holds one name only is such a name, whatever its words.
    """
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
    if not text or len(text) > _LONGEST_BANNER or _NO_COMPONENT.match(folded):
        return False
    return any_name or bool(_COMPONENT.match(folded) or usual.component_kind(text))


def is_banner(row: Row) -> bool:
    """Tell whether a row of a table holds nothing but one name, in its first columns."""
    filled = [cell for cell in row.cells if not cell.blank]
    if row.loose or len(filled) != 1 or len(filled[0].text) > _LONGEST_BANNER:
        return False
    text = filled[0].text
    return filled[0].place.column <= 1 + len(row.cells) // 2 and not is_code(text)


def _is_rule(row: Row) -> bool:
    """Tell whether a row is only a drawn line: "---", "===", nothing else in any cell."""
    texts = [text for text in row.texts if text]
    return (
        bool(texts)
        and not row.loose
        and all(_RULE.fullmatch(text) and len(text) > 1 for text in texts)
    )


def component_name(cell: Cell) -> str:
    """Return a component's name as it is shown, without the marks of a title."""
    return clean(cell.text).strip("#* ")
