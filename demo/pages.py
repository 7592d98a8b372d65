"""The pages of the story, kept open on this machine: one link enters as the control office."""

from __future__ import annotations

import asyncio
import secrets
import signal
import socket
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from culmina.pages import site_of
from demo.stage import Stage
from models.session import Session
from models.staff.people import find_person_by_address
from models.web import entering
from web.cookies import SESSION, set_cookie
from web.server import serve
from web.settings import WebSettings
from web.site import Site, see_other


@dataclass(frozen=True, slots=True)
class Place:
    """Where the pages are: their settings, and the path that enters without a code."""

    settings: WebSettings
    path: str

    @property
    def link(self) -> str:
        """What is opened with one click."""
        return f"{self.settings.url}{self.path}"


def free_place() -> Place:
    """Return a free port of loopback, and a path that nobody can guess."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{held.getsockname()[1]}"
    settings = WebSettings(listen=where, url=f"http://{where}")
    return Place(settings, f"/demo/{secrets.token_urlsafe(16)}")


async def keep_open(set_: Stage, place: Place, email: str) -> None:
    """Serve the pages until Ctrl+C; the link enters as whose mailbox is given, and what somebody
    does there is sent at once. Raises EnvironmentFault where the port is taken."""
    acted, stop = asyncio.Event(), asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    site = site_of(set_.installation, woken=acted.set)

    async def enter(request: web.Request) -> web.StreamResponse:
        del request
        begin = partial(_begin, site=site, email=email)
        token = await site.database.in_transaction(begin)
        answer = see_other("/")
        set_cookie(answer, site.settings, SESSION, f"{token}.{site.sign('session', token)}")
        return answer

    sending = asyncio.create_task(_send(set_, acted))
    try:
        await serve(site, stop, [web.get(place.path, enter)])
    finally:
        sending.cancel()


async def _send(set_: Stage, acted: asyncio.Event) -> None:
    while True:
        await acted.wait()
        acted.clear()
        await set_.settle()


def _begin(session: Session, site: Site, email: str) -> str:
    """Return a session of whose mailbox is given: the code is typed for her."""
    entity_id, now, browser = site.context.entity_id, site.clock.now(), entering.new_browser()
    found = find_person_by_address(session, entity_id=entity_id, channel="email", value=email)
    assert found is not None, "the story registers its people"
    code = entering.make_code(
        session, entity_id=entity_id, person_id=found[0].id, browser=browser, now=now
    )
    if code is None:
        raise web.HTTPTooManyRequests
    entered = entering.enter(
        session, entity_id=entity_id, browser=browser, digits=code.digits, now=now
    )
    assert entered is not None, "the code was made a moment ago"
    return entered.token
