"""A thread of its own for a library that blocks: asynchronous callers await what it does."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
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
        done: Future[T] = Future()
        self._work.put(partial(_do, done, work))
        return await asyncio.shield(asyncio.wrap_future(done))

    def end(self) -> None:
        """Let the thread end after what it is doing."""
        self._work.put(None)

    def _run(self) -> None:
        while (do := self._work.get()) is not None:
            do()


def _do(done: Future[T], work: Callable[[], T]) -> None:
    try:
        done.set_result(work())
    except BaseException as error:  # noqa: BLE001 - it is the caller's, whatever it is
        done.set_exception(error)
