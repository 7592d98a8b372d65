"""The doubts of the plans as a workbook: it is downloaded, filled in and sent back."""

from __future__ import annotations

import asyncio
from functools import partial

from aiohttp import web
from pydantic import TypeAdapter, ValidationError

from bot.conversation.loading.plan_file import as_if
from core.errors import InputError
from models.audit import Change
from models.session import Session
from plans.deciding.doubts import replaced
from plans.deciding.open_faults import fault_of, open_faults, unknown_columns
from plans.export import faults_xlsx, workbook
from plans.export.faults_back import Settled, WrongDecisions, settle_all
from plans.export.faults_xlsx import FaultDecision
from plans.readers import is_binary
from web import flash
from web.pages.plan import faults
from web.pages.plan.faults import ADDRESS, REPLACE, deciding
from web.site import PLANNING, Ask, see_other
from web.sure import ask_again
from web.wrong import sentence

_SURE = f"{ADDRESS}/libro/si"
_NAME, _SAID = "libro", "decisiones"
_DECISIONS = TypeAdapter(list[FaultDecision])


async def download(ask: Ask) -> web.Response:
    """Give all that waits for a decision as a workbook with a column for it."""
    content = await ask.read(partial(_book, entity_id=ask.site.context.entity_id))
    return web.Response(
        body=content,
        content_type=workbook.MIME_TYPE,
        headers={"Content-Disposition": f'attachment; filename="dudas-{ask.today:%Y-%m-%d}.xlsx"'},
    )


async def take(ask: Ask) -> web.StreamResponse:
    """Settle what is decided in a workbook that comes back: all of it, or nothing. Where a person's
    report would give way to what the file says, that is shown and asked first."""
    upload = ask.form.file
    if upload is None or not upload.content:
        return await faults.page(ask, wrong_book=["Elija el libro con sus decisiones."])
    if not is_binary(upload.content):
        return await faults.page(ask, wrong_book=["Envíe el libro de Excel que descargó aquí."])
    try:
        said = await asyncio.to_thread(faults_xlsx.read_decisions, upload.content, upload.name)
        gives_way = await ask.read(partial(_replaced, ask=ask, said=said))
        if not gives_way:
            return await _settled(ask, said, upload.name)
        await ask.change(partial(_try, ask=ask, said=said, name=upload.name), PLANNING)
    except InputError as error:
        return await faults.page(ask, wrong_book=_lines(error))
    carried = {_NAME: upload.name, _SAID: _DECISIONS.dump_json(said).decode()}
    return ask_again(ask, REPLACE, gives_way, ADDRESS, _SURE, carried)


async def take_surely(ask: Ask) -> web.StreamResponse:
    """Settle the decisions of a workbook that was asked about: the form brings them along."""
    try:
        said = _DECISIONS.validate_json(ask.form.get(_SAID))
    except ValidationError as error:
        raise web.HTTPBadRequest from error
    try:
        return await _settled(ask, said, ask.form.get(_NAME))
    except InputError as error:
        return await faults.page(ask, wrong_book=_lines(error))


async def _settled(ask: Ask, said: list[FaultDecision], name: str) -> web.StreamResponse:
    settled = await ask.change(partial(_settle, ask=ask, said=said, name=name), PLANNING)
    return flash.say(see_other(ADDRESS), settled.told())


def _book(session: Session, entity_id: int) -> bytes:
    waiting = [*open_faults(session, entity_id), *unknown_columns(session, entity_id)]
    return faults_xlsx.write_faults(waiting)


def _replaced(session: Session, ask: Ask, said: list[FaultDecision]) -> list[str]:
    entity_id = ask.site.context.entity_id
    rows = [(fault_of(session, entity_id, one.fault_id), one.text) for one in said]
    return replaced(session, [(fault, text) for fault, text in rows if fault is not None])


def _try(change: Change, ask: Ask, said: list[FaultDecision], name: str) -> None:
    """Raise what is wrong in the decisions; nothing is stored."""
    as_if(change.session, lambda: _settle(change, ask, said, name))


def _settle(change: Change, ask: Ask, said: list[FaultDecision], name: str) -> Settled:
    return settle_all(change.session, change.entity_id, said, deciding(change, ask), name)


def _lines(error: InputError) -> list[str]:
    if not isinstance(error, WrongDecisions):
        return [sentence(error)]
    return ["No se guardó nada. Corrija estas líneas:", *error.listed(sentence)]
