"""Names of groups that are printed once, where their first row is, in tables without lines.

A name begins where a row does, or has its middle where the row has, and holds for the rows below it
up to the next name. Its lines may go on beside the rows below. A line right below a name's that
stands where a row begins is another name's, unless the words go on or names are known to go on; of
two names that may be one, the rows have none, but where each name begins with a code of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from core.spanish import fold
from plans.readers.pdf.text import Line

# In letters' heights: lines that stand level, texts that have their middle there, and the blank
# between two lines of one name.
_LEVEL = 0.2
_MIDDLE = 0.4
_NEXT_LINE = 0.75
# A line may be put a row or two below the one that it stands level with.
_NEAR = 2
# A line with room for the next word, in parts of the longest name's.
_EARLY = 0.8
_FEWEST_NAMES = 3
# "H1 (A)", "NC-02 Expedientes", "OBS 3."; a number alone may be a text's.
_CODED = re.compile(r"[A-ZÑ]{1,4}[-. ]?\d{1,3}\b")
# A name ends with none of these words or signs.
_OPEN = frozenset({
    "de", "del", "la", "las", "el", "los", "y", "e", "para", "a", "al", "en", "con", "por", "o",
    "su", "sus", "-", "–", "—",
})  # fmt: skip


class PrintedRow(Protocol):
    """A row of a table: the page's part in which it is, and what is printed in it."""

    @property
    def part(self) -> int: ...
    @property
    def lines(self) -> tuple[Line, ...]: ...


class Block(NamedTuple):
    """A name, and its rows from `start` to before `end`; not `sure` if it may be two names or a
    part of one; `lower` than its first row, it stands at the row's top and not in its middle."""

    start: int
    end: int
    name: str
    sure: bool = True
    lower: bool = False


class _Name(NamedTuple):
    row: int
    lines: list[Line]
    sure: bool = True

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


class _Printed(NamedTuple):
    """A line of a name: its part, the row that begins level with it, whether it stands right below
    the line before, and whether it does so or is the first of its part."""

    line: Line
    part: int
    row: int | None
    follows: bool
    joins: bool


def blocks_from_tops(
    rows: Sequence[PrintedRow],
    column: int,
    groups: Sequence[int],
    above: Sequence[int],
    *,
    few: bool = False,
) -> list[Block]:
    """Return the blocks of one of the columns of `groups`, which end where those of the columns
    `above` begin; [] where its names stand in another way, or are so few that they may (`few`: then
    too)."""
    own = [[line for line in row.lines if line.column not in groups] for row in rows]
    if not all(own):
        return []
    names = _by_tops(rows, own, column, few=few) or _by_middles(rows, own, column, few=few)
    if not names or names[0].row > 0:
        return []
    ends = sorted({*above, *(one.row for one in names), len(rows)})
    return [
        Block(
            one.row,
            next(end for end in ends if end > one.row),
            one.text,
            one.sure,
            _is_lower(one, own),
        )
        for one in names
    ]


def _by_tops(
    rows: Sequence[PrintedRow], own: Sequence[Sequence[Line]], column: int, *, few: bool
) -> list[_Name]:
    """Return the names that begin with a row; [] where one does not."""
    printed = list(_printed(rows, own, column))
    longest = max((len(one.line.text) for one in printed), default=0)
    over = _go_over(printed, own)
    names: list[_Name] = []
    for one in printed:
        last = names[-1] if names else None
        rest = last is not None and one.joins and _is_rest(last.lines[-1], one.line)
        if one.row is None and not (last and (one.follows or rest)):
            return []
        if last and (rest or one.row in {None, last.row}):
            last.lines.append(one.line)
        elif one.row is not None:
            torn = one.follows and over and not _had_room(names[-1].lines[-1], one.line, longest)
            names[-1:] = [name._replace(sure=name.sure and not torn) for name in names[-1:]]
            names.append(_Name(one.row, [one.line], not torn))
    if _are_coded(names):
        names = [name._replace(sure=True) for name in names]
    many = few or len(names) >= _FEWEST_NAMES
    return names if many or all(_is_lower(name, own) for name in names) else []


def _printed(
    rows: Sequence[PrintedRow], own: Sequence[Sequence[Line]], column: int
) -> Iterator[_Printed]:
    """Yield the lines of a column."""
    before: tuple[int, Line] | None = None
    tops = [min(line.top for line in some) for some in own]
    for number, row in enumerate(rows):
        for line in (one for one in row.lines if one.column == column):
            height = line.bottom - line.top
            near = range(max(number - _NEAR, 0), min(number + _NEAR, len(rows)))
            level = [n for n in near if rows[n].part == row.part
                     and abs(tops[n] - line.top) <= _LEVEL * height]  # fmt: skip
            above = before[1] if before is not None and before[0] == row.part else None
            first = above is None
            follows = above is not None and line.top - above.bottom < _NEXT_LINE * height
            at = level[0] if level else None
            yield _Printed(line, row.part, at, follows, first or follows)
            before = row.part, line


def _go_over(printed: Sequence[_Printed], own: Sequence[Sequence[Line]]) -> bool:
    """Tell whether a name goes on beside the row below its own."""
    row, part = 0, 0
    for before, one in pairwise(printed):
        row, part = (row, part) if before.row is None else (before.row, before.part)
        if one.follows and one.row not in {None, row} and _is_rest(before.line, one.line):
            return True
        below = one.follows and one.row is None and part == one.part and row + 1 < len(own)
        if below and one.line.middle > max(line.bottom for line in own[row]):
            return True
    return False


def _is_rest(before: Line, line: Line) -> bool:
    """Tell whether a line goes on with the words of the one before it."""
    last, first = fold(before.text).split()[-1], fold(line.text).split()[0]
    return last in _OPEN or last.endswith((",", "-")) or first in _OPEN or line.text[:1].islower()


def _are_coded(names: Sequence[_Name]) -> bool:
    """Tell whether each name begins with a code of its own, and none of their other lines does."""
    lines = [line for name in names for line in name.lines]
    found = [code.group() for line in lines if (code := _CODED.match(line.text))]
    firsts = all(_CODED.match(name.lines[0].text) for name in names)
    return firsts and len({*found}) == len(found) == len(names)


def _had_room(before: Line, line: Line, longest: int) -> bool:
    """Tell whether the next word had room on the line before."""
    return len(before.text) + 1 + len(line.text.split()[0]) <= _EARLY * longest


def _is_lower(name: _Name, own: Sequence[Sequence[Line]]) -> bool:
    """Tell whether a name is lower than its row: it stands at the row's top, and not its middle."""
    last = name.lines[-1]
    end = max(line.bottom for line in own[name.row])
    return end - last.bottom >= (last.bottom - last.top) / 2


def _by_middles(
    rows: Sequence[PrintedRow], own: Sequence[Sequence[Line]], column: int, *, few: bool
) -> list[_Name]:
    """Return the names that have their middle where a row has; [] where one does not."""
    names: list[_Name] = []
    for number, (row, some) in enumerate(zip(rows, own, strict=True)):
        lines = [line for line in row.lines if line.column == column]
        if not lines:
            continue
        middle = (min(one.top for one in some) + max(one.bottom for one in some)) / 2
        if abs(lines[0].top + lines[-1].bottom - 2 * middle) > 2 * _MIDDLE * (
            lines[0].bottom - lines[0].top
        ):
            return []
        names.append(_Name(number, lines))
    return names if few or len(names) >= _FEWEST_NAMES else []
