"""Letters into words and lines, in the order in which people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from plans.readers.pdf.page import Glyph, turned
from plans.readers.pdf.windows import Box

# Of folded text.
PAGE_NUMBER = re.compile(r"(?:pagina|pag\.?)?\s*\d{1,3}(?:\s*(?:de|/)\s*\d{1,3})?")
# A date, a number or a percentage that fills a line.
FIGURE = re.compile(r"(?=.*\d)[\d\s.,:/%()-]{1,14}|N/?A", re.IGNORECASE)
# In parts of the letters' height: a wider gap is a blank.
_GAP = 0.17
# Bold is imitated by printing a letter twice, closer than two letters ever stand.
_TWICE = 0.1
_SAME_LINE = 0.5
# A wider gap, in parts of the letters' height, is not one between two words.
_RUN = 0.8
# A line of so many texts that stand apart is a row's.
FEWEST_COLUMNS = 3
# The blank between two words of a text is narrower; so many of such blanks are printed where the
# page prints them.
_BLANK = 0.4
_PRINTED = 0.9
# A sign of percent stands no farther than this from its number.
_SIGN = 0.6


class Word(NamedTuple):
    """Letters without a blank between them; `follows`: a printed blank joins it to the last one;
    `apart`: it begins another text, on a page that prints the blanks within texts. `style` is
    that of its letters, "" where they differ."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    follows: bool = False
    apart: bool = False
    style: str = ""

    @property
    def middle(self) -> float:
        """Return the height at which the word stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in one column of a table without lines."""

    column: int
    text: str
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Return the height at which the line stands."""
        return (self.top + self.bottom) / 2


def text_of(glyphs: Sequence[Glyph]) -> str:
    """Return letters as lines of words; turned letters are read the way they are turned."""
    pieces = []
    for turn in sorted({glyph.turn for glyph in glyphs}):
        some = [glyph for glyph in glyphs if glyph.turn == turn]
        if turn:
            some = [Glyph(one.text, *turned(Box(*one[1:5]), turn, 0.0, 0.0)) for one in some]
        pieces += [text_in(words_of(line)) for line in lines_of(some)]
    return "\n".join(piece for piece in pieces if piece)


def text_in(words: Iterable[Word]) -> str:
    """Return the text of some words of one line."""
    return " ".join(word.text for word in words)


def runs_of(line: Sequence[Word], gap: float = _RUN) -> list[list[Word]]:
    """Return the words of a line, those of one text together that no wider gap parts."""
    runs: list[list[Word]] = []
    for word in line:
        near = runs and word.x0 - runs[-1][-1].x1 < gap * (word.bottom - word.top)
        if near and not word.apart:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def line_of(column: int, words: Sequence[Word]) -> Line:
    """Return words of one column as a line of it."""
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Line(column, text_in(words), top, bottom)


def has_figure(line: Sequence[Word]) -> bool:
    """Tell whether a text of a line is nothing but a figure."""
    return any(FIGURE.fullmatch(text_in(run)) for run in runs_of(line))


def with_texts_apart(lines: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """Return the lines of a page; where nearly all words that stand close to each other have a
    printed blank between them, one without it begins another text."""
    gaps = [
        (word.follows, (word.x0 - before.x1) / (word.bottom - word.top))
        for line in lines
        for before, word in pairwise(line)
    ]
    near = [follows for follows, gap in gaps if gap < _BLANK]
    if not near or sum(near) < _PRINTED * len(near):
        return [list(line) for line in lines]
    return [
        [*line[:1], *(_told(before, word) for before, word in pairwise(line))] for line in lines
    ]


def _told(before: Word, word: Word) -> Word:
    wide = word.x0 - before.x1 > _GAP * (word.bottom - word.top)
    return word._replace(apart=wide and not word.follows)


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the letters line by line, from the top and from the left."""
    lines: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in sorted(glyphs, key=lambda one: one.top + one.bottom):
        if not lines or glyph.middle - middle > _SAME_LINE * max(size, glyph.size):
            lines.append([])
            middle, size = glyph.middle, glyph.size
        lines[-1].append(glyph)
    for line in lines:
        line.sort(key=lambda one: one.x0)
    return lines


def words_of(line: Sequence[Glyph]) -> list[Word]:
    """Return the words of one line, whose letters come from left to right."""
    words: list[tuple[list[Glyph], bool]] = []
    before: Glyph | None = None
    blank: Glyph | None = None
    for glyph in line:
        if glyph.text.isspace() or not glyph.text:
            before, blank = None, glyph
            continue
        if before is not None and _is_twice(before, glyph):
            continue
        if before is None or glyph.x0 - before.x1 > _GAP * glyph.size:
            joined = blank is not None and glyph.x0 - blank.x1 < _TWICE * glyph.size
            words.append(([], joined))
        words[-1][0].append(glyph)
        before, blank = glyph, None
    return _with_signs([_word(letters, follows=follows) for letters, follows in words])


def _with_signs(words: Sequence[Word]) -> list[Word]:
    """Return the words, a percent sign with the number that it stands a blank away from."""
    result: list[Word] = []
    for word in words:
        before = result[-1] if result else None
        near = before is not None and word.x0 - before.x1 < _SIGN * (word.bottom - word.top)
        if before is not None and near and word.text == "%" and before.text[-1].isdigit():
            text, top = f"{before.text} %", min(before.top, word.top)
            bottom = max(before.bottom, word.bottom)
            result[-1] = before._replace(text=text, top=top, x1=word.x1, bottom=bottom)
        else:
            result.append(word)
    return result


def _is_twice(before: Glyph, glyph: Glyph) -> bool:
    return before.text == glyph.text and glyph.x0 - before.x0 < _TWICE * glyph.size


def _word(letters: Sequence[Glyph], *, follows: bool) -> Word:
    styles = {one.style for one in letters}
    return Word(
        "".join(one.text for one in letters),
        letters[0].x0,
        min(one.top for one in letters),
        max(one.x1 for one in letters),
        max(one.bottom for one in letters),
        follows,
        style=styles.pop() if len(styles) == 1 else "",
    )
