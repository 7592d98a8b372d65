"""Headings of one row or of several, in which a text may stand over more than one column."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from core.spanish import fold
from plans.readers.grid import Row
from plans.tables.headings.contents import Content, content_of
from plans.tables.headings.headers import (
    Field,
    Header,
    Told,
    is_any_known,
    meaning,
    read_columns,
    recognise,
)
from plans.tables.headings.meaning import is_known, shown_heading
from plans.tables.headings.programmed import counts_others, is_part_of_year, with_months
from plans.values.cutoffs import hint_of
from plans.values.periods import read_period

_LONGEST_LABEL = 60
_SURE = 86.0
_MOST_ROWS = 4
# A name over more of the columns is over the table: a component's.
_MOST_OF_TABLE = 0.6
_MOST_LABELS = 0.6
_FEWEST_LABELS = 3
_DATA = frozenset({
    Content.PERCENT, Content.NUMBER, Content.MARK, Content.OFFICE, Content.NOT_DUE, Content.CODE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, how many rows it has, and the rows above it that span its columns."""

    header: Header
    rows: int = 1
    over: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class _Names:
    """What some heading rows say of each column: its own name, and the texts over it and others."""

    own: Mapping[int, str]
    above: Mapping[int, str]
    width: int


def heading_at(rows: Sequence[Row], at: int, told: Told) -> Heading | None:
    """Return the heading that begins on a row, or None."""
    if rows[at].loose:
        return None
    tied = _tied(rows, at)
    texts = (text for row in rows[at : at + tied] for text in row.texts if text)
    if not is_any_known(texts, told):
        return None  # cheap, and nearly every row ends here
    return _heading(rows, at, tied, told)


def _heading(rows: Sequence[Row], at: int, tied: int, told: Told) -> Heading | None:
    """Return the heading that begins on a row which is `tied` to so many, itself counted."""
    for depth in dict.fromkeys((tied, 1)):
        header = _header(_names(rows[at : at + depth]), told)
        if header is not None:
            break
    else:
        return None
    deep = _depth_of_title(rows, at, header)
    if deep > depth:
        depth, header = deep, _read(_names(rows[at : at + deep]), told)
    while depth < _MOST_ROWS and at + depth < len(rows):
        more = depth + _tied(rows, at + depth)
        longer = _with_labels(rows[at : at + depth], rows[at + depth : at + more], header, told)
        if longer is None:
            break
        depth, header = more, longer
    over = _over(rows[max(0, at - _MOST_ROWS) : at], header, rows[at].page)
    said = [_only_parents(row) for row in over if any(map(_is_parent, row.texts))]
    if said:
        header = _read(_names([*said, *rows[at : at + depth]]), told)
    return Heading(header, depth, over)


def _header(names: _Names, told: Told) -> Header | None:
    texts = [names.own.get(column, "") for column in range(names.width)]
    return recognise(texts, told, names.above)


def _read(names: _Names, told: Told) -> Header:
    own = with_months(names.own)
    return read_columns(dict(sorted(own.items())), names.width, told=told, parents=names.above)


def _tied(rows: Sequence[Row], at: int) -> int:
    """Return how many rows, from one on, the cells that are merged downwards tie together."""
    first = rows[at]
    anchors = {cell.anchor for cell in first.cells if cell.anchor is not None}
    count = 1
    for row in rows[at + 1 : at + _MOST_ROWS]:
        here = {cell.anchor for cell in row.cells if cell.anchor is not None}
        if row.loose or not anchors & here:
            break
        anchors |= here
        count += 1
    return count


def _depth_of_title(rows: Sequence[Row], at: int, header: Header) -> int:
    """Return over how many rows the heading of the activities is merged: so many has the heading,
    whatever these say of other columns."""
    title = header.column_of(Field.TITLE)
    anchor = None if title is None else rows[at].cells[title].anchor
    below = rows[at + 1 : at + _MOST_ROWS]
    if anchor is None or title is None:
        return 1
    goes_on = (not row.loose and row.cells[title].anchor == anchor for row in below)
    return 1 + sum(takewhile(bool, goes_on))


def _names(rows: Sequence[Row]) -> _Names:
    """Return the names that heading rows give: the lowest text of a column is its own."""
    own: dict[int, str] = {}
    above: dict[int, list[str]] = {}
    for number, row in enumerate(rows):
        below = {n for one in rows[number + 1 :] for n, text in enumerate(one.texts) if text}
        for column, text in with_months(_spans(row, below)).items():
            if column not in below and row.cells[column].blank:
                continue
            if column in own and own[column] not in above.setdefault(column, []):
                above[column].append(own[column])
            own[column] = text
    width = max(len(row.cells) for row in rows)
    return _Names(own, {column: " ".join(texts) for column, texts in above.items()}, width)


