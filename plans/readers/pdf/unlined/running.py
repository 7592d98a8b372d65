"""What a page's head and foot say again on the page beside it: no rows, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile
from statistics import median

from core.spanish import fold
from plans.readers.pdf.ruled import Piece
from plans.readers.pdf.text import FEWEST_COLUMNS, FIGURE, Word, runs_of, text_in

# Points: the same line stands this near on another page.
_SAME_PLACE = 1.0
_MOST_LINES = 5
# A foot has so many words, stands farther below the table than its lines from each other by so
# much, or has letters of another size by so many points.
_FEWEST_WORDS = 2
_APART = 1.25
_OTHER_SIZE = 0.3
# In letters' heights.
_FAR_ABOVE = 2.2
_DIGITS = re.compile(r"\d+")
# Of folded text.
_OF_FORM = re.compile(
    r"(?:codigo|version|pagina)[:.]? ?(?=[a-z.-]{0,12}\d)[\w.-]{1,20}(?: ?(?:de|/) ?\d{1,3})?"
)
# What a browser prints above and below a page: the day and hour, the address and a number.
_PRINTED_ON = re.compile(r"(?i:\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?: ?[ap]\.? ?m\.?)?)")
_ADDRESS = re.compile(r"(?:https?|\w{3,5})://\S{3,}")
_NUMBER = re.compile(r"(?i:p[aá]g(?:ina|\.)? ?)?\d{1,3} ?(?:/|de) ?\d{1,3}")
_PAGE = re.compile(r"(?i:p[aá]g(?:ina|\.)? ?\d{1,3}(?: ?(?:/|de) ?\d{1,3})?)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_Lines = Sequence[Sequence[Word]]


def foot_of(lines: _Lines, beside: _Lines) -> int:
    """Return how many of a page's last lines come again at the foot of the page `beside` it; dates
    and numbers in them may be others."""
    again = [(_form(line), line[0].middle) for line in beside[-_MOST_LINES:]]
    count = 0
    for line in reversed(lines[-_MOST_LINES:]):
        form, at = _form(line), line[0].middle
        if not any(form == one and abs(at - place) < _SAME_PLACE for one, place in again):
            break
        count += 1
    if lines and _has(lines[-1], _ADDRESS) and _has(lines[-1], _NUMBER):
        return max(count, 1)
    foot = lines[len(lines) - count :]
    words = sum(len(_LETTERS.findall(text_in(line))) for line in foot)
    repeated = words >= _FEWEST_WORDS and _is_apart(lines, count)
    return count if repeated else int(_numbers_page(lines))


def _numbers_page(lines: _Lines) -> bool:
    """Tell whether the last line says the page's number, beside other texts, and stands far below
    all others, or is of another size."""
    if len(lines) < _FEWEST_WORDS or not _has(lines[-1], _PAGE):
        return False
    above, line = lines[-2][0], lines[-1][0]
    far = line.middle - above.middle > _FAR_ABOVE * (line.bottom - line.top)
    return far and _is_apart(lines, 1)


def head_of(lines: _Lines, beside: _Lines, before: Piece | None) -> int:
    """Return how many of a page's first lines are its head: they tell the form's code and version,
    or come again on the page `beside` it above the heading of the table that began `before`."""
    names = {name for slot in before.rows[0] for name in slot.text.splitlines()} if before else ()
    again = [(_form(line), line[0].middle) for line in beside[:_MOST_LINES]]
    count = 0
    told = [1] if lines and _has(lines[0], _PRINTED_ON) else []
    for line in lines[:_MOST_LINES] if names else ():
        form, at = _form(line), line[0].middle
        there = any(form == one and abs(at - place) < _SAME_PLACE for one, place in again)
        if _heads(line, names) or not there:
            break
        count += 1
    if count == len(lines) or (count and not _is_above(lines[count - 1], lines[count], names)):
        count = 0
    above = takewhile(lambda line: not _is_row(line, names), lines[:_MOST_LINES])
    told += [n for n, line in enumerate(above, start=1) if _is_of_form(line)]
    return max([count, *told])


def _is_row(line: Sequence[Word], names: Collection[str]) -> bool:
    """Tell whether a line is the table's, below which no head of a page is: it holds a heading, or
    several texts of which one is a date or a figure."""
    runs = runs_of(line)
    figures = any(FIGURE.fullmatch(text_in(run)) for run in runs)
    return _heads(line, names) or (len(runs) >= FEWEST_COLUMNS and figures)


def _is_above(line: Sequence[Word], heading: Sequence[Word], names: Collection[str]) -> bool:
    """Tell whether a line stands apart from the heading below it, and is none of its lines."""
    step, high = heading[0].middle - line[0].middle, line[0].bottom - line[0].top
    return _heads(heading, names) and step > _FAR_ABOVE * high


def _is_of_form(line: Sequence[Word]) -> bool:
    return any(_OF_FORM.fullmatch(fold(text_in(run))) for run in runs_of(line))


def _has(line: Sequence[Word], pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(text_in(run)) for run in runs_of(line))


def _heads(line: Sequence[Word], names: Collection[str]) -> bool:
    return any(text_in(run) in names for run in runs_of(line))


def _form(line: Sequence[Word]) -> str:
    return _DIGITS.sub("0", text_in(line))


def _is_apart(lines: _Lines, count: int) -> bool:
    """Tell whether the last lines stand apart from those above, or are of another size."""
    above, foot = lines[: len(lines) - count], lines[len(lines) - count :]
    if len(above) < _FEWEST_WORDS:
        return False
    steps = [b[0].middle - a[0].middle for a, b in pairwise(above)]
    step = foot[0][0].middle - above[-1][0].middle
    size = median(word.bottom - word.top for line in above for word in line)
    own = median(word.bottom - word.top for line in foot for word in line)
    return step > _APART * median(steps) or abs(own - size) > _OTHER_SIZE
