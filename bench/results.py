"""What was measured, what is required of it, and the one table that shows both."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

FILE = Path(__file__).with_name("results.json")

_THREE_DIGITS = 100
_HEAD = ("", "median", "range", "compared", "required", "")


@dataclass(frozen=True, slots=True)
class Row:
    """The runs of one measure; the limits bound the ratio, or, where there is none, the median."""

    part: str
    name: str
    unit: str
    runs: Sequence[float]
    ratio: float | None = None
    ratio_of: str = ""
    least: float | None = None
    most: float | None = None

    def beside(self, ratio: float, what: str) -> Row:
        """Return the row with what it is compared with."""
        return replace(self, ratio=ratio, ratio_of=what)

    def at_least(self, limit: float) -> Row:
        """Return the row with what is required of it."""
        return replace(self, least=limit)

    def at_most(self, limit: float) -> Row:
        """Return the row with what is required of it."""
        return replace(self, most=limit)

    @property
    def median(self) -> float:
        """Return the median of the runs."""
        return median(self.runs)

    @property
    def is_met(self) -> bool:
        """Tell whether what is required holds."""
        judged = self.median if self.ratio is None else self.ratio
        enough = self.least is None or judged >= self.least
        return enough and (self.most is None or judged <= self.most)


def paired(runs: Sequence[float], others: Sequence[float]) -> float:
    """Return the median of the ratios of runs that were made one after the other.

    Where others use the machine too, a pair has seen the same load; two medians may have not.
    """
    return median(one / other for one, other in zip(runs, others, strict=True))


def table(rows: Iterable[Row]) -> str:
    """Return the table."""
    lines: list[tuple[str, ...]] = [_HEAD]
    part = ""
    for row in rows:
        if row.part != part:
            part = row.part
            lines.append((part, "", "", "", "", ""))
        lines.append(_cells(row))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    required = "" if row.least is None else f"≥ {row.least:g}"
    required = required if row.most is None else f"≤ {row.most:g}"
    verdict = "met" if row.is_met else "MISSED"
    return (
        f"  {row.name}",
        f"{_number(row.median)} {row.unit}",
        f"{_number(min(row.runs))}–{_number(max(row.runs))}" if len(row.runs) > 1 else "",
        "" if row.ratio is None else f"{row.ratio:.2f} {row.ratio_of}",
        required,
        verdict if required else "",
    )


def _number(value: float) -> str:
    if value >= _THREE_DIGITS:
        return f"{value:,.0f}"
    return f"{value:#.3g}"


def write(rows: Sequence[Row], seconds: float) -> None:
    """Write bench/results.json."""
    found: dict[str, Any] = {
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "seconds": round(seconds),
        "met": all(row.is_met for row in rows),
        "rows": [asdict(row) | {"median": row.median, "met": row.is_met} for row in rows],
    }
    FILE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
