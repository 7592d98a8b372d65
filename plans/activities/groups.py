"""Which component and subcomponent a row belongs to, where their names stand in few of the rows.

A group's name is a merged cell. In text it stands on one row of its block: on the first, or, when
the block goes on over a page break, on the first row of the page that holds its middle. So a
blank cell belongs to the name above it, unless the row speaks for the name that comes next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from core.spanish import fold
from plans.activities.boundaries import Anchor, Boundaries, Group, GroupRow
from plans.activities.likeness import stems
from plans.activities.numbering import by_components, by_subcomponents
from plans.tables.headings import usual
from plans.values.codes import stands_nearer

_LINKS = frozenset({
    "y", "e", "de", "del", "al", "a", "la", "las", "el", "los", "en", "para", "por", "o",
})  # fmt: skip
_FEWEST_PAGES = 3


def assign(rows: Sequence[GroupRow]) -> list[Group]:
    """Return the group of every row, in order."""
    own = [row if row.exact or row.own_levels else _in_its_column(row) for row in rows]
    if _named_on_every_page(own):
        own = [replace(row, exact=True) for row in own]
    named = by_components(_exact(own))
    named = by_subcomponents(_joined(named))
    anchors = _anchors(named)
    if not anchors:
        return [Group(None, None) for _ in rows]
    boundaries = Boundaries(named, anchors)
    starts = [boundaries.start(number) for number in range(len(anchors))]
    groups = [Group(None, None)] * starts[0]
    for anchor, start, end in zip(anchors, starts, [*starts[1:], len(rows)], strict=True):
        groups += [replace(anchor.group, inferred=row < anchor.row) for row in range(start, end)]
    return groups


def _named_on_every_page(rows: Sequence[GroupRow]) -> bool:
    """Tell whether each of several pages begins with the names that hold there."""
    pages: dict[int, GroupRow] = {}
    for row in rows:
        pages.setdefault(row.page, row)
    levels = [any(row.component for row in rows), any(row.subcomponent for row in rows)]
    return (
        len(pages) >= _FEWEST_PAGES
        and any(levels)
        and all(
            bool(row.component) >= levels[0] and bool(row.subcomponent) >= levels[1]
            for row in pages.values()
        )
    )


def _exact(rows: Sequence[GroupRow]) -> list[GroupRow]:
    """Fill names down where the file says itself which rows a name spans: nothing is guessed."""
    result: list[GroupRow] = []
    component = subcomponent = ""
    for row in rows:
        if row.exact:
            if row.component and row.component != component:
                subcomponent = ""
            component = row.component or component
            subcomponent = row.subcomponent or subcomponent
            row = replace(row, component=component, subcomponent=subcomponent)
        result.append(row)
    return result


def _in_its_column(row: GroupRow) -> GroupRow:
    """Put a subcomponent's usual name that slipped into the component's column where it belongs."""
    slipped = row.component and not row.subcomponent and usual.is_subcomponent(row.component)
    return replace(row, component="", subcomponent=row.component) if slipped else row


def _joined(rows: Sequence[GroupRow]) -> list[GroupRow]:
    """Unite a component's name that is broken over two pages."""
    result = list(rows)
    named = [index for index, row in enumerate(rows) if row.component]
    for before, after in pairwise(named):
        if rows[after].page == rows[before].page:
            continue
        whole = _whole(result[before].component, rows[after].component)
        if whole:
            for index in named:
                if index <= after and result[index].component == result[before].component:
                    result[index] = replace(result[index], component=whole)
            result[after] = replace(result[after], component=whole)
    return result


def _whole(first: str, second: str) -> str | None:
    """Return the name that two pieces make, at a linking word or with one in common, or None."""
    if fold(first) == fold(second):
        return None
    one, other = first.split(), second.split()
    if fold(other[0]) in _LINKS or fold(one[-1]) in _LINKS:
        return f"{first} {second}"
    for head, tail in ((one, other), (other, one)):
        overlaps = len(head) > 1 and fold(head[-1]) == fold(tail[0])
        kind = usual.component_kind(first)
        if overlaps and kind and kind is usual.component_kind(second):
            return " ".join([*head, *tail[1:]])
    return None


def _anchors(rows: Sequence[GroupRow]) -> list[Anchor]:
    """Return the rows on which a name stands, with both names that hold there."""
    anchors: list[Anchor] = []
    components = _components(rows)
    before = Group(None, None)
    for index, row in enumerate(rows):
        if not row.component and not row.subcomponent:
            continue
        same = components[index] == before.component
        subcomponent = row.subcomponent or (before.subcomponent if same else None)
        group = Group(components[index], subcomponent)
        if row.told and group == before:
            continue  # the name is that of the row's code, and stands elsewhere
        before = group
        anchors.append(Anchor(index, before))
    return anchors


def _components(rows: Sequence[GroupRow]) -> dict[int, str | None]:
    """Return the component of every row on which a name stands."""
    result: dict[int, str | None] = {}
    named: int | None = None
    waiting: list[int] = []
    for index, row in enumerate(rows):
        if row.component:
            above = None if named is None else rows[named].component
            first = _first_of_next(rows, waiting, named, index)
            result.update(dict.fromkeys(waiting[:first], above))
            result.update(dict.fromkeys(waiting[first:], row.component))
            result[index], named = row.component, index
            waiting = []
        elif row.subcomponent:
            waiting.append(index)
    result.update(dict.fromkeys(waiting, None if named is None else rows[named].component))
    return result


def _first_of_next(
    rows: Sequence[GroupRow], waiting: Sequence[int], named: int | None, following: int
) -> int:
    """Return which of the waiting subcomponents is the first under the component of the row
    `following`, and not under that of the row `named` above."""
    below = rows[following].component
    if named is None or fold(rows[named].component) == fold(below):
        return 0
    above = rows[named].component
    sure = max(
        (
            place + 1
            for place, index in enumerate(waiting)
            if stands_nearer(rows[index].code, rows[named].code, rows[following].code)
            or _speaks_for(rows[index].subcomponent, above, below)
        ),
        default=0,
    )
    later = range(sure, len(waiting))
    speaking = (n for n in later if _speaks_for(rows[waiting[n]].subcomponent, below, above))
    return next(speaking, len(waiting))


def _speaks_for(subcomponent: str, one: str, other: str) -> bool:
    """Tell whether a subcomponent belongs to the component `one` rather than to `other`."""
    kind = usual.subcomponent_kind(subcomponent)
    if kind and kind in {usual.component_kind(one), usual.component_kind(other)}:
        return kind is usual.component_kind(one)
    words = stems(subcomponent)
    return len(words & stems(one)) > len(words & stems(other))
