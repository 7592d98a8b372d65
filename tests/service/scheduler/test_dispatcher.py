"""The dispatcher before a far side that fails in every way: once, in order, and nothing stuck."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from core.channels import SendError, SendErrorKind
from core.clock import FixedClock
from core.errors import EnvironmentFault
from core.messages import Note, store_content
from models.organisation import Person
from models.outbox import ItemState, OutboxItem, OutboxPart
from models.session import Database
from tests.support.builders import (
    NOW,
    a_holder,
    a_person,
    a_report,
    an_activity,
    an_outbox_item,
    instant,
)
from tests.support.engines import sending
from tests.support.far_side import FarSide
from tests.support.scheduling import Town, a_town, pass_at, steps_of

MONDAY = date(2026, 5, 11)
LEAD = "5551001"
MINUTE = timedelta(minutes=1)


class Post:
    """A town, its dispatcher, the far side that it sends to, and the clock."""

    def __init__(self, database: Database, *, lanes: int = 1) -> None:
        self.database = database
        self.far = FarSide()
        self.clock = FixedClock(NOW)
        with database.transaction() as session:
            self.town: Town = a_town(session, email=None)
            holder = a_holder(session)
        self.dispatcher = sending(
            database, self.town.context, {"telegram": self.far}, self.clock,
            holder_id=holder, lanes=lanes,
        )  # fmt: skip

    def remind(self, *handles: str) -> dict[str, int]:
        """Let a pass make the lead's reminder of these activities; return them."""
        with self.database.transaction() as session:
            made = {
                handle: an_activity(
                    session, self.town.entity, due=MONDAY, office=self.town.office, handle=handle
                )
                for handle in handles
            }
        assert len(pass_at(self.database, self.town.context, instant(MONDAY)).messages) == 1
        return made

    def reply(self, name: str = "help", recipient: str = LEAD, **values: Any) -> int:
        """Queue an answer."""
        with self.database.transaction() as session:
            content = store_content(Note(name=name))
            return an_outbox_item(
                session, self.town.entity, opens=False, kind="note", content=content,
                recipient=recipient, **values,
            )  # fmt: skip

    async def send_after(self, wait: timedelta = timedelta(0)) -> int:
        """Let time pass and send what is due then; return how many attempts it took."""
        self.clock.set(self.clock.now() + wait)
        return await self.dispatcher.drain()

    def items(self) -> list[OutboxItem]:
        """Return the messages, without the welcome that every town has."""
        with self.database.reading() as session:
            rows = select(OutboxItem).where(OutboxItem.recipient.not_like("welcome%"))
            return list(session.scalars(rows.order_by(OutboxItem.id)))

    def states(self) -> list[ItemState]:
        """Return where the messages stand."""
        return [item.state for item in self.items()]

    def parts(self) -> list[tuple[int, str]]:
        """Return the recorded parts."""
        with self.database.reading() as session:
            rows = session.execute(
                select(OutboxPart.ordinal, OutboxPart.text).order_by(OutboxPart.id)
            )
            return [(row.ordinal, row.text) for row in rows]


def error(kind: SendErrorKind, **values: Any) -> SendError:
    return SendError(kind, "the far side says so", **values)


async def test_a_message_is_sent_once_and_what_went_out_is_kept(database: Database) -> None:
    post = Post(database)
    post.remind("A")
    assert await post.send_after() == 1
    assert await post.send_after() == 0
    assert post.far.taken == [(LEAD, "A")]
    (item,) = post.items()
    assert (item.state, item.sent_at, item.attempts, item.holder_id) == (
        ItemState.SENT, NOW, 1, None,
    )  # fmt: skip
    with database.reading() as session:
        part = session.scalars(select(OutboxPart)).one()
        assert (part.item_id, part.provider_id, part.text) == (item.id, f"{LEAD}/1", "A")


async def test_after_a_failure_in_the_middle_only_the_missing_parts_are_sent(
    database: Database,
) -> None:
    post = Post(database)
    post.remind("A", "B", "C")
    post.far.script(LEAD, None, error(SendErrorKind.TRY_AGAIN))
    await post.send_after()
    assert (post.states(), post.parts()) == ([ItemState.PENDING], [(0, "A")])
    assert await post.send_after() == 0, "not before its time"
    assert await post.send_after(MINUTE) == 1
    assert post.far.texts(LEAD) == ["A", "B", "C"]
    assert (post.states(), post.parts()) == ([ItemState.SENT], [(0, "A"), (1, "B"), (2, "C")])


