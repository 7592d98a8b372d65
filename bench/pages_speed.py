"""(g) The pages: the first one of a plan of 2,000 activities, and receipts while leads open theirs.

`python -m bench.pages_speed` measures this alone and prints its rows.

The service, the far side and the browsers are three processes. On two cores, and beside anything
else that runs, they wait for each other: then "later by" is the machine's, not the service's. What
a page costs wherever it is served is the processor time of the service alone, in a row of its own.
"""

from __future__ import annotations

import asyncio
import socket
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from statistics import quantiles

import aiohttp

from bench.lines import Helper, helper
from bench.results import Row, table

PAGES = "(g) pages in the browser, a plan of 2,000 activities"
ROUNDS = 5
LOOKS = 20
PEOPLE = 100
REPORTS, PACE = 100, 10.0  # in each round, and how many a second
# What a browser fetches with a page that it opens for the first time.
STATIC = ("/static/style.css", "/static/htmx.min.js", "/static/icon.svg")
REQUESTS = 50.0  # a second: pages of leads, each with those
FIRST_PERCENT = 61  # above all that the town has reported; each round says more


@dataclass
class Seen:
    """What was seen: milliseconds and kilobytes of the first page of the plan; milliseconds of a
    lead's page, and those of the service's `processor` for one where nothing else is done; and the
    95th percentiles of the wait for a receipt in milliseconds, with nothing else to do and beside
    REQUESTS a second."""

    plan: list[float] = field(default_factory=list)
    size: float = 0
    lead: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)


def rows(folder: str) -> list[Row]:
    """Measure, and return what was found beside what is required."""
    seen = Seen()
    with helper("bench.far", "telegram") as far:
        where = _free()
        at = far.hello["base_url"], far.hello["token"]
        with helper("bench.culmina_bot", folder, *at, where) as culmina:
            asyncio.run(_measure(seen, far, culmina, f"http://{where}"))
    later = [beside - alone for beside, alone in zip(seen.beside, seen.alone, strict=True)]
    return [
        Row(PAGES, "first page of the plan", "ms", seen.plan).at_most(150),
        Row(PAGES, "first page of the plan, as sent", "kB", [seen.size]).at_most(200),
        Row(PAGES, "a lead's page, processor time of the service", "ms", seen.processor),
        Row(PAGES, "a lead's page, beside 50 requests a second", "ms", seen.lead),
        Row(PAGES, "receipts at 10 a second, p95", "ms", seen.alone),
        Row(PAGES, "the same, later by beside 50 requests a second", "ms", later).at_most(100),
    ]


def _free() -> str:
    """Return a free port of loopback."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{held.getsockname()[1]}"


async def _measure(seen: Seen, far: Helper, culmina: Helper, base: str) -> None:
    """Look at the plan as the first of the leads, who follows it too, and at the leads' pages one
    by one; then let people report, with and without all of them opening their pages."""
    leads: Sequence[tuple[str, str]] = culmina.hello["leads"]
    async with aiohttp.ClientSession(base) as http:
        for number in range(LOOKS + 1):
            milliseconds, content = await _open(http, leads[0][0], "/plan")
            if number:  # the first only warms up
                seen.plan.append(milliseconds)
                seen.size = len(content) / 1000
        for _ in range(ROUNDS):
            before = culmina.ask()["processor"]
            for cookie, path in leads:
                await _open(http, cookie, path)
            took = culmina.ask()["processor"] - before
            seen.processor.append(took * 1000 / len(leads))
        for number in range(ROUNDS):
            percent = FIRST_PERCENT + 2 * number
            seen.alone.append(await asyncio.to_thread(_p95, far, percent))
            opening = asyncio.create_task(_keep_opening(http, leads, seen.lead))
            seen.beside.append(await asyncio.to_thread(_p95, far, percent + 1))
            opening.cancel()
            await asyncio.wait([opening])


async def _open(http: aiohttp.ClientSession, cookie: str, path: str) -> tuple[float, bytes]:
    """Open a page; return the milliseconds until it was there, and the page."""
    start = time.perf_counter()
    async with http.get(path, headers={"Cookie": cookie}, allow_redirects=False) as answer:
        content = await answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return (time.perf_counter() - start) * 1000, content


async def _keep_opening(
    http: aiohttp.ClientSession, leads: Sequence[tuple[str, str]], seen: list[float]
) -> None:
    """Open the leads' pages in turn, each with what it brings along, at REQUESTS a second whatever
    the answers take, until cancelled."""
    pause = (1 + len(STATIC)) / REQUESTS
    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number, lead in enumerate(cycle(leads)):
            await asyncio.sleep(start + number * pause - time.perf_counter())
            group.create_task(_note(http, *lead, seen))


async def _note(http: aiohttp.ClientSession, cookie: str, path: str, seen: list[float]) -> None:
    seen.append((await _open(http, cookie, path))[0])
    await asyncio.gather(*(_open(http, cookie, one) for one in STATIC))


def _p95(far: Helper, percent: int) -> float:
    """Return the 95th percentile of the wait for a receipt, in milliseconds."""
    said = far.ask(people=PEOPLE, reports=REPORTS, rate=PACE, percent=percent)
    waited: Sequence[float] = said["waited"]
    return quantiles(waited, n=20)[-1] * 1000


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as own:
        print(table(rows(own)))
