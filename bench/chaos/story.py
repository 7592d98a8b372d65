"""A run, from the first start to the verdict."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from time import monotonic, sleep

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.chaos.crew import ALL_LOOPS, ROLES, Crew
from bench.chaos.ground import Ground, ground
from bench.chaos.judged import Verdict, judge
from bench.chaos.kept import jobs
from bench.chaos.plan import Event, Size, What, events, town_of
from bench.chaos.weather import Weather
from bench.town import NOW
from models.inbox import Inbound, InboundState
from models.organisation import Entity
from models.outbox import WAITING, ItemState, OutboxItem
from models.owed import TickRun

# Longer than it takes to find the jobs of a process that died just behind an outage.
STUCK_SECONDS = 90.0
LOOK_SECONDS = 0.25
MOST_LATER = 20  # how often what waits for a later try is waited for


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended."""

    size: Size
    verdict: Verdict
    crew: Crew
    weather: Weather
    seconds: float

    def line(self) -> str:
        """Return the run in one line."""
        seen = self.verdict
        faults = sorted(self.weather.faults.items())
        counts = {
            "entities": self.size.entities,
            "people": self.size.entities * self.size.people,
            "reminders": seen.reminders,
            "answers": seen.replies,
            "receipts": seen.receipts,
            "kills": self.crew.kills,
            "on a wire at a kill": len(self.crew.on_wires),
            "restarts of PostgreSQL": 0 if self.size.sqlite else self.size.outages,
            "starts refused meanwhile": self.crew.refused,
            "faults": sum(self.weather.faults.values()),
        }
        told = ", ".join(f"{name} {count}" for name, count in counts.items())
        kinds = ", ".join(f"{kind} {count}" for kind, count in faults)
        database = "SQLite" if self.size.sqlite else "PostgreSQL"
        return (
            f"lost {len(seen.lost)} wrong {len(seen.wrong)} again {seen.again}: {told} ({kinds}); "
            f"{self.seconds:.0f} seconds, seed {self.size.seed}, {database}"
        )


def run(size: Size) -> Outcome:
    """Let a run happen and judge it; raises EnvironmentFault without a server."""
    town, random, began = town_of(size), Random(size.seed), monotonic()
    drawn = events(size, town, random)
    with ground(size, town) as made:
        crew, weather = Crew(made, random), Weather(made, random)
        try:
            if size.fault_every:
                weather.begins()
            crew.begin([ALL_LOOPS] if size.sqlite else ROLES)
            crew.wait()
            _happen(size, drawn, made, crew, weather)
            weather.clears()
            late = _until_quiet(made, crew)
            crew.stop()
            _let_time_pass(made, crew)
        finally:
            crew.end()
        verdict = judge(made, crew, weather, [one.saying for one in drawn if one.saying])
        verdict.wrong += late
        if not verdict.is_good:
            made.keep_logs()
    return Outcome(size, verdict, crew, weather, monotonic() - began)


def _happen(size: Size, drawn: Sequence[Event], made: Ground, crew: Crew, weather: Weather) -> None:
    """Let everything happen at its time."""
    does: dict[What, Callable[[], None]] = {
        What.KILL: crew.kill_one,
        What.FAULT: weather.turns,
        What.AWAY: partial(_shut_down, made, crew),
        What.BACK: partial(_start, made, crew),
    }
    began = monotonic()
    for event in drawn:
        while (left := began + event.at - monotonic()) > 0:
            sleep(min(left, LOOK_SECONDS))
            crew.tend()
            if size.sqlite and size.kill_every:
                crew.kill_after(size.kill_every)
        if event.saying is not None:
            made.sides[event.saying.figure.entity].hears(event.saying)
        else:
            does[event.what]()


def _shut_down(made: Ground, crew: Crew) -> None:
    crew.away()
    if made.server is not None:
        made.server.shut_down()


def _start(made: Ground, crew: Crew) -> None:
    if made.server is not None:
        made.server.start()
    crew.back()


def _until_quiet(made: Ground, crew: Crew) -> list[str]:
    """Wait until all that is due is done; tell what is left where nothing of it is done any more.

    How long it takes is the machine's: what matters is that it goes on.
    """
    fewest, until = None, monotonic() + STUCK_SECONDS
    while monotonic() < until:
        crew.tend()
        left = made.ask(partial(_left, now=made.clock.now()))
        left["not fetched"] = sum(one.not_fetched for one in made.sides)
        total = sum(left.values())
        if not total:
            return []
        if fewest is None or total < fewest:
            fewest, until = total, monotonic() + STUCK_SECONDS
        sleep(LOOK_SECONDS)
    return [f"nothing was done in {STUCK_SECONDS:.0f} s, though nothing fails: {left}"]


def _left(session: Session, now: datetime) -> dict[str, int]:
    """Return how much is due at `now` and not done, by state, how many jobs there are, and for how
    many entities the clock has not passed: it does so once it has been heard who answered."""
    heard = select(Inbound.state, func.count()).where(
        Inbound.state.not_in([InboundState.DONE, InboundState.SET_ASIDE]),
        Inbound.not_before <= now,
    )
    told = select(OutboxItem.state, func.count()).where(
        OutboxItem.state.in_([*WAITING, ItemState.SENDING]), OutboxItem.not_before <= now
    )
    passed = select(TickRun.id).where(TickRun.entity_id == Entity.id, TickRun.at >= NOW)
    not_passed = select(func.count(Entity.id)).where(~passed.exists())
    found = [
        *session.execute(heard.group_by(Inbound.state)),
        *session.execute(told.group_by(OutboxItem.state)),
        ("jobs", jobs(session)),
        ("not passed", session.scalar(not_passed) or 0),
    ]
    return {str(state): count for state, count in found if count}


def _let_time_pass(made: Ground, crew: Crew) -> None:
    """Let what waits for another try have its time, until nothing waits."""
    for _ in range(MOST_LATER):
        latest = made.ask(_latest)
        if latest is None:
            return
        crew.finish(max(latest, made.clock.now()) + timedelta(seconds=1))


def _latest(session: Session) -> datetime | None:
    waiting = (
        select(func.max(Inbound.not_before)).where(Inbound.state == InboundState.NEW),
        select(func.max(OutboxItem.not_before)).where(OutboxItem.state.in_(WAITING)),
    )
    found = [at for one in waiting if (at := session.scalar(one)) is not None]
    return max(found, default=None)
