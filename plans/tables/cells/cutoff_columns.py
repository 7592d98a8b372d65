"""Cut-offs and counts whose headings do not say what they hold: the cells tell it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from core.spanish import parse_decimal
from plans.readers.grid import Row
from plans.tables.cells.activity_column import texts_of, with_fields
from plans.tables.headings.contents import Content, content_of
from plans.tables.headings.headers import Field, FollowUp, Header, Told, with_follow_ups
from plans.tables.headings.meaning import is_follow_up, normal
from plans.tables.headings.programmed import is_of_others
from plans.values.clean import clean
from plans.values.cutoffs import hint_of, is_only_cutoff
from plans.values.percents import (
    HUNDRED,
    has_sign,
    has_state_and_figure,
    is_not_due,
    read_percent,
)
from plans.values.state_words import state_of

# "AVANCE FÍSICO DE EJECUCIÓN DE LAS ACTIVIDADES" counts the units of the findings' format.
_PHYSICAL = re.compile(r"\bavance fisico\b")
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
    found = [FollowUp(percent=at, hint=hint_of(header.own[at])) for at in columns]
    twice = len({one.hint or one.percent for one in found}) < len(found)
    if not columns or twice or len(words) < len(header.follow_ups):
        return header
    if _may_be_planned(header, rows, columns):
        return header
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


def with_states(header: Header, rows: Sequence[Row], told: Told) -> Header:
    """Return the header with the percentages that stand beside the states in one column, "Estado",
    where the table has no other figures of progress."""
    if header.has_figures or header.has(Field.EXECUTED):
        return header
    own = (at for at in header.extra if at not in header.parts)
    columns = [at for at in own if _has_states_and_figures(rows, at)]
    if len(columns) != 1 or normal(header.own.get(columns[0], "")) in told:
        return header
    *earlier, newest = header.follow_ups or (FollowUp(),)
    hint = newest.hint or hint_of(header.own.get(columns[0], ""))
    header = replace(header, roles={**header.roles, columns[0]: Field.PERCENT})
    return with_follow_ups(header, (*earlier, replace(newest, percent=columns[0], hint=hint)))


def _has_states_and_figures(rows: Sequence[Row], column: int) -> bool:
    """Tell whether most cells of a column are states, one of them with its percentage."""
    texts = [clean(text) for text in texts_of(rows, column)]
    both = sum(map(has_state_and_figure, texts))
    bare = sum(state_of(text) is not None or is_not_due(text) for text in texts)
    return both > 0 and both + bare >= _MOST * len(texts)


def decided(header: Header, rows: Sequence[Row]) -> Header:
    """Tell words from percentages where every heading says only "SEGUIMIENTO" and a day."""
    if len(header.follow_ups) < _SEVERAL or header.has_figures:
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


def counted(header: Header, rows: Sequence[Row]) -> Header:
    """Return the header with units done in place of percentages, where "AVANCE FÍSICO" beside units
    planned holds numbers without a sign, and most of them are no more than what is planned."""
    planned = header.column_of(Field.PLANNED)
    figures = (one.percent for one in header.follow_ups if one.percent is not None)
    done = next((at for at in figures if _PHYSICAL.search(normal(header.own.get(at, "")))), None)
    if done is None or planned is None or header.has(Field.EXECUTED):
        return header
    within = [row.texts for row in rows if max(done, planned) < len(row.cells)]
    pairs = [(texts[done], texts[planned]) for texts in within if texts[done]]
    if any(has_sign(one) for one, _ in pairs):
        return header
    read = [(parse_decimal(one), parse_decimal(other)) for one, other in pairs]
    told = [(one, other) for one, other in read if one is not None and other is not None]
    fitting = sum(one <= other for one, other in told)
    if not told or fitting < _MOST * len(told):
        return header
    follow_ups = (replace(one, percent=None if one.percent == done else one.percent)
                  for one in header.follow_ups)  # fmt: skip
    kept = tuple(one for one in follow_ups if one.columns)
    fields = {at: one for at, one in header.fields.items() if at != done}
    return with_fields(replace(header, fields=fields, follow_ups=kept), {done: Field.EXECUTED})


def in_one_unit(header: Header, rows: Sequence[Row], told: Told) -> Header:
    """Return the header with a percentage in place of units done, where "TOTAL EJEC." beside "TOTAL
    PROG." has its sign; without units done, of which it is asked what they count, where several of
    them and not all have it, where what is planned has it, or where most are more than that."""
    done, planned = header.column_of(Field.EXECUTED), header.column_of(Field.PLANNED)
    if done is None or planned is None or normal(header.own.get(done, "")) in told:
        return header
    within = [row.texts for row in rows if max(done, planned) < len(row.cells)]
    pairs = [
        (texts[done], texts[planned])
        for texts in within
        if texts[done] and not is_not_due(texts[done])
    ]
    signs = sum(has_sign(one) for one, _ in pairs)
    promised = any(has_sign(other) for _, other in pairs)
    read = [(parse_decimal(one), parse_decimal(other)) for one, other in pairs]
    begun = [(one, other) for one, other in read if one and other is not None]
    beyond = sum(one > other for one, other in begun)
    if (
        signs < min(_FEWEST, len(pairs))
        and not promised
        and (len(begun) < _FEWEST or beyond <= _MOST * len(begun))
    ):
        return header
    gone = {done} | ({planned} if promised else set())
    header = replace(
        header,
        fields={at: one for at, one in header.fields.items() if at not in gone},
        roles={at: one for at, one in header.roles.items() if at not in gone},
    )
    if signs < len(pairs) or header.has_figures:
        return header
    *earlier, newest = header.follow_ups or (FollowUp(),)
    with_role = with_fields(header, {done: Field.PERCENT})
    return with_follow_ups(with_role, (*earlier, replace(newest, percent=done)))
