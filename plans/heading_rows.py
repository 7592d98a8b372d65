"""Headings of one row or of several, in which a text may stand over more than one column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.spanish import fold
from plans.contents import Content, content_of
from plans.cutoffs import hint_of
from plans.headers import Field, Header, Told, meaning, read_columns, recognise
from plans.headings import shown_heading, with_months
from plans.periods import read_period
from plans.readers.grid import Row

_LONGEST_LABEL = 60
_SURE = 86.0
_DATA = frozenset({
    Content.PERCENT, Content.NUMBER, Content.MARK, Content.OFFICE, Content.NOT_DUE, Content.CODE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, how many rows it has, and the row above it that spans its columns."""

    header: Header
    rows: int = 1
    over: Row | None = None


def heading_at(rows: Sequence[Row], at: int, told: Told) -> Heading | None:
    """Return the heading that begins on a row, or None."""
    row = rows[at]
    header = None if row.loose else recognise(row.texts, told)
    if header is None:
        return None
    merged = _merged_downwards(rows, at, header)
    if merged:
        return Heading(_of_rows(rows[at : at + merged], told), rows=merged)
    below = rows[at + 1] if at + 1 < len(rows) else None
    if below is not None and not below.loose:
        second = _second_row(row, below, header, told)
        if second is not None:
            return Heading(second, rows=2)
    over = rows[at - 1] if at else None
    if over is not None and not over.loose and _may_span(over, header):
        parents = _spans(over, row)
        kept = {column: text for column, text in parents.items() if _is_parent(text)}
        if kept and sum(bool(text) for text in over.texts) < len(header.names):
            whole = read_columns(header.names, header.width, told=told, parents=kept)
            return Heading(whole, over=over)
    return Heading(header)


def _may_span(row: Row, header: Header) -> bool:
    """Tell whether a row above a heading may be part of it, and is not the last row of a table."""
    title = header.column_of(Field.TITLE)
    texts = [text for text in row.texts if text]
    if title is None or (title < len(row.cells) and not row.cells[title].blank):
        return False
    return all(len(text) <= _LONGEST_LABEL and content_of(text) not in _DATA for text in texts)


def _merged_downwards(rows: Sequence[Row], at: int, header: Header) -> int:
    """Return over how many rows the activities' own heading is merged; 0 where it is in one."""
    title = header.column_of(Field.TITLE)
    anchor = None if title is None else rows[at].cells[title].anchor
    if title is None or anchor is None:
        return 0
    count = 1
    for row in rows[at + 1 :]:
        if title >= len(row.cells) or row.cells[title].anchor != anchor:
            break
        count += 1
    return count if count > 1 else 0


def _of_rows(rows: Sequence[Row], told: Told) -> Header:
    """Return the header that several rows make: the lowest text of a column is its name."""
    names: dict[int, str] = {}
    parents: dict[int, str] = {}
    for number, row in enumerate(rows):
        below = rows[min(number + 1, len(rows) - 1)]
        texts = with_months(_spans(row, below))
        for column, text in texts.items():
            if column in names:
                parents[column] = f"{parents.get(column, '')} {names[column]}".strip()
            names[column] = text
    width = max(len(row.cells) for row in rows)
    return read_columns(dict(sorted(names.items())), width, told=told, parents=parents)


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
