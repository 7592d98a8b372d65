"""The activities of a message by day, as every channel shows them: overdue first, undated last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Protocol

from core.messages import Awaited, LeftOut, Line, Receipt
from core.spanish import MONTHS, cut_apart, cut_at_word, show_percent

_EXAMPLES = (60, 75, 90)  # of a figure that somebody may report next
_LABEL = 34  # characters that a button of a narrow screen shows


@dataclass(frozen=True, slots=True)
class Day:
    """The activities under one heading: those that are `overdue`, those of the day `due`, or
    (`due` None) those without a date."""

    lines: tuple[Line, ...]
    due: date | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """That those above are told of silence on the day `on`, or were: of these `handles`, or of all
    that a message asks for (none). `in_words`: of each she has written, without a figure."""

    on: date
    handles: tuple[str, ...] = ()
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What follows where nobody answers: who was told, and who will be, by their days; `next_on`
    is the day on which the person is reminded. `some_in_words`: of some she has written."""

    told: tuple[Told, ...] = ()
    next_on: date | None = None
    some_in_words: bool = False


def asked_again(content: Receipt) -> date | None:
    """Return the next day on which culmina writes about what a receipt tells; None where it does
    not know one."""
    days = [one.next_on for one in content.records] + [one.next_on for one in content.awaited]
    return min((day for day in days if day is not None), default=None)


def led_first(lines: Iterable[Line]) -> list[Line]:
    """Return what she leads before what she only supports, each in its order."""
    return sorted(lines, key=lambda line: line.support)


def nearest(lines: Sequence[Line], most: int) -> list[Line]:
    """Return so many activities with the nearest dates; something that she leads is among them,
    where she leads anything, for that is what she is asked about."""
    ordered = sorted(lines, key=lambda line: (line.due or date.max, line.support))
    shown = ordered[:most]
    if all(line.support for line in shown):
        shown[-1:] = [line for line in ordered if not line.support][:1] or shown[-1:]
    return shown


def by_day(lines: Iterable[Line], today: date) -> tuple[Day, ...]:
    """Return the activities under the headings of a message; within one those that she leads come
    first, and else they keep their order."""

    def place(line: Line) -> tuple[int, date]:
        if line.due is None:
            return 2, date.max
        return (0, date.min) if line.due < today else (1, line.due)

    return tuple(
        Day(tuple(some), due=due if rank == 1 else None, overdue=rank == 0)
        for (rank, due), some in groupby(sorted(led_first(lines), key=place), place)
    )


def hers_first(lines: Sequence[Line], today: date) -> tuple[tuple[Day, ...], tuple[Line, ...]]:
    """Return what a message asks for by day, and what it only mentions: the activities that
    another office leads, beside some that are hers to answer for."""
    own = [line for line in lines if not line.support]
    helped = tuple(line for line in lines if line.support) if own else ()
    return by_day(own or lines, today), helped


class Titled(Protocol):
    """An activity as far as a button names it."""

    @property
    def title(self) -> str: ...

    @property
    def due(self) -> date | None: ...


def label(begun: str, one: Titled, among: Iterable[Titled]) -> str:
    """Return what the button of an activity shows that stands `among` others: the words that tell
    it apart, or, where one has the same title, its date: "1.4 (15 may) Verificar…". `begun` is what
    it begins with."""
    others = [other for other in among if other is not one]
    if one.due and any(it.title == one.title and it.due != one.due for it in others):
        day = f"({one.due.day} {MONTHS[one.due.month - 1][:3]})"
        return cut_at_word(f"{begun}{day} {one.title}", _LABEL)
    return begun + cut_apart(one.title, [it.title for it in others], _LABEL - len(begun))


def example(own: Decimal | None) -> str:
    """Return how a figure is told, above the one that is known: "va en 60 %", "ya está"."""
    figure = next((one for one in _EXAMPLES if own is None or one > own), None)
    return "ya está" if figure is None else f"va en {show_percent(figure)}"


def unanswered(
    asked: Sequence[Line | Awaited], left_out: Sequence[LeftOut] = ()
) -> Unanswered | None:
    """Return what follows without an answer; None where nothing is planned. `left_out` is what she
    owes too, some of which she may have answered: each day is told with its activities then."""
    days: dict[date, list[str]] = {}
    for one in (*asked, *left_out):
        if one.escalates_on is not None:
            days.setdefault(one.escalates_on, []).append(one.handle)
    of_all = not left_out and any(len(some) == len(asked) for some in days.values())
    words = {one.handle for one in asked if isinstance(one, Line) and one.kept}
    told = tuple(
        Told(on, () if of_all else tuple(dict.fromkeys(days[on])), words.issuperset(days[on]))
        for on in sorted(days)
    )
    next_on = min((one.next_on for one in asked if one.next_on is not None), default=None)
    return Unanswered(told, next_on, bool(words)) if told or next_on else None
