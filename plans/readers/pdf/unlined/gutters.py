"""Columns of a table without lines: blanks between words that go down it, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from plans.readers.pdf.text import FEWEST_COLUMNS, Word, runs_of

# In parts of the letters' height: the blank between two columns, and one that needs no more proof.
GUTTER = 0.5
_NARROWEST = 0.17
_WIDE_GUTTER = 1.3
# So many of the lines may cross a blank.
_CROSSINGS = (0.0, 0.05, 0.1)
_ALIGNED = 0.4
_WELL_ALIGNED = 0.6
_MANY = 0.15
_FEWEST_BESIDE = 8
# Blanks of a text that happen to stand below each other: so many of the words follow others.
_RIVER = 0.3
# Points: lines of a column begin at one place.
_STRAIGHT = 1.5
_FEWEST_LINES = 2
# Without lines, the first and the last column end nowhere.
FAR = 100_000.0


def columns_between_words(lines: Sequence[Sequence[Word]], size: float) -> list[float]:
    """Return where the columns part: the middles of the blanks that go down the table."""
    broken = [n for n, line in enumerate(lines) if len(runs_of(line)) >= FEWEST_COLUMNS]
    if len(broken) < _FEWEST_LINES:
        return []
    body = lines[broken[0] : broken[-1] + 1]
    cuts: list[float] = []
    for share in _CROSSINGS:
        found = []
        # What some lines cross has to be as wide as a blank between columns at least.
        narrowest = (GUTTER if cuts else _NARROWEST) * size
        gutters = _gutters(body, narrowest, int(share * len(body)))
        for number in range(len(gutters)):
            cut = _cut(body, gutters, number, size, sure=bool(cuts))
            if cut is not None and all(abs(cut - one) > size for one in cuts):
                found.append(cut)
        cuts += found
    return _without_thin(body, sorted([*cuts, *_between_banners(body, cuts, size)]))


def _without_thin(lines: Sequence[Sequence[Word]], cuts: list[float]) -> list[float]:
    """Leave out the cuts beside which a column holds fewer lines than the cut parts words: there a
    heading is wider than the texts of its column."""
    parted = [sum(straddles(line, [cut]) for line in lines) for cut in cuts]
    own = [
        sum(any(left < w.x0 and w.x1 < right for w in line) for line in lines)
        for left, right in pairwise([0.0, *cuts, FAR])
    ]
    beside = zip(cuts, parted, own, own[1:], strict=False)
    return [cut for cut, over, *both in beside if not over or over < min(both)]


def _between_banners(
    lines: Sequence[Sequence[Word]], cuts: Sequence[float], size: float
) -> list[float]:
    """Return the further cuts that show where lines of one name, from the left edge on, are left
    out: a group's name over the columns crosses the blanks between them."""
    left = min(line[0].x0 for line in lines)
    rest = [line for line in lines if len(runs_of(line)) > 1 or line[0].x0 - left > _STRAIGHT]
    gutters = _gutters(rest, GUTTER * size, 0) if len(rest) < len(lines) else []
    found = (_cut(rest, gutters, number, size, sure=True) for number in range(len(gutters)))
    return [one for one in found if one and all(abs(one - cut) > size for cut in cuts)]


def _gutters(
    lines: Sequence[Sequence[Word]], narrowest: float, most: int
) -> list[tuple[float, float]]:
    """Return the blanks between words, at least so wide, that at most `most` lines cross."""
    edges = sorted(
        edge for line in lines for word in line for edge in ((word.x0, 1), (word.x1, -1))
    )
    stretches: list[tuple[int, float, float]] = []
    covered = 0
    for (at, change), (following, _) in pairwise(edges):
        covered += change
        if following > at:
            stretches.append((covered, at, following))
    found: list[tuple[float, float]] = []
    for low, some in groupby(stretches, key=lambda one: one[0] <= most):
        if low:
            within = list(some)
            wide = [part for part in _least_crossed(within) if part[1] - part[0] >= narrowest]
            whole = within[0][1], within[-1][2]
            # What is left between the words of a crossing line may be too narrow.
            found += wide or ([whole] if whole[1] - whole[0] >= narrowest else [])
    return found


def _least_crossed(stretches: Sequence[tuple[int, float, float]]) -> list[tuple[float, float]]:
    """Return the parts of a blank that the fewest lines cross; each comes as (lines, from, to)."""
    least = min(lines for lines, _, _ in stretches)
    runs = groupby(stretches, key=lambda one: one[0] == least)
    parts = [list(some) for thin, some in runs if thin]
    return [(part[0][1], part[-1][2]) for part in parts]


def straddles(line: Sequence[Word], cuts: Sequence[float]) -> bool:
    """Tell whether a word stands on both sides of a cut."""
    return any(word.x0 < cut < word.x1 for cut in cuts for word in line)


def _cut(
    lines: Sequence[Sequence[Word]],
    gutters: Sequence[tuple[float, float]],
    number: int,
    size: float,
    *,
    sure: bool,
) -> float | None:
    """Return where a blank parts two columns; None for one that only looks like it.

    It parts them where lines begin right of it, or end left of it, at one place; a wide one needs
    no such proof, a narrow one more of it.
    """
    start, end = gutters[number]
    left = gutters[number - 1][1] if number else 0.0
    right = gutters[number + 1][0] if number + 1 < len(gutters) else FAR
    first = [some[0] for line in lines if (some := _between(line, end, right))]
    begins = [word.x0 for word in first]
    ends = [max(w.x1 for w in some) for line in lines if (some := _between(line, left, start))]
    middle = (start + end) / 2
    if not begins:
        return None
    if sum(word.follows and word.x0 - end < _STRAIGHT for word in first) > _RIVER * len(first):
        return None
    narrow = end - start < GUTTER * size
    if narrow and min(len(begins), len(ends)) < max(_FEWEST_BESIDE, _MANY * len(lines)):
        return None
    least = _WELL_ALIGNED if narrow or sure else _ALIGNED
    if _share(begins, end) >= least:
        return max(end - _STRAIGHT, middle)
    if _share(ends, start) >= least:
        return min(start + _STRAIGHT, middle)
    return middle if end - start >= _WIDE_GUTTER * size and not sure else None


def _between(line: Sequence[Word], left: float, right: float) -> list[Word]:
    return [word for word in line if left <= (word.x0 + word.x1) / 2 <= right]


def _share(places: Sequence[float], at: float) -> float:
    return sum(abs(one - at) <= _STRAIGHT for one in places) / len(places) if places else 0.0


def crosses(line: Sequence[Word], cuts: Sequence[float]) -> bool:
    """Tell whether words that follow each other as in a sentence stand on both sides of a cut."""
    runs = runs_of(line, GUTTER)
    return any(run[0].x0 < cut < run[-1].x1 for cut in cuts for run in runs)
