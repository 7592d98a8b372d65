"""Texts that are wider than their column: their end is printed over the column beside it.

The file holds the letters of a text one after the other, also where another text is printed over
them: what begins where a column does is that column's, to its last letter. Such a text is taken to
end where its column does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from plans.readers.pdf.page import Glyph, Printed
from plans.readers.pdf.windows import Rule

# In parts of the letters' height: letters of one text follow each other so close, after a blank
# less so; they stand on one line; a text goes over another by more than that, and ends so far
# before it where it is taken to.
_CLOSE = 0.12
_BLANK = 0.6
_LEVEL = 0.3
_OVER = 0.25
_APART = 0.6
# Points: texts of a column begin at one place; so many begin there.
_STRAIGHT = 0.7
_FEWEST = 3
_ALIKE = 0.2
_OWN_PART = 0.6
# Points before a drawn line.
_INSIDE = 1.0
_Run = list[Glyph]


def within_columns(page: Printed) -> list[Glyph]:
    """Return the letters of a page, in their order, those of texts that go over the column beside
    theirs made narrower."""
    runs = list(_runs(page.glyphs))
    starts = sorted(run[0].x0 for run in runs)
    by_height = sorted((run for run in runs if _is_level(run)), key=lambda run: run[0].middle)
    heights = [run[0].middle for run in by_height]
    done: list[Glyph] = []
    for run in runs:
        ends = _end_of(run, by_height, heights, starts, page.upright) if _is_level(run) else None
        done += run if ends is None else _narrowed(run, ends)
    return done


def _runs(glyphs: Sequence[Glyph]) -> Iterator[_Run]:
    """Yield the texts: letters that the file holds together and that follow each other."""
    run: _Run = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = before.size
    room = _BLANK if before.text.isspace() or glyph.text.isspace() else _CLOSE
    level = before.turn == glyph.turn and abs(glyph.middle - before.middle) < _LEVEL * size
    return level and -_CLOSE * size < glyph.x0 - before.x1 < room * size


def _is_level(run: _Run) -> bool:
    return all(not glyph.turn and glyph.seen for glyph in run)


def _end_of(
    run: _Run,
    others: Sequence[_Run],
    heights: Sequence[float],
    starts: Sequence[float],
    upright: Sequence[Rule],
) -> float | None:
    """Return where a text is to end that goes over its column's end; None for any other."""
    size, at = run[0].size, run[0].middle
    first = bisect_left(heights, at - _LEVEL * size)
    last = bisect_right(heights, at + _LEVEL * size)
    over = [
        other[0].x0 - _APART * size
        for other in others[first:last]
        if _goes_over(run, other) and _count_at(starts, other[0].x0) >= _FEWEST
    ]
    drawn = [rule.at for rule in upright if rule.start < at < rule.end]
    over += [line - _INSIDE for line in drawn if _spills(run, line, starts)]
    return min(over, default=None)


def _goes_over(run: _Run, other: _Run) -> bool:
    size = run[0].size
    alike = abs(other[0].size - size) < _ALIKE * size
    begins = run[0].x0 + size < other[0].x0
    return alike and begins and run[-1].x1 > other[0].x0 + _OVER * size


def _spills(run: _Run, line: float, starts: Sequence[float]) -> bool:
    """Tell whether a text begins before a drawn line, and goes over it."""
    start, end = run[0].x0, run[-1].x1
    if not start < line - _INSIDE or not end > line + _OVER * run[0].size:
        return False
    begins = _count_at(starts, start) >= _FEWEST
    return begins or line - start > _OWN_PART * (end - start)


def _count_at(starts: Sequence[float], at: float) -> int:
    return bisect_right(starts, at + _STRAIGHT) - bisect_left(starts, at - _STRAIGHT)


def _narrowed(run: _Run, end: float) -> _Run:
    """Return a text, each of its words as one letter, so that it ends before its column does."""
    start = run[0].x0
    share = (end - start) / (run[-1].x1 - start)
    done: _Run = []
    for blank, some in groupby(run, key=lambda one: one.text.isspace()):
        word = list(some)
        x0, x1 = (start + (x - start) * share for x in (word[0].x0, word[-1].x1))
        text = " " if blank else "".join(one.text for one in word)
        done.append(word[0]._replace(text=text, x0=x0, x1=x1))
    return done
