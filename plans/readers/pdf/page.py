"""What is printed on one page of a PDF: letters and ruled lines, turned so that they read level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import NamedTuple

from pdfminer.layout import (
    LTChar,
    LTComponent,
    LTContainer,
    LTCurve,
    LTImage,
    LTLine,
    LTPage,
    LTRect,
)
from pdfplumber.page import Page

from plans.readers.pdf.clips import Seen, layout_of
from plans.readers.pdf.windows import (
    Box,
    Rule,
    beyond,
    hidden,
    is_cell,
    is_column,
    is_last,
    window,
)

# Points. Lines this close are one: double borders, and corners that do not quite meet.
NEAR = 3.0
# A column or row narrower than this is the space between double lines.
NARROWEST = 5.0
# A rectangle this thin is a line.
_THIN = 3.0
# A page is turned when so many of its letters are.
_MOST = 0.6
# A bullet as many programs write it: the library finds no letter for its number.
_BULLET = "(cid:127)"
# Lines enough for a table; below that, shaded boxes count as lines too.
_FEWEST_RULES = 3
# What the names of fonts say of their letters, and how far those lean that are only slanted.
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted", re.IGNORECASE)
_SLANTED = 0.1

_Letter = tuple[LTChar, Box, Box | None]


class Glyph(NamedTuple):
    """One printed letter; `turn` counts the quarters that it is turned to the left.

    `hidden` tells where across the page, and `beyond` at which height, the cell is seen beyond
    which the letter stands unseen; `last` that the letter is the last that the cell has room for.
    `style` is "bold", "italic" or "plain", as its font's name says.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    turn: int = 0
    hidden: float | None = None
    last: bool = False
    beyond: float | None = None
    style: str = ""

    @property
    def middle(self) -> float:
        """Return the height at which the letter stands."""
        return (self.top + self.bottom) / 2

    @property
    def across(self) -> float:
        """Return where across the page the letter, or what is seen of its text, stands."""
        return (self.x0 + self.x1) / 2 if self.hidden is None else self.hidden

    @property
    def down(self) -> float:
        """Return at which height the letter, or what is seen of its cell, stands."""
        return self.middle if self.beyond is None else self.beyond

    @property
    def seen(self) -> bool:
        """Tell whether the letter is seen on the page."""
        return self.hidden is None and self.beyond is None

    @property
    def size(self) -> float:
        """Return how high the letter is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Printed:
    """The letters of a page and its level and upright lines.

    `drawn`: the lines are drawn as such, and not only the ends of shaded boxes. `image` is the
    part of the page that its largest image covers (0–1). `bands` are the upper and lower ends of
    shaded boxes, `height` is the paper's.
    """

    number: int
    glyphs: list[Glyph]
    level: list[Rule]
    upright: list[Rule]
    drawn: bool = True
    image: float = 0.0
    bands: Sequence[Rule] = ()
    height: float = 0.0


def printed(page: Page) -> Printed:
    """Return what is printed on a page, turned so that most of its text reads level."""
    layout, seen = layout_of(page)
    width, height = layout.width, layout.height
    glyphs, drawn, shaded = _contents(layout, seen)
    turns = Counter(glyph.turn for glyph in glyphs)
    high = height
    turn, count = turns.most_common(1)[0] if turns else (0, 0)
    if turn and count >= _MOST * len(glyphs):
        glyphs = [_turned_glyph(glyph, turn, width, height) for glyph in glyphs]
        drawn = [turned(box, turn, width, height) for box in drawn]
        shaded = [turned(box, turn, width, height) for box in shaded]
        high = width if turn % 2 else height
    level, upright = _rules(drawn)
    few = min(len(level), len(upright)) < _FEWEST_RULES
    if few:
        level, upright = _rules([*drawn, *shaded])
    drawn_lines = not (few and shaded)
    bands, _ = _rules(shaded)
    return Printed(
        page.page_number, glyphs, level, upright, drawn_lines, _image(layout), joined_rules(bands),
        high,
    )  # fmt: skip


def _contents(layout: LTPage, seen: Sequence[Seen]) -> tuple[list[Glyph], list[Box], list[Box]]:
    """Return the letters, the drawn lines, and the sides of boxes that are only filled; `seen`
    tells of each letter where it is."""
    left, top, width, height = layout.x0, layout.y1, layout.width, layout.height
    shown = (None if one is None else window(one, left, top) for one in seen)
    letters: list[_Letter] = []
    drawn: list[Box] = []
    shaded: list[Box] = []
    for one in _parts(layout):
        box = Box(one.x0 - left, top - one.y1, one.x1 - left, top - one.y0)
        if isinstance(one, LTChar):
            letters.append((one, box, next(shown, None)))
        elif isinstance(one, LTRect):
            if min(box.x1 - box.x0, box.bottom - box.top) <= _THIN:
                drawn.append(box)
            else:
                (drawn if one.stroke else shaded).extend(_sides(box))
        elif isinstance(one, LTCurve):
            drawn.extend(_segments(one, left, top))
    level = _rules(drawn)[0]
    glyphs = [
        _glyph(char, box, seen_in, level, width)
        for char, box, seen_in in _on_paper(letters, width, height)
    ]
    return _without_last_blanks(glyphs), drawn, shaded


def _on_paper(letters: Sequence[_Letter], width: float, height: float) -> Iterator[_Letter]:
    """Yield the letters on the paper, and those of a text that goes on beyond its right end; those
    without a height show nothing."""
    before: Box | None = None
    for letter in letters:
        box = letter[1]
        if box.bottom <= box.top:
            continue
        goes_on = before is not None and abs(before.top - box.top) < NEAR > abs(box.x0 - before.x1)
        if box.x1 > 0 and box.bottom > 0 and box.top < height and (box.x0 < width or goes_on):
            yield letter
            before = box
        else:
            before = None


def _glyph(
    char: LTChar, box: Box, seen_in: Box | None, level: Sequence[Rule], width: float
) -> Glyph:
    text = char.get_text()
    text = "•" if text == _BULLET else text
    if seen_in is None:
        return Glyph(text, *box, _turn(char), style=_style(char))
    column = is_column(box, seen_in, width) and not is_cell(seen_in, level)
    last = column and is_last(box, seen_in)
    down = beyond(box, seen_in)
    return Glyph(text, *box, _turn(char), hidden(box, seen_in), last, down, _style(char))


def _style(char: LTChar) -> str:
    """Return how a letter is written; one that is bold and in italics is bold."""
    name = char.fontname.rsplit("+", 1)[-1]
    if _BOLD.search(name):
        return "bold"
    _, b, c, d = char.matrix[:4]
    slanted = b == 0 and d > 0 and c > _SLANTED * d
    return "italic" if slanted or _ITALIC.search(name) else "plain"


def _without_last_blanks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the letters without the blanks that end a line: no blank joins it to what stands
    beside it."""
    return [
        glyph
        for glyph, after in zip_longest(glyphs, glyphs[1:])
        if not glyph.text.isspace() or (after is not None and _follows(glyph, after))
    ]


