"""The figures of an activity over time, as a picture for reading: where each line and word goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

WIDTH, HEIGHT = 360, 210
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 348, 22, 170
_MARGIN = timedelta(days=7)  # before the first day and after the last
_APART = 48  # between two days that are written below


@dataclass(frozen=True, slots=True)
class At:
    """A day of the picture: where it stands, and whether there is room to write it below."""

    day: date
    x: int
    written: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a day, and where it stands."""

    day: date
    percent: Decimal
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: the figures and the line through them, the dates of the plan, today, and the
    days that are written below."""

    points: tuple[Point, ...]
    line: str
    dates: tuple[At, ...]
    today: At
    grid: tuple[tuple[int, int], ...]


def draw(
    figures: Iterable[tuple[date, Decimal]], dates: Sequence[date], today: date
) -> Picture | None:
    """Return the picture of figures in the order of their days, of which the last of a day counts;
    None where there is none to draw."""
    by_day = dict(figures)
    if not by_day:
        return None
    first = min([*by_day, *dates, today]) - _MARGIN
    last = max([*by_day, *dates, today]) + _MARGIN
    days = (last - first).days

    def x(day: date) -> int:
        return _LEFT + round((day - first).days * (_RIGHT - _LEFT) / days)

    points = tuple(
        Point(day, percent, x(day), _y(percent)) for day, percent in sorted(by_day.items())
    )
    return Picture(
        points=points,
        line=_steps(points, x(max(today, points[-1].day))),
        dates=_written([(day, x(day)) for day in sorted(set(dates))]),
        today=At(today, x(today)),
        grid=tuple((percent, _y(Decimal(percent))) for percent in (0, 25, 50, 75, 100)),
    )


def _y(percent: Decimal) -> int:
    return _BOTTOM - round(min(percent, Decimal(100)) * (_BOTTOM - _TOP) / 100)


def _steps(points: Sequence[Point], end: int) -> str:
    """Return the line: a figure holds until the next one is told, and the last one until `end`."""
    path = f"M{points[0].x} {points[0].y}"
    for one in points[1:]:
        path += f"H{one.x}V{one.y}"
    return f"{path}H{end}"


def _written(days: Iterable[tuple[date, int]]) -> tuple[At, ...]:
    """Return the days, each written where the one before leaves room for it."""
    found: list[At] = []
    free = 0
    for day, x in days:
        written = x >= free
        free = x + _APART if written else free
        found.append(At(day, x, written))
    return tuple(found)
