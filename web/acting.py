"""Something is done by a form, in its turn and one transaction; its page says what came of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from core.errors import InputError
from models.audit import Change
from models.running.claims import wait_for_turn
from web import flash
from web.site import Ask, see_other
from web.wrong import sentence


async def act(
    ask: Ask,
    work: Callable[[Change], str],
    role: str,
    back: str,
    wrong: Callable[[str], Awaitable[web.Response]],
) -> web.StreamResponse:
    """Do it as somebody of a role and go `back` with one sentence; where it cannot be done as she
    wrote it, return the page that shows what is `wrong`."""

    def taken(change: Change) -> str:
        wait_for_turn(change.session, change.entity_id)
        return work(change)

    try:
        told = await ask.change(taken, role)
    except InputError as error:
        return await wrong(sentence(error, at_field=True))
    ask.site.woken()
    return flash.say(see_other(back), told)
