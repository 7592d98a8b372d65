"""Importar personas: a list is dropped, shown with what it would change, and registered after a
yes."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from bot.conversation.loading import people_file
from core.loading import FileOf, ShownFile
from core.spanish import plural
from models.audit import Change
from models.incoming import brought as brought_files
from models.incoming.brought import BroughtState
from plans.brought.contents import from_text
from web import flash
from web.pages import brought
from web.pages.brought import Bringing, Kind
from web.site import PLANNING, Ask, see_other
from web.wrong import plain

ADDRESS = "/personas/importar"
MOST_LINES = 200
KIND = Kind(FileOf.PEOPLE, ADDRESS, people_file.looked_at)


async def show(ask: Ask) -> web.Response:
    """Show where a file is dropped, and the one that waits for her decision."""
    return await _page(ask, "")


async def bring(ask: Ask) -> web.StreamResponse:
    """Begin to read a file, apart; one of hers at a time."""
    upload = ask.form.file
    if upload is None or not upload.content or not upload.name:
        return await _page(ask, "Elija el archivo con las personas y envíelo otra vez.")
    return brought.begin(ask, KIND, upload)


async def state(ask: Ask) -> web.Response:
    """Tell how the reading goes, or what is wrong in the file; lead on to what was read."""
    reading = brought.under_way(ask, KIND)
    if reading is None:
        return brought.lead_on(ask, KIND)
    file = reading.refused
    return ask.page("people_reading", reading=reading, file=file, most=MOST_LINES, plain=plain)


async def offered(ask: Ask) -> web.Response:
    """Show what registering the people of a file would change."""
    number = ask.number("number")
    file = await ask.read(partial(brought.waiting, ask=ask, of=FileOf.PEOPLE, number=number))
    if file is None:
        raise web.HTTPNotFound
    shown = ShownFile.model_validate_json(file.shown)
    return ask.page("people_offered", number=number, file=shown, most=MOST_LINES)


async def decide(ask: Ask) -> web.StreamResponse:
    """Register the people, or forget the file."""
    number, how = ask.number("number"), ask.form.get("como")
    if how == "cancelar":
        name = await ask.change(
            partial(brought.drop, ask=ask, of=FileOf.PEOPLE, number=number), PLANNING
        )
        return flash.say(see_other(ADDRESS), f"No se cargó «{name}»; se olvidó lo que se leyó.")
    if how != "cargar":
        raise web.HTTPBadRequest
    stored = await ask.change(partial(_store, ask=ask, number=number), PLANNING)
    if stored is None or stored.people is None:
        told = "Algo cambió desde que se mostró. Mírelo otra vez y decida."
        return flash.say(see_other(f"{ADDRESS}/{number}"), told)
    ask.site.readings.pop(ask.entered.person_id, None)
    ask.site.woken()
    added = plural(stored.people.added, "persona agregada", "personas agregadas")
    roles = plural(stored.people.roles, "rol nuevo", "roles nuevos")
    then = "Ahora puede invitarlas a Telegram."
    return flash.say(see_other("/personas"), f"Lista cargada: {added} y {roles}. {then}")


def _store(change: Change, ask: Ask, number: int) -> ShownFile | None:
    """Register the people where that does what was shown; else show it anew."""
    file = brought.held(change, ask, FileOf.PEOPLE, number)
    contents, form = from_text(file.content), Bringing(change, ask.site.context)
    shown = ShownFile.model_validate_json(file.shown)
    stored = people_file.store_as_shown(form, contents, shown)
    if stored is None:
        brought.show(change, ask, file, people_file.looked_at(form, file, contents))
        return None
    brought_files.decide(change.session, file.id, BroughtState.LOADED, now=change.now)
    return stored


async def _page(ask: Ask, wrong: str) -> web.Response:
    waiting = await ask.read(partial(brought.waiting, ask=ask, of=FileOf.PEOPLE))
    return ask.page("people_load", status=400 if wrong else 200, waiting=waiting, wrong=wrong)
