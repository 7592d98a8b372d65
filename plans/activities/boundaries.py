"""Where a group's block begins, when its name is printed further down than its first row.

The rows in question stand between two names, with blank group cells. They belong to the name
above, unless they speak for the one below: by its words, by the words of its sure rows, by offices,
because the name above is in every row before and in them no more, or because the row lost or gained
a cell, as rows do where a merged cell begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from plans.activities.likeness import Weights, stems
from plans.values.codes import stands_nearer

# What the rows have to say for the name below beyond what they say for the one above: about the
# weight of half its words. Measured on published plans: right moves gain 0.6 and more, rows that
# belong above less than 0.2.
_MARGIN = 0.5
# Within a page a name stands at the top of its block: there even its whole name is not enough.
_MARGIN_IN_PAGE = 1.1
# A lost cell is enough to tell two subcomponents apart; two components have to differ in words too.
_SHIFTED = 0.8
_IN_DESCRIPTION = 0.5
_OFFICES = 0.5
# A name that two of three rows speak of is missed where it stops.
_SPEAKS = 0.25
_MOST_ROWS = 2 / 3
_FEWEST_ROWS = 2
_SAME_BEGINNING = 2
# A page holds about so many rows; further away nothing is compared.
_WINDOW = 12


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What a row says of its group: the names as printed in it, and what it speaks of.

    `exact`: the file knows which rows a name spans. `told`: a name is there by the row's code.
    `own_levels`: the plan's levels have names of its own, so that none of the guide's slipped.
    """

    page: int
    component: str
    subcomponent: str
    title: str
    product: str = ""
    description: str = ""
    offices: tuple[str, ...] = ()
    shifted: bool = False
    code: str = ""
    exact: bool = False
    own_levels: bool = False
    told: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The names a row belongs to; `inferred`: they are printed further down."""

    component: str | None
    subcomponent: str | None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row on which a name stands, and both names that hold there."""

    row: int
    group: Group


