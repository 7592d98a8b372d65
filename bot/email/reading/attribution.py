"""The line above a quote: "El mar, 21 abr 2026 a las 10:03, … escribió:", in many languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.email.reading.lines import Line
from bot.email.reading.wordings import alternatives

MOST_ROWS = 5
_WROTE_WORDS = alternatives("wrote")
_ON = alternatives("on")
_DAYS = alternatives("days")
_MOST = 600
_MOST_FOLDED = 100
_MOST_VERB = 50

_ENDS = re.compile(
    rf"(?:[:：][\s*_]*|(?:{_WROTE_WORDS})[\s.:>*_-]*|>\s*|(?:gmt|utc)[+-]\d\d:?\d\d[\w\s.@<>]{{0,80}}|(?:{_WROTE_WORDS})\s?-{{2,}})$",
    re.IGNORECASE,
)
_WROTE = re.compile(rf"(?<![^\W\d_])(?:{_WROTE_WORDS})(?![^\W\d_])", re.IGNORECASE)
_WROTE_LAST = re.compile(rf"(?<![^\W\d_])(?:{_WROTE_WORDS})[\s.:：>*_-]*$", re.IGNORECASE)
_STARTS = re.compile(
    rf"[\s>*_\-–—<\[(]*(?:(?:{_ON})[\s,]|(?:{_DAYS})[^\W\d_]{{0,9}}[.,]?,?\s{{0,2}}\d"
    rf"|(?:{_DAYS})[^\W\d_]{{0,9}}[.,]|\d{{1,4}}(?:[./年년-]|\s\D))",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?<!\d)[012]?\d\s?[:.hH時时点]\s?[0-5]\d(?!\d)|\d{1,2}\s?[ap]\.?\s?m\b", re.IGNORECASE
)
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|(?:19|20)\d\d(?!\d)|\d{1,4}\s?[年년])"
    r"|\d{1,2}\.?[\s-](?:de\s|d')?[^\W\d_]{3,12}\.?(?:[\s,-]|$)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
_ADDRESS = re.compile(r"[^\s<>()@]@[^\s<>()@]|<\s*mailto:")
# Old Gmail: the day and the sender, no verb. Some phones: dashes around "somebody wrote".
_DAY_AND_SENDER = re.compile(
    r"\d{4}([-/])\d{1,2}\1\d{1,2} (?:\d{1,2}:\d\d GMT[+-]\d\d:\d\d [^.:;]{2,80}"
    r"|[^.:;]{2,80}<[^<>\s]+@[^<>\s]+>)[:\s]*$"
)
_DASHED = re.compile(rf"-{{2,}} .{{2,200}}(?:{_WROTE_WORDS})\s?-{{2,}}$", re.IGNORECASE)
# Horde: no verb, no day.
_CITED = re.compile(r"(?:mensaje citado (?:de|por)|citando a|quoting) .{2,200}:$", re.IGNORECASE)
_OWN_ADDRESS = re.compile(r"[<\[(]\s?(?:mailto:)?[^\s<>()@]{1,64}@[^\s<>()@]{1,255}[>\])]")


_INLINE = re.compile(
    r"(?<=[^\s>*_-])\s?((?:-{2,} ?)?(?:On|El|Em|Le|Il|Am|Op|Den|Dnia) (?=.{0,12}\d))",
)


_SPANISH = re.compile(r"escrib", re.IGNORECASE)


class Strength(IntEnum):
    """How sure it is that a line heads a quote.

    WEAK is enough above quoted lines only, STRONG above anything: Outlook and Yahoo quote without
    marks.
    """

    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution: its first row, the row after its last, and how sure it is."""

    first: int
    after: int
    strength: Strength


