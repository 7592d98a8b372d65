"""Percentages as people write them in the cells of a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from core.spanish import fold, parse_decimal

HUNDRED = Decimal(100)
CENT = Decimal("0.01")  # what is kept of a percentage

_LONGEST = 100

_NOT_DUE = re.compile(
    r"n\s?[/.]?\s?a\.?|n\s?[/.]\s?p\.?|no aplica\b.*|no presenta\b.*|sin programar"
)
_SIGN = re.compile(r"(?:%|por ciento)\s*+(?:[.*;,]\s*+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PercentReading:
    """What a percentage cell says.

    `value` (0–100) is None for a blank cell, for "N/A" (nothing was due yet: not 0 %) and for what
    is no percentage; `understood` tells the last from the first two, `out_of_range` holds a
    number over 100, `share` one of at most 1 that stands bare among percentages: 100 % as likely
    as 1 %.
    """

    value: Decimal | None = None
    not_due: bool = False
    understood: bool = True
    out_of_range: Decimal | None = None
    share: Decimal | None = None


def read_percent(text: str) -> PercentReading:
    """Read "33%", "88,24 %", "N/A", "No aplica para este seguimiento" or a blank cell."""
    if len(text) > _LONGEST:
        return PercentReading(understood=False)
    folded = fold(text)
    if folded in {"", "-", "–", "—"}:
        return PercentReading()
    if _NOT_DUE.fullmatch(folded):
        return PercentReading(not_due=True)
    number = parse_decimal(_SIGN.sub("", text))
    if number is None or number < 0:
        return PercentReading(understood=False)
    if number > HUNDRED:
        return PercentReading(understood=False, out_of_range=number)
    return PercentReading(value=number)


def read_beside_signs(text: str) -> PercentReading:
    """Read a percentage cell of a column whose other cells have signs: a bare 1 is a doubt."""
    read = read_percent(text)
    if read.value is None or not 0 < read.value <= 1 or has_sign(text):
        return read
    return PercentReading(understood=False, share=read.value)


def has_sign(text: str) -> bool:
    """Tell whether a cell is a number with a percent sign: the mark of a percentage column."""
    return (
        len(text) <= _LONGEST
        and bool(_SIGN.search(text))
        and parse_decimal(_SIGN.sub("", text)) is not None
    )


def is_not_due(text: str) -> bool:
    """Tell whether a cell says "N/A" in one of its ways."""
    return len(text) <= _LONGEST and bool(_NOT_DUE.fullmatch(fold(text)))


def share(planned: Decimal | None, executed: Decimal | None) -> Decimal | None:
    """Return how much of what was planned is done, 0–100; None where either is not counted."""
    if not planned or planned < 0 or executed is None or executed < 0:
        return None
    return min(HUNDRED * executed / planned, HUNDRED)
