"""Who works on the rows of an entity in this process: sends, handles, fetches, makes passes."""

from __future__ import annotations

from functools import partial

import structlog

from bot.evidence.keeper import Keeper
from bot.fetcher import Fetcher
from bot.model.client import ModelClient
from core.errors import EnvironmentFault
from culmina.channels.registry import Channels
from culmina.hearing import handler
from culmina.monitoring.monitor import Monitor
from culmina.passes import make_pass
from culmina.wiring import Installation
from models.running.turns import Kind
from scheduler.dispatcher import Dispatcher
from scheduler.engine.interface import Hands, NextFile, NextItem, Wakes
from scheduler.engine.one_pass import Passer

log = structlog.get_logger("service")


def hands_of(
    installation: Installation, channels: Channels, monitor: Monitor, model: ModelClient | None
) -> Hands:
    """Return who sends, handles, fetches and makes the passes of the clock for an entity."""
    database, clock, context = installation.database, installation.clock, installation.context()
    timed = monitor.timed(channels.by_name)
    keeper = Keeper(installation.settings.evidence)
    _shut(keeper)

    def sender(next_item: NextItem, _: Wakes) -> Dispatcher:
        return Dispatcher(database, context, timed, clock, next_item)

    def fetcher(next_file: NextFile, wake: Wakes) -> Fetcher:
        return Fetcher(
            database,
            context,
            channels.files,
            keeper,
            clock,
            next_file,
            fetched=partial(wake, Kind.HANDLE, Kind.SEND),
            model=model,
            columns=installation.settings.plans.columns,
        )

    def passer(_: object, wake: Wakes) -> Passer:
        return Passer(partial(_pass, installation, monitor, wake))

    return {
        Kind.TICK: passer,
        Kind.SEND: sender,
        Kind.FETCH: fetcher,
        Kind.HANDLE: handler(installation, model=model, handled=monitor.heard),
    }


async def _pass(installation: Installation, monitor: Monitor, wake: Wakes) -> None:
    """Make one pass of the clock, let what it made be sent, and tell whoever watches."""
    made = await make_pass(installation, installation.clock.now())
    wake(Kind.SEND)
    if made.reminders is not None:
        await monitor.beat(installation.entity_id)


def _shut(keeper: Keeper) -> None:
    """Shut the folder of the files to others; one that cannot be is told, and files wait there."""
    try:
        keeper.vault.shut()
    except EnvironmentFault as fault:
        log.warning("evidence_folder_open", error=fault.sentence())
