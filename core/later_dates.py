"""What a report of 100 % closes besides the period that it is about, or leaves open."""

from __future__ import annotations

from datetime import date

from core.data import Data


class LaterDates(Data):
    """What comes after the period that a report of 100 % is about: later dates, or what the plan
    prints of an activity that comes again (`rhythm`). The report closes them, or, `kept_open`, is
    of its period only, as she said or as is `assumed`: `met` of `total` dates then."""

    dates: tuple[date, ...] = ()
    rhythm: str = ""
    kept_open: bool = False
    assumed: bool = False
    met: int | None = None
    total: int | None = None

    @property
    def none_near(self) -> bool:
        """Whether it closes no date: the first one is far away, and nothing comes again."""
        return self.kept_open and bool(self.dates) and not (self.met or self.rhythm)
