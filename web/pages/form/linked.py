"""Whose page a link opens, and whether this browser is known as hers."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from core.entity import page_link
from core.entity.page_link import PageLink
from models.session import Session
from models.staff import leaving, people
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


def person_of(session: Session, ask: Ask, link: PageLink) -> PersonRow | None:
    """Return whose page it is; None where the link is old, or of nobody who is still there."""
    person = people.known(session, ask.site.context.entity_id, link.person_id)
    if link.is_old(ask.today) or person is None or not person.active:
        return None
    return None if leaving.has_gone_by(person, ask.today) else person


def is_hers(session: Session, ask: Ask, person: PersonRow) -> bool:
    """Tell whether this browser is known as a person's, or she has entered in it."""
    if ask.visitor is not None and ask.visitor.person_id == person.id:
        return True
    token = ask.request.cookies.get(cookie(person.id), "")
    return bool(token) and devices.is_known(
        session,
        entity_id=ask.site.context.entity_id,
        person_id=person.id,
        token=token,
        now=ask.now,
    )


async def holder(ask: Ask) -> PersonRow | None:
    """Return the person whose page may be shown here; None where the link is old or of nobody, or
    this browser is not known."""
    return await ask.read(partial(_holder, ask=ask, link=link_of(ask)))


def _holder(session: Session, ask: Ask, link: PageLink) -> PersonRow | None:
    person = person_of(session, ask, link)
    return person if person is not None and is_hers(session, ask, person) else None


async def turned_away(ask: Ask) -> web.StreamResponse | None:
    """Send whoever may not see the page to where a code is asked for; None for its person."""
    return see_other(address(ask)) if await holder(ask) is None else None


async def held(ask: Ask) -> PersonRow:
    """Return the person of a page that others were turned away from."""
    person = await holder(ask)
    if person is None:
        raise web.HTTPForbidden
    return person
