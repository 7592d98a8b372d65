"""Which columns of the entity's own table take the figures of a day: its own, or new ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plans.activities.follow_ups import Cutoffs
from plans.tables.headers import Field, FollowUp, Header
from plans.tables.headings import meaning
from plans.values.cutoffs import hint_of


@dataclass(frozen=True, slots=True)
class Taker:
    """A column, counted from 1; a new one looks like the column `like`."""

    column: int
    like: int | None = None

    @property
    def new(self) -> bool:
        """Tell whether the table has no such column yet."""
        return self.like is not None


@dataclass(frozen=True, slots=True)
class Target:
    """The columns of one table that take percentages, words and counted units."""

    percent: Taker | None
    words: Taker
    executed: Taker | None


def target_of(header: Header, cutoffs: Cutoffs, day: date, right: int, *, counts: bool) -> Target:
    """Return the columns under one heading that take what is known on `day`.

    A follow-up of the table is its own where its heading names the day's month, and of several
    cut-offs in one month the next from that day on; the newest, also where it names no day. What
    that lacks gets a new column right of the column `right`. Where units are counted (`counts`)
    and the table has a column for them, a percentage needs none.
    """
    own = _own(header, cutoffs, day)
    executed = header.column_of(Field.EXECUTED)
    newest = header.follow_ups[-1] if header.follow_ups else FollowUp()
    counted = counts and executed is not None and own.percent is None
    percent = None if counted else _taker(own.percent, newest.percent, header, right + 1)
    after = right + 1 + (percent is not None and percent.new)
    return Target(
        percent,
        _taker(own.words, newest.words, header, after),
        None if executed is None else Taker(executed + 1),
    )


def _taker(own: int | None, like: int | None, header: Header, free: int) -> Taker:
    if own is not None:
        return Taker(own + 1)
    if like is None:
        like = header.column_of(Field.TITLE)
    return Taker(free, 1 if like is None else like + 1)


def _own(header: Header, cutoffs: Cutoffs, day: date) -> FollowUp:
    """Return the follow-up of a table that takes the figures of a day; an empty one for none."""
    days = [cutoffs.day(header, at) for at in range(len(header.follow_ups))]
    own = _of_day(zip(days, header.follow_ups, strict=True), day)
    if own is not None:
        return own
    if days and days[-1] is None:
        return header.follow_ups[-1]
    blank = []  # nothing tells that these are for figures
    for column, name in header.names.items():
        role = header.roles.get(column, meaning(name)[0])
        hint = hint_of(name) if role in {Field.FOLLOW_UP, Field.DESCRIPTION} else None
        blank += [(hint.on(day.year), FollowUp(words=column))] if hint else []
    return _of_day(blank, day) or FollowUp()


def _of_day(dated: Iterable[tuple[date | None, FollowUp]], day: date) -> FollowUp | None:
    """Return the follow-up of a day's month whose own day is the day, or the next one after it.

    A cut-off of the month that is over keeps what was published of it.
    """
    ahead = [(on, one) for on, one in dated if on and _in_month(on, day) and on >= day]
    return min(ahead, key=lambda pair: pair[0])[1] if ahead else None


def _in_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)
