"""The activities of a message by day, as every channel shows them: overdue first, undated last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from core.messages import Awaited, Line
from core.spanish import show_percent

_MOST_NAMED = 2
_EXAMPLES = (60, 75, 90)  # of a figure that somebody may report next


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
    told (`escalates`), or the person is reminded. `handle` names the activity, or the two, where it
    is not so of all."""

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


def hers_first(lines: Sequence[Line], today: date) -> tuple[tuple[Day, ...], tuple[Line, ...]]:
    """Return what a message asks for by day, and what it only mentions: the activities that
    another office leads, beside some that are hers to answer for."""
    own = [line for line in lines if not line.support]
    helped = tuple(line for line in lines if line.support) if own else ()
    return by_day(own or lines, today), helped


def example(own: Decimal | None) -> str:
    """Return how a figure is told, above the one that is known: "va en 60 %", "ya está"."""
    figure = next((one for one in _EXAMPLES if own is None or one > own), None)
    return "ya está" if figure is None else f"va en {show_percent(figure)}"


def unanswered_of(asked: Sequence[Awaited]) -> Unanswered | None:
    """Return when those above are told first of what has no answer; None where they are not."""
    told = [(one.escalates_on, one.handle) for one in asked if one.escalates_on is not None]
    if not told:
        return None
    first = min(on for on, _ in told)
    named = [handle for on, handle in told if on == first]
    return Unanswered(first, True, "" if len(named) == len(asked) else " y ".join(named))


def unanswered(lines: Sequence[Line], *, of_some: bool = False) -> Unanswered | None:
    """Return what happens first without an answer; None where nothing is planned. `of_some`: she
    owes others too, of which she may have answered."""
    told = [(line.escalates_on, line.handle) for line in lines if line.escalates_on is not None]
    escalates = bool(told)
    if not told:
        told = [(line.next_on, line.handle) for line in lines if line.next_on is not None]
    if not told:
        return None
    first = min(on for on, _ in told)
    named = sorted({handle for on, handle in told if on == first})
    alone = len(lines) > 1 and len(told) == 1
    names = escalates and (alone or of_some) and len(named) <= _MOST_NAMED
    return Unanswered(first, escalates, " y ".join(named) if names else "")
