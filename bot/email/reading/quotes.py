"""Which rows of a mail are quoted: by marks, below an attribution, or below headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.email.reading.attribution import (
    Strength,
    attribution_ending_at,
    inline_attribution,
    stands_alone,
)
from bot.email.reading.header_blocks import (
    block_start,
    header_block_at,
    inline_headers,
    is_rule,
    is_separator,
    opens_forward,
)
from bot.email.reading.lines import Line, Mark

_WRAPPED = 60
_SHORT = 60
# No answer where one stands in front of an attribution: "El El vie, 3 de marzo … escribió:".
_ALONE = frozenset({"", "el", "on", "le", "il", "am", "op", "em", "den"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """For each row whether it is quoted, and whether a separator says that it was passed on."""

    rows: tuple[bool, ...]
    forwarded: bool

    @property
    def any(self) -> bool:
        """Tell whether anything at all is quoted."""
        return True in self.rows


def find_quoted(lines: Sequence[Line]) -> Quoted:
    """Return which rows are quoted. The time is in proportion to the number of rows."""
    rows = [line.depth > 0 for line in lines]
    forwarded = False
    row = 0
    while row < len(lines):
        line = lines[row]
        if line.mark is Mark.REST_IS_QUOTED:
            rows[_with_rule(lines, row) :] = [True] * (len(lines) - _with_rule(lines, row))
            forwarded = forwarded or _passes_on(lines, row)
            break
        if line.blank or (line.depth and not _heads_bare_text(lines, row)):
            row += 1
            continue
        if line.depth:
            rows[row:] = [True] * (len(lines) - row)
            break
        first, after, rest = _heading(lines, row)
        if after > row:
            forwarded = forwarded or any(opens_forward(item.text) for item in lines[first:after])
            end = len(lines) if rest else after
            rows[first:end] = [True] * (end - first)
            row = end
        else:
            row += 1
    _take_in_wrapped(lines, rows)
    return Quoted(tuple(rows), forwarded)


def with_inline_split(lines: Sequence[Line]) -> list[Line]:
    """Put an attribution that stands in one line with the answer into a line of its own."""
    split: list[Line] = []
    for line in lines:
        at = None if line.depth else inline_attribution(line.text) or inline_headers(line.text)
        if at and line.text[:at].strip(" -").lower() not in _ALONE:
            split += [
                replace(line, text=line.text[:at].rstrip(" -")),
                replace(line, text=line.text[at:]),
            ]
        else:
            split.append(line)
    return split


def _heading(lines: Sequence[Line], row: int) -> tuple[int, int, bool]:
    """Return the rows of what heads a quote at `row`, and whether all that follows is quoted."""
    if is_separator(lines[row].text):
        start = _next_text(lines, row + 1)
        after = header_block_at(lines, start, announced=True) if start < len(lines) else row + 1
        after = max(after, row + 1)
        return row, after, not _quote_follows(lines, after)
    after = header_block_at(lines, row)
    if after > row:
        first = _with_rule(lines, block_start(lines, row, after))
        return first, after, not _quote_follows(lines, after)
    if _is_groupwise(lines[row].text):
        return row, row + 1, True
    found = attribution_ending_at(lines, row)
    if found is None:
        return row, row, False
    if _quote_follows(lines, found.after):
        return _with_rule(lines, found.first), found.after, False
    text = " ".join(line.text for line in lines[found.first : found.after])
    alone = found.strength is Strength.STRONG or stands_alone(text)
    if alone or _next_text(lines, found.after) == len(lines):
        return _with_rule(lines, found.first), found.after, True
    return row, row, False


def _heads_bare_text(lines: Sequence[Line], row: int) -> bool:
    """Tell whether a marked row heads a quote without marks, as GroupWise and some webmails do."""
    if _is_groupwise(lines[row].text):
        return True
    if row and lines[row - 1].depth:
        return False
    announced = is_separator(lines[row].text)
    first = row + 1 if announced and row + 1 < len(lines) else row
    after = header_block_at(lines, first, announced=announced)
    bare = _next_text(lines, after) < len(lines) and not _quote_follows(lines, after)
    return after > first and bare


def _is_groupwise(text: str) -> bool:
    """Tell whether a line says ">>> Somebody 11/05/2026 8:00 >>>", of which marks may be taken."""
    return text.endswith(">>>") and any(letter.isdigit() for letter in text)


def _next_text(lines: Sequence[Line], row: int) -> int:
    while row < len(lines) and lines[row].blank:
        row += 1
    return row


def _quote_follows(lines: Sequence[Line], row: int) -> bool:
    row = _next_text(lines, row)
    return row < len(lines) and lines[row].depth > 0


def _with_rule(lines: Sequence[Line], row: int) -> int:
    """Return the row of a drawn line above `row`, else `row`."""
    above = row - 1
    while above >= 0 and lines[above].blank:
        above -= 1
    return above if above >= 0 and is_rule(lines[above].text) else row


def _passes_on(lines: Sequence[Line], row: int) -> bool:
    near = lines[max(0, row - 2) : row + 6]
    return any(opens_forward(line.text) for line in near)


def _take_in_wrapped(lines: Sequence[Line], rows: list[bool]) -> None:
    """Quote the rest of a quoted line that a server broke: it stands between two quoted ones."""
    for row in range(1, len(lines) - 1):
        above, line, below = lines[row - 1], lines[row], lines[row + 1]
        if (
            not rows[row]
            and above.depth
            and below.depth
            and (line.text[:1].islower() or _in_address(above.text))
            and len(above.text) >= _WRAPPED
            and len(line.text) < _SHORT
        ):
            rows[row] = True


def _in_address(text: str) -> bool:
    """Tell whether a line ends in the middle of an address of the web."""
    return "://" in text.rpartition(" ")[2]
