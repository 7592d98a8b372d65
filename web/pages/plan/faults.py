"""Dudas del plan: what a file prints and nobody is sure of, with what is proposed; settled one by
one or all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from core.entity.rights import Right
from core.errors import InputError
from core.spanish import plural
from models.audit import Change
from models.session import Session
from models.staff import offices
from plans.deciding import settling
from plans.deciding.decisions import FIELD_NAMES, SETTABLE
from plans.deciding.doubts import replaced
from plans.deciding.open_faults import (
    OpenFault,
    fault_of,
    open_faults,
    rows_of,
    take_suggestions,
    unknown_columns,
)
from plans.deciding.settling import Deciding
from reports.table.page import PAGE
from web import flash
from web.site import PLANNING, Ask, see_other
from web.sure import Question, ask_again, is_sure
from web.wrong import sentence

ADDRESS = "/plan/dudas"
_YES, _SEEN = "sí", "visto"
REPLACE = Question("¿Dejar lo del archivo en lugar de lo reportado?", "Sí, dejarlo")


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What somebody wrote of a fault and cannot be: which, the words, and why."""

    number: int = 0
    typed: str = ""
    why: str = ""


async def show(ask: Ask) -> web.Response:
    """Show what waits for a decision."""
    return await page(ask)


async def settle(ask: Ask) -> web.StreamResponse:
    """Settle one: by its suggestion, as seen, or by the value that is written."""
    number, how = ask.number("number"), ask.form.get("como")
    decision = {"si": _YES, "visto": _SEEN}.get(how, ask.form.get("valor"))
    if not decision:
        return await page(ask, _Wrong(number, "", "Escriba el valor correcto."))
    gives_way = await ask.read(partial(_replaced, ask=ask, number=number, decision=decision))
    if gives_way and not is_sure(ask):
        return ask_again(ask, REPLACE, gives_way, ADDRESS)
    try:
        await ask.change(partial(_settle, ask=ask, number=number, decision=decision), PLANNING)
    except InputError as error:
        return await page(ask, _Wrong(number, ask.form.get("valor"), sentence(error)))
    return flash.say(see_other(ADDRESS), "Listo, la duda quedó resuelta.")


async def accept_all(ask: Ask) -> web.StreamResponse:
    """Take every suggestion there is."""
    gives_way = await ask.read(partial(_replaced_by_all, ask=ask))
    if gives_way and not is_sure(ask):
        return ask_again(ask, REPLACE, gives_way, ADDRESS)
    accepted = await ask.change(partial(_accept_all, ask=ask), PLANNING)
    told = plural(accepted, "propuesta aceptada", "propuestas aceptadas")
    return flash.say(see_other(ADDRESS), f"{told[:1].upper()}{told[1:]}.")


async def page(
    ask: Ask, wrong: _Wrong | None = None, wrong_book: Sequence[str] = ()
) -> web.Response:
    """Return the page of what waits for a decision; with what was `wrong` of one of them, or in the
    lines of a workbook that came back."""
    wrong = wrong or _Wrong()
    faults, columns, names = await ask.read(partial(_read, ask=ask))
    suggested = sum(bool(one.suggestion) for one in faults)
    return ask.page(
        "plan_faults",
        status=400 if wrong.why or wrong_book else 200,
        faults=faults[:PAGE],
        columns=columns[:PAGE],
        count=len(faults),
        most=PAGE,
        suggested=suggested,
        names=FIELD_NAMES,
        offices=names,
        settable=SETTABLE,
        several=len({one.plan_id for one in (*faults, *columns)}) > 1,
        wrong=wrong,
        wrong_book=wrong_book,
        can_load=ask.may(Right.LOAD),
    )


def _read(session: Session, ask: Ask) -> tuple[list[OpenFault], list[OpenFault], list[str]]:
    """Return the doubts, the columns that are not recognised, and the names of offices."""
    entity_id = ask.site.context.entity_id
    known = offices.offices_by_id(session, entity_id).values()
    names = sorted(one.name for one in known if not one.collective)
    return open_faults(session, entity_id), unknown_columns(session, entity_id), names


def _replaced(session: Session, ask: Ask, number: int, decision: str) -> list[str]:
    fault = fault_of(session, ask.site.context.entity_id, number)
    return [] if fault is None else replaced(session, [(fault, decision)])


def _replaced_by_all(session: Session, ask: Ask) -> list[str]:
    rows = rows_of(session, ask.site.context.entity_id)
    return replaced(session, [(fault, _YES) for fault in rows])


def _settle(change: Change, ask: Ask, number: int, decision: str) -> None:
    fault = fault_of(change.session, change.entity_id, number)
    if fault is None:
        raise web.HTTPNotFound
    settling.settle(change.session, fault, decision, deciding(change, ask))


def _accept_all(change: Change, ask: Ask) -> int:
    rows = rows_of(change.session, change.entity_id)
    return take_suggestions(change.session, rows, deciding(change, ask))


def deciding(change: Change, ask: Ask, reason: str = "") -> Deciding:
    """Return whose decision it is, and when."""
    return Deciding(ask.today, change.now, change.by, reason)