def attribution_ending_at(lines: Sequence[Line], last: int) -> Attribution | None:
    """Return the attribution whose last row is `last`, or None.

    Clients and servers fold it: up to MOST_ROWS rows are put together. Of those that read as one,
    the shortest wins that begins as attributions do.
    """
    if not _ENDS.search(lines[last].text[-200:]) or _goes_on(lines, last):
        return None
    fallback: Attribution | None = None
    text = ""
    for first in range(last, max(-1, last - MOST_ROWS), -1):
        row = lines[first].text.strip()
        if (
            (not row and first == last)
            or len(text) > _MOST
            or lines[first].depth > lines[last].depth
        ):
            break
        text = f"{row} {text}".strip()
        strength = strength_of(text) if row else Strength.NONE
        if strength and _STARTS.match(row) and not _is_folded(lines, first):
            return Attribution(first, last + 1, strength)
        if strength and fallback is None:
            fallback = Attribution(first, last + 1, strength)
        if not row and not text.startswith("<"):
            break
    return fallback


def _goes_on(lines: Sequence[Line], last: int) -> bool:
    """Tell whether the verb stands in the next row: "… <address>", then "escribió:"."""
    after = lines[last + 1].text.strip() if last + 1 < len(lines) else ""
    ended = lines[last].text.rstrip().endswith((":", "："))
    return not ended and len(after) < _MOST_VERB and bool(_WROTE_LAST.search(after))


def _is_folded(lines: Sequence[Line], row: int) -> bool:
    """Tell whether a row in small letters goes on from one above that begins an attribution."""
    return (
        row > 0
        and lines[row].text.strip()[:1].islower()
        and bool(_STARTS.match(lines[row - 1].text.strip()))
        and len(lines[row - 1].text) < _MOST_FOLDED
    )


def inline_attribution(text: str) -> int | None:
    """Return where an attribution begins that stands in one line with the answer, or None.

    Some apps write no line end before it: "Listo. El mar, 21 abr 2026 a las 10:03, … escribió:".
    """
    if len(text) > _MOST or not _ENDS.search(text[-200:]):
        return None
    for found in _INLINE.finditer(text):
        if strength_of(text[found.end() - len(found[1]) :]) is Strength.STRONG:
            return found.start(1)
    return None


def strength_of(text: str) -> Strength:
    """Return how sure it is that a text of one paragraph is an attribution.

    "El lunes escribió el alcalde:" is none: it has neither a time nor an address.
    """
    text = text[:_MOST]
    if _DAY_AND_SENDER.match(text) or _DASHED.match(text) or _CITED.match(text):
        return Strength.STRONG
    wrote = _WROTE.search(text) is not None
    dated = _DATE.search(text) is not None
    timed = _TIME.search(text) is not None
    starts = _STARTS.match(text) is not None
    addressed = _ADDRESS.search(text) is not None
    if wrote:
        return _with_verb(text, dated=dated, timed=timed, starts=starts, addressed=addressed)
    if starts and dated and timed and _OWN_ADDRESS.search(text[-160:]) and len(text) < 200:
        return Strength.STRONG
    if starts and _YEAR.search(text) and _OWN_ADDRESS.search(text[-160:]) and len(text) < 160:
        return Strength.WEAK
    return Strength.NONE


def _with_verb(text: str, *, dated: bool, timed: bool, starts: bool, addressed: bool) -> Strength:
    if addressed and (dated or timed or _WROTE_LAST.search(text)):
        return Strength.STRONG
    if timed and dated and starts:
        return Strength.STRONG
    if _WROTE_LAST.search(text) and starts and (dated or timed):
        return Strength.WEAK
    if dated and timed:
        return Strength.WEAK
    return Strength.WEAK if _WROTE_LAST.search(text) and " via " in text else Strength.NONE


def stands_alone(text: str) -> bool:
    """Tell whether a weak attribution is believed even above lines without quote marks.

    Not in Spanish: "El 12 de marzo de 2026 la Contraloría escribió:" is what people write here.
    """
    return bool(_YEAR.search(text)) and len(text) < _MOST_FOLDED and not _SPANISH.search(text)
