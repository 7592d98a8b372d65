"""What blocks runs in a thread of its own: in order, with its errors, and never in the way."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.email.servers.own_thread import OwnThread

SOON = 10.0


async def test_it_returns_what_the_work_returned_and_raises_what_it_raised() -> None:
    thread = OwnThread("test")
    assert await thread.call(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await thread.call(lambda: 1 // 0)
    names = [await thread.call(lambda: threading.current_thread().name) for _ in range(2)]
    assert names == ["test", "test"]
    thread.end()


async def test_who_stops_waiting_does_not_wait_for_the_work() -> None:
    thread, go, done = OwnThread("test"), threading.Event(), threading.Event()

    def work() -> None:
        go.wait(SOON)
        done.set()

    waiting = asyncio.create_task(thread.call(work))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(waiting, SOON)
    assert not done.is_set()
    go.set()
    await thread.call(lambda: None)
    assert done.is_set()
    thread.end()


async def test_its_thread_does_not_keep_the_process_alive() -> None:
    thread = OwnThread("test")
    assert await thread.call(lambda: threading.current_thread().daemon)
    thread.end()
