"""The activities of a person of the story, as she knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.conversation.desk import Desk


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity with its last figure and its next date."""

    handle: str
    percent: Decimal | None
    due: date | None

    def further(self, figure: int) -> int:
        """Return `figure`, or a little more than was reported where that is further."""
        last = int(self.percent or 0)
        return figure if last < figure else min(last + 5, 99)


@dataclass(frozen=True, slots=True)
class Mine:
    """The activities that a person can report on, the most urgent first."""

    activities: tuple[Activity, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.activities)


def mine_of(desk: Desk) -> Mine:
    """Return what lies open on a desk."""
    found = (desk.activities[one] for one in desk.activities if one in desk.open_ids)
    return Mine(tuple(Activity(one.handle, one.percent, one.due) for one in found))
