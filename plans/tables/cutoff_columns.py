"""Cut-offs side by side whose headings do not say what they hold: the cells tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from plans.readers.grid import Row
from plans.tables.activity_column import texts_of
from plans.tables.contents import Content, content_of
from plans.tables.headers import Field, FollowUp, Header, Told, with_follow_ups
from plans.tables.headings import is_follow_up, normal
from plans.tables.programmed import is_of_others
from plans.values.cutoffs import hint_of, is_only_cutoff
from plans.values.percents import HUNDRED, read_percent

_MOST = 0.6
_FEWEST = 2
_SEVERAL = 2


def contents_of(rows: Sequence[Row], column: int) -> Counter[Content]:
    """Return how many cells of a column look like what."""
    return Counter(map(content_of, texts_of(rows, column)))


def mostly(counts: Counter[Content]) -> Content | None:
    """Return the content of most cells of a column, None where they differ or are too few."""
    whole = sum(counts.values())
    if whole < _FEWEST:
        return None
    content, times = counts.most_common(1)[0]
    return content if times >= _MOST * whole else None


def with_cutoffs(header: Header, rows: Sequence[Row], told: Told) -> Header:
    """Return the header with the follow-ups of columns that only name their cut-off and hold
    percentages: "CORTE 31/03/2026". The last gives the figure, and remarks without a day stand with
    it. What may be planned by then stays as it is, and what stands beside other percentages."""
    columns = [at for at in header.extra if _may_count(header, at, told)]
    columns = [at for at in columns if mostly(contents_of(rows, at)) is Content.PERCENT]
    words = [one for one in header.follow_ups if one.percent is None and one.hint is None]
    if not columns or len(words) < len(header.follow_ups) or _may_be_planned(header, rows, columns):
        return header
    found = [FollowUp(percent=at, hint=hint_of(header.own[at])) for at in columns]
    roles = {**header.roles, **dict.fromkeys(columns, Field.PERCENT)}
    return with_follow_ups(replace(header, roles=roles), (*found, *words))


def _may_count(header: Header, column: int, told: Told) -> bool:
    """Tell whether a column names a cut-off alone, of nothing planned, and nobody told its kind."""
    own, name = header.own.get(column, ""), header.names.get(column, "")
    if column in header.parts or {normal(own), normal(name)} & {*told}:
        return False
    return is_only_cutoff(own, of_periods=False) and not is_of_others(name)


def _may_be_planned(header: Header, rows: Sequence[Row], columns: Sequence[int]) -> bool:
    """Tell whether nothing over some columns says that they are of progress, and in every row the
    last of them is 100 %: what is planned is so, too."""
    over = (header.names[at].removesuffix(header.own[at]) for at in columns)
    named = any(map(is_follow_up, over))
    last = {read_percent(text).value for text in texts_of(rows, columns[-1])}
    return not named and len(columns) > 1 and last == {HUNDRED}


def decided(header: Header, rows: Sequence[Row]) -> Header:
    """Tell words from percentages where every heading says only "SEGUIMIENTO" and a day."""
    percents = any(one.percent is not None for one in header.follow_ups)
    if len(header.follow_ups) < _SEVERAL or percents:
        return header
    found: list[FollowUp] = []
    roles = dict(header.roles)
    for one in header.follow_ups:
        for column in one.columns:
            counts = contents_of(rows, column)
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
