"""A text in clauses, of which some are left out. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.understanding.reading import BREAKS, HARD_BREAKS, Reading
from bot.understanding.tokens import Token
from bot.understanding.wordlists import TENS, UNITS
from core.spanish import fold

SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")  # what stands between two sentences

# "ochenta y ocho" is one number
_TENS = re.compile(rf"(?:{TENS})\Z", re.IGNORECASE)
_UNIT = re.compile(rf"(?:{UNITS})\b", re.IGNORECASE)
_LONGEST = max(map(len, TENS.split("|")))


def clauses(text: str, edges: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Give each clause of a text, without and with the edge behind it."""
    last = 0
    between = [
        (found.start(), found.end())
        for found in edges.finditer(text)
        if not _parts_a_number(text, found)
    ]
    for start, end in [*between, (len(text), len(text))]:
        yield text[last:start], text[last:end]
        last = end


def _parts_a_number(text: str, edge: re.Match[str]) -> bool:
    if _UNIT.match(text, edge.end()) is None:
        return False
    return _TENS.search(text, max(0, edge.start() - _LONGEST), edge.start()) is not None


def joined(kept: Sequence[str]) -> str:
    """Return clauses, with the edges behind them, as one text."""
    return "".join(kept).strip(" .;,\n")


def without_clauses(
    text: str,
    edges: re.Pattern[str],
    spell: Callable[[str], str],
    tell: Sequence[re.Pattern[str]],
) -> str:
    """Return a text without the clauses, spelled as these expressions are, that one of them finds
    something in."""
    return joined(
        [
            whole
            for said, whole in clauses(text, edges)
            if not any(one.search(spell(said)) for one in tell)
        ]
    )


def as_one_text(reading: Reading, kept: Sequence[tuple[int, int]]) -> str:
    """Join clauses in the words of the text, with what stood between those that were neighbours;
    between others stands a sign, so that no words meet that she did not write side by side."""
    pieces: list[str] = []
    begun, end_before = 0, None
    for first, last in kept:
        start, end = reading.tokens[first].start, reading.tokens[last - 1].end
        if end_before is not None and only_signs(reading, end_before, first):
            start = begun
            pieces.pop()
        elif end_before is not None:
            pieces[-1] += _sign(reading, end_before, first)
        opened = "(" in reading.text[start:end].rpartition(")")[2]
        piece = reading.text[start : end + (opened and reading.text[end : end + 1] == ")")]
        pieces.append(piece.strip())
        begun, end_before = start, last
    return _with_last_sign(reading, kept, "".join(pieces).strip().removesuffix(" /"))


def _sign(reading: Reading, first: int, last: int) -> str:
    """Return the sign, and the space behind it, that parts two clauses between which these words
    are left out; none where they stood in brackets."""
    between = reading.tokens[first:last]
    signs = [one for one in between if one.norm in BREAKS and not _is_bracket(reading, one)]
    if between and not signs and _is_bracket(reading, between[0]):
        return " "
    hard = next((one for one in signs if one.norm in HARD_BREAKS), None)
    if hard is None:
        labels = signs[:1] == list(between[:1]) and signs[0].norm == ":"
        return ": " if labels else ", "
    if hard.norm == "¶":
        return "\n"
    return f"{hard.norm if hard is between[0] else '.'} "


def _is_bracket(reading: Reading, token: Token) -> bool:
    return token.start < token.end and reading.text[token.start] in "()"


def only_signs(reading: Reading, first: int, last: int) -> bool:
    """Tell whether these tokens are signs that parted clauses in the text itself."""
    between = reading.tokens[first:last]
    return all(t.norm in BREAKS and t.end > t.start for t in between)


def _with_last_sign(reading: Reading, kept: Sequence[tuple[int, int]], text: str) -> str:
    if not kept:
        return ""
    last = kept[-1][1]
    end = reading.tokens[last - 1].end
    if text.count("(") > text.count(")") and reading.text[end : end + 1] == ")":
        text += ")"
    closes = last < len(reading.tokens) and reading.tokens[last].norm in ".?!"
    return f"{text}{reading.tokens[last].norm}" if closes and text[-1:] not in ".?!" else text


def said_as(text: str, forms: Iterable[re.Pattern[str]]) -> re.Match[str] | None:
    """Return the match of the first form that is the whole of a text, read without accents, commas
    and the signs at its ends; None where none is."""
    plain = fold(text).replace(",", "").strip(" .!¡")
    return next(filter(None, (form.fullmatch(plain) for form in forms)), None)
