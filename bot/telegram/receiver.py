"""Fetches updates, stores them, and only then lets Telegram forget them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from telegram.error import RetryAfter, TelegramError

from bot.telegram.client import TelegramClient
from bot.telegram.errors import as_duration
from bot.telegram.intake import Intake
from bot.telegram.webhook import Webhook
from core.running.outage import WAITS, Outage

log = structlog.get_logger("telegram")

T = TypeVar("T")

NO_WAIT = timedelta(0)


class Receiver:
    """The loop that takes what people say out of Telegram.

    The offset, which makes Telegram forget, moves only after the commit: whatever stops the loop,
    an update is fetched again until it is stored, and stored once. The loop survives every
    failure of the network, of Telegram and of the database; each one after another it waits longer.
    `at_start` is tried once when Telegram has answered. `caught_up` is set once what waited at
    Telegram has been stored, or Telegram turns out to be away. With a `webhook` it fetches what
    waited, and from then on Telegram brings the rest.
    """

    def __init__(
        self,
        client: TelegramClient,
        intake: Intake,
        *,
        poll: timedelta,
        waits: Sequence[timedelta] = WAITS,
        at_start: Callable[[], Coroutine[Any, Any, None]] | None = None,
        webhook: Webhook | None = None,
    ) -> None:
        self._client = client
        self._intake = intake
        self._poll = poll
        self._at_start = at_start
        self._webhook = webhook
        self._may_fetch = False
        self._outage = Outage(log, "not_received", waits)
        self.caught_up = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Receive until `stop` is set; a waiting poll is cut off at once.

        Raises EnvironmentFault where nothing can listen for the webhook.
        """
        stopping = asyncio.create_task(stop.wait())
        try:
            while not self._may_fetch and not stop.is_set():
                await self._survive(_unless(stopping, self._remove_webhook()), stop)
            while not self.caught_up.is_set() and not stop.is_set():
                await self._survive(self._catch_up(stopping), stop)
            if self._at_start is not None and not stop.is_set():
                await self._survive(_unless(stopping, self._at_start()), stop)
            if self._webhook is not None:
                await self._be_brought(self._webhook, stop, stopping)
            while not stop.is_set():
                await self._survive(self.receive(self._poll, stopping), stop)
        finally:
            stopping.cancel()
            await self._intake.close()

    async def receive(
        self, wait: timedelta = NO_WAIT, stopping: asyncio.Task[Any] | None = None
    ) -> int:
        """Fetch once, waiting up to `wait`, and store; return how many messages were new.

        `stopping` cuts the waiting short when it ends. Raises telegram.error.TelegramError and
        EnvironmentFault; what was not stored is fetched again.
        """
        if not self._may_fetch:
            await self._remove_webhook()
        newest = self._intake.newest
        fetching = self._client.updates(None if newest is None else newest + 1, wait)
        received = await fetching if stopping is None else await _unless(stopping, fetching)
        return await self._intake.take(received) if received else 0

    async def settle(self) -> None:
        """Do nothing: each fetching tells Telegram what came before."""

    async def _catch_up(self, stopping: asyncio.Task[Any]) -> None:
        while await self.receive(NO_WAIT, stopping):
            pass
        self.caught_up.set()

    async def _remove_webhook(self) -> None:
        """Telegram refuses getUpdates while a webhook is set; what waits there stays."""
        await self._client.bot.delete_webhook()
        self._may_fetch = True

    async def _be_brought(
        self, webhook: Webhook, stop: asyncio.Event, stopping: asyncio.Task[Any]
    ) -> None:
        """Listen, tell Telegram where, and take what it brings until `stop` is set."""
        async with webhook.listening():
            told = False
            while not told and not stop.is_set():
                told = await self._survive(_unless(stopping, webhook.announce()), stop)
            await stop.wait()

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
