"""Serves the pages where the settings say, until the service stops."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path

from aiohttp import web

from core.errors import EnvironmentFault
from core.section import host_and_port
from web.forms import MOST_FORM_BYTES
from web.guard import SITE, handling, protect
from web.routes import ROUTES
from web.site import Site

_STATIC = Path(__file__).parent / "static"
_FAREWELL = 3.0  # seconds for what is being answered when it stops


def application(site: Site) -> web.Application:
    """Build the pages of an entity."""
    app = web.Application(middlewares=[protect], client_max_size=MOST_FORM_BYTES)
    app[SITE] = site
    app.router.add_static("/static", _STATIC)
    for route in ROUTES:
        app.router.add_route(route.method, route.path, handling(route))
    return app


def by_host(sites: Iterable[Site]) -> web.Application:
    """Build the pages of several entities, each under the host of its own address."""
    app = web.Application(client_max_size=MOST_FORM_BYTES)
    for site in sites:
        app.add_domain(site.settings.host, application(site))
    return app


async def serve(
    site: Site, stop: asyncio.Event, beside: Sequence[web.AbstractRouteDef] = ()
) -> None:
    """Answer until `stop` is set; `beside` are addresses that the pages do not have. Raises
    EnvironmentFault where the port is taken."""
    app = application(site)
    app.add_routes(beside)
    await listen(app, site.settings.listen, stop)


async def listen(app: web.Application, at: str, stop: asyncio.Event) -> None:
    """Answer `at` a host and port until `stop` is set; raises EnvironmentFault where the port is
    taken."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_FAREWELL)
    await runner.setup()
    host, port = host_and_port(at)
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise EnvironmentFault(
                f"nothing can listen there: {error.strerror}.",
                where=f"[web] listen = {at}",
                todo="Choose another port, or end the program that holds it.",
            ) from error
        await stop.wait()
    finally:
        await runner.cleanup()
