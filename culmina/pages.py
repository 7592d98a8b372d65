"""The pages of this installation: what they stand on, and their loop in the service."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from bot.evidence.keeper import Keeper
from culmina.ahead.foreseeing import Apart
from culmina.channels import account
from culmina.wiring import Installation
from web.ahead import Looks
from web.server import by_host, listen, serve
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


async def run(sites: Sequence[Site], stop: asyncio.Event) -> None:
    """Serve the pages until `stop` is set, where the settings say where; of several entities those
    that have an address of their own."""
    served = [site for site in sites if site.settings.enabled]
    if len(sites) > 1:
        served = [site for site in served if site.settings.url]
    if not served:
        await stop.wait()
    elif len(sites) == 1:
        await serve(served[0], stop)
    else:
        await listen(by_host(served), served[0].settings.listen, stop)