def _follows(blank: Glyph, after: Glyph) -> bool:
    size = blank.size
    beside = abs(after.middle - blank.middle) < size and abs(after.x0 - blank.x1) < size
    return beside or after.turn != 0


def _image(layout: LTPage) -> float:
    """Return which part of a page its largest image covers."""
    areas = (one.width * one.height for one in _parts(layout) if isinstance(one, LTImage))
    whole = layout.width * layout.height
    return max(areas, default=0.0) / whole if whole else 0.0


def _parts(container: LTContainer[LTComponent]) -> Iterator[LTComponent]:
    for one in container:
        if isinstance(one, LTContainer):
            yield from _parts(one)
        else:
            yield one


def _turn(char: LTChar) -> int:
    """Return how many quarters a letter is turned to the left: 1 reads upwards, 3 downwards."""
    a, b = char.matrix[0], char.matrix[1]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def turned(box: Box, turn: int, width: float, height: float) -> Box:
    """Return a box of the page as it stands when text turned by `turn` quarters reads level."""
    x0, top, x1, bottom = box
    if turn == 1:
        return Box(height - bottom, x0, height - top, x1)
    if turn == 2:
        return Box(width - x1, height - bottom, width - x0, height - top)
    if turn == 3:
        return Box(top, width - x1, bottom, width - x0)
    return box


def _turned_glyph(glyph: Glyph, turn: int, width: float, height: float) -> Glyph:
    box = turned(Box(*glyph[1:5]), turn, width, height)
    return Glyph(glyph.text, *box, (glyph.turn - turn) % 4, style=glyph.style)


def _sides(box: Box) -> list[Box]:
    x0, top, x1, bottom = box
    return [
        Box(x0, top, x1, top),
        Box(x0, bottom, x1, bottom),
        Box(x0, top, x0, bottom),
        Box(x1, top, x1, bottom),
    ]


def _segments(curve: LTCurve, left: float, top: float) -> Iterator[Box]:
    """Yield the straight pieces of a path; nothing of a path that is only filled."""
    if not curve.stroke and not isinstance(curve, LTLine):
        return
    points = [(x - left, top - y) for x, y in curve.pts]
    for (x0, y0), (x1, y1) in pairwise(points):
        yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _rules(boxes: Sequence[Box]) -> tuple[list[Rule], list[Rule]]:
    """Return the boxes that are lines: the level and the upright ones."""
    level, upright = [], []
    for x0, top, x1, bottom in boxes:
        wide, high = x1 - x0, bottom - top
        if high <= _THIN and wide >= high:
            level.append(Rule((top + bottom) / 2, x0, x1))
        elif wide <= _THIN:
            upright.append(Rule((x0 + x1) / 2, top, bottom))
    return level, upright


def joined_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Return the lines, those that overlap or go on as one."""
    result: list[Rule] = []
    for bundle in _bundles(rules):
        at = sum(rule.at for rule in bundle) / len(bundle)
        start, end = bundle[0].start, bundle[0].end
        for rule in bundle[1:]:
            if rule.start > end + NEAR:
                result.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        result.append(Rule(at, start, end))
    return [rule for rule in result if rule.end - rule.start > NARROWEST]


def _bundles(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the lines that stand at about the same place together, each from its start."""
    bundles: list[list[Rule]] = []
    for rule in sorted(rules):
        if not bundles or rule.at - bundles[-1][0].at > NEAR:
            bundles.append([])
        bundles[-1].append(rule)
    return [sorted(bundle, key=lambda rule: rule.start) for bundle in bundles]
