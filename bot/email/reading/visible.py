"""What the person wrote: what is left without quotes, signature, notices and apps' lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.email.reading.lines import Line, joined, unquoted
from bot.email.reading.notices import without_notices
from bot.email.reading.parts.raw_headers import without_raw_headers
from bot.email.reading.quotes import Quoted, find_heads, find_quoted, with_inline_split
from bot.email.reading.sent_from import without_sent_from
from bot.email.reading.signatures import without_signature

MOST_TEXT = 100_000
_MOST_QUOTED = 4000
_MOST_ANSWERS = 200
_MOST_COPIED = 20_000
_MOST_HEADS = 6


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written below quoted lines; `quoted` are those lines, nothing above the first."""

    quoted: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was written (at most MOST_TEXT characters), beside what, and what the mail showed.

    `copied` is what stands below the first head of a quote, up to the next one, and `heading` that
    head: what was passed on and, in a copy of our message, where she may have written all the same.
    `older` are the heads below it, each with what it heads.
    `quotes` tells whether anything was quoted, `forwarded` whether a separator says that a message
    was passed on.
    """

    text: str
    answers: tuple[Answer, ...]
    quotes: bool
    forwarded: bool
    heading: str = ""
    copied: str = ""
    older: tuple[tuple[str, str], ...] = ()


def read_visible(lines: Sequence[Line], names: frozenset[str]) -> Reading:
    """Return what of the lines the person wrote; `names` are the folded words of her name."""
    lines = with_inline_split(without_raw_headers(lines))
    quoted = find_quoted(lines)
    answers: list[Answer] = []
    for above, own in reversed(_segments(lines, quoted)):
        text = joined(own_words(own, names, last=not answers))[:MOST_TEXT].strip()
        if text:
            answers.append(Answer(joined(map(unquoted, above))[-_MOST_QUOTED:], text))
    answers.reverse()
    text = "\n\n".join(answer.text for answer in answers)[:MOST_TEXT]
    copies = _copied(lines) if quoted.any else [("", "")]
    pieces, older = tuple(answers[:_MOST_ANSWERS]), tuple(copies[1:])
    return Reading(text, pieces, quoted.any, quoted.forwarded, *copies[0], older)


def _copied(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Return the messages below hers, the nearest first: the head of each, and what it heads."""
    heads = find_heads(lines)[:_MOST_HEADS] or [(0, 0)]
    ends = [first for first, _ in heads[1:]] + [len(lines)]
    return [
        (_shown(lines[first:after]), _shown(lines[after:end])[:_MOST_COPIED])
        for (first, after), end in zip(heads, ends, strict=True)
    ]


def _shown(lines: Sequence[Line]) -> str:
    return joined(map(unquoted, lines))


def own_words(lines: Sequence[Line], names: frozenset[str], *, last: bool) -> list[Line]:
    """Return lines without signature, notices and what apps add; `last`: nothing follows them."""
    kept = without_notices(without_sent_from(lines))
    return without_signature(kept, names, last=last)


def _says(lines: Sequence[Line]) -> bool:
    return any(not line.blank for line in lines)


def _segments(lines: Sequence[Line], quoted: Quoted) -> list[tuple[list[Line], list[Line]]]:
    """Cut a mail into runs of own lines, each with the quoted lines that stand above it."""
    segments: list[tuple[list[Line], list[Line]]] = [([], [])]
    for line, is_quoted in zip(lines, quoted.rows, strict=True):
        above, own = segments[-1]
        if not is_quoted:
            own.append(line)
        elif _says(own):
            segments.append(([line], []))
        else:
            own.clear()
            above.append(line)
    return segments
