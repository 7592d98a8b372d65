"""Texts that do not fit their cells, of which the file holds no more than what is seen.

Some programs write such a text whole, and only show less of it. Others write the letters that are
seen and the first that is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.spanish import fold
from plans.readers.pdf.page import Glyph

# Letters beyond the end of a cell: with more of them, the text is there as a whole.
_MOST_UNSEEN = 2
# In parts of the letters' height.
_SAME_LINE = 0.5
_NEXT = 1.0
_LONGEST_FIGURE = 60
# A date, a number or a code, or the heading of dates and figures: without its end it says
# something else.
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}(?:[-/.]|$)|\d{1,2} de [a-z]|^(?:del?|entre|desde|hasta) \d"
)
_DECISIVE = re.compile(
    r"\d{1,4}(?:[-/.,]\d|[%$]|\s*$)|%|(?:porcentaje|avance|fecha|plazo|inicio|fin)\b"
)


def cut_texts(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the texts that are cut, of letters in the order in which the file holds them."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            yield from _cut(run)
            run = []
        run.append(glyph)
    yield from _cut(run)


def shown_of(text: Sequence[Glyph]) -> str:
    """Return what is seen of a text."""
    return "".join(glyph.text for glyph in text if glyph.hidden is None).strip()


def is_decisive(text: str) -> bool:
    """Tell whether a cut text may be another date, figure or heading than the whole one."""
    words = fold(text)
    return bool(_DECISIVE.match(words) or _DATE.search(words))


def is_figure(text: str) -> bool:
    """Tell whether a text is a date or a figure, with few words: what an activity is called may
    name a day, too."""
    return len(text) <= _LONGEST_FIGURE and any(letter.isdigit() for letter in text)


def _follows(before: Glyph, glyph: Glyph) -> bool:
    height = max(before.size, glyph.size)
    if (before.last or before.hidden is not None) and glyph.hidden is None and not glyph.last:
        return False
    level = abs(glyph.middle - before.middle) < _SAME_LINE * height
    return level and -height < glyph.x0 - before.x1 < _NEXT * height


def _cut(run: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    shown = [glyph for glyph in run if glyph.hidden is None and glyph.text.strip()]
    unseen = sum(bool(glyph.text.strip()) for glyph in run) - len(shown)
    if shown and unseen <= _MOST_UNSEEN and (unseen or shown[-1].last):
        yield list(run)
