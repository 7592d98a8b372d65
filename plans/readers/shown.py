"""The value of a spreadsheet's cell as the text that its reader sees there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import isfinite

from core.spanish import MONTHS, show_number

# What a cell of a workbook can hold, whichever library reads it.
Value = str | bool | int | float | date | datetime | time | timedelta | None

_GENERAL = "General"
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]{0,100}\]|_.|\*.')
_DECIMALS = re.compile(r"0\.(0+)")
_ZEROS = re.compile(r"0{2,}")
# A stored number is right to 15 digits: 0.07 × 100 is 7, and not 7.000000000000001.
_DIGITS = 15
_FEWEST_PERCENT_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Format:
    """What a number format (`0%`, `mmm-yy`, `000`) says of how a number or a date is shown."""

    percent: bool = False
    month: bool = False
    year: bool = False
    decimals: int = 0
    zeros: int = 0


@lru_cache(maxsize=1024)
def read_format(code: str) -> Format:
    """Return the meaning of a number format's code; only its first section counts."""
    bare = _LITERAL.sub("", code).split(";")[0].lower()
    if code == _GENERAL or not bare:
        return Format()
    timed = "h" in bare or "s" in bare
    dated = "y" in bare and "d" not in bare and not timed
    decimals = _DECIMALS.search(bare)
    return Format(
        percent="%" in bare,
        month=dated and "m" in bare,
        year=dated and "m" not in bare,
        decimals=len(decimals.group(1)) if decimals else 0,
        zeros=len(bare) if _ZEROS.fullmatch(bare) else 0,
    )


def shown(value: Value, code: str = _GENERAL) -> str:
    """Return the text of a value under a number format.

    Percentages are the stored figure to two decimals, whatever the format rounds to. A plain number
    keeps its decimal point: 1.1 is more often a code than a quantity.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "VERDADERO" if value else "FALSO"
    if isinstance(value, int | float):
        return _number(value, read_format(code))
    return _moment(value, read_format(code))


def _moment(value: date | datetime | time | timedelta, form: Format) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        return str(value)
    if form.month:
        return f"{MONTHS[value.month - 1]} {value.year}"
    if form.year:
        return str(value.year)
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def _number(value: float, form: Format) -> str:
    if not isfinite(value):
        return str(value)
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
    if form.percent:
        return f"{show_number(_rounded(number * 100, form.decimals))}%"
    if number == number.to_integral_value():
        return str(int(number)).zfill(form.zeros)
    text = format(number.normalize(), "f")
    printed = len(text.partition(".")[2])
    return text + "0" * (form.decimals - printed)


def _rounded(number: Decimal, decimals: int) -> Decimal:
    places = max(decimals, _FEWEST_PERCENT_DECIMALS)
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if number < 1e9 else number
