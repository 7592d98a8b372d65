"""Lets go what the entity's periods no longer keep: some of it each night, or all of it at once."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import partial

from culmina.settings import KeepSettings
from culmina.wiring import Installation
from models import pruning
from models.pruning import RULES, Rule
from models.running import rates

A_NIGHT = 2_000  # rows of each rule that one night lets go, at the most
PAUSE = 0.2  # seconds between two transactions: whoever waits for the database goes first
A_MONTH = timedelta(days=31)


def kept_from(keep: KeepSettings, rule: Rule, now: datetime) -> datetime | None:
    """Return the instant from which on a rule's rows are kept; None where all of them are."""
    length: int = getattr(keep, rule.period)
    if not length:
        return None
    return now - (timedelta(days=length) if rule.period.endswith("_days") else length * A_MONTH)


def counts(installation: Installation, now: datetime) -> dict[str, int]:
    """Return how many rows of each rule may go now. A row is not counted yet that another one
    points at, though that goes itself."""
    found = {}
    with installation.database.reading() as session:
        for rule, before in _periods(installation, now):
            found[rule.name] = pruning.count(session, rule, installation.entity_id, before)
    return found


async def prune(
    installation: Installation, now: datetime, *, most: int | None = None, pause: float = PAUSE
) -> dict[str, int]:
    """Let go what may go, `most` rows of each rule (None: all); return how many rows of each went.
    After each of its small transactions it waits `pause` seconds: nobody has to wait for it."""
    await installation.database.in_transaction(rates.forget)  # of all entities: none is told of it
    return {
        rule.name: await _let_go(installation, rule, before, most, pause)
        for rule, before in _periods(installation, now)
    }


async def _let_go(
    installation: Installation, rule: Rule, before: datetime, most: int | None, pause: float
) -> int:
    gone = 0
    while True:
        # Looked for without a lock, in a thread of its own: it may take a second.
        found = await asyncio.to_thread(_find, installation, rule, before, most or A_NIGHT)
        went = 0
        for start in range(0, len(found), rule.batch):
            work = partial(
                pruning.drop,
                rule=rule,
                entity_id=installation.entity_id,
                before=before,
                row_ids=found[start : start + rule.batch],
            )
            went += await installation.database.in_transaction(work)
            await asyncio.sleep(pause)
        gone += went
        if most is not None or not went:
            return gone


def _find(installation: Installation, rule: Rule, before: datetime, most: int) -> list[int]:
    with installation.database.reading() as session:
        return pruning.find(session, rule, installation.entity_id, before, most)


def _periods(installation: Installation, now: datetime) -> list[tuple[Rule, datetime]]:
    keep = installation.settings.keep
    periods = [(rule, kept_from(keep, rule, now)) for rule in RULES]
    return [(rule, before) for rule, before in periods if before is not None]
