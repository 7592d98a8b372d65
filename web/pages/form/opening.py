"""Opening the lead's form: a link, on a new device a code, and from then on the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from aiohttp import web

from core.entity.page_link import PageLink
from models.session import Session
from models.staff import people
from models.staff.people import PersonRow
from models.web import devices, entering
from web import codes
from web.cookies import BROWSER, set_cookie
from web.pages.form import linked, page
from web.site import Ask, see_other

_TOO_MANY = "Son muchos intentos. Espere diez minutos."


@dataclass(frozen=True, slots=True)
class _Opened:
    """Whose page a link opens, and what it shows; None where this browser is not known as hers."""

    person: PersonRow
    shown: page.Shown | None


async def show(ask: Ask) -> web.StreamResponse:
    """Show the person's page where this browser is known; else nothing of the plan, and how a code
    is had."""
    opened = await ask.read(partial(_open, ask=ask, link=linked.link_of(ask)))
    if opened is None:
        return ask.page("form_old", status=410)
    if opened.shown is None:
        return ask.page("form_new", address=linked.address(ask), wrong="")
    return page.filled(ask, opened.person, opened.shown)


async def send_code(ask: Ask) -> web.StreamResponse:
    """Send a code to the person of the link, at her registered address."""
    link = linked.link_of(ask)
    if not ask.site.limits.allow(ask.remote, ask.now):
        return ask.page("form_new", status=429, address=linked.address(ask), wrong=_TOO_MANY)
    person = await ask.read(partial(linked.person_of, ask=ask, link=link))
    browser = entering.new_browser()
    if person is not None:
        work = partial(_send, ask=ask, person_id=person.id, browser=browser)
        await ask.site.database.in_transaction(work)
        ask.site.woken()
    answer = see_other(linked.address(ask, "/codigo"))
    set_cookie(answer, ask.site.settings, BROWSER, browser)
    return answer


async def ask_code(ask: Ask) -> web.StreamResponse:
    """Show where the code is typed."""
    linked.link_of(ask)
    return ask.page("form_code", address=linked.address(ask), wrong="")


async def enter(ask: Ask) -> web.StreamResponse:
    """Let this browser be known from now on, where the person's code is typed in it."""
    link = linked.link_of(ask)
    if not ask.site.limits.allow(ask.remote, ask.now):
        return ask.page("form_code", status=429, address=linked.address(ask), wrong=_TOO_MANY)
    work = partial(_remember, ask=ask, person_id=link.person_id)
    token = None
    if not link.is_old(ask.today):
        token = await ask.site.database.in_transaction(work)
    if token is None:
        wrong = "Ese código no es, o ya venció. Revíselo o pida otro."
        return ask.page("form_code", status=400, address=linked.address(ask), wrong=wrong)
    answer = see_other(linked.address(ask))
    seconds = int(devices.KNOWN_FOR.total_seconds())
    set_cookie(answer, ask.site.settings, linked.cookie(link.person_id), token, seconds)
    answer.del_cookie(BROWSER, path="/")
    return answer


def _open(session: Session, ask: Ask, link: PageLink) -> _Opened | None:
    """Return what a link opens here; None where it is old, or of nobody."""
    person = linked.person_of(session, ask, link)
    if person is None:
        return None
    known = linked.is_hers(session, ask, person)
    return _Opened(person, page.read(session, ask, person) if known else None)


def _send(session: Session, ask: Ask, person_id: int, browser: str) -> None:
    living = people.living_addresses(session, [person_id]).get(person_id, ())
    place = codes.place_of(living, by_chat=ask.form.get("by") == codes.BY_CHAT)
    if place is not None:
        codes.queue(session, ask, place, browser)


def _remember(session: Session, ask: Ask, person_id: int) -> str | None:
    """Return the secret of a browser that is known now; None for a wrong code, or another's."""
    entity_id, now = ask.site.context.entity_id, ask.now
    whose = entering.use_code(
        session,
        entity_id=entity_id,
        browser=ask.request.cookies.get(BROWSER, ""),
        digits=ask.form.get("code"),
        now=now,
    )
    if whose != person_id:
        return None
    return devices.remember(session, entity_id=entity_id, person_id=person_id, now=now)
