"""Which rows of a mail are quoted: by marks, below an attribution, or below headers."""

from __future__ import annotations

import re
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
    roles_of,
)
from bot.email.reading.lines import Line, Mark, unquoted
from bot.email.reading.sent_from import is_sent_from

_WRAPPED = 60
_SHORT = 60
_MOST_FOLDED = 3
_OF_A_LINK = re.compile(
    r"<(?:mailto:|https?://)\S*|(?:mailto:\S*|[^\s<]*(?:%[0-9a-f]{2}|&amp;|&body=)[^\s<]*)>?",
    re.IGNORECASE,
)
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
            after, rest = _at_top(lines, first, after, rest=rest)
            forwarded = forwarded or any(opens_forward(item.text) for item in lines[first:after])
            end = len(lines) if rest else after
            rows[first:end] = [True] * (end - first)
            row = end
        else:
            row += 1
    _take_in_wrapped(lines, rows)
    return Quoted(tuple(rows), forwarded)


def find_heads(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return where the heads of quotes begin and end, whatever marks stand before them."""
    bare = [unquoted(line) for line in lines]
    heads: list[tuple[int, int]] = []
    row = 0
    while row < len(bare):
        if not bare[row].blank:
            first, after, _ = _heading(bare, row)
            if after > row and first >= (heads[-1][1] if heads else 0):
                heads.append((first, _with_attached(bare, after)))
                row = heads[-1][1]
                continue
        row += 1
    return heads


def _at_top(lines: Sequence[Line], first: int, after: int, *, rest: bool) -> tuple[int, bool]:
    """Return where a head really ends, and whether all below is quoted, where hers is all below.

    Nobody answers with a head alone: where nothing stands above it, and lines further down have
    marks of their own, those are the quote.
    """
    above = any(not line.blank and not is_sent_from(line.text) for line in lines[:first])
    if not rest or above or not any(line.depth for line in lines[after:]):
        return after, rest
    return _with_attached(lines, after), False


def _with_attached(lines: Sequence[Line], after: int) -> int:
    """Return the row after the rest of a head's last line, which a client has folded."""
    row = after
    if row == 0 or not roles_of(lines[row - 1].text):
        return after
    while row < len(lines) and row - after < _MOST_FOLDED and not lines[row].blank:
        if lines[row].depth != lines[after - 1].depth:
            return row
        row += 1
    return row if row < len(lines) and row - after < _MOST_FOLDED and lines[row].blank else after


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
    for row in range(1, len(lines)):
        if rows[row - 1] and not rows[row] and _is_of_a_link(lines[row].text):
            rows[row] = True
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


def _is_of_a_link(text: str) -> bool:
    """Tell whether a line is a link between angles, or the rest of one: what clients write behind
    the words of a link, and what holds those words again."""
    return _OF_A_LINK.fullmatch(text.strip()) is not None


def _in_address(text: str) -> bool:
    """Tell whether a line ends in the middle of an address of the web."""
    return "://" in text.rpartition(" ")[2]
