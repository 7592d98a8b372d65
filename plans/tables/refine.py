"""What a heading leaves open is told by the cells under it: columns without a name or a kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from plans.readers.grid import Row
from plans.tables import usual
from plans.tables.contents import Content, content_of
from plans.tables.headers import Field, FollowUp, Header, meaning, with_follow_ups
from plans.values.codes import is_code, is_telling_code

_MOST = 0.6
_FEWEST = 2
_SEVERAL = 2
# How many parts of a year are its …
_PERIODS = {2: "semestre", 3: "cuatrimestre", 4: "trimestre", 6: "bimestre", 12: "mes"}
_LAST_NUMBER = re.compile(r"\b\d{1,2}$")
# What the cells of a column without a heading have to be for it to be read as a field.
_TOLD_BY = {
    Content.DATE: Field.DUE,
    Content.PERCENT: Field.PERCENT,
    Content.OFFICE: Field.OFFICES,
}


def refine(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header with what its rows tell of columns that the headings leave open."""
    header = _with_title(_marked(header, rows), rows)
    header = _unnamed(_with_code_under_title(header, rows), rows)
    undecided = len(header.follow_ups) >= _SEVERAL and not any(
        one.percent is not None for one in header.follow_ups
    )
    return _decided(header, rows) if undecided else header


def with_code_column(header: Header, row: Row, *, going_on: bool) -> Header | None:
    """Return the header with a column for the code before the names, or None.

    Where headings give code and name one column, rows may have two: they are one cell too long,
    and where the name should be stands a code. `going_on`: the row above was of this kind.
    """
    title = header.column_of(Field.TITLE)
    if title is None or Field.CODE in header.fields.values():
        return None
    last = max((at for at, text in enumerate(row.texts) if text), default=0)
    named = 1 + max(header.names, default=0)
    too_long = len(row.cells) > named if going_on else last >= named
    code = row.texts[title] if title < len(row.cells) else ""
    if not too_long or not (is_telling_code(code) or (going_on and not code)):
        return None
    return _inserted(header, title)


def _inserted(header: Header, at: int) -> Header:
    """Return the header with one column more, that of the code, before the column `at`."""

    def moved(column: int) -> int:
        return column + (column >= at)

    return replace(
        header,
        fields={at: Field.CODE} | {moved(column): one for column, one in header.fields.items()},
        names={moved(column): name for column, name in header.names.items()},
        width=header.width + 1,
        roles={at: Field.CODE} | {moved(column): one for column, one in header.roles.items()},
        follow_ups=tuple(
            replace(
                one,
                words=None if one.words is None else moved(one.words),
                percent=None if one.percent is None else moved(one.percent),
            )
            for one in header.follow_ups
        ),
        terms={moved(column): name for column, name in header.terms.items()},
    )


def _contents(rows: Sequence[Row], column: int) -> Counter[Content]:
    texts = (row.texts[column] for row in rows if column < len(row.cells))
    return Counter(content_of(text) for text in texts if text)


def _mostly(counts: Counter[Content]) -> Content | None:
    """Return the content of most cells of a column, None where they differ or are too few."""
    whole = sum(counts.values())
    if whole < _FEWEST:
        return None
    content, times = counts.most_common(1)[0]
    return content if times >= _MOST * whole else None


def _unnamed(header: Header, rows: Sequence[Row]) -> Header:
    """Give columns without a heading the field that their cells tell, where the table lacks it.

    A column of percentages is one also under a heading that nobody understands.
    """
    for column in range(header.width):
        named = column in header.names
        if column in header.roles or (named and meaning(header.names[column])[1]):
            continue
        field = _told_by_cells(rows, column)
        if named and field is not Field.PERCENT:
            continue
        if field is None or (field in header.fields.values() and field is not Field.PERCENT):
            continue
        if field is Field.PERCENT and header.follow_ups:
            header = _with_percent(header, column)
            continue
        if field is Field.PERCENT:
            header = replace(header, follow_ups=(FollowUp(percent=column),))
        header = replace(
            header,
            fields=dict(sorted((dict(header.fields) | {column: field}).items())),
            roles=dict(header.roles) | {column: field},
        )
    return header


def _with_percent(header: Header, column: int) -> Header:
    """Return the header with a column of percentages for the follow-up whose words stand beside it.

    Else it is the newest's, if that has none.
    """
    follow_ups = list(header.follow_ups)
    lacking = [at for at, one in enumerate(follow_ups) if one.percent is None]
    beside = [at for at in lacking if follow_ups[at].words == column - 1]
    at = next(iter(beside), None)
    if at is None and lacking[-1:] == [len(follow_ups) - 1]:
        at = lacking[-1]
    if at is None:
        return header
    follow_ups[at] = replace(follow_ups[at], percent=column)
    roles = dict(header.roles) | {column: Field.PERCENT}
    return with_follow_ups(replace(header, roles=roles), tuple(follow_ups))


