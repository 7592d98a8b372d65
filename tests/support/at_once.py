"""Several processes at once: threads that start together, each with an engine of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import select

from models.session import Database


def at_once(database_url: str, work: Callable[[Database, int], None], *, threads: int) -> None:
    """Run `work(database, number)` in `threads` threads; what one raises is raised here."""
    barrier = Barrier(threads, timeout=30)

    def run(number: int) -> None:
        database = Database(database_url)
        try:
            with database.reading() as session:  # connected, so that all begin together
                session.execute(select(1))
            barrier.wait()
            work(database, number)
        finally:
            database.close()

    with ThreadPoolExecutor(threads) as pool:
        for ended in [pool.submit(run, number) for number in range(threads)]:
            ended.result()
