"""(c) Reports on Telegram: from the update to the stored report and the delivered receipt.

This module drives and stays small: a process that is started by a large one counts the other's
memory as its own peak.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median, quantiles

from bench.lines import Helper, helper

PEOPLE = 100
CONVERSATIONS = 50
REPORTS = 300
ROUNDS = 5
PACE = 10.0  # reports per second: more than any entity's offices write (docs/decisions/0075)
PACED = 100
FIRST_PERCENT = 61  # above all that the town has reported; each round says more


@dataclass
class Replies:
    """What was seen of both bots: replies per second, waits in ms, peaks in MiB.

    `p95` are 95th percentiles of a steady pace. `at_once` is the median wait when
    CONVERSATIONS people write in one moment.
    """

    echo: list[float] = field(default_factory=list)
    culmina: list[float] = field(default_factory=list)
    culmina_p95: list[float] = field(default_factory=list)
    echo_p95: list[float] = field(default_factory=list)
    at_once: list[float] = field(default_factory=list)
    echo_peak: float = 0
    culmina_peak: float = 0


def measure(folder: str) -> Replies:
    """Let people report to both bots in turn, each at a server of its own."""
    found = Replies()
    with ExitStack() as stack:
        far = [stack.enter_context(helper("bench.far", "telegram")) for _ in range(2)]
        at = [(one.hello["base_url"], one.hello["token"]) for one in far]
        echo = Helper("bench.echo_bot", *at[0])
        culmina = Helper("bench.culmina_bot", folder, *at[1])
        asked = 0
        for number in range(ROUNDS + 1):
            percent = FIRST_PERCENT + 3 * number
            bursts = [_burst(one, percent) for one in far]
            paced = [_p95(one, percent + 1) for one in far]
            wait = _wait(far[1], percent + 2)
            asked += REPORTS + PACED + CONVERSATIONS
            if number:  # the first round only warms up
                found.echo.append(bursts[0])
                found.culmina.append(bursts[1])
                found.echo_p95.append(paced[0])
                found.culmina_p95.append(paced[1])
                found.at_once.append(wait)
        stored = culmina.ask()["stored"]
        if stored != asked:
            raise RuntimeError(f"{asked} reports were made and {stored} are stored")
        found.echo_peak = echo.farewell()["peak_kib"] / 1024
        found.culmina_peak = culmina.farewell()["peak_kib"] / 1024
    return found


def _burst(far: Helper, percent: int) -> float:
    """Return the replies per second when all report at once."""
    seen = far.ask(people=PEOPLE, reports=REPORTS, rate=0, percent=percent)
    return REPORTS / float(seen["seconds"])


def _wait(far: Helper, percent: int) -> float:
    """Return the median wait, in milliseconds, of as many people as write in one moment."""
    seen = far.ask(people=CONVERSATIONS, reports=CONVERSATIONS, rate=0, percent=percent)
    waited: Sequence[float] = seen["waited"]
    return median(waited) * 1000


def _p95(far: Helper, percent: int) -> float:
    """Return the 95th percentile of the wait for a receipt, in milliseconds, at a steady pace."""
    seen = far.ask(people=PEOPLE, reports=PACED, rate=PACE, percent=percent)
    waited: Sequence[float] = seen["waited"]
    return quantiles(waited, n=20)[-1] * 1000
