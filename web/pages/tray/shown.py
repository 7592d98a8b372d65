"""Bandeja: all that waits for a person, what was done about the rest, and one thing of either with
its text and its files."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import web

from bot.conversation.for_others.broadcasting import LONGEST
from bot.conversation.tray import waits
from bot.conversation.tray.waits import Kind, Row, Shown
from core.channels import LABELS
from core.entity.rights import Right
from models.incoming import tray, tray_deeds
from models.incoming.files import SettledFile
from models.incoming.tray_deeds import Deed
from models.plan import open_handles
from models.session import Session
from models.staff import people
from reports.audit import words
from web import paging
from web.paging import MOST, Paged, page_number
from web.sent_files import PICTURES, as_attachment, as_picture
from web.site import Ask

ADDRESS, SETTLED = "/bandeja", "/bandeja/atendidos"
MOST_TEXT = 20_000  # letters of a message that a page shows
_MOST_HANDLES = 200
_KINDS = {
    Kind.MESSAGE: "Mensaje",
    Kind.FILE: "Archivo sin actividad",
    Kind.VOICE: "Nota de voz",
    Kind.LATE: "Mensaje sin procesar",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """Whom and what the forms offer: people by id, and the codes of open activities with their
    titles, none where there are too many to choose from."""

    people: list[tuple[int, str]]
    handles: list[tuple[str, str]]


async def show(ask: Ask) -> web.Response:
    """Show what waits, page by page, the oldest first."""
    rows = await ask.read(partial(waits.waiting, context=ask.site.context, now=ask.now))
    return ask.page(
        "tray",
        shown=paging.part(ask, rows),
        kinds=_KINDS,
        labels=LABELS,
        on=ask.site.context.today,
        numbered=lambda number: paging.link(ask, ADDRESS, pagina=str(number)),
    )


async def settled(ask: Ask) -> web.Response:
    """Show what was done about things that waited, page by page, the newest first."""
    number = page_number(ask)
    rows, total = await ask.read(partial(_settled, ask=ask, after=MOST * (number - 1)))
    return ask.page(
        "tray_settled",
        rows=rows,
        pages=Paged(number, total, MOST, lambda one: f"{SETTLED}?pagina={one}"),
        kinds=_KINDS,
        on=ask.site.context.today,
        words=words,
    )


async def one(ask: Ask) -> web.Response:
    """Show one thing that waits, or that waited until somebody settled it."""
    return await page(ask)


async def page(ask: Ask, wrong: str = "", at: str = "", **values: Any) -> web.Response:
    """Return the page of one thing that waits; with what was `wrong` in the form `at`, filled in
    as she sent it, or with what was understood of it."""
    shown, choices = await ask.read(partial(_read, ask=ask))
    return ask.page(
        "tray_item",
        status=400 if wrong else 200,
        shown=shown,
        choices=choices,
        kinds=_KINDS,
        labels=LABELS,
        pictures=PICTURES,
        most=MOST_TEXT,
        longest=LONGEST,
        on=ask.site.context.today,
        may={right.name.lower(): shown.can_be_settled and ask.may(right) for right in Right},
        words=words,
        wrong=wrong,
        at=at,
        form=ask.form,
        address=f"{ADDRESS}/{shown.row.id}",
        **{"understood": None, "seen": ""} | values,
    )


def _read(session: Session, ask: Ask) -> tuple[Shown, Choices]:
    entity_id, shown = ask.site.context.entity_id, _look(session, ask)
    staff = [(one.person.id, one.person.name) for one in people.list_people(session, entity_id)]
    handles = open_handles(session, entity_id)
    return shown, Choices(staff, handles if len(handles) <= _MOST_HANDLES else [])


def find(session: Session, ask: Ask) -> Shown:
    """Return the thing of the address; raises HTTPNotFound for what nobody can settle."""
    found = waits.find(session, ask.site.context, ask.now, ask.number("number"))
    if found is None or not found.can_be_settled:
        raise web.HTTPNotFound
    return found


def _look(session: Session, ask: Ask) -> Shown:
    """Return the thing of the address; raises HTTPNotFound for what never waited."""
    found = waits.look(session, ask.site.context, ask.now, ask.number("number"))
    if found is None:
        raise web.HTTPNotFound
    return found


def _settled(session: Session, ask: Ask, after: int) -> tuple[list[tuple[Row, Deed]], int]:
    entity_id, rows = ask.site.context.entity_id, []
    for deed in tray_deeds.newest(session, entity_id, most=MOST, after=after):
        message = tray.read(session, entity_id, deed.inbound_id)
        if message is not None:
            rows.append((waits.past(session, message, deed), deed))
    return rows, tray_deeds.count(session, entity_id)


async def download(ask: Ask) -> web.StreamResponse:
    """Send a file to be saved under its plain name."""
    file, content = await _content(ask)
    return as_attachment(file.name, content)


async def picture(ask: Ask) -> web.StreamResponse:
    """Send a picture that the page shows."""
    file, content = await _content(ask)
    if file.media_type not in PICTURES:
        raise web.HTTPNotFound
    return as_picture(file.media_type, content)


async def _content(ask: Ask) -> tuple[SettledFile, bytes]:
    shown, wanted = await ask.read(partial(_look, ask=ask)), ask.number("ordinal")
    for file in shown.files:
        if file.ordinal == wanted and file.sha256 is not None:
            return file, await asyncio.to_thread(ask.site.vault.read, file.sha256)
    raise web.HTTPNotFound
