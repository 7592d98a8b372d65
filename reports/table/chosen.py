"""Which lines of a plan are wanted, and in which order: pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from core.rules import Light
from core.spanish import fold
from plans.export.own_lines import OwnLine
from plans.export.table_back import Share, own_values
from plans.tables.columns import Column
from plans.tables.headings.headers import Field
from reports.lists.activities import SOON_DAYS
from reports.values import NO_OFFICE

OVERDUE, SOON, OPEN = "vencida", "por_vencer", "abierta"
PERCENT, SAID, LIGHT, OWN = "avance", "dicho", "semaforo", "c"  # what may be sorted by
_WORST_FIRST = (Light.RED, Light.AMBER, Light.GREY, Light.GREEN)
_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: a component, an office that leads or supports, how an activity stands
    (a state, or OVERDUE, SOON, OPEN), only what nobody has answered, words; "" for all. `order` is
    what it is sorted by: PERCENT, SAID, LIGHT, or OWN and the number of a column; "" for the plan's
    own order."""

    component: str = ""
    office: str = ""
    state: str = ""
    unanswered: bool = False
    text: str = ""
    order: str = ""
    descending: bool = False

    @property
    def everything(self) -> bool:
        """Tell whether nothing is looked for, and the plan's own order is wanted."""
        return self == Wanted(descending=self.descending)

    @property
    def by_light(self) -> bool:
        """Tell whether the light of every line has to be known."""
        return self.order == LIGHT


def found(
    lines: Sequence[OwnLine], wanted: Wanted, today: date, unanswered: Collection[str]
) -> list[OwnLine]:
    """Return the lines that are wanted, in the plan's order; `unanswered` are handles."""
    words = fold(wanted.text).split()
    return [
        one
        for one in lines
        if (not wanted.component or one.activity.component == wanted.component)
        and (not wanted.office or _is_of(one, wanted.office))
        and (not wanted.state or _stands(one, wanted.state, today))
        and (not wanted.unanswered or one.handle in unanswered)
        and (not words or _says(one, words))
    ]


def in_order(
    lines: Sequence[OwnLine],
    wanted: Wanted,
    columns: Sequence[Column],
    lights: Mapping[str, Light | None],
) -> list[OwnLine]:
    """Return the lines in the order that is wanted, what says nothing there last; `lights` by
    handle, where the order is theirs."""
    key = _key(wanted.order, columns, lights)
    if key is None:
        return list(lines)
    keyed = [(key(one), one) for one in lines]
    told = sorted(
        (pair for pair in keyed if pair[0] is not None),
        key=lambda pair: pair[0],
        reverse=wanted.descending,
    )
    return [one for _, one in told] + [one for value, one in keyed if value is None]


def _offices_of(line: OwnLine) -> tuple[str, ...]:
    return (*line.activity.offices, *line.activity.co_offices)


def _is_of(line: OwnLine, office: str) -> bool:
    return not line.office if office == NO_OFFICE else office in _offices_of(line)


def _stands(line: OwnLine, state: str, today: date) -> bool:
    if state == OVERDUE:
        return line.is_overdue(today)
    if state == SOON:
        last = today + timedelta(SOON_DAYS)
        return any(today <= day <= last for day in line.unmet)
    if state == OPEN:
        return line.is_open
    return line.state == state


def _says(line: OwnLine, words: Sequence[str]) -> bool:
    one = line.activity
    texts = (
        line.handle, one.code, one.title, one.component, one.subcomponent, one.product, one.goal,
        one.indicator, *_offices_of(line), *map(str, one.extra.values()),
    )  # fmt: skip
    said = fold(" ".join(text for text in texts if text))
    return all(word in said for word in words)


def _key(
    order: str, columns: Sequence[Column], lights: Mapping[str, Light | None]
) -> Callable[[OwnLine], Any] | None:
    """Return by what lines are sorted, None for those that say nothing there."""
    if order == PERCENT:
        return lambda one: one.percent
    if order == SAID:
        return lambda one: one.reported_at
    if order == LIGHT:
        return lambda one: _rank(lights.get(one.handle))
    number = order.removeprefix(OWN)
    if not order.startswith(OWN) or not number.isdecimal() or int(number) >= len(columns):
        return None
    own = [columns[int(number)]]
    return lambda one: _sorted_by(one, own)


def _rank(light: Light | None) -> int | None:
    return None if light is None else _WORST_FIRST.index(light)


def _sorted_by(line: OwnLine, own: Sequence[Column]) -> Any:
    if own[0].field is Field.DUE:
        return min(line.unmet or line.activity.due, default=None)
    [value] = own_values(line.activity, own)
    if isinstance(value, Share):
        return value.percent
    if isinstance(value, Decimal | date):
        return value
    return _natural(value)


def _natural(text: str) -> Any:
    """Return a text as it is sorted: "1.10" after "1.9"; None for nothing."""
    parts = _NUMBERS.split(fold(text))
    return [(int(one), "") if one.isdecimal() else (-1, one) for one in parts if one] or None
