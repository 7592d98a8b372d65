"""The doubts of the plans as a workbook: it is downloaded, filled in and sent back."""

from __future__ import annotations

import asyncio
from functools import partial

from aiohttp import web

from core.errors import InputError
from models.audit import Change
from models.session import Session
from plans.deciding.open_faults import open_faults, unknown_columns
from plans.export import faults_xlsx, workbook
from plans.export.faults_back import Settled, WrongDecisions, settle_all
from plans.export.faults_xlsx import FaultDecision
from plans.readers import is_binary
from web import flash
from web.forms import Upload
from web.pages.plan import faults
from web.pages.plan.faults import ADDRESS, deciding
from web.site import PLANNING, Ask, see_other
from web.wrong import sentence


async def download(ask: Ask) -> web.Response:
    """Give all that waits for a decision as a workbook with a column for it."""
    content = await ask.read(partial(_book, entity_id=ask.site.context.entity_id))
    return web.Response(
        body=content,
        content_type=workbook.MIME_TYPE,
        headers={"Content-Disposition": f'attachment; filename="dudas-{ask.today:%Y-%m-%d}.xlsx"'},
    )


async def take(ask: Ask) -> web.StreamResponse:
    """Settle what is decided in a workbook that comes back: all of it, or nothing."""
    upload = ask.form.file
    if upload is None or not upload.content:
        return await faults.page(ask, wrong_book=["Elija el libro con sus decisiones."])
    if not is_binary(upload.content):
        return await faults.page(ask, wrong_book=["Envíe el libro de Excel que descargó aquí."])
    try:
        said = await asyncio.to_thread(faults_xlsx.read_decisions, upload.content, upload.name)
        settled = await ask.change(partial(_settle, ask=ask, said=said, file=upload), PLANNING)
    except WrongDecisions as wrong:
        return await faults.page(ask, wrong_book=_lines(wrong))
    except InputError as error:
        return await faults.page(ask, wrong_book=[sentence(error)])
    return flash.say(see_other(ADDRESS), settled.told())


def _book(session: Session, entity_id: int) -> bytes:
    waiting = [*open_faults(session, entity_id), *unknown_columns(session, entity_id)]
    return faults_xlsx.write_faults(waiting)


def _settle(change: Change, ask: Ask, said: list[FaultDecision], file: Upload) -> Settled:
    by = deciding(change, ask)
    return settle_all(change.session, change.entity_id, said, by, file.name)


def _lines(wrong: WrongDecisions) -> list[str]:
    return ["No se guardó nada. Corrija estas líneas:", *wrong.listed(sentence)]
