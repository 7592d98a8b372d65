"""The files that were sent as evidence: downloaded, or shown as pictures; never run."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from functools import partial

from aiohttp import web

from bot.evidence.drawing import PDF, Page, draw
from models.answers import evidence
from models.answers.evidence import EvidenceRow
from web.forms import whole
from web.sent_files import PICTURES, as_attachment, as_picture
from web.site import Ask

SHOWN = PICTURES | {PDF}
_MOST_DIGITS = 5  # of the number of a page


async def download(ask: Ask) -> web.StreamResponse:
    """Send a file to be saved under its plain name."""
    found, content = await _content(ask)
    return as_attachment(found.name, content)


async def picture(ask: Ask) -> web.StreamResponse:
    """Send a picture to the page that shows it."""
    found, content = await _content(ask)
    if found.media_type not in PICTURES:
        raise web.HTTPNotFound
    return as_picture(found.media_type, content)


async def show(ask: Ask) -> web.StreamResponse:
    """Show a picture or a page of a PDF, with whose it is and what came with it."""
    found = await _find(ask)
    if found.media_type not in SHOWN:
        raise web.HTTPNotFound
    page = await _page(ask) if found.media_type == PDF else None
    return ask.page(
        "activity_file",
        file=found,
        on=ask.site.context.today(found.recorded_at),
        drawn=page,
        src=_source(found, page),
    )


def _source(found: EvidenceRow, page: Page | None) -> str:
    """Return where the browser takes the picture from; "" where there is none to show."""
    if page is not None:
        return f"data:image/png;base64,{b64encode(page.png).decode()}"
    return "" if found.media_type == PDF else f"/evidencia/{found.id}/imagen"


async def _page(ask: Ask) -> Page | None:
    """Return the page of a PDF that is asked for; the first one where nothing is said."""
    number = whole(ask.request.query.get("pagina", ""), _MOST_DIGITS)
    _, content = await _content(ask)
    return await asyncio.to_thread(draw, content, 1 if number is None else number)


async def _content(ask: Ask) -> tuple[EvidenceRow, bytes]:
    found = await _find(ask)
    return found, await asyncio.to_thread(ask.site.vault.read, found.sha256 or "")


async def _find(ask: Ask) -> EvidenceRow:
    number, entity_id = ask.number("number"), ask.site.context.entity_id
    found = await ask.read(partial(evidence.find, entity_id=entity_id, evidence_id=number))
    if found is None or found.sha256 is None:
        raise web.HTTPNotFound
    return found
