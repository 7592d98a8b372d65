"""Los planes: each with its file and what is open; its last import is taken back, or it is closed;
and what is remembered of the headings of earlier files."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from core.entity.rights import Right
from core.errors import InputError
from models import told_headings
from models.audit import Change
from models.plan import Plan
from models.session import Session
from models.told_headings import Remembered
from plans.storing import reload, told_ending, undoing
from plans.storing.open_plans import PlanCard, close_plan, find_plan, list_plans
from web.site import Ask
from web.sure import Done, Question, Subject, is_sure

ADDRESS = "/plan/planes"


async def show(ask: Ask) -> web.Response:
    """Show the plans, the newest first."""
    return await _page(ask)


async def undo(ask: Ask) -> web.StreamResponse:
    """Take the last import of a plan back, after a second question."""

    def question(plan: Plan) -> Question:
        asked = f"¿Deshacer la última carga de «{plan.title}», {plan.source_name}?"
        return Question(asked, "Sí, deshacer")

    return await _PLAN.done(ask, "undo", partial(_undo, ask), question=question)


async def close(ask: Ask) -> web.StreamResponse:
    """Close a plan whose year is over, after a second question."""

    def question(plan: Plan) -> Question:
        return Question(f"¿Cerrar «{plan.title}»? No se puede volver a abrir.", "Sí, cerrar")

    return await _PLAN.done(ask, "close", partial(_close, ask), question=question)


async def forget(ask: Ask) -> web.StreamResponse:
    """Forget what was told of the headings of earlier files."""
    return await _HEADINGS.done(ask, "forget", _forget)


def _undo(ask: Ask, change: Change, plan: Plan) -> Done:
    reload.lock_plans(change.session, change.entity_id)
    found = undoing.look(change.session, plan)
    offices = undoing.undo(change, plan)
    told = told_ending.what_was_undone(found.plan_id, found, offices)
    return Done(told, () if is_sure(ask) else tuple(told_ending.what_is_undone(found)))


def _close(ask: Ask, change: Change, plan: Plan) -> Done:
    card = next(one for one in _cards(change.session, ask) if one.id == plan.id)
    close_plan(change, plan)
    follows = () if is_sure(ask) else tuple(told_ending.what_ends(card, ask.today))
    return Done(told_ending.what_ended(card), follows)


def _forget(change: Change, one: Remembered) -> Done:
    told_headings.forget(change.session, change.entity_id, one.id)
    return Done("Olvidado: el próximo archivo con estos títulos se lee sin eso.")


async def _page(ask: Ask, wrong: str = "", at: str = "") -> web.Response:
    plans, remembered = await ask.read(partial(_read, ask=ask))
    return ask.page(
        "plans",
        status=400 if wrong else 200,
        plans=plans,
        remembered=remembered,
        can_load=ask.may(Right.LOAD),
        local=ask.site.context.today,
        wrong=wrong,
        at=at,
    )


def _read(session: Session, ask: Ask) -> tuple[list[PlanCard], list[Remembered]]:
    return _cards(session, ask), told_headings.all_remembered(session, ask.site.context.entity_id)


def _cards(session: Session, ask: Ask) -> list[PlanCard]:
    return list_plans(session, ask.site.context.entity_id)


def _named(session: Session, ask: Ask) -> Plan:
    """Return the open plan of the address; raises HTTPNotFound."""
    try:
        return find_plan(session, ask.site.context.entity_id, ask.number("number"))
    except InputError:
        raise web.HTTPNotFound from None


def _heading(session: Session, ask: Ask) -> Remembered:
    """Return what is remembered under the number of the address; raises HTTPNotFound."""
    number = ask.number("number")
    for one in told_headings.all_remembered(session, ask.site.context.entity_id):
        if one.id == number:
            return one
    raise web.HTTPNotFound


_PLAN = Subject(_named, lambda _: ADDRESS, _page)
_HEADINGS = Subject(_heading, lambda _: ADDRESS, _page)
