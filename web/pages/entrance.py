"""Entering: an address, a code that is sent to it, and from then on a session of some hours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from aiohttp import web

from core.channels import EMAIL, TELEGRAM
from core.messages import Note, store_content
from core.words import OutboxKind
from models import outbox
from models.session import Session
from models.staff import people
from models.staff.people import AddressRow
from models.web import entering
from web.cookies import BROWSER, SESSION, set_cookie
from web.site import Ask, see_other

_BY_CHAT = "chat"


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
    wanted = _Wanted(address, ask.form.get("by") == _BY_CHAT)
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
    """Queue a code for who has the address; she has just asked for it, so that it goes at once."""
    entity_id, now = ask.site.context.entity_id, ask.now
    found = people.find_person_by_address(
        session, entity_id=entity_id, channel=EMAIL.name, value=wanted.address
    )
    if found is None or not found[0].active:
        return
    place = _place(session, found[0].id, wanted)
    if place is None:
        return
    code = entering.make_code(
        session, entity_id=entity_id, person_id=found[0].id, browser=browser, now=now
    )
    if code is None:
        return
    shown = f"{code.digits[:4]} {code.digits[4:]}"
    minutes = int(entering.CODE_LASTS.total_seconds()) // 60
    outbox.enqueue(
        session,
        entity_id,
        outbox.To(place.channel, place.value, found[0].id, place.id),
        key=f"web code:{code.id}",
        kind=OutboxKind.NOTE,
        opens=False,
        content=store_content(Note(name="web_code", values={"code": shown, "minutes": minutes})),
        now=now,
    )


def _place(session: Session, person_id: int, wanted: _Wanted) -> AddressRow | None:
    """Return where the code goes: to her chat where she wants that and has one, else to the mailbox
    that she named; None where neither lives."""
    living = people.living_addresses(session, [person_id]).get(person_id, ())
    chats = [one for one in living if one.channel == TELEGRAM.name]
    if wanted.by_chat and chats:
        return chats[0]
    return next((one for one in living if one.value == wanted.address), None)