@pytest.mark.parametrize(
    ("failure", "state", "wait"),
    [
        (error(SendErrorKind.TRY_AGAIN), ItemState.PENDING, MINUTE),
        (
            error(SendErrorKind.SLOW_DOWN, retry_after=timedelta(seconds=35)),
            ItemState.PENDING,
            timedelta(seconds=35),
        ),
        (error(SendErrorKind.UNCERTAIN), ItemState.UNCERTAIN, 5 * MINUTE),
        (ConnectionResetError("nobody knows"), ItemState.UNCERTAIN, 5 * MINUTE),
    ],
)
async def test_what_may_pass_is_tried_again_at_its_time(
    sqlite_database: Database, failure: Exception, state: ItemState, wait: timedelta
) -> None:
    post = Post(sqlite_database)
    post.remind("A")
    post.far.script(LEAD, failure)
    await post.send_after()
    assert post.states() == [state]
    assert await post.send_after(wait - timedelta(seconds=1)) == 0
    assert await post.send_after(timedelta(seconds=1)) == 1
    assert (post.states(), post.far.texts(LEAD)) == ([ItemState.SENT], ["A"])


@pytest.mark.parametrize("kind", [SendErrorKind.ADDRESS_DEAD, SendErrorKind.MESSAGE_REFUSED])
async def test_what_is_final_is_not_tried_again(
    sqlite_database: Database, kind: SendErrorKind
) -> None:
    post = Post(sqlite_database)
    post.remind("A")
    post.far.script(LEAD, error(kind))
    assert await post.send_after() == 1
    assert await post.send_after(timedelta(hours=2)) == 0
    assert (post.states(), post.far.taken) == ([ItemState.FAILED], [])


async def test_an_error_that_nobody_knows_is_tried_until_it_gets_through(
    database: Database,
) -> None:
    post = Post(database)
    post.remind("A")
    post.far.script(LEAD, *[ZeroDivisionError()] * 4)
    await post.send_after()
    for wait in (5, 15, 60):
        assert post.states() == [ItemState.UNCERTAIN]
        assert await post.send_after(wait * MINUTE) == 1
    assert post.states() == [ItemState.UNCERTAIN]
    assert await post.send_after(60 * MINUTE) == 1
    assert (post.states(), post.far.texts(LEAD)) == ([ItemState.SENT], ["A"])


async def test_what_fails_all_day_is_owed_anew_the_next_day_and_said_once(
    database: Database,
) -> None:
    post = Post(database)
    post.remind("A")
    post.far.script(LEAD, *[error(SendErrorKind.UNCERTAIN)] * 30)
    for _ in range(12):
        await post.send_after(60 * MINUTE)
    tuesday = instant(date(2026, 5, 12))
    (message,) = pass_at(database, post.town.context, tuesday).messages
    assert [line.handle for line in message.content.lines] == ["A"]
    assert post.states() == [ItemState.CANCELLED, ItemState.PENDING]


@pytest.mark.parametrize("kind", [SendErrorKind.ADDRESS_DEAD, SendErrorKind.MESSAGE_REFUSED])
async def test_the_ledger_tells_of_nothing_that_has_failed(
    database: Database, kind: SendErrorKind
) -> None:
    post = Post(database)
    post.remind("A")
    assert "told" in {state for _, state in steps_of(database)}
    post.far.script(LEAD, error(kind))
    await post.send_after()
    assert "told" not in {state for _, state in steps_of(database)}


@pytest.mark.parametrize("name", ["broken", "empty"])
async def test_a_message_that_cannot_be_rendered_fails_alone(
    sqlite_database: Database, name: str
) -> None:
    post = Post(sqlite_database)
    post.reply(name)
    post.reply("thanks")
    assert await post.send_after() == 2
    assert post.states() == [ItemState.FAILED, ItemState.SENT]
    assert post.far.taken == [(LEAD, "thanks")]


async def test_a_message_for_a_channel_that_is_off_waits(sqlite_database: Database) -> None:
    post = Post(sqlite_database)
    post.reply(channel="pigeon")
    await post.send_after()
    (item,) = post.items()
    assert (item.state, item.error_kind) == (ItemState.PENDING, "try_again")
    assert item.error is not None
    assert "pigeon is off" in item.error


async def test_several_lanes_keep_the_order_of_each_recipient(sqlite_database: Database) -> None:
    post = Post(sqlite_database, lanes=8)
    recipients = [f"55510{n:02}" for n in range(6)]
    with sqlite_database.transaction() as session:
        for number in range(8):
            for recipient in recipients:
                content = store_content(Note(name=f"n{number}"))
                an_outbox_item(
                    session, post.town.entity, opens=False, content=content, recipient=recipient
                )
    assert await post.send_after() == 48
    assert set(post.states()) == {ItemState.SENT}
    for recipient in recipients:
        assert post.far.texts(recipient) == [f"n{number}" for number in range(8)]
    assert post.far.most_in_flight == 1


