"""A thread of its own for a library that blocks: asynchronous callers await what it does."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class OwnThread:
    """Does one thing after another in a thread that never keeps the process from ending.

    The pools of the standard library are waited for at the end: a server that does not answer would
    hold the whole service back.
    """

    def __init__(self, name: str) -> None:
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        threading.Thread(target=self._run, name=name, daemon=True).start()

    async def call(self, work: Callable[[], T]) -> T:
        """Return what `work` returned, or raise what it raised; it goes on when cancelled."""
        loop = asyncio.get_running_loop()
        result: asyncio.Future[T] = loop.create_future()

        def do() -> None:
            try:
                returned = work()
            except BaseException as error:  # noqa: BLE001 - it is the caller's, whatever it is
                _tell(loop, result, error=error)
            else:
                _tell(loop, result, returned=returned)

        self._work.put(do)
        return await result

    def end(self) -> None:
        """Let the thread end after what it is doing."""
        self._work.put(None)

    def _run(self) -> None:
        while (do := self._work.get()) is not None:
            do()


def _tell(
    loop: asyncio.AbstractEventLoop,
    result: asyncio.Future[T],
    *,
    returned: T | None = None,
    error: BaseException | None = None,
) -> None:
    def tell() -> None:
        if result.done():
            return
        if error is not None:
            result.set_exception(error)
        else:
            result.set_result(returned)  # type: ignore[arg-type]

    with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
        loop.call_soon_threadsafe(tell)
