"""The activities of a message by day, as every channel shows them: overdue first, undated last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from core.messages import Line


@dataclass(frozen=True, slots=True)
class Day:
    """The activities under one heading: those that are `overdue`, those of the day `due`, or
    (`due` None) those without a date."""

    lines: tuple[Line, ...]
    due: date | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What the next message or notice is where nobody answers: on the day `on` those above are
    told (`escalates`), or the person is reminded. `handle` names the activity where it is not so
    of all."""

    on: date
    escalates: bool
    handle: str = ""


def by_day(lines: Iterable[Line], today: date) -> tuple[Day, ...]:
    """Return the activities under the headings of a message; within one they keep their order."""

    def place(line: Line) -> tuple[int, date]:
        if line.due is None:
            return 2, date.max
        return (0, date.min) if line.due < today else (1, line.due)

    return tuple(
        Day(tuple(some), due=due if rank == 1 else None, overdue=rank == 0)
        for (rank, due), some in groupby(sorted(lines, key=place), place)
    )


def unanswered(lines: Sequence[Line]) -> Unanswered | None:
    """Return what happens first without an answer; None where nothing is planned."""
    told = [(line.escalates_on, line.handle) for line in lines if line.escalates_on is not None]
    escalates = bool(told)
    if not told:
        told = [(line.next_on, line.handle) for line in lines if line.next_on is not None]
    if not told:
        return None
    first = min(on for on, _ in told)
    named = sorted({handle for on, handle in told if on == first})
    alone = escalates and len(lines) > 1 and len(told) == 1
    return Unanswered(first, escalates, named[0] if alone else "")
