"""Cargar un plan: a file is dropped, read apart, shown with what it would change, and stored after
a yes."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from bot.conversation.loading import plan_file
from core.loading import FileOf, ShownFile, ShownPlan
from core.spanish import plural
from models.audit import Change
from models.incoming import brought
from models.incoming.brought import Brought, BroughtState
from models.session import Session
from plans.brought.contents import Contents, from_text
from plans.storing.open_plans import PlanName, open_plans
from web import flash
from web.pages.brought import Bringing, Kind, begin, drop, held, lead_on, under_way, waiting
from web.pages.brought import show as show_from_now
from web.site import PLANNING, Ask, see_other

ADDRESS = "/plan/cargar"
MOST_LINES = 100  # of one kind of difference, and of doubts
_NEW = "nuevo"


async def show(ask: Ask) -> web.Response:
    """Show where a file is dropped, and the one that waits for her decision."""
    return _page(ask, await ask.read(partial(waiting, ask=ask, of=FileOf.PLAN)), "")


async def bring(ask: Ask) -> web.StreamResponse:
    """Begin to read a file, apart; one of hers at a time."""
    upload = ask.form.file
    if upload is None or not upload.content or not upload.name:
        file = await ask.read(partial(waiting, ask=ask, of=FileOf.PLAN))
        return _page(ask, file, "Elija el archivo del plan y envíelo otra vez.")
    return begin(ask, KIND, upload)


async def state(ask: Ask) -> web.Response:
    """Tell how the reading goes; lead on to what was read."""
    reading = under_way(ask, KIND)
    if reading is None:
        return lead_on(ask, KIND)
    return ask.page("plan_reading", reading=reading, file=reading.refused, can_load=True)


async def offered(ask: Ask) -> web.Response:
    """Show what was read of a file and what storing it would change."""
    number = ask.number("number")
    file = await ask.read(partial(waiting, ask=ask, of=FileOf.PLAN, number=number))
    if file is None:
        raise web.HTTPNotFound
    plans = await ask.read(partial(_plans, ask=ask))
    shown = ShownFile.model_validate_json(file.shown)
    return ask.page(
        "plan_offered",
        number=number,
        file=shown,
        plan=shown.plan,
        plans=[one for one in plans if shown.plan is None or one.id in shown.plan.alike],
        most=MOST_LINES,
        can_load=True,
    )


async def decide(ask: Ask) -> web.StreamResponse:
    """Store it, forget it, or say of which plan it is a newer version."""
    number = ask.number("number")
    how = ask.form.get("como")
    if how == "cancelar":
        name = await ask.change(partial(drop, ask=ask, of=FileOf.PLAN, number=number), PLANNING)
        return flash.say(see_other(ADDRESS), f"No se cargó «{name}»; se olvidó lo que se leyó.")
    if how == "version":
        older = ask.form.get("plan")
        await ask.change(partial(_choose, ask=ask, number=number, older=older), PLANNING)
        return see_other(f"{ADDRESS}/{number}")
    if how not in {"cargar", "otras"}:
        raise web.HTTPBadRequest
    same = how == "cargar"
    stored = await ask.change(partial(_store, ask=ask, number=number, same=same), PLANNING)
    if stored is None:
        told = "Algo cambió desde que se mostró. Mírelo otra vez y decida."
        return flash.say(see_other(f"{ADDRESS}/{number}"), told)
    ask.site.readings.pop(ask.entered.person_id, None)
    ask.site.woken()
    count = plural(stored.activities, "actividad", "actividades")
    told = f"{'Versión nueva cargada' if stored.older else 'Plan cargado'}: {count}."
    return flash.say(see_other("/plan/dudas" if stored.doubts else "/plan"), told)


def _page(ask: Ask, file: Brought | None, wrong: str) -> web.Response:
    return ask.page(
        "plan_load", status=400 if wrong else 200, waiting=file, wrong=wrong, can_load=True
    )


def _looked_at(form: Bringing, file: Brought, contents: Contents) -> ShownFile:
    return plan_file.looked_at(form, file, contents, None)


KIND = Kind(FileOf.PLAN, ADDRESS, _looked_at)


def _plans(session: Session, ask: Ask) -> list[PlanName]:
    return open_plans(session, ask.site.context.entity_id)


def _choose(change: Change, ask: Ask, number: int, older: str) -> None:
    """Note of which plan it is a newer version, and show what that would change."""
    if older != _NEW and not older.isdecimal():
        raise web.HTTPBadRequest
    file = held(change, ask, FileOf.PLAN, number)
    older_id = 0 if older == _NEW else int(older)
    _anew(change, ask, file, from_text(file.content), older_id)


def _store(change: Change, ask: Ask, number: int, *, same: bool) -> ShownPlan | None:
    """Store it where that does what was shown and return what is said of it; else show it anew."""
    file = held(change, ask, FileOf.PLAN, number)
    contents, shown = from_text(file.content), ShownFile.model_validate_json(file.shown)
    form = Bringing(change, ask.site.context)
    stored = plan_file.store_as_shown(form, file, contents, shown, same=same)
    if stored is None or stored.plan is None:
        older_id = None if shown.plan is None else shown.plan.older_id or 0
        _anew(change, ask, file, contents, older_id)
        return None
    brought.decide(change.session, file.id, BroughtState.LOADED, now=change.now)
    return stored.plan


def _anew(
    change: Change, ask: Ask, file: Brought, contents: Contents, older_id: int | None
) -> None:
    shown = plan_file.looked_at(Bringing(change, ask.site.context), file, contents, older_id)
    show_from_now(change, ask, file, shown)