def _with_labels(
    rows: Sequence[Row], below: Sequence[Row], header: Header, told: Told
) -> Header | None:
    """Return the header with the rows below, or None when these are no part of the heading."""
    if any(row.loose for row in below):
        return None
    labels = _names(below).own
    names = _names([*rows, *below])
    title = header.column_of(Field.TITLE)
    if not labels or not any(column not in header.names for column in labels):
        return None
    if title is not None and title in labels and not is_known(labels[title]):
        return None
    known = [_is_label(names.above.get(column, ""), text) for column, text in labels.items()]
    spanned = all(any(_across(row, column) > 1 for row in rows) for column in labels)
    parts = any(known) or any(map(_spans_several, below))
    others = [text for text, one in zip(labels.values(), known, strict=True) if not one]
    data = any(content_of(text) in {Content.DATE, Content.PERCENT} for text in others)
    # A file without merged cells prints the lower row blank where the upper one says it all.
    below_blank = title is not None and title not in labels and not any(map(_has_merges, rows))
    mostly = below_blank and sum(known) >= max(_FEWEST_LABELS, _MOST_LABELS * len(known))
    under = below_blank and any(known) and not any(map(_has_merges, below))
    drawn = (spanned and parts) or (under and _under_groups(rows[-1], labels))
    said = (mostly or drawn) and not data
    return _read(names, told) if all(known) or said else None


def _under_groups(row: Row, labels: Mapping[int, str]) -> bool:
    """Tell whether names stand only under texts with blank cells to their right, at least two under
    each: where a file does not say what is merged, such a text is over a group of columns."""
    under: dict[int, int] = {}
    first = None
    for column, text in enumerate(row.texts):
        first = column if text else first
        if column in labels and first is not None:
            under[first] = under.get(first, 0) + 1
    short = all(len(text) <= _LONGEST_LABEL for text in labels.values())
    data = {*_DATA, Content.DATE, Content.SERIAL}
    names = short and not any(content_of(text) in data for text in labels.values())
    return names and sum(under.values()) == len(labels) and min(under.values()) > 1


def _over(rows: Sequence[Row], header: Header, page: int) -> tuple[Row, ...]:
    """Return the rows right above a heading that span its columns; rows end above the heading, and
    `page` is its own: what a gap sets apart is no part of it."""
    found: list[Row] = []
    for row in reversed(rows):
        if row.loose or row.page != page or not _may_span(row, header):
            break
        said = any(_is_parent(text) for text in row.texts)
        few = sum(bool(text) for text in row.texts) < len(header.names)
        if not few or not (said or _spans_several(row)):
            break
        found.insert(0, row)
    return tuple(found)


def _only_parents(row: Row) -> Row:
    """Return a row above a heading with nothing but the texts that say something of columns."""
    cells = (
        cell if _is_parent(cell.text.strip()) else replace(cell, text="") for cell in row.cells
    )
    return Row(tuple(cells), row.page)


def _may_span(row: Row, header: Header) -> bool:
    """Tell whether a row above a heading may be part of it, and is not the last row of a table."""
    title = header.column_of(Field.TITLE)
    if title is None or title >= len(row.cells):
        return title is not None
    named = not row.cells[title].blank and _across(row, title) == 1
    texts = [text for text in row.texts if text]
    said = any(text.endswith(":") for text in texts)  # "Fecha de corte:" beside its day
    return not (named or said) and all(
        len(text) <= _LONGEST_LABEL and content_of(text) not in _DATA for text in texts
    )


def _spans_several(row: Row) -> bool:
    """Tell whether a text stands over several columns, and is no name over the whole table."""
    widths = [_across(row, column) for column, text in enumerate(row.texts) if text]
    whole = len(widths) == 1 and widths[0] > _MOST_OF_TABLE * len(row.cells)
    return not whole and any(width > 1 for width in widths)


def _has_merges(row: Row) -> bool:
    return any(cell.anchor is not None for cell in row.cells)


def _across(row: Row, column: int) -> int:
    """Return over how many columns of its row a cell is merged."""
    anchor = row.cells[column].anchor
    return 1 if anchor is None else sum(cell.anchor == anchor for cell in row.cells)


def _spans(row: Row, below: Container[int]) -> dict[int, str]:
    """Return the text that stands over each column: its own cell's, or the one that spans it. Where
    the file does not say what is merged, a text goes on as long as something stands `below`."""
    merged = _has_merges(row)
    by_column = {cell.place.column: cell for cell in row.cells}
    result: dict[int, str] = {}
    current = ""
    for column, cell in enumerate(row.cells):
        if not cell.blank:
            current = shown_heading(cell.text)
        elif merged:
            spanning = cell.anchor is not None and cell.anchor.line == cell.place.line
            first = by_column.get(cell.anchor.column) if cell.anchor and spanning else None
            current = shown_heading(first.text) if first is not None else ""
        elif column not in below:
            current = ""
        if current:
            result[column] = current
    return result


def _is_label(parent: str, label: str) -> bool:
    if is_known(label) or len(label) > _LONGEST_LABEL:
        return is_known(label)
    both = f"{parent} {label}"
    period = read_period(label) or read_period(both) or is_part_of_year(parent, label)
    # "RESPONSABLES" over "LÍDER", "FECHA" over "FIN": a heading only together.
    return bool(period or meaning(label)[1] or hint_of(label) or meaning(both)[1] >= _SURE)


def _is_parent(text: str) -> bool:
    """Tell whether a text above headings says something of them: a day, a kind of column."""
    if len(text) > _LONGEST_LABEL:
        return False
    kinds = {Field.PERCENT, Field.DESCRIPTION, Field.DUE, Field.OFFICES}
    known = hint_of(text) is not None or meaning(text)[0] in kinds or counts_others(text)
    term = re.fullmatch(r"(?:bi|tri|cuatri|se)mestres?|meses|programacion.*", fold(text))
    return known or term is not None
