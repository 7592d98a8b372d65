"""The pages of this installation: what they stand on, and their loop in the service."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.evidence.keeper import Keeper
from culmina.channels import account
from culmina.foreseeing import Apart
from culmina.wiring import Installation
from web.ahead import Looks
from web.server import serve
from web.site import Site


def site_of(installation: Installation, woken: Callable[[], None]) -> Site:
    """Return what the pages stand on. `woken` tells the dispatcher that something waits."""
    return Site(
        settings=installation.settings.web,
        database=installation.database,
        context=installation.context(),
        texts=installation.texts,
        clock=installation.clock,
        key=installation.settings.security.key.get_secret_value(),
        woken=woken,
        keeper=Keeper(installation.settings.evidence),
        columns=installation.settings.plans.columns,
        looks=Looks(Apart(installation)),
        digest=installation.settings.digest,
        kept=installation.settings.keep.model_dump(),
        bot=account.bot_of(installation),
    )


async def run(site: Site, stop: asyncio.Event) -> None:
    """Serve the pages until `stop` is set, where the settings say where."""
    if not site.settings.enabled:
        await stop.wait()
        return
    await serve(site, stop)
