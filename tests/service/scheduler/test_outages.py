"""A provider that fails for all, or asks to wait: nothing is lost, and nobody writes meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from core.channels import SendError, SendErrorKind
from core.clock import FixedClock
from core.entity.policy import Policy
from models.outbox import ItemState, OutboxItem
from models.running import channel_state
from models.running.turns import Kind
from models.session import Database
from scheduler.dispatcher import Dispatcher
from scheduler.engine.interface import NextItem, Wakes
from scheduler.engine.on_queue import QueueEngine
from tests.support.builders import (
    NOW,
    a_holder,
    a_person,
    an_activity,
    an_office,
    an_outbox_item,
    instant,
)
from tests.support.engines import sending
from tests.support.far_side import FarSide
from tests.support.scheduling import Town, a_context, a_town, a_welcome, pass_at

MONDAY = date(2026, 5, 11)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
BUSY = SendError(
    SendErrorKind.SLOW_DOWN,
    "Too Many Requests",
    retry_after=timedelta(seconds=30),
    brakes_channel=True,
)
BAD_GATEWAY = SendError(SendErrorKind.UNCERTAIN, "Bad Gateway")


class Post:
    """A town with `count` offices, each with one thing due today and a chat and a mailbox."""

    def __init__(self, database: Database, count: int, *, lanes: int = 8) -> None:
        self.database = database
        self.chat, self.mail = FarSide("telegram"), FarSide("email")
        self.clock = FixedClock(NOW)
        self.context = a_context(0, Policy(other_channel_after_hours=3))
        with database.transaction() as session:
            self.town: Town = a_town(session)
            self.context = a_context(self.town.entity, self.context.policy)
            for number in range(count):
                office = an_office(session, self.town.entity, f"Oficina {number}")
                lead = a_person(
                    session, self.town.entity, f"Líder {number}", office=office,
                    telegram=f"{7000 + number}", email=f"l{number}@puertoesperanza.example",
                )  # fmt: skip
                a_welcome(session, lead, self.town.plan)
                an_activity(
                    session, self.town.entity, due=MONDAY, office=office, handle=f"H{number}"
                )
            self.holders = [a_holder(session), a_holder(session)]
        self.processes = [self.process(holder, lanes) for holder in self.holders]
        pass_at(database, self.context, instant(MONDAY))

    def process(self, holder: int, lanes: int) -> Callable[[], Awaitable[int]]:
        """Return how another process sends what is due."""
        channels = {"telegram": self.chat, "email": self.mail}
        if self.database.is_sqlite:
            return sending(
                self.database, self.context, channels, self.clock, holder_id=holder, lanes=lanes
            ).drain

        def sender(next_item: NextItem, _: Wakes) -> Dispatcher:
            return Dispatcher(self.database, self.context, channels, self.clock, next_item)

        hands = {self.town.entity: {Kind.SEND: sender}}
        return partial(QueueEngine(self.database, hands, self.clock).drain, [Kind.SEND])

    async def send_after(self, wait: timedelta = timedelta(0)) -> int:
        """Let time pass and send what is due then, in two processes; return the attempts."""
        self.clock.set(self.clock.now() + wait)
        return sum(await asyncio.gather(*(process() for process in self.processes)))

    def states(self) -> set[ItemState]:
        """Return the states in which today's reminders stand."""
        with self.database.reading() as session:
            today = select(OutboxItem.state).where(OutboxItem.key.like("day:%"))
            return set(session.scalars(today))

    def fail_everywhere(self, error: SendError, times: int) -> None:
        """Let Telegram answer the next requests for each chat with an error."""
        for number in range(40):
            self.chat.script(f"{7000 + number}", *[error] * times)


async def test_after_a_retry_after_nothing_goes_out_on_any_lane_of_any_process_before_its_time(
    database: Database,
) -> None:
    post = Post(database, 40)
    post.fail_everywhere(BUSY, 1)
    first = await post.send_after()
    assert first <= 16, "no more than were in flight in the two processes"
    assert await post.send_after(timedelta(seconds=29)) == 0
    assert post.states() == {ItemState.PENDING}
    post.chat.forget_scripts()
    await post.send_after(timedelta(seconds=1))
    assert post.states() == {ItemState.SENT}
    assert len(post.chat.taken) == 40
    assert post.mail.taken == []


async def test_a_message_that_is_asked_to_wait_by_our_own_pace_brakes_no_other(
    database: Database,
) -> None:
    post = Post(database, 5)
    pace = SendError(SendErrorKind.SLOW_DOWN, "60 a minute", retry_after=timedelta(seconds=30))
    post.chat.script("7000", pace)
    await post.send_after()
    assert len(post.chat.taken) == 4


async def test_the_brake_of_one_channel_does_not_hold_another(database: Database) -> None:
    post = Post(database, 1)
    with database.transaction() as session:
        channel_state.brake(session, post.town.entity, "telegram", NOW + HOUR)
        an_outbox_item(session, post.town.entity, channel="email", recipient="a@p.example",
                       opens=False)  # fmt: skip
    assert await post.send_after() == 1
    assert (len(post.chat.taken), len(post.mail.taken)) == (0, 1)


