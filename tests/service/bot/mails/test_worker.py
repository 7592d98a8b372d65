"""The worker: in order, one poisoned message set aside, and nothing half written."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import event, select, update

from bot.worker import AGAIN_AFTER, MOST_ATTEMPTS
from core.clock import FixedClock
from core.errors import EnvironmentFault
from models.audit import Audit
from models.inbox import Inbound, InboundState
from models.session import Database
from tests.service.bot.chat import Chat, Town, a_town, notes
from tests.support.engines import handling

DONE, NEW, ASIDE = InboundState.DONE, InboundState.NEW, InboundState.SET_ASIDE
HANDLING = InboundState.HANDLING
RECORDING, PUTTING_BACK = "INSERT INTO progress_report", r"UPDATE inbound SET state=.* error="


class Office:
    """A worker at work in the town: its clock, and how often it called the dispatcher."""

    def __init__(self, town: Town) -> None:
        self.clock = FixedClock(town.now)
        self.replied = 0
        self.answered = asyncio.Event()
        self.worker = handling(
            town.database,
            town.context,
            self.clock,
            holder_id=town.holder_id,
            replied=self._count,
        )

    def _count(self) -> None:
        self.replied += 1
        self.answered.set()

    def later(self, distance: timedelta) -> None:
        """Let time pass."""
        self.clock.set(self.clock.now() + distance)


@pytest.fixture
def office(town: Town) -> Office:
    """A worker over the town's database."""
    return Office(town)


class Server:
    """The database's far side, which can be made to fail, or to be written to by others.

    This stands in for what no test server can do at a given statement: a full disk, a colleague.
    """

    def __init__(self) -> None:
        self.before: dict[str, Callable[[], None]] = {}

    def hear(self, *execution: Any) -> None:
        """Do what is to happen before a statement (the third of SQLAlchemy's arguments)."""
        for pattern, happens in self.before.items():
            if re.match(pattern, execution[2]):
                happens()


@pytest.fixture
def server(town: Town) -> Iterator[Server]:
    """The far side of the town's database."""
    far_side = Server()
    event.listen(town.database.engine, "before_cursor_execute", far_side.hear)
    yield far_side
    event.remove(town.database.engine, "before_cursor_execute", far_side.hear)


def disk_is_full() -> None:
    """Fail as a transaction fails on a full disk."""
    raise EnvironmentFault("the disk is full.", where="database", todo="Free some space.")


def poison(town: Town, chat: Chat, **payload: Any) -> None:
    """Store a message whose payload no version of culmina could have written."""
    town.accept(chat.write("1.2 en 60"))
    with town.database.transaction() as session:
        row = session.scalars(select(Inbound).order_by(Inbound.id.desc()).limit(1)).one()
        row.payload = {**row.payload, **payload}


def states(town: Town) -> list[tuple[InboundState, int]]:
    """Return where each message stands, and how often it was tried."""
    return [(row.state, row.attempts) for row in town.rows(select(Inbound).order_by(Inbound.id))]


async def test_messages_are_handled_in_their_order_until_none_is_left(
    town: Town, marta: Chat, office: Office
) -> None:
    activity = town.add("1.2", 40)
    for words in ("1.2 en 50", "1.2 en 60", "1.2 en 70"):
        town.accept(marta.write(words))

    assert await office.worker.drain() == 3
    assert [int(report.percent or 0) for report in town.reports()] == [50, 60, 70]
    assert town.figure(activity)[0] == 70
    assert office.replied == 3
    assert await office.worker.drain() == 0


async def test_a_poisoned_message_is_tried_thrice_and_then_set_aside_with_a_word_to_its_sender(
    town: Town, marta: Chat, office: Office
) -> None:
    town.add("1.2", 40)
    poison(town, marta, sent_at="mañana")
    for attempt in range(1, MOST_ATTEMPTS):
        await office.worker.drain()
        assert states(town) == [(NEW, attempt)]
        assert marta.heard() == []
        office.later(AGAIN_AFTER)

    await office.worker.drain()
    assert states(town) == [(ASIDE, MOST_ATTEMPTS)]
    assert notes(marta.heard()) == ["set_aside"]
    (row,) = town.rows(select(Inbound))
    assert row.error is not None
    assert row.error.startswith("ValidationError (trace ")
    assert town.reports() == []


async def test_a_failed_message_is_not_tried_again_before_its_time(
    town: Town, marta: Chat, office: Office
) -> None:
    poison(town, marta, sent_at="mañana")
    await office.worker.drain()
    office.later(AGAIN_AFTER - timedelta(seconds=1))

    assert await office.worker.drain() == 0
    assert states(town) == [(NEW, 1)]