def _marked(header: Header, rows: Sequence[Row]) -> Header:
    """Read columns of marks side by side, numbered from 1, as the periods of the year.

    Their heading may have been torn: "CUATRIMESTRE" over the 2, or cut in two.
    """
    if header.terms:
        return header
    for first in range(header.width):
        columns = _numbered_marks(header, rows, first)
        if len(columns) in _PERIODS:
            terms = {
                column: f"{_PERIODS[len(columns)]} {number}"
                for number, column in enumerate(columns, start=1)
            }
            kept = {at: one for at, one in header.fields.items() if at not in terms}
            roles = dict(header.roles) | dict.fromkeys(terms, Field.TERM)
            return replace(header, fields=kept, roles=roles, terms=terms)
    return header


def _numbered_marks(header: Header, rows: Sequence[Row], first: int) -> list[int]:
    """Return the columns from `first` on whose headings end in 1, 2, 3 … and that hold marks."""
    columns: list[int] = []
    for column in range(first, header.width):
        number = _LAST_NUMBER.search(header.names.get(column, ""))
        if number is None or int(number.group()) != len(columns) + 1:
            break
        contents = set(_contents(rows, column))
        if not contents <= {Content.MARK, Content.NUMBER}:
            break
        columns.append(column)
    marked = any(Content.MARK in _contents(rows, column) for column in columns)
    return columns if marked else []


def _with_code_under_title(header: Header, rows: Sequence[Row]) -> Header:
    """Part code and name where the activities' heading stands over both: "1.1", "Revisar …"."""
    title = header.column_of(Field.TITLE)
    if title is None or Field.CODE in header.fields.values():
        return header
    name = title + 1
    texts = [row.texts for row in rows if name < len(row.cells)]
    codes = [some[title] for some in texts if is_code(some[title])]
    named = [some for some in texts if is_code(some[title]) and some[name]]
    free = name not in header.names and name not in header.roles
    if not free or len(codes) < _MOST * len(rows) or len(named) < _MOST * len(codes) or not codes:
        return header
    changed = {title: Field.CODE, name: Field.TITLE}
    return replace(
        header,
        fields=dict(sorted((dict(header.fields) | changed).items())),
        roles=dict(header.roles) | changed,
    )


def _told_by_cells(rows: Sequence[Row], column: int) -> Field | None:
    texts = [row.texts[column] for row in rows if column < len(row.cells) and row.texts[column]]
    codes = sum(is_telling_code(text) for text in texts)
    if len(texts) >= _FEWEST and codes >= _MOST * len(texts):
        return Field.CODE
    content = _mostly(_contents(rows, column))
    return None if content is None else _TOLD_BY.get(content)


def _with_title(header: Header, rows: Sequence[Row]) -> Header:
    """Find the column of the activities where its heading is missing: it begins with verbs."""
    if Field.TITLE in header.fields.values():
        return header
    open_columns = [column for column in range(header.width) if column not in header.roles]
    speaking = {column: _verbs(rows, column) for column in open_columns}
    best = max(speaking, key=lambda column: speaking[column], default=None)
    if best is None or speaking[best] < _MOST:
        return header
    return replace(
        header,
        fields=dict(sorted((dict(header.fields) | {best: Field.TITLE}).items())),
        roles=dict(header.roles) | {best: Field.TITLE},
    )


def _verbs(rows: Sequence[Row], column: int) -> float:
    """Return which share of a column's cells begins with an infinitive."""
    texts = [row.texts[column] for row in rows if column < len(row.cells) and row.texts[column]]
    return sum(map(usual.begins_as_activity, texts)) / len(texts) if texts else 0.0


def _decided(header: Header, rows: Sequence[Row]) -> Header:
    """Tell words from percentages where every heading says only "SEGUIMIENTO" and a day.

    A column of percentages right after one of words is of the same follow-up.
    """
    found: list[FollowUp] = []
    roles = dict(header.roles)
    for one in header.follow_ups:
        for column in one.columns:
            counts = _contents(rows, column)
            if not counts:
                roles[column] = Field.FOLLOW_UP
                continue
            if _figures(counts) < _MOST * sum(counts.values()):
                roles[column] = Field.DESCRIPTION
                found.append(FollowUp(words=column, hint=one.hint))
                continue
            roles[column] = Field.PERCENT
            beside = found[-1] if found else FollowUp()
            if beside.words == column - 1 and beside.percent is None:
                found[-1] = replace(beside, percent=column)
            else:
                found.append(FollowUp(percent=column, hint=one.hint))
    return with_follow_ups(replace(header, roles=roles), tuple(found) or header.follow_ups)


def _figures(counts: Counter[Content]) -> int:
    return counts[Content.PERCENT] + counts[Content.NUMBER] + counts[Content.NOT_DUE]
