"""Los de mañana y el ensayo del año: days to come are played apart, and shown when that is done."""

from __future__ import annotations

from aiohttp import web

from core.channels import LABELS
from web import flash
from web.ahead import Ahead
from web.pages.messages.texts import without_links
from web.site import Ask, see_other

NEXT_DAY, YEAR = "/mensajes/manana", "/mensajes/ensayo"


async def next_day(ask: Ask) -> web.Response:
    """Show the messages of the next working day, or how far they are found."""
    return _page("messages_next_day", ask, Ahead.NEXT_DAY, NEXT_DAY)


async def begin_next_day(ask: Ask) -> web.StreamResponse:
    """Begin to find the messages of the next working day."""
    return _begin(ask, Ahead.NEXT_DAY, NEXT_DAY)


async def year(ask: Ask) -> web.Response:
    """Show the rehearsal of the year, or how far it is."""
    return _page("messages_year", ask, Ahead.YEAR, YEAR)


async def begin_year(ask: Ask) -> web.StreamResponse:
    """Begin to rehearse the year."""
    return _begin(ask, Ahead.YEAR, YEAR)


def _page(name: str, ask: Ask, what: Ahead, address: str) -> web.Response:
    looking = ask.site.looks.last.get(what)
    if ask.request.headers.get("HX-Request") and (looking is None or looking.is_done):
        return web.Response(headers={"HX-Redirect": address})
    return ask.page(
        name,
        looking=looking,
        began=None if looking is None else looking.began.astimezone(ask.site.context.zone),
        address=address,
        labels=LABELS,
        readable=lambda text: without_links(ask.site, text),
    )


def _begin(ask: Ask, what: Ahead, address: str) -> web.StreamResponse:
    if ask.site.looks.begin(what, ask.now, ask.today):
        return see_other(address)
    looking = ask.site.looks.last.get(what)
    if looking is not None and not looking.is_done:
        return see_other(address)
    return flash.say(see_other(address), "Ya se está calculando otra cosa. Espere a que termine.")
