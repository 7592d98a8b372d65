"""Bandeja: all that waits for a person, and one thing of it with its text and its files."""

from __future__ import annotations

import asyncio
from functools import partial

from aiohttp import web

from bot.conversation.tray import reading
from bot.conversation.tray.reading import Kind, Shown
from core.channels import LABELS
from core.entity.rights import Right
from models.incoming.files import SettledFile
from models.session import Session
from web.pages import paging
from web.pages.activity.files import PICTURES, as_attachment, as_picture
from web.site import Ask

ADDRESS = "/bandeja"
MOST_TEXT = 20_000  # letters of a message that a page shows
_KINDS = {
    Kind.MESSAGE: "Mensaje",
    Kind.FILE: "Archivo sin actividad",
    Kind.VOICE: "Nota de voz",
}


async def show(ask: Ask) -> web.Response:
    """Show what waits, page by page, the oldest first."""
    rows = await ask.read(partial(reading.waiting, context=ask.site.context, now=ask.now))
    return ask.page(
        "tray",
        shown=paging.page(ask, rows),
        kinds=_KINDS,
        labels=LABELS,
        on=ask.site.context.today,
        numbered=lambda number: paging.link(ask, ADDRESS, pagina=str(number)),
    )


async def one(ask: Ask) -> web.Response:
    """Show one thing that waits."""
    return await page(ask)


async def page(ask: Ask, wrong: str = "", at: str = "") -> web.Response:
    """Return the page of one thing that waits."""
    shown = await ask.read(partial(find, ask=ask))
    return ask.page(
        "tray_item",
        status=400 if wrong else 200,
        shown=shown,
        kinds=_KINDS,
        labels=LABELS,
        pictures=PICTURES,
        most=MOST_TEXT,
        on=ask.site.context.today,
        may={right.name.lower(): ask.may(right) for right in Right},
        wrong=wrong,
        at=at,
        form=ask.form,
        address=f"{ADDRESS}/{shown.row.id}",
    )


def find(session: Session, ask: Ask) -> Shown:
    """Return the thing of the address; raises HTTPNotFound for what does not wait."""
    found = reading.find(session, ask.site.context, ask.now, ask.number("number"))
    if found is None:
        raise web.HTTPNotFound
    return found


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
    shown, wanted = await ask.read(partial(find, ask=ask)), ask.number("ordinal")
    for file in shown.files:
        if file.ordinal == wanted and file.sha256 is not None:
            return file, await asyncio.to_thread(ask.site.vault.read, file.sha256)
    raise web.HTTPNotFound
