"""Fetches updates, stores them, and only then lets Telegram forget them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

import structlog
from sqlalchemy.orm import Session
from telegram.error import RetryAfter, TelegramError

from bot.conversation import groups
from bot.telegram.client import MOST_CONNECTIONS, MOST_SENDS, Received, TelegramClient
from bot.telegram.errors import as_duration
from bot.telegram.parse import press_id, to_inbound
from core.clock import Clock
from core.errors import EnvironmentFault
from core.inbound import Inbound
from models import files, inbox
from models.session import Database

log = structlog.get_logger("telegram")

T = TypeVar("T")

CHANNEL = "telegram"
WAITS = tuple(timedelta(seconds=seconds) for seconds in (1, 2, 5, 15, 30, 60))
MOST_STRIKES = 3  # how often an update may fail to be stored before it is passed over
FAREWELL = 0.5  # seconds that answers to pressed buttons have left when the loop stops


class Receiver:
    """The loop that takes what people say out of Telegram.

    The offset, which makes Telegram forget, moves only after the commit: whatever stops the loop,
    an update is fetched again until it is stored, and stored once. The loop survives every
    failure of the network, of Telegram and of the database; each one after another it waits longer.
    `at_start` is tried once when Telegram has answered. `refusal` is what somebody sees who presses
    a button in a group that is not her office's.
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
    ) -> None:
        self._client = client
        self._database = database
        self._entity_id = entity_id
        self._clock = clock
        self._wake = wake
        self._poll = poll
        self._waits = waits
        self._at_start = at_start
        self._refusal = refusal
        self._offset: int | None = None
        self._failures = 0
        self._strikes = 0
        self._answers: set[asyncio.Task[None]] = set()
        self._answer_slots = asyncio.Semaphore(MOST_CONNECTIONS - MOST_SENDS)

    async def run(self, stop: asyncio.Event) -> None:
        """Receive until `stop` is set; a waiting poll is cut off at once."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not await self._webhook_is_gone(stopping) and not stop.is_set():
                pass
            if self._at_start is not None and not stop.is_set():
                await self._survive(_unless(stopping, self._at_start()), stopping)
            while not stop.is_set():
                await self._survive(self.receive(self._poll, stopping), stopping)
        finally:
            stopping.cancel()
            await self._end_answers()

    async def receive(self, wait: timedelta, stopping: asyncio.Task[Any] | None = None) -> int:
        """Fetch once, waiting up to `wait`, and store; return how many messages were new.

        `stopping` cuts the waiting short when it ends. Raises telegram.error.TelegramError and
        EnvironmentFault; what was not stored is fetched again.
        """
        fetching = self._client.updates(self._offset, wait)
        received = await fetching if stopping is None else await _unless(stopping, fetching)
        if not received:
            return 0
        # After a failure one by one, so that an update which cannot be stored stands alone.
        pieces = [[one] for one in received] if self._strikes else [received]
        new = 0
        for piece in pieces:
            new += await self._store(piece)
            self._offset = piece[-1].update_id + 1
        self._strikes = 0
        return new

    async def _webhook_is_gone(self, stopping: asyncio.Task[Any]) -> bool:
        # Telegram refuses getUpdates while another program's webhook is set for this bot.
        return await self._survive(_unless(stopping, self._client.bot.delete_webhook()), stopping)

    async def _survive(
        self, work: Coroutine[Any, Any, object], stopping: asyncio.Task[Any]
    ) -> bool:
        """Do a piece of work; after a failure wait, longer each time, and return False."""
        try:
            await work
        except TelegramError as error:
            said = self._client.guard.redact(f"{type(error).__name__}: {error}")
            wait = self._next_wait()
            if isinstance(error, RetryAfter):
                wait = as_duration(error.retry_after)
            log.warning("not_received", error=said, wait_seconds=wait.total_seconds())
        except EnvironmentFault as fault:
            wait = self._next_wait()
            log.warning("not_stored", error=fault.sentence(), wait_seconds=wait.total_seconds())
        except Exception:  # the loop's edge: what is not stored is fetched again
            wait = self._next_wait()
            log.exception("receiving_failed", wait_seconds=wait.total_seconds())
        else:
            self._failures = 0
            return True
        await _unless(stopping, asyncio.sleep(wait.total_seconds()))
        return False

    def _next_wait(self) -> timedelta:
        wait = self._waits[min(self._failures, len(self._waits) - 1)]
        self._failures += 1
        return wait

    async def _store(self, piece: Sequence[Received]) -> int:
        """Store what people said in one transaction, then answer the buttons they pressed."""
        inbounds = [inbound for one in piece if (inbound := self._read(one)) is not None]
        try:
            new, refused = await self._accept(inbounds)
        except EnvironmentFault:
            raise
        except Exception:  # tried again from the start, and given up after MOST_STRIKES
            if not self._passes_over(piece):
                raise
            return 0
        self._answer_presses(piece, refused)
        if new:
            self._wake()
        return new

    def _read(self, one: Received) -> Inbound | None:
        if one.update is None:
            return None
        try:
            return to_inbound(one.update, self._clock.now(), self._client.me)
        except Exception:  # our mistake about one update must not keep others from being heard
            log.exception("update_not_understood", update_id=one.update_id)
            return None

    async def _accept(self, inbounds: Sequence[Inbound]) -> tuple[int, frozenset[str]]:
        """Store messages; return how many were new, and the presses that do not count."""
        if not inbounds:
            return 0, frozenset()
        now = self._clock.now()

        def accept(session: Session) -> tuple[int, frozenset[str]]:
            counting = [one for one in inbounds if self._may_press(session, one)]
            refused = {one.external_id for one in inbounds} - {o.external_id for o in counting}
            new = sum(self._store_one(session, one, now) for one in counting)
            return new, frozenset(refused)

        return await self._database.in_transaction(accept)

    def _store_one(self, session: Session, inbound: Inbound, now: datetime) -> bool:
        """Store a message, and let it wait for its files; tell whether it was new."""
        stored = inbox.accept(
            session,
            entity_id=self._entity_id,
            channel=CHANNEL,
            external_id=inbound.external_id,
            sender=inbound.sender,
            payload=inbound.model_dump(mode="json"),
            now=now,
        )
        if stored is not None and inbound.files:
            files.expect(
                session,
                entity_id=self._entity_id,
                inbound_id=stored,
                files=inbound.files,
                album=inbound.album,
                now=now,
            )
        return stored is not None

    def _passes_over(self, piece: Sequence[Received]) -> bool:
        """Tell whether an update that cannot be stored is given up, so that others are heard."""
        self._strikes += 1
        if len(piece) > 1 or self._strikes <= MOST_STRIKES:
            return False
        update = piece[0].update
        said = update.to_dict() if update is not None else None
        log.critical("update_set_aside", update_id=piece[0].update_id, update=said)
        return True

    def _may_press(self, session: Session, inbound: Inbound) -> bool:
        """Tell whether a message counts: of presses in a group, those by its office's people."""
        if inbound.pressed is None or inbound.chat is None:
            return True
        return groups.may_press(session, self._entity_id, CHANNEL, inbound.chat, inbound.sender)

    def _answer_presses(self, piece: Sequence[Received], refused: frozenset[str]) -> None:
        for one in piece:
            query = one.update.callback_query if one.update is not None else None
            if query is not None:
                said = self._refusal if press_id(query.id) in refused else None
                task = asyncio.create_task(self._answer(query.id, said))
                self._answers.add(task)
                task.add_done_callback(self._answers.discard)

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
