"""Entering: an address, a code that is sent to it, and from then on a session of some hours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from aiohttp import web

from core.channels import EMAIL
from models.session import Session
from models.staff import people
from models.web import entering
from web import codes
from web.cookies import BROWSER, SESSION, set_cookie
from web.site import Ask, see_other


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Where somebody asks a code to be sent: her registered mailbox, or the chat beside it."""

    address: str
    by_chat: bool


async def show(ask: Ask) -> web.Response:
    """Show the entrance."""
    if ask.visitor is not None:
        return see_other("/")
    return ask.page("entrance", wrong="")


async def send_code(ask: Ask) -> web.Response:
    """Send a code to a registered address; what is shown is the same where it is of nobody."""
    address = people.same_address(ask.form.get("address"))
    if not people.is_email(address):
        return ask.page("entrance", status=400, wrong="Escriba su correo como lo registraron.")
    if not ask.site.limits.allow(ask.remote, ask.now):
        return ask.page("entrance", status=429, wrong="Son muchos intentos. Espere diez minutos.")
    browser = entering.new_browser()
    wanted = _Wanted(address, ask.form.get("by") == codes.BY_CHAT)
    await ask.site.database.in_transaction(partial(_send, ask=ask, wanted=wanted, browser=browser))
    ask.site.woken()
    answer = see_other("/entrar/codigo")
    set_cookie(answer, ask.site.settings, BROWSER, browser)
    return answer


async def ask_code(ask: Ask) -> web.Response:
    """Show where the code is typed."""
    return ask.page("code", wrong="")


async def enter(ask: Ask) -> web.Response:
    """Begin a session for who types the code that this browser asked for."""
    if not ask.site.limits.allow(ask.remote, ask.now):
        return ask.page("code", status=429, wrong="Son muchos intentos. Espere diez minutos.")
    work = partial(
        entering.enter,
        entity_id=ask.site.context.entity_id,
        browser=ask.request.cookies.get(BROWSER, ""),
        digits=ask.form.get("code"),
        now=ask.now,
    )
    entered = await ask.site.database.in_transaction(work)
    if entered is None:
        wrong = "Ese código no es, o ya venció. Revíselo o pida otro."
        return ask.page("code", status=400, wrong=wrong)
    answer = see_other("/")
    signed = f"{entered.token}.{ask.site.sign('session', entered.token)}"
    seconds = int(entering.SESSION_LASTS.total_seconds())
    set_cookie(answer, ask.site.settings, SESSION, signed, seconds)
    answer.del_cookie(BROWSER, path="/")
    return answer


async def leave(ask: Ask) -> web.Response:
    """End the session."""
    work = partial(
        entering.leave,
        entity_id=ask.site.context.entity_id,
        token=ask.entered.token,
        now=ask.now,
    )
    await ask.site.database.in_transaction(work)
    answer = see_other("/entrar")
    answer.del_cookie(SESSION, path="/")
    return answer


def _send(session: Session, ask: Ask, wanted: _Wanted, browser: str) -> None:
    """Queue a code for who has the address."""
    found = people.find_person_by_address(
        session,
        entity_id=ask.site.context.entity_id,
        channel=EMAIL.name,
        value=wanted.address,
    )
    if found is None or not found[0].active:
        return
    living = people.living_addresses(session, [found[0].id]).get(found[0].id, ())
    place = codes.place_of(living, by_chat=wanted.by_chat, address=wanted.address)
    if place is not None:
        codes.queue(session, ask, place, browser)
