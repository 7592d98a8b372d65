"""Cargar un plan: a file is dropped, read apart, shown with what it would change, and stored after
a yes."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

import structlog
from aiohttp import web

from bot.conversation.loading import plan_file
from core.entity.context import EntityContext
from core.loading import ShownFile, ShownPlan, Stage
from core.spanish import plural
from models import told_headings
from models.audit import Change
from models.incoming import brought
from models.incoming.brought import Brought, BroughtState
from models.session import Session
from plans.brought.contents import Contents, from_text
from plans.brought.guarded import read_apart
from plans.storing.open_plans import PlanName, open_plans
from web import flash
from web.forms import Upload
from web.pages.plan.faults import PLANNING
from web.readings import Reading
from web.site import Ask, see_other

log = structlog.get_logger("web")

ADDRESS, STATE = "/plan/cargar", "/plan/cargar/leyendo"
MOST_LINES = 100  # of one kind of difference, and of doubts
_NEW = "nuevo"


@dataclass(frozen=True, slots=True)
class _Form:
    """Who has a file stored by a form: what `plan_file` asks of it."""

    by: Change
    context: EntityContext

    @property
    def session(self) -> Session:
        """The transaction."""
        return self.by.session

    @property
    def now(self) -> datetime:
        """The instant of the form."""
        return self.by.now

    @property
    def today(self) -> date:
        """The entity's day."""
        return self.context.today(self.by.now)

    def change(self, role: str) -> Change:
        """Return what she changes the entity with, in a role."""
        return replace(self.by, by=replace(self.by.by, role=role))


async def show(ask: Ask) -> web.Response:
    """Show where a file is dropped, and the one that waits for her decision."""
    waiting = await ask.read(partial(_waiting, ask=ask, number=None))
    return _page(ask, waiting, "")


async def bring(ask: Ask) -> web.Response:
    """Begin to read a file, apart; one of hers at a time."""
    upload, whose = ask.form.file, ask.entered.person_id
    if upload is None or not upload.content or not upload.name:
        waiting = await ask.read(partial(_waiting, ask=ask, number=None))
        return _page(ask, waiting, "Elija el archivo del plan y envíelo otra vez.")
    under_way = ask.site.readings.get(whose)
    if under_way is None or under_way.is_done:
        reading = Reading(upload.name)
        ask.site.readings[whose] = reading
        reading.task = asyncio.create_task(_read(ask, reading, upload))
    return see_other(STATE)


async def state(ask: Ask) -> web.Response:
    """Tell how the reading goes; lead on to what was read."""
    reading = ask.site.readings.get(ask.entered.person_id)
    if reading is not None and reading.number is None:
        return ask.page("plan_reading", reading=reading, file=reading.refused, can_load=True)
    target = ADDRESS if reading is None else f"{ADDRESS}/{reading.number}"
    if ask.request.headers.get("HX-Request"):
        return web.Response(headers={"HX-Redirect": target})
    return see_other(target)


async def offered(ask: Ask) -> web.Response:
    """Show what was read of a file and what storing it would change."""
    number = ask.number("number")
    waiting = await ask.read(partial(_waiting, ask=ask, number=number))
    if waiting is None:
        raise web.HTTPNotFound
    file, plans = waiting, await ask.read(partial(_plans, ask=ask))
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
        name = await ask.change(partial(_drop, ask=ask, number=number), PLANNING)
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


def _page(ask: Ask, waiting: Brought | None, wrong: str) -> web.Response:
    return ask.page(
        "plan_load", status=400 if wrong else 200, waiting=waiting, wrong=wrong, can_load=True
    )


async def _read(ask: Ask, reading: Reading, upload: Upload) -> None:
    """Read a file in a process of its own, and keep what it holds with what it would change."""
    site = ask.site
    try:
        known = await ask.read(
            partial(told_headings.all_remembered, entity_id=site.context.entity_id)
        )
        text = await asyncio.to_thread(
            read_apart, upload.content, upload.name, known, dict(site.columns)
        )
        digest = hashlib.sha256(upload.content).hexdigest()
        keep = partial(_keep, ask=ask, name=upload.name, digest=digest, text=text)
        shown, reading.number = await ask.change(keep, PLANNING)
        reading.refused = None if reading.number else shown
    except Exception:  # the edge of what goes on beside the pages: its page says that it broke off
        log.exception("plan_not_read", file=upload.name)
        reading.failed = True


def _keep(
    change: Change, ask: Ask, name: str, digest: str, text: str
) -> tuple[ShownFile, int | None]:
    """Keep what was read and what is shown of it; return this, and the number under which it waits,
    None where there is nothing to decide."""
    form, person_id = _Form(change, ask.site.context), ask.entered.person_id
    file = brought.keep_upload(
        change.session,
        change.entity_id,
        person_id=person_id,
        name=name,
        digest=digest,
        content=text,
        now=change.now,
    )
    shown = plan_file.looked_at(form, file, from_text(text), None)
    brought.show(change.session, file.id, person_id, shown.model_dump_json(), now=change.now)
    if shown.stage in {Stage.OFFERED, Stage.WHICH}:
        return shown, file.id
    brought.decide(change.session, file.id, BroughtState.DROPPED, now=change.now)
    return shown, None


def _waiting(session: Session, ask: Ask, number: int | None) -> Brought | None:
    whose = ask.entered.person_id
    return brought.shown_to(session, ask.site.context.entity_id, whose, number)


def _plans(session: Session, ask: Ask) -> list[PlanName]:
    return open_plans(session, ask.site.context.entity_id)


def _held(change: Change, ask: Ask, number: int) -> Brought:
    """Return a file of hers that waits; raises HTTPNotFound for any other."""
    file = brought.waiting(change.session, change.entity_id, ask.entered.person_id, number)
    if file is None:
        raise web.HTTPNotFound
    return file


def _drop(change: Change, ask: Ask, number: int) -> str:
    file = _held(change, ask, number)
    brought.decide(change.session, file.id, BroughtState.DROPPED, now=change.now)
    return file.name


def _choose(change: Change, ask: Ask, number: int, older: str) -> None:
    """Note of which plan it is a newer version, and show what that would change."""
    if older != _NEW and not older.isdecimal():
        raise web.HTTPBadRequest
    file = _held(change, ask, number)
    older_id = 0 if older == _NEW else int(older)
    _anew(change, ask, file, from_text(file.content), older_id)


def _store(change: Change, ask: Ask, number: int, *, same: bool) -> ShownPlan | None:
    """Store it where that does what was shown and return what is said of it; else show it anew."""
    file = _held(change, ask, number)
    contents, shown = from_text(file.content), ShownFile.model_validate_json(file.shown)
    form = _Form(change, ask.site.context)
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
    shown = plan_file.looked_at(_Form(change, ask.site.context), file, contents, older_id)
    text = shown.model_dump_json()
    brought.show(change.session, file.id, ask.entered.person_id, text, now=change.now)
