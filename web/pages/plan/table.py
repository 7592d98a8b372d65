"""Plan: the table of an open plan, found, sorted, page by page, and given back as a file."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from aiohttp import web

from core.entity.rights import Right
from core.rules import State
from models.plan import Plan
from models.session import Session
from plans.activities.document import PlanDocument
from plans.deciding.open_faults import count_open
from plans.export.csv import write_csv
from plans.export.table_back import table_of
from plans.export.xlsx import write_xlsx
from plans.storing.open_plans import PlanName, find_plan, open_plans
from reports.documents.columns import said_by, told_of_work
from reports.shown import LIGHTS, STATES
from reports.table import chosen
from reports.table.chosen import Wanted
from reports.table.page import Page, given_back, page
from web.forms import whole
from web.paging import link
from web.site import Ask

ADDRESS, EXPORT = "/plan", "/plan/exportar"
_FILES = {
    "xlsx": (write_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (write_csv, "text/csv"),
}
_HOW = {
    chosen.OVERDUE: "vencida",
    chosen.SOON: "vence en 15 días",
    chosen.OPEN: "por cumplir",
} | {state.value: STATES[state] for state in State}
_LONGEST = 200
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class _Read:
    """The open plans, the one that is shown with its page, and how many doubts wait."""

    plans: tuple[PlanName, ...]
    plan_id: int
    page: Page | None
    doubts: int


async def show(ask: Ask) -> web.Response:
    """Show a page of the plan that is asked for, or of the newest open one."""
    wanted = _wanted(ask)
    read = await ask.read(partial(_read, ask=ask, wanted=wanted))
    return ask.page(
        "plan",
        plans=read.plans,
        plan_id=read.plan_id,
        shown=read.page,
        doubts=read.doubts,
        can_load=ask.may(Right.LOAD),
        wanted=wanted,
        how=_HOW,
        lights=LIGHTS,
        told=told_of_work,
        said_by=said_by,
        orders=_orders(read.page),
        asked=ask.request.query,
        order=lambda by: link(ask, ADDRESS, orden=by, baja=_turned(wanted, by), pagina=""),
        numbered=lambda number: link(ask, ADDRESS, pagina=str(number)),
        file=lambda form: link(ask, EXPORT, formato=form, pagina="", plan=str(read.plan_id)),
    )


async def export(ask: Ask) -> web.Response:
    """Give the lines that are seen back as a file, all their pages."""
    form = ask.request.query.get("formato", "")
    if form not in _FILES:
        raise web.HTTPNotFound
    write, media_type = _FILES[form]
    wanted = _wanted(ask)
    document = await ask.read(partial(_document, ask=ask, wanted=wanted))
    content = await asyncio.to_thread(lambda: write(table_of(document)))
    name = f"plan-{document.cutoff or ask.today:%Y-%m-%d}.{form}"
    return web.Response(
        body=content,
        content_type=media_type,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


def _wanted(ask: Ask) -> Wanted:
    given = ask.request.query
    state = given.get("estado", "")
    return Wanted(
        component=given.get("componente", "")[:_LONGEST],
        office=given.get("oficina", "")[:_LONGEST],
        state=state if state in _HOW else "",
        unanswered=given.get("callada") == "si",
        text=given.get("q", "").strip()[:_LONGEST],
        order=given.get("orden", ""),
        descending=given.get("baja") == "si",
    )


def _read(session: Session, ask: Ask, wanted: Wanted) -> _Read:
    context = ask.site.context
    plans = tuple(open_plans(session, context.entity_id))
    doubts = count_open(session, context.entity_id)
    if not plans:
        return _Read((), 0, None, doubts)
    plan = _plan(session, ask, plans)
    shown = page(session, context, ask.now, plan, wanted, _number(ask, "pagina") or 1)
    return _Read(plans, plan.id, shown, doubts)


def _document(session: Session, ask: Ask, wanted: Wanted) -> PlanDocument:
    context = ask.site.context
    plan = _plan(session, ask, open_plans(session, context.entity_id))
    return given_back(session, context, ask.now, plan, wanted)


def _plan(session: Session, ask: Ask, plans: tuple[PlanName, ...] | list[PlanName]) -> Plan:
    """Return the open plan that is asked for, else the newest; raises HTTPNotFound for any other
    number, and where no plan is open."""
    number = _number(ask, "plan")
    asked = plans[0].id if number is None and plans else number
    if asked not in {one.id for one in plans} or asked is None:
        raise web.HTTPNotFound
    return find_plan(session, ask.site.context.entity_id, asked)


def _number(ask: Ask, name: str) -> int | None:
    """Return a number of the query, None for none; raises HTTPNotFound for what is no number."""
    given = ask.request.query.get(name, "")
    number = whole(given, _MOST_DIGITS)
    if given and number is None:
        raise web.HTTPNotFound
    return number


def _orders(shown: Page | None) -> dict[str, str]:
    """Return by what the lines may be sorted, and what each is called, as the table has them."""
    own = () if shown is None else shown.columns
    return {
        chosen.LIGHT: "Semáforo",
        chosen.PERCENT: "Avance",
        chosen.SAID: "Lo último que se dijo",
    } | {f"{chosen.OWN}{number}": name for number, name in enumerate(own)}


def _turned(wanted: Wanted, by: str) -> str:
    """Return whether a column is sorted the other way by who asks for it again."""
    return "si" if wanted.order == by and not wanted.descending else ""
