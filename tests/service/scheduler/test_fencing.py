"""A slow process that was taken for dead sends nothing that another has in hand or has sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import select

from core.channels import Envelope, Part, SendError, SendErrorKind
from core.clock import FixedClock
from core.messages import Content
from models.organisation import Address
from models.outbox import ItemState, OutboxItem, OutboxPart
from models.session import Database
from tests.support.builders import NOW, a_holder, an_activity, instant
from tests.support.engines import died, next_item, sending
from tests.support.far_side import FarSide
from tests.support.rows import TODAY
from tests.support.scheduling import Town, a_town, pass_at

LEAD = "5551001"


class SlowInMaking(FarSide):
    """A far side whose messages take long to be written: meanwhile something else happens."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def render(self, content: Content, envelope: Envelope) -> tuple[Part, ...]:
        self._meanwhile()
        return super().render(content, envelope)


@dataclass
class Two:
    """Two processes that send the lead's reminder of two activities."""

    database: Database
    far: FarSide
    town: Town = field(init=False)
    slow: int = field(init=False)
    other: int = field(init=False)

    def __post_init__(self) -> None:
        with self.database.transaction() as session:
            self.town = a_town(session, email=None)
            self.slow, self.other = a_holder(session), a_holder(session)
            for handle in ("A", "B"):
                an_activity(
                    session, self.town.entity, due=TODAY, office=self.town.office, handle=handle
                )
        assert len(pass_at(self.database, self.town.context, instant(TODAY)).messages) == 1

    async def send(self, holder: int, far: FarSide | None = None) -> None:
        """Let a process send what waits."""
        channels = {"telegram": far or self.far}
        await sending(
            self.database, self.town.context, channels, FixedClock(NOW), holder_id=holder, lanes=1
        ).drain()

    def bury_the_slow_one(self) -> None:
        with self.database.transaction() as session:
            assert died(session, [self.slow], NOW) == {"outbox": 1}

    def state(self) -> tuple[ItemState, int | None]:
        with self.database.reading() as session:
            item = session.scalars(select(OutboxItem).where(OutboxItem.recipient == LEAD)).one()
            return item.state, item.holder_id

    def parts(self) -> list[str]:
        with self.database.reading() as session:
            return list(session.scalars(select(OutboxPart.text).order_by(OutboxPart.ordinal)))


async def test_who_is_taken_for_dead_before_it_hands_over_sends_nothing(
    database: Database,
) -> None:
    two = Two(database, FarSide())

    def another_takes_it() -> None:
        two.bury_the_slow_one()
        with database.transaction() as session:
            assert next_item(session, entity_id=two.town.entity, holder_id=two.other, now=NOW)

    slow = SlowInMaking(another_takes_it)
    await two.send(two.slow, slow)
    assert slow.taken == []
    assert two.state() == (ItemState.SENDING, two.other if database.is_sqlite else None)


async def test_who_is_taken_for_dead_and_takes_the_message_again_sends_it_once(
    database: Database,
) -> None:
    two = Two(database, FarSide())
    deaths = iter([two.bury_the_slow_one])
    slow = SlowInMaking(lambda: next(deaths, lambda: None)())
    await two.send(two.slow, slow)
    assert slow.texts(LEAD) == ["A", "B"]
    assert two.state() == (ItemState.SENT, None)


async def test_what_a_slow_process_gave_over_is_known_and_only_the_rest_is_sent(
    database: Database,
) -> None:
    two = Two(database, FarSide())
    two.far.script(LEAD, two.bury_the_slow_one)  # while the first part is on the wire
    await two.send(two.slow)
    assert two.far.texts(LEAD)[0] == "A"
    await two.send(two.other)
    assert two.far.texts(LEAD) == ["A", "B"]
    assert (two.state(), two.parts()) == ((ItemState.SENT, None), ["A", "B"])


async def test_who_answers_late_disturbs_nobody_who_has_the_message_by_now(
    database: Database,
) -> None:
    two = Two(database, FarSide())
    late = asyncio.Event()
    slow_far = FarSide()
    slow_far.script(LEAD, late)
    slow = asyncio.create_task(two.send(two.slow, slow_far))
    async with asyncio.timeout(20):
        await slow_far.waits.wait()
    two.bury_the_slow_one()
    await two.send(two.other)
    assert two.state() == (ItemState.SENT, None)
    late.set()
    await slow
    assert slow_far.texts(LEAD) == ["A"], "of what was on the wire one copy, and no more"
    assert (two.state(), two.parts()) == ((ItemState.SENT, None), ["A", "B"])


async def test_who_fails_late_puts_nothing_back_and_buries_no_address(
    database: Database,
) -> None:
    two = Two(database, FarSide())

    def then_fails() -> None:
        two.bury_the_slow_one()
        with database.transaction() as session:
            row = session.scalars(select(OutboxItem).where(OutboxItem.recipient == LEAD)).one()
            row.state, row.holder_id, row.claims = ItemState.SENDING, two.other, row.claims + 1
        raise SendError(SendErrorKind.ADDRESS_DEAD, "blocked")

    two.far.script(LEAD, then_fails)
    await two.send(two.slow)
    assert two.state() == (ItemState.SENDING, two.other)
    with database.reading() as session:
        assert session.scalars(select(Address.dead_since)).all() == [None]