async def test_no_transaction_is_open_while_the_far_side_is_slow(
    database: Database, database_url: str
) -> None:
    post = Post(database)
    other = Database(database_url)

    def write_meanwhile() -> None:
        with other.transaction() as session:
            if not other.is_sqlite:
                session.execute(text("SET LOCAL lock_timeout = '2s'"))
            session.execute(select(OutboxItem.id).with_for_update()).all()
            a_person(session, post.town.entity, "Luis")

    post.remind("A")
    post.far.script(LEAD, write_meanwhile)
    await post.send_after()
    other.close()
    assert post.states() == [ItemState.SENT]
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 2


async def test_a_message_that_became_shorter_than_what_went_out_is_finished(
    sqlite_database: Database,
) -> None:
    post = Post(sqlite_database)
    activities = post.remind("A", "B", "C")
    post.far.script(LEAD, None, None, error(SendErrorKind.TRY_AGAIN))
    await post.send_after()
    with post.database.transaction() as session:
        for handle in ("B", "C"):
            a_report(session, activities[handle], 100)
    await post.send_after(MINUTE)
    assert (post.states(), post.far.texts(LEAD)) == ([ItemState.SENT], ["A", "B"])
    post.reply()
    assert await post.send_after() == 1, "the address is not blocked"


def cut_connections(database: Database, url: str) -> Callable[[], None]:
    """Return what makes the server end every connection of `database`."""

    def cut() -> None:
        other = Database(url)
        with other.transaction() as session:
            session.execute(
                text(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        other.close()

    assert not database.is_sqlite
    return cut


@pytest.mark.parametrize("handles", [("A",), ("A", "B")])
async def test_a_server_that_restarts_while_a_message_goes_out_repeats_nothing(
    postgres_url: str, handles: tuple[str, ...]
) -> None:
    post = Post(Database(postgres_url))
    post.remind(*handles)
    post.far.script(LEAD, cut_connections(post.database, postgres_url))
    with pytest.raises(EnvironmentFault):
        await post.send_after()
    assert post.far.texts(LEAD) == ["A"]
    await post.send_after()
    assert post.far.texts(LEAD) == list(handles)
    assert post.states() == [ItemState.SENT]
    assert [part for _, part in post.parts()] == list(handles)
    post.database.close()


async def test_a_file_that_is_locked_while_a_message_goes_out_repeats_nothing(
    sqlite_database: Database, sqlite_url: str
) -> None:
    post = Post(sqlite_database)
    await post.database.in_transaction(_do_not_wait_long)
    post.remind("A", "B")
    path = make_url(sqlite_url).database
    assert path is not None
    intruder = sqlite3.connect(path, isolation_level=None)
    post.far.script(LEAD, lambda: intruder.execute("BEGIN IMMEDIATE").close())
    with pytest.raises(EnvironmentFault, match="locked"):
        await post.send_after()
    with pytest.raises(EnvironmentFault, match="locked"):
        await post.send_after()
    intruder.execute("ROLLBACK")
    intruder.close()
    await post.send_after()
    assert (post.states(), post.far.texts(LEAD)) == ([ItemState.SENT], ["A", "B"])


def _do_not_wait_long(session: Session) -> None:
    session.execute(text("PRAGMA busy_timeout = 20"))


async def test_the_loop_is_woken_survives_a_failure_and_stops(sqlite_database: Database) -> None:
    post = Post(sqlite_database, lanes=3)
    post.far.script("5551002", ZeroDivisionError())
    stop = asyncio.Event()
    loop = asyncio.create_task(post.dispatcher.run(stop))
    for number in range(3):
        post.reply(recipient=f"555100{number}")
        post.dispatcher.wake.call()
    deadline = monotonic() + 10
    while len(post.far.taken) < 2:
        assert monotonic() < deadline
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(loop), 0.02)
    stop.set()
    await loop
    assert post.states() == [ItemState.SENT, ItemState.SENT, ItemState.UNCERTAIN]


async def test_what_is_out_is_recorded_when_the_loop_is_cancelled(
    sqlite_database: Database,
) -> None:
    post = Post(sqlite_database, lanes=2)
    stop, answers = asyncio.Event(), asyncio.Event()
    post.reply(recipient="5551001")
    post.reply(recipient="5551002")
    post.far.script("5551001", stop.set)
    post.far.script("5551002", answers)  # which never comes
    loop = asyncio.create_task(post.dispatcher.run(stop))
    await stop.wait()
    loop.cancel()
    with suppress(asyncio.CancelledError):
        await loop
    assert post.states() == [ItemState.SENT, ItemState.SENDING]


async def test_a_message_that_another_process_took_over_holds_no_other_back(
    sqlite_database: Database,
) -> None:
    post = Post(sqlite_database)

    def take_over() -> None:
        with sqlite_database.transaction() as session:
            session.execute(update(OutboxItem).values(state=ItemState.FAILED, holder_id=None))
        post.reply("thanks")

    post.reply("help")
    post.far.script(LEAD, take_over)
    await post.send_after()
    assert post.far.texts(LEAD) == ["help", "thanks"]
    assert post.states() == [ItemState.FAILED, ItemState.SENT]