async def test_later_messages_of_the_sender_wait_for_the_poisoned_one_and_then_go_on(
    town: Town, marta: Chat, office: Office
) -> None:
    activity = town.add("1.2", 40)
    poison(town, marta, surprise=True)
    town.accept(marta.write("1.2 en 60"))
    await office.worker.drain()
    assert states(town) == [(NEW, 1), (NEW, 0)]

    for _ in range(MOST_ATTEMPTS):
        office.later(AGAIN_AFTER)
        await office.worker.drain()
    assert states(town) == [(ASIDE, 3), (DONE, 1)]
    assert town.figure(activity)[0] == 60


async def test_other_people_are_answered_meanwhile(
    town: Town, marta: Chat, pedro: Chat, office: Office
) -> None:
    poison(town, marta, surprise=True)
    town.accept(pedro.write("gracias"))

    await office.worker.drain()
    assert states(town) == [(NEW, 1), (DONE, 1)]
    assert notes(pedro.heard()) == ["courtesy"]


async def test_a_failure_in_the_middle_leaves_nothing_half_written(
    town: Town, marta: Chat, office: Office, server: Server
) -> None:
    first, second = town.add("1.1", 10), town.add("1.2", 40)
    town.accept(marta.write("1.1 en 50, 1.2 en 60"))
    written = count(1)

    def the_second_fails() -> None:
        if next(written) == 2:
            raise RuntimeError("a fault of the program")

    server.before = {RECORDING: the_second_fails}
    await office.worker.drain()

    assert next(written) > 2
    assert states(town) == [(NEW, 1)]
    assert (town.figure(first)[0], town.figure(second)[0]) == (10, 40)
    assert town.reports() == []
    assert town.rows(select(Audit)) == []
    assert marta.heard() == []


async def test_a_full_disk_is_not_the_messages_fault_and_is_waited_for(
    town: Town, marta: Chat, office: Office, server: Server
) -> None:
    activity = town.add("1.2", 40)
    town.accept(marta.write("1.2 en 60"))
    server.before = {RECORDING: disk_is_full}
    for _ in range(MOST_ATTEMPTS + 2):
        await office.worker.drain()
        office.later(AGAIN_AFTER)
    assert states(town) == [(NEW, MOST_ATTEMPTS + 2)]

    server.before = {}
    await office.worker.drain()
    assert town.figure(activity)[0] == 60
    assert notes(marta.heard()) == ["receipt"]


async def test_a_failure_that_cannot_be_written_down_is_written_as_soon_as_it_can(
    town: Town, marta: Chat, office: Office, server: Server
) -> None:
    activity = town.add("1.2", 40)
    town.accept(marta.write("1.2 en 60"))
    server.before = {RECORDING: disk_is_full, PUTTING_BACK: disk_is_full}
    with pytest.raises(EnvironmentFault):
        await office.worker.one()
    assert states(town) == [(HANDLING, 1)]

    server.before = {}
    await office.worker.one()
    assert states(town) == [(NEW, 1)]
    office.later(AGAIN_AFTER)
    await office.worker.drain()
    assert town.figure(activity)[0] == 60


@pytest.mark.postgres
async def test_a_message_that_another_process_has_handled_is_left_to_it(postgres_url: str) -> None:
    database, elsewhere = Database(postgres_url), Database(postgres_url)
    town = a_town(database)
    office, marta, server = Office(town), Chat(town), Server()
    activity = town.add("1.2", 40)
    town.accept(marta.write("1.2 en 60"))

    def handled_elsewhere() -> None:
        with elsewhere.transaction() as session:
            session.execute(update(Inbound).values(state=DONE, outcome="recorded"))

    event.listen(database.engine, "before_cursor_execute", server.hear)
    server.before = {RECORDING: handled_elsewhere}
    assert await office.worker.one()

    assert states(town) == [(DONE, 1)]
    assert (town.figure(activity)[0], marta.heard()) == (40, [])
    database.close()
    elsewhere.close()


async def test_the_loop_wakes_when_called_and_stops_when_told(
    town: Town, marta: Chat, office: Office
) -> None:
    stop = asyncio.Event()
    running = asyncio.create_task(office.worker.run(stop))
    town.accept(marta.write("gracias"))
    office.worker.wake.call()
    async with asyncio.timeout(20):
        await office.answered.wait()
        stop.set()
        await running
    assert states(town) == [(DONE, 1)]
    assert notes(marta.heard()) == ["courtesy"]


async def test_a_stranger_whose_message_fails_is_answered_at_the_chat_it_came_from(
    town: Town, office: Office
) -> None:
    stranger = Chat(town, 777, "Nadie")
    poison(town, stranger, surprise=True)
    for _ in range(MOST_ATTEMPTS):
        await office.worker.drain()
        office.later(AGAIN_AFTER)

    assert notes(stranger.heard()) == ["set_aside"]
