"""What both far sides share: waiting without polling, and living on a loop of another thread."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

ANSWER_SECONDS = 30.0  # a loop that does not answer another thread within this is dead


class OnLoop:
    """State that belongs to one event loop: others change it through `do`, and wait for changes."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._change: asyncio.Future[None] | None = None

    def attach(self) -> None:
        """Belong to the running loop from now on."""
        self._loop = asyncio.get_running_loop()

    def detach(self) -> None:
        """Belong to no loop: the server has stopped."""
        self._loop = None

    def do(self, action: Callable[[], T]) -> T:
        """Run `action` on the loop, from any thread, and return what it returns."""
        loop = self._loop
        if loop is None or loop is _running_loop():
            return action()

        async def act() -> T:
            return action()

        return asyncio.run_coroutine_threadsafe(act(), loop).result(ANSWER_SECONDS)

    def changed(self) -> None:
        """Wake everybody who waits; call it on the loop after each change."""
        change, self._change = self._change, None
        if change is not None and not change.done():
            change.set_result(None)

    async def wait_for(self, condition: Callable[[], T], seconds: float) -> T:
        """Return the first true value of `condition`, asked again after each change.

        A LookupError in it means "not yet". Raises TimeoutError after `seconds`.
        """
        async with asyncio.timeout(seconds):
            while not (value := _ask(condition)):
                if self._change is None:
                    self._change = asyncio.get_running_loop().create_future()
                await asyncio.shield(self._change)
            return value


def _ask(condition: Callable[[], T]) -> T | None:
    try:
        return condition()
    except LookupError:
        return None


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


class Server(Protocol):
    """What `running` can run."""

    def start(self) -> Coroutine[Any, Any, object]:
        """Listen on a port of the loopback address."""

    def stop(self) -> Coroutine[Any, Any, None]:
        """Close the port and every connection."""


class LoopThread:
    """An event loop on a thread of its own, for tests and programs that are synchronous."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run `coroutine` on the loop and return its result."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    def close(self) -> None:
        """Cancel what still runs, stop the loop and wait for its thread."""
        self.run(_cancel_others())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


async def _cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@contextmanager
def running(*servers: Server) -> Iterator[LoopThread]:
    """Run `servers` on a thread of their own while the block lasts."""
    thread = LoopThread()
    started: list[Server] = []
    try:
        for server in servers:
            thread.run(server.start())
            started.append(server)
        yield thread
    finally:
        for server in reversed(started):
            thread.run(server.stop())
        thread.close()