class Boundaries:
    """Finds the first row of each block of one table."""

    def __init__(self, rows: Sequence[GroupRow], anchors: Sequence[Anchor]) -> None:
        self._rows = rows
        self._anchors = anchors
        self._anchored = {anchor.row for anchor in anchors}

    # Where every row has its names, nothing has to be weighed, and no word is looked at.

    @cached_property
    def _titles(self) -> list[frozenset[str]]:
        return [stems(row.title) for row in self._rows]

    @cached_property
    def _short(self) -> list[frozenset[str]]:
        return [stems(f"{row.title} {row.product}") for row in self._rows]

    @cached_property
    def _whole(self) -> list[frozenset[str]]:
        return [stems(f"{row.title} {row.product} {row.description}") for row in self._rows]

    @cached_property
    def _offices(self) -> list[frozenset[str]]:
        return [frozenset(row.offices) for row in self._rows]

    @cached_property
    def _words(self) -> Weights:
        return Weights(self._short)

    @cached_property
    def _names(self) -> Weights:
        return Weights(self._offices)

    def start(self, number: int) -> int:
        """Return the first row of the block of the anchor `number`, counted from 0."""
        if number == 0:
            named = self._anchors[0].row
            return named if all(row.exact for row in self._rows[: named + 1]) else 0
        above, below = self._anchors[number - 1], self._anchors[number]
        if above.group == below.group:
            return below.row
        zone = self._zone(number)
        gains = {row: self._gain(row, number) for row in zone}
        best = max(gains, key=lambda row: gains[row], default=below.row)
        new_page = self._rows[below.row].page != self._rows[below.row - 1].page
        margin = _MARGIN if new_page else _MARGIN_IN_PAGE
        start = best if best in gains and gains[best] > margin else below.row
        first = start
        while first - 1 in gains and self._continues(first - 1, first):
            first -= 1
        # Where the rows that stay begin alike too, a beginning tells nothing.
        return start if first > 0 and self._continues(first - 1, first) else first

    def _zone(self, number: int) -> range:
        """Return the rows in question: of a block, the page with the name holds the larger part."""
        above, below = self._anchors[number - 1], self._anchors[number]
        rows_below = min(self._end(number) - below.row, _WINDOW)
        first = max(above.row + 1, below.row - rows_below)
        for row in range(below.row - 1, first - 1, -1):
            if self._belongs_above(row, above, below):
                return range(row + 1, below.row)
        return range(first, below.row)

    def _belongs_above(self, row: int, above: Anchor, below: Anchor) -> bool:
        """Tell whether a row names a component, or one by its code, that is not the one below, or
        whether its code goes on with those above and not with those below."""
        own, name = self._rows[row], below.group.component
        if own.exact or (own.component and own.component != name):
            return True
        return stands_nearer(own.code, self._rows[above.row].code, self._rows[below.row].code)

    def _end(self, number: int) -> int:
        """Return the row after the last that may belong to an anchor's group."""
        group = self._anchors[number].group
        while number < len(self._anchors) and self._anchors[number].group == group:
            number += 1
        return self._anchors[number].row if number < len(self._anchors) else len(self._rows)

    def _first(self, number: int) -> int:
        """Return the first row that surely belongs to the group of an anchor."""
        group = self._anchors[number].group
        while number > 0 and self._anchors[number - 1].group == group:
            number -= 1
        return self._anchors[number].row

    def _gain(self, start: int, number: int) -> float:
        """Return how much better the block of an anchor begins at `start` than at its name."""
        above, below = self._anchors[number - 1].group, self._anchors[number].group
        named = self._anchors[number].row
        kept = range(max(self._first(number - 1), start - _WINDOW), start)
        sure = range(named, min(self._end(number), named + _WINDOW))
        usual = self._usual_mention(kept, above, below)
        shifted = self._rows[start].shifted and not self._rows[start - 1].shifted
        same = above.component == below.component
        gain = (_SHIFTED if same else _SHIFTED / 2) if shifted else 0.0
        for row in range(start, named):
            mention = self._mention(row, above, below)
            gain += self._mention(row, below, above) - mention + max(0.0, usual - mention)
            if not same:
                gain += self._likeness(row, sure) - self._likeness(row, kept)
        return gain

    def _mention(self, row: int, group: Group, other: Group) -> float:
        """Return how far a row speaks of the names that set `group` apart from `other` (0–1)."""
        elsewhere = stems(f"{other.component or ''} {other.subcomponent or ''}")
        names = {group.component, group.subcomponent} - {other.component, other.subcomponent, None}
        return max((self._covered(stems(name or "") - elsewhere, row) for name in names), default=0)

    def _covered(self, name: frozenset[str], row: int) -> float:
        short, whole = self._short[row], self._whole[row]
        return self._words.covered(name, short) + _IN_DESCRIPTION * self._words.covered(
            name, whole - short
        )

    def _usual_mention(self, kept: range, above: Group, below: Group) -> float:
        """Return how far the rows of the block above speak of its name, if most of them do."""
        mentions = [self._mention(row, above, below) for row in kept]
        speaking = sum(mention >= _SPEAKS for mention in mentions)
        if len(mentions) < _FEWEST_ROWS or speaking < _MOST_ROWS * len(mentions):
            return 0.0
        return sum(mentions) / len(mentions)

    def _likeness(self, row: int, others: range) -> float:
        """Return how much a row's name and offices are found in the one of `others` most like."""
        words = max(self._words.covered(self._titles[row], self._whole[one]) for one in others)
        offices = max(self._names.alike(self._offices[row], self._offices[one]) for one in others)
        return words + _OFFICES * offices

    def _continues(self, row: int, following: int) -> bool:
        """Tell whether a row begins as the next one does, which moved or stands on another page."""
        same_page = self._rows[row].page == self._rows[following].page
        if following in self._anchored and same_page:
            return False
        one, other = self._beginning(row), self._beginning(following)
        return len(one) == _SAME_BEGINNING and one == other

    def _beginning(self, row: int) -> list[frozenset[str]]:
        words = (stems(word) for word in self._rows[row].title.split())
        return [word for word in words if word][:_SAME_BEGINNING]