def test_a_shorter_brake_does_not_shorten_a_longer_one(database: Database) -> None:
    with database.transaction() as session:
        entity = a_town(session).entity
        channel_state.brake(session, entity, "telegram", NOW + HOUR)
        channel_state.brake(session, entity, "telegram", NOW + MINUTE)
        assert channel_state.braked_until(session, entity, "telegram", NOW) == NOW + HOUR
        channel_state.brake(session, entity, "telegram", NOW + 2 * HOUR)
        assert channel_state.braked_until(session, entity, "telegram", NOW) == NOW + 2 * HOUR
        assert channel_state.braked_until(session, entity, "telegram", NOW + 2 * HOUR) is None


async def test_eight_minutes_of_502_lose_no_reminder_and_turn_none_to_mail(
    database: Database,
) -> None:
    post = Post(database, 20)
    post.fail_everywhere(BAD_GATEWAY, 99)
    for _ in range(8):
        await post.send_after(MINUTE)
    post.chat.forget_scripts()
    for _ in range(15):
        await post.send_after(MINUTE)
    assert post.states() == {ItemState.SENT}
    assert len(post.chat.taken) == 20
    assert post.mail.taken == []


async def test_when_a_long_outage_ends_what_waits_goes_out_at_once(database: Database) -> None:
    post = Post(database, 20)
    post.fail_everywhere(BAD_GATEWAY, 99)
    for _ in range(21):  # the next tries are an hour away
        await post.send_after(MINUTE)
    post.chat.forget_scripts()
    with database.transaction() as session:
        an_outbox_item(session, post.town.entity, recipient="7999", opens=False)
    await post.send_after()
    assert post.states() == {ItemState.SENT}


async def test_a_failure_of_one_message_is_no_outage_that_ends(database: Database) -> None:
    post = Post(database, 2)
    post.chat.script("7000", *[BAD_GATEWAY] * 9)
    await post.send_after()
    assert len(post.chat.taken) == 1
    assert await post.send_after(MINUTE) == 0, "its wait is its own"


async def test_after_the_hours_of_the_setting_the_other_channel_takes_over(
    database: Database,
) -> None:
    post = Post(database, 10)
    post.fail_everywhere(BAD_GATEWAY, 99)
    for _ in range(11):
        await post.send_after(15 * MINUTE)
        assert post.mail.taken == []
    for _ in range(8):
        await post.send_after(15 * MINUTE)
    assert post.states() == {ItemState.SENT}
    assert len(post.mail.taken) == 10
    assert post.chat.taken == []


async def test_while_both_channels_fail_a_message_stays_where_it_is(database: Database) -> None:
    post = Post(database, 1)
    post.fail_everywhere(BAD_GATEWAY, 99)
    post.mail.script("luis@p.example", BAD_GATEWAY)
    with database.transaction() as session:
        channel_state.failed(session, post.town.entity, "email", NOW, "no route")
    for _ in range(30):
        await post.send_after(15 * MINUTE)
    assert post.states() <= {ItemState.UNCERTAIN, ItemState.PENDING}
    assert post.mail.taken == []


async def test_an_answer_never_changes_its_channel(database: Database) -> None:
    post = Post(database, 0)
    with database.transaction() as session:
        item = an_outbox_item(
            session, post.town.entity, recipient="5551001", opens=False, person_id=post.town.lead
        )
    post.chat.script("5551001", *[BAD_GATEWAY] * 99)
    for _ in range(24):
        await post.send_after(HOUR)
    with database.reading() as session:
        row = session.get_one(OutboxItem, item)
        assert (row.channel, row.state) == ("telegram", ItemState.UNCERTAIN)
    post.chat.forget_scripts()
    await post.send_after(HOUR)
    with database.reading() as session:
        assert session.get_one(OutboxItem, item).state is ItemState.SENT


@pytest.mark.parametrize("times", [2, 5])
async def test_a_500_on_the_first_tries_loses_none(database: Database, times: int) -> None:
    post = Post(database, 10)
    post.fail_everywhere(SendError(SendErrorKind.UNCERTAIN, "Internal Server Error"), times)
    for _ in range(6 * times):
        await post.send_after(10 * MINUTE)
    assert post.states() == {ItemState.SENT}


async def test_the_other_channel_takes_over_when_the_hours_are_over_and_not_later(
    database: Database,
) -> None:
    post = Post(database, 3)
    post.fail_everywhere(BAD_GATEWAY, 99)
    for wait in (0, 60, 60, 30):
        await post.send_after(wait * MINUTE)
    assert post.mail.taken == []
    await post.send_after(30 * MINUTE)
    assert len(post.mail.taken) == 3


async def test_a_server_that_would_take_nothing_is_left_alone_for_a_while(
    database: Database,
) -> None:
    post = Post(database, 40)
    refused = SendError(
        SendErrorKind.TRY_AGAIN, "535 5.7.8", retry_after=5 * MINUTE, brakes_channel=True
    )
    post.fail_everywhere(refused, 1)
    assert await post.send_after() <= 16
    assert await post.send_after(4 * MINUTE) == 0
    post.chat.forget_scripts()
    await post.send_after(MINUTE)
    assert post.states() == {ItemState.SENT}
