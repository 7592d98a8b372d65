"""Percentages told period by period, where a table has no other: those of what was done to date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from plans.readers.grid import Row
from plans.tables.cells.cutoff_columns import contents_of, mostly
from plans.tables.headings.contents import Content
from plans.tables.headings.headers import Field, FollowUp, Header, with_follow_ups
from plans.tables.headings.programmed import counts_progress
from plans.values.cutoffs import hint_of
from plans.values.percents import HUNDRED, read_percent
from plans.values.periods import read_period

_MOST = 0.6


def with_progress_of_periods(header: Header, rows: Sequence[Row]) -> Header:
    """Read the percentages done by the end of each period as follow-ups, where a table has no other
    percentage: those beside what is planned by then, and those below one heading, "% AVANCE" over
    "SEM I". Those that may be of a period alone (25 %, 25 %, 50 %) are kept as they are."""
    if header.has_figures:
        return header
    done = {at: part.label for at, part in header.parts.items() if part.done}
    if any(has_percents(rows, at) for at in done):
        return _followed(header, rows, done) if _accumulates(header, rows) else header
    told = dict(_below_progress(header))
    percents = any(has_percents(rows, at) for at in told)
    return _followed(header, rows, told) if percents and _are_to_date(rows, [*told]) else header


def has_percents(rows: Sequence[Row], column: int) -> bool:
    """Tell whether most cells of a column are percentages."""
    return mostly(contents_of(rows, column)) is Content.PERCENT


def _followed(header: Header, rows: Sequence[Row], labels: dict[int, str]) -> Header:
    """Return the header with a follow-up for each period of which something is told, by its column
    and label; the words are beside the last."""
    filled = [at for at in labels if contents_of(rows, at)]
    words = next((one.words for one in header.follow_ups if one.words is not None), None)
    found = [FollowUp(None, at, hint_of(labels[at])) for at in filled]
    found[-1] = replace(found[-1], words=words)
    roles = {**header.roles, **dict.fromkeys(filled, Field.PERCENT)}
    return with_follow_ups(replace(header, roles=roles), tuple(found))


def _accumulates(header: Header, rows: Sequence[Row]) -> bool:
    """Tell whether what is planned for the periods is planned by their ends: it grows, to 100 % or
    so that shares of one whole would be more than that together."""
    columns = [at for at, part in header.parts.items() if not part.done] or sorted(header.terms)
    filled = [some for some in _figures(rows, columns) if some]
    grown = [some for some in filled if some == sorted(some)]
    whole = [some for some in grown if some[-1] == HUNDRED or sum(some) > HUNDRED]
    return bool(filled) and len(whole) >= _MOST * len(filled)


def _below_progress(header: Header) -> Iterator[tuple[int, str]]:
    """Yield the columns of periods below a heading of percentages of progress, which nobody told to
    be something else, with their periods."""
    for at, name in header.names.items():
        label = header.own.get(at, "")
        if at not in header.roles and label and label != name and name.endswith(label):
            parent = name.removesuffix(label)
            if counts_progress(parent) and read_period(label) is not None:
                yield at, label


def _are_to_date(rows: Sequence[Row], columns: Sequence[int]) -> bool:
    """Tell whether the percentages of periods are surely of all that was done by their ends: one
    period alone is told of, or none falls and those of a row are more than 100 % together."""
    if sum(bool(contents_of(rows, at)) for at in columns) == 1:
        return True
    several = [some for some in _figures(rows, columns) if len(some) > 1]
    falls = any(one > other for some in several for one, other in pairwise(some))
    return not falls and any(sum(some) > HUNDRED for some in several)


def _figures(rows: Sequence[Row], columns: Sequence[int]) -> list[list[Decimal]]:
    """Return the percentages that each row has in some columns."""
    texts = ([row.texts[at] for at in columns if at < len(row.cells)] for row in rows)
    read = ([read_percent(text).value for text in some] for some in texts)
    return [[value for value in some if value is not None] for some in read]
