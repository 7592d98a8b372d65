"""The engines: on each database all that is due is done once, in order, whoever dies meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from threading import Event
from time import monotonic

import pytest
from procrastinate.jobs import Status
from sqlalchemy import func, select, text, update

from core.messages import Note, store_content
from core.words import OutboxKind
from models import outbox
from models.inbox import Inbound, InboundState
from models.organisation import Entity
from models.outbox import ItemState, OutboxItem, To
from models.running import channel_state, held, queue
from models.running.turns import Kind
from models.session import Database
from tests.service.scheduler.shop import BOTH, MINUTE, SOON, Shop
from tests.support.builders import NOW, an_entity


@pytest.fixture
def shop(database: Database) -> Shop:
    """A shop over each database in turn."""
    with database.transaction() as session:
        return Shop(database, an_entity(session))


@pytest.fixture
def postgres_shop(postgres_url: str) -> Iterator[Shop]:
    """A shop over PostgreSQL."""
    with closing(Database(postgres_url)) as database:
        with database.transaction() as session:
            shop = Shop(database, an_entity(session))
        yield shop


async def eventually(condition: Callable[[], object]) -> None:
    """Look until `condition` holds."""
    never = Event()
    async with asyncio.timeout(SOON):
        while not condition():
            await asyncio.to_thread(never.wait, 0.02)


async def test_all_that_is_due_is_done_once_and_leaves_no_job(shop: Shop) -> None:
    for number in range(4):
        shop.queue(f"n{number}", recipient=f"{number % 2}")
    shop.say(1)
    assert await shop.work() >= 5
    assert shop.heard() == [InboundState.DONE]
    assert set(shop.states()) == {ItemState.SENT}
    assert (await shop.work(), shop.jobs()) == (0, 0)


async def test_a_recipient_gets_messages_in_order_an_answer_before_a_campaign(shop: Shop) -> None:
    shop.queue("campaign", opens=True)
    shop.queue("first")
    shop.queue("second")
    await shop.work(Kind.SEND)
    assert shop.far.texts("1") == ["first", "second", "campaign"]


async def test_what_waits_for_its_time_is_found_when_that_has_come(shop: Shop) -> None:
    shop.queue("later", not_before=NOW + MINUTE)
    assert (await shop.work(), shop.states()) == (0, [ItemState.PENDING])
    shop.clock.set(NOW + MINUTE)
    assert (await shop.work(), shop.states()) == (1, [ItemState.SENT])


async def test_what_a_machine_whose_clock_is_a_little_ahead_made_due_is_not_left_to_the_next_look(
    postgres_shop: Shop,
) -> None:
    shop, ahead = postgres_shop, NOW + timedelta(seconds=0.5)
    shop.queue("answer")
    shop.say(1, sender="2")
    with shop.database.transaction() as session:
        session.execute(update(Inbound).values(not_before=ahead))
        session.execute(update(OutboxItem).values(not_before=ahead))
    await shop.work()
    assert shop.heard() == [InboundState.DONE]
    assert shop.far.texts("1") == ["answer"]


async def test_nothing_goes_out_on_a_channel_while_it_is_braked(shop: Shop) -> None:
    with shop.database.transaction() as session:
        channel_state.brake(session, shop.entity, "telegram", NOW + MINUTE)
    shop.queue("a")
    assert (await shop.work(), shop.jobs()) == (0, 0)
    shop.clock.set(NOW + MINUTE)
    assert await shop.work() == 1


async def test_kinds_that_are_not_asked_for_are_left(shop: Shop) -> None:
    shop.queue("a")
    shop.say(1)
    assert await shop.work(Kind.HANDLE) == 1
    assert ItemState.SENT not in shop.states()


async def test_what_a_process_left_in_hand_is_done_by_the_next(shop: Shop) -> None:
    shop.queue("a")
    shop.say(1, sender="2")
    with shop.database.transaction() as session:
        session.execute(update(OutboxItem).values(state=ItemState.SENDING, claims=1, attempts=1))
        session.execute(update(Inbound).values(state=InboundState.HANDLING, claims=1))
        if shop.database.is_sqlite:
            holder = text("INSERT INTO holder (host, pid, started_at, seen_at) VALUES"
                          " ('a', 1, '2026-01-01', '2026-01-01') RETURNING id")  # fmt: skip
            number = session.execute(holder).scalar_one()
            session.execute(update(OutboxItem).values(holder_id=number))
            session.execute(update(Inbound).values(holder_id=number))
        else:
            session.execute(text("DELETE FROM procrastinate_jobs"))
    await shop.work()
    assert shop.heard() == [InboundState.DONE]
    assert shop.far.texts("1")[0] == "a"


async def test_a_pass_that_is_owed_is_made_once_also_when_two_clocks_owe_it(shop: Shop) -> None:
    async with shop.engine() as engine, shop.engine() as other:
        await engine.owe_pass(shop.entity)
        if not shop.database.is_sqlite:  # a file has one clock
            await other.owe_pass(shop.entity)
        assert shop.passes == (1 if shop.database.is_sqlite else 0)
        await engine.drain([Kind.TICK])
        await other.drain([Kind.TICK])
    assert (shop.passes, shop.jobs()) == (1, 0)


async def test_a_process_that_does_not_work_leaves_a_pass_to_one_that_does(
    postgres_shop: Shop,
) -> None:
    shop, stop = postgres_shop, asyncio.Event()
    async with shop.engine() as clock, shop.engine() as worker:
        await clock.owe_pass(shop.entity)
        await clock.drain([Kind.SEND])
        assert shop.passes == 0
        running = asyncio.create_task(worker.run(frozenset({Kind.TICK}), stop))
        await eventually(lambda: shop.passes == 1)
        stop.set()
        await asyncio.wait_for(running, SOON)


async def test_while_it_runs_what_comes_in_is_answered_at_once(shop: Shop) -> None:
    stop = asyncio.Event()
    async with shop.engine() as engine:
        running = asyncio.create_task(engine.run(BOTH, stop))
        shop.say(1)
        engine.wake(Kind.HANDLE)
        await eventually(lambda: ItemState.SENT in shop.states())
        stop.set()
        await asyncio.wait_for(running, SOON)


async def test_a_turn_does_the_work_of_all_jobs_of_its_address(postgres_shop: Shop) -> None:
    shop, wire = postgres_shop, asyncio.Event()
    shop.far.script("1", wire)
    for number in range(4):
        shop.queue(f"n{number}")
    working = asyncio.create_task(shop.work(Kind.SEND))
    await asyncio.wait_for(shop.far.waits.wait(), SOON)
    assert shop.jobs() == 1
    shop.queue("meanwhile")
    wire.set()
    assert await asyncio.wait_for(working, SOON) == 5
    assert (shop.far.texts("1")[-1], shop.jobs()) == ("meanwhile", 0)


async def test_at_a_stop_what_is_on_its_way_is_recorded(shop: Shop) -> None:
    stop, wire = asyncio.Event(), asyncio.Event()
    shop.far.script("1", wire)
    shop.queue("a")
    async with shop.engine() as engine:
        running = asyncio.create_task(engine.run(BOTH, stop))
        await asyncio.wait_for(shop.far.waits.wait(), SOON)
        stop.set()
        wire.set()
        await asyncio.wait_for(running, SOON)
    assert shop.states() == [ItemState.SENT]


@pytest.mark.postgres
async def test_two_processes_do_each_row_once(postgres_shop: Shop) -> None:
    shop, stop = postgres_shop, asyncio.Event()
    async with shop.engine() as one, shop.engine() as other:
        running = [asyncio.create_task(each.run(BOTH, stop)) for each in (one, other)]
        for number in range(30):
            shop.queue(f"n{number}", recipient=f"{number % 5}")
        await eventually(lambda: set(shop.states()) == {ItemState.SENT})
        stop.set()
        await asyncio.wait_for(asyncio.gather(*running), SOON)
    for recipient in range(5):
        told = shop.far.texts(f"{recipient}")
        assert told == [f"n{number}" for number in range(recipient, 30, 5)]


@pytest.mark.postgres
async def test_the_job_of_a_worker_without_a_heartbeat_is_done_again(postgres_shop: Shop) -> None:
    shop = postgres_shop
    shop.queue("a")
    with shop.database.transaction() as session:
        old = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - '{}'::interval)"
        dead = session.execute(text(old.format("2 minutes") + " RETURNING id")).scalar_one()
        taken = "UPDATE procrastinate_jobs SET status = 'doing', worker_id = :worker"
        session.execute(text(taken), {"worker": dead})
        session.execute(update(OutboxItem).values(state=ItemState.SENDING, claims=1, attempts=1))
    assert await shop.work(Kind.SEND) == 1
    assert shop.far.texts("1") == ["a"]


@pytest.mark.postgres
async def test_the_job_of_a_worker_that_lives_is_left_to_it(postgres_shop: Shop) -> None:
    shop = postgres_shop
    shop.queue("a")
    with shop.database.transaction() as session:
        alive = "INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id"
        worker = session.execute(text(alive)).scalar_one()
        taken = "UPDATE procrastinate_jobs SET status = :doing, worker_id = :worker"
        session.execute(text(taken), {"worker": worker, "doing": Status.DOING.value})
    assert await shop.work(Kind.SEND) == 0


@pytest.mark.postgres
async def test_in_a_restored_database_nobody_has_anything_in_hand(postgres_shop: Shop) -> None:
    shop = postgres_shop
    shop.queue("a")
    shop.say(1)
    with shop.database.transaction() as session:
        # At the backup, a moment ago, this worker lived.
        alive = "INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id"
        worker = session.execute(text(alive)).scalar_one()
        taken = "UPDATE procrastinate_jobs SET status = :doing, worker_id = :worker"
        session.execute(text(taken), {"worker": worker, "doing": Status.DOING.value})
        session.execute(update(OutboxItem).values(state=ItemState.SENDING, claims=1, attempts=1))
        session.execute(update(Inbound).values(state=InboundState.HANDLING, claims=1, attempts=1))
        held.release_all(session, NOW)
    assert (shop.states(), shop.heard()) == ([ItemState.PENDING], [InboundState.NEW])
    await shop.work()
    assert shop.heard() == [InboundState.DONE]
    assert shop.far.texts("1")[0] == "a"


@pytest.mark.postgres
def test_a_job_that_is_missing_is_put_once(postgres_shop: Shop) -> None:
    shop = postgres_shop
    shop.queue("a")
    with shop.database.transaction() as session:
        session.execute(text("DELETE FROM procrastinate_jobs"))

    def missing() -> int:
        with shop.database.transaction() as session:
            return queue.put_missing(
                session, kinds=frozenset({Kind.SEND}), entity_ids=[shop.entity], now=NOW
            )

    assert [missing(), missing()] == [1, 0]


@pytest.mark.postgres
async def test_a_job_of_another_entity_is_left_alone(postgres_shop: Shop) -> None:
    shop = postgres_shop
    with shop.database.transaction() as session:
        other = Shop(shop.database, an_entity(session, "Otra Alcaldía"))
    other.queue("a")
    assert (await shop.work(), other.states()) == (0, [ItemState.PENDING])
    assert await other.work() == 1


@pytest.mark.postgres
def test_a_message_that_is_rolled_back_leaves_no_job(postgres_shop: Shop) -> None:
    shop = postgres_shop
    with shop.database.transaction() as session:
        outbox.enqueue(
            session, shop.entity, To("telegram", "1"), key="a", kind=OutboxKind.NOTE, opens=False,
            content=store_content(Note(name="a")), now=NOW,
        )  # fmt: skip
        assert session.scalar(select(func.count()).select_from(OutboxItem)) == 1
        session.rollback()
    assert (shop.jobs(), shop.states()) == (0, [])


@pytest.mark.postgres
def test_nothing_is_put_for_what_exists_already(postgres_shop: Shop) -> None:
    shop = postgres_shop
    shop.queue("a")
    with shop.database.transaction() as session:
        assert session.scalars(select(Entity.id)).all() == [shop.entity]
        again = outbox.enqueue(
            session, shop.entity, To("telegram", "1"), key="a", kind=OutboxKind.NOTE, opens=False,
            content=store_content(Note(name="a")), now=NOW,
        )  # fmt: skip
    assert (again, shop.jobs()) == (None, 1)


@pytest.mark.postgres
async def test_a_message_whose_record_is_refused_is_not_sent_again_and_again(
    postgres_shop: Shop,
) -> None:
    shop = postgres_shop
    shop.queue("a")
    with shop.database.transaction() as session:
        session.execute(text("ALTER TABLE outbox_part ADD CONSTRAINT refused CHECK (text <> text)"))
    for _ in range(4):
        await shop.work(Kind.SEND)
    assert len(shop.far.texts("1")) == 1
    shop.clock.set(NOW + 11 * MINUTE)
    await shop.work(Kind.SEND)
    assert len(shop.far.texts("1")) == 2


async def test_a_campaign_is_as_slow_as_its_provider_and_an_answer_goes_before_it(
    shop: Shop,
) -> None:
    shop.far.every = 0.05
    for number in range(12):
        shop.queue(f"n{number}", recipient=f"{number}", opens=True)
    shop.queue("answer", recipient="99")
    began = monotonic()
    assert await shop.work(Kind.SEND) == 13
    assert monotonic() - began >= 12 * 0.05
    assert [recipient for recipient, _ in shop.far.taken].index("99") <= 8


async def test_beyond_what_a_provider_takes_a_campaign_comes_back_later(shop: Shop) -> None:
    shop.far.every = 1.5
    for number in range(5):
        shop.queue(f"n{number}", recipient=f"{number}", opens=True)
    await shop.work(Kind.SEND)
    assert 1 <= len(shop.far.taken) <= 4
    assert set(shop.states()) == {ItemState.SENT, ItemState.PENDING}


@pytest.mark.postgres
async def test_a_job_whose_worker_has_just_signed_off_is_not_taken_over_at_once(
    postgres_shop: Shop,
) -> None:
    shop, stop = postgres_shop, asyncio.Event()
    shop.queue("a")
    with shop.database.transaction() as session:
        # So it stands where a worker lost its database: what it had begun goes on in its process.
        session.execute(text("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL"))
    shop.queue("b", recipient="2")
    async with shop.engine() as engine:
        running = asyncio.create_task(engine.run(BOTH, stop))
        await eventually(lambda: shop.states()[1] is ItemState.SENT)
        await asyncio.sleep(1)
        assert shop.states()[0] is ItemState.PENDING
        stop.set()
        await asyncio.wait_for(running, SOON)


async def test_an_album_is_gathered_while_every_fetcher_is_busy(shop: Shop) -> None:
    for number, words in enumerate(("Vamos en 60 %", "", "")):
        shop.send_photo(number, words, album="9")
    shop.clock.set(NOW + MINUTE)
    stop = asyncio.Event()
    async with shop.engine() as engine:
        running = asyncio.create_task(engine.run(frozenset(Kind), stop))
        await eventually(lambda: shop.heard().count(InboundState.DONE) == 3)
        shop.slow.let.set()
        stop.set()
        await asyncio.wait_for(running, SOON)


@pytest.mark.postgres
async def test_a_running_engine_takes_over_from_a_dead_worker_at_once(postgres_shop: Shop) -> None:
    shop, stop = postgres_shop, asyncio.Event()
    shop.queue("a")
    with shop.database.transaction() as session:
        old = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - '40 s'::interval)"
        dead = session.execute(text(old + " RETURNING id")).scalar_one()
        taken = "UPDATE procrastinate_jobs SET status = 'doing', worker_id = :worker"
        session.execute(text(taken), {"worker": dead})
    async with shop.engine() as engine:
        running = asyncio.create_task(engine.run(BOTH, stop))
        await asyncio.wait_for(eventually(lambda: shop.states() == [ItemState.SENT]), 10)
        stop.set()
        await asyncio.wait_for(running, SOON)
