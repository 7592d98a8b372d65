"""Hoy: what to decide or do, what waits, and how the week went."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from core.entity.rights import Right
from reports import shown
from reports.figures import collect
from reports.lists import asking, doubts
from web.site import Ask


async def show(ask: Ask) -> web.Response:
    """Show the first page: the things to do of the digest, as they are now."""
    if not ask.may(Right.SEE):
        raise web.HTTPForbidden
    figures = await ask.read(partial(collect, context=ask.site.context, now=ask.now))
    return ask.page("today", figures=figures, shown=shown, asking=asking, doubts=doubts)
