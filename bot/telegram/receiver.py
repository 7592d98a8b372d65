"""Fetches updates, stores them, and only then lets Telegram forget them."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Collection, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

import structlog
from sqlalchemy.orm import Session
from telegram.error import RetryAfter, TelegramError

from bot.conversation.receiving import groups
from bot.telegram import storing
from bot.telegram.client import MOST_CONNECTIONS, MOST_SENDS, Received, TelegramClient
from bot.telegram.errors import as_duration
from bot.telegram.parse import press_id
from bot.telegram.storing import TakenUpdate
from core.channels import TELEGRAM
from core.clock import Clock
from core.errors import EnvironmentFault
from core.inbound import Inbound
from core.outage import WAITS, Outage
from models.session import Database

log = structlog.get_logger("telegram")

T = TypeVar("T")

MOST_STRIKES = 3  # how often an update may be refused before it is stored as it came
FAREWELL = 0.5  # seconds that answers to pressed buttons have left when the loop stops
NO_WAIT = timedelta(0)


@dataclass(frozen=True, slots=True)
class _Read:
    """An update and what is stored of it; None: nothing, because it is not for the bot."""

    received: Received
    taken: TakenUpdate | None

    @property
    def update_id(self) -> int:
        """Return the number by which Telegram is told that it has come."""
        return self.received.update_id

    def as_it_came(self, now: datetime, problem: str) -> _Read:
        """Return the same, to be stored without being read."""
        return _Read(self.received, storing.unread(self.received, now, problem))


class Receiver:
    """The loop that takes what people say out of Telegram.

    The offset, which makes Telegram forget, moves only after the commit: whatever stops the loop,
    an update is fetched again until it is stored, and stored once. The loop survives every
    failure of the network, of Telegram and of the database; each one after another it waits longer.
    What cannot be read, and what the database refuses, is stored as it came and set aside.
    `at_start` is tried once when Telegram has answered. `refusal` is what somebody sees who presses
    a button in a group that is not her office's. `after` is told, best effort, in which private
    chats something was written. `caught_up` is set once what waited at Telegram
    has been stored, or Telegram turns out to be away.
    """

    def __init__(
        self,
        client: TelegramClient,
        database: Database,
        *,
        entity_id: int,
        clock: Clock,
        wake: Callable[[], None],
        poll: timedelta,
        waits: Sequence[timedelta] = WAITS,
        at_start: Callable[[], Coroutine[Any, Any, None]] | None = None,
        refusal: str | None = None,
        after: Callable[[Collection[str]], Coroutine[Any, Any, None]] | None = None,
    ) -> None:
        self._client = client
        self._database = database
        self._entity_id = entity_id
        self._clock = clock
        self._wake = wake
        self._poll = poll
        self._at_start = at_start
        self._refusal = refusal
        self._after = after
        self._offset: int | None = None
        self._outage = Outage(log, "not_received", waits)
        self._strikes: Counter[int] = Counter()
        self._answers: set[asyncio.Task[None]] = set()
        self._answer_slots = asyncio.Semaphore(MOST_CONNECTIONS - MOST_SENDS)
        self.caught_up = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Receive until `stop` is set; a waiting poll is cut off at once."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not await self._webhook_is_gone(stop, stopping) and not stop.is_set():
                pass
            while not self.caught_up.is_set() and not stop.is_set():
                await self._survive(self._catch_up(stopping), stop)
            if self._at_start is not None and not stop.is_set():
                await self._survive(_unless(stopping, self._at_start()), stop)
            while not stop.is_set():
                await self._survive(self.receive(self._poll, stopping), stop)
        finally:
            stopping.cancel()
            await self._end_answers()

    async def receive(
        self, wait: timedelta = NO_WAIT, stopping: asyncio.Task[Any] | None = None
    ) -> int:
        """Fetch once, waiting up to `wait`, and store; return how many messages were new.

        `stopping` cuts the waiting short when it ends. Raises telegram.error.TelegramError and
        EnvironmentFault; what was not stored is fetched again.
        """
        fetching = self._client.updates(self._offset, wait)
        received = await fetching if stopping is None else await _unless(stopping, fetching)
        if not received:
            return 0
        now = self._clock.now()
        read = [_Read(one, storing.read(one, now, self._client.me)) for one in received]
        try:
            return await self._store(read)
        except EnvironmentFault:
            raise
        except Exception:  # noqa: BLE001 - which of them it was, each by itself will tell
            return sum([await self._store_alone(one) for one in read])

    async def settle(self) -> None:
        """Do nothing: each fetching tells Telegram what came before."""

    async def _catch_up(self, stopping: asyncio.Task[Any]) -> None:
        while await self.receive(NO_WAIT, stopping):
            pass
        self.caught_up.set()

    async def _webhook_is_gone(self, stop: asyncio.Event, stopping: asyncio.Task[Any]) -> bool:
        # Telegram refuses getUpdates while another program's webhook is set for this bot.
        return await self._survive(_unless(stopping, self._client.bot.delete_webhook()), stop)

    async def _survive(self, work: Coroutine[Any, Any, object], stop: asyncio.Event) -> bool:
        """Do a piece of work; after a failure wait, longer each time, and return False."""
        try:
            await work
        except TelegramError as error:
            said = self._client.guard.redact(f"{type(error).__name__}: {error}")
            wait = as_duration(error.retry_after) if isinstance(error, RetryAfter) else NO_WAIT
            self._outage.failed(error, said=said, wait=wait)
        except Exception as error:  # noqa: BLE001 - the loop's edge: what is away comes back
            self._outage.failed(error)
        else:
            self._outage.over()
            return True
        if self._outage.lasts:
            self.caught_up.set()
        await self._outage.pause(stop)
        return False

    async def _store(self, read: Sequence[_Read]) -> int:
        """Store updates in one transaction; only then are they confirmed, and presses answered."""
        new, refused = await self._accept([one.taken for one in read if one.taken is not None])
        for one in read:
            self._strikes.pop(one.update_id, None)
        self._offset = read[-1].update_id + 1
        self._answer_presses(read, refused)
        self._tell_where([one.taken.inbound for one in read if one.taken is not None])
        if new:
            self._wake()
        return new

    async def _store_alone(self, one: _Read) -> int:
        """Store an update; one that the database refuses again and again is stored as it came."""
        try:
            return await self._store([one])
        except EnvironmentFault:
            raise
        except Exception as error:
            self._strikes[one.update_id] += 1
            if self._strikes[one.update_id] < MOST_STRIKES:
                raise
            problem = f"cannot be stored: {type(error).__name__}"
            return await self._store([one.as_it_came(self._clock.now(), problem)])

    async def _accept(self, taken: Sequence[TakenUpdate]) -> tuple[int, frozenset[str]]:
        """Store messages; return how many were new, and the presses that do not count."""
        if not taken:
            return 0, frozenset()
        now = self._clock.now()

        def accept(session: Session) -> tuple[int, frozenset[str]]:
            counting = [one for one in taken if self._may_press(session, one.inbound)]
            store = partial(storing.store, session, entity_id=self._entity_id, now=now)
            refused = {one.inbound.external_id for one in taken if one not in counting}
            return sum(map(store, counting)), frozenset(refused)

        return await self._database.in_transaction(accept)

    def _may_press(self, session: Session, inbound: Inbound) -> bool:
        """Tell whether a message counts: of presses in a group, those by its office's people."""
        if inbound.pressed is None or inbound.chat is None:
            return True
        return groups.may_press(
            session, self._entity_id, TELEGRAM.name, inbound.chat, inbound.sender
        )

    def _answer_presses(self, read: Sequence[_Read], refused: frozenset[str]) -> None:
        for one in read:
            update = one.received.update
            query = update.callback_query if update is not None else None
            if query is not None:
                said = self._refusal if press_id(query.id) in refused else None
                self._aside(self._answer(query.id, said))

    def _tell_where(self, stored: Sequence[Inbound]) -> None:
        chats = {one.sender for one in stored if one.chat is None and one.sender}
        if self._after is not None and chats:
            self._aside(self._best_effort(self._after(chats)))

    def _aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do what nothing waits for."""
        task = asyncio.create_task(work)
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _best_effort(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - the next message tries again
            said = self._client.guard.redact(f"{type(error).__name__}: {error}")
            log.warning("menu_not_set", error=said)

    async def _answer(self, query_id: str, said: str | None) -> None:
        """Stop the clock on a pressed button, best effort: the real answer is a message.

        Who may not press it gets a short text instead.
        """
        async with self._answer_slots:
            with contextlib.suppress(TelegramError):
                await self._client.bot.answer_callback_query(query_id, said)

    async def _end_answers(self) -> None:
        if not self._answers:
            return
        _, late = await asyncio.wait(self._answers, timeout=FAREWELL)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


async def _unless(stopping: asyncio.Task[Any], work: Coroutine[Any, Any, T]) -> T | None:
    """Return what `work` returns, or None as soon as `stopping` ends; `work` is then cut off."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        if not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
