"""A town whose days are lived: passes of the clock, and the dispatcher before far sides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import update

from core.channels import EMAIL, TELEGRAM
from core.clock import FixedClock
from core.entity.context import EntityContext
from models.organisation import Entity
from models.session import Database
from scheduler import tick
from tests.support.builders import NOW, a_holder, instant
from tests.support.engines import sending
from tests.support.far_side import FarSide
from tests.support.scheduling import Town, a_context, a_town

FRIDAY = date(2026, 5, 8)
TUESDAY, WEDNESDAY = date(2026, 5, 12), date(2026, 5, 13)


@dataclass
class Life:
    """A town with its lead Marta on both channels, Telegram first, and what is beyond them."""

    database: Database
    town: Town
    context: EntityContext
    clock: FixedClock
    telegram: FarSide = field(default_factory=FarSide)
    email: FarSide = field(default_factory=lambda: FarSide(EMAIL.name))
    holder: int = 0

    def __post_init__(self) -> None:
        with self.database.transaction() as session:
            self.holder = a_holder(session)

    async def morning(self, day: date) -> datetime:
        """Make the pass of a day's morning, send what is due then, and return the instant."""
        now = instant(day)
        self.clock.set(now)
        with self.database.transaction() as session:
            tick.run(session, self.context, now)
        await self.send()
        return now

    async def send(self) -> None:
        """Send what may go out now."""
        channels = {TELEGRAM.name: self.telegram, EMAIL.name: self.email}
        dispatcher = sending(
            self.database, self.context, channels, self.clock, holder_id=self.holder, lanes=1
        )
        await dispatcher.drain()


def a_life(database: Database, *, live: bool = True) -> Life:
    """Begin it on Monday 11 May 2026, after a welcome on Friday; without `live`, in the trial."""
    with database.transaction() as session:
        town = a_town(session, welcomed=instant(FRIDAY))
        if not live:
            session.execute(update(Entity).values(live_since=None))
    return Life(database, town, a_context(town.entity), FixedClock(NOW))
