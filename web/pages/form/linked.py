"""Whose page a link opens, and whether this browser is known as hers."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from core.entity import page_link
from core.entity.page_link import PageLink
from models.staff import people
from models.staff.people import PersonRow
from models.web import devices
from web.site import Ask, see_other

_COOKIE = "culmina_equipo_"


def cookie(person_id: int) -> str:
    """Return the name of the cookie by which a browser is known as a person's: two who share one
    do not push each other out."""
    return f"{_COOKIE}{person_id}"


def link_of(ask: Ask) -> PageLink:
    """Return the link that was opened; raises HTTPNotFound for one that we have not made."""
    found = page_link.read(ask.site.context.refs, ask.request.match_info["token"])
    if found is None:
        raise web.HTTPNotFound
    return found


def address(ask: Ask, rest: str = "") -> str:
    """Return the address of the page that the link opens, or of one below it."""
    return f"{page_link.PATH}/{ask.request.match_info['token']}{rest}"


def is_good(ask: Ask, link: PageLink, person: PersonRow | None) -> bool:
    """Tell whether a link opens a page: it is not old, and its person is still there."""
    return not link.is_old(ask.today) and person is not None and person.active


async def person_of(ask: Ask, link: PageLink) -> PersonRow | None:
    """Return whose page it is, None where nobody of this entity has that number."""
    find = partial(people.known, entity_id=ask.site.context.entity_id, person_id=link.person_id)
    return await ask.read(find)


async def is_hers(ask: Ask, person: PersonRow) -> bool:
    """Tell whether this browser is known as a person's, or she has entered in it."""
    if ask.visitor is not None and ask.visitor.person_id == person.id:
        return True
    token = ask.request.cookies.get(cookie(person.id), "")
    known = partial(
        devices.is_known,
        entity_id=ask.site.context.entity_id,
        person_id=person.id,
        token=token,
        now=ask.now,
    )
    return bool(token) and await ask.read(known)


async def holder(ask: Ask) -> PersonRow | None:
    """Return the person whose page may be shown here; None where the link is old or of nobody, or
    this browser is not known."""
    link = link_of(ask)
    person = await person_of(ask, link)
    if person is None or not is_good(ask, link, person):
        return None
    return person if await is_hers(ask, person) else None


async def turned_away(ask: Ask) -> web.StreamResponse | None:
    """Send whoever may not see the page to where a code is asked for; None for its person."""
    return see_other(address(ask)) if await holder(ask) is None else None


async def held(ask: Ask) -> PersonRow:
    """Return the person of a page that others were turned away from."""
    person = await holder(ask)
    if person is None:
        raise web.HTTPForbidden
    return person
