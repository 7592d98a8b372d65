"""Resumen: this week's digest as it stands now, and earlier ones with the figures then sent."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import quote

from aiohttp import web

from core.rules import State
from models import digests
from models.session import Session
from plans.export.workbook import MIME_TYPE
from reports import digest, shown
from reports.documents.forms import Form, written
from reports.figures import collect
from reports.lists import coming
from reports.values import Figures
from web.framed import framed
from web.paging import Paged, page_number
from web.site import Ask

NOW = "ahora"  # in an address: the week that goes on
A_PAGE = 26  # half a year
_FILES = {Form.XLSX: MIME_TYPE, Form.PDF: "application/pdf"}


@dataclass(frozen=True, slots=True)
class Week:
    """A digest in the list: its number, its day, and how many activities stood how."""

    number: int
    on: date
    overdue: int
    done: int
    activities: int


async def show(ask: Ask) -> web.Response:
    """Show which digests there are, the newest first."""
    number = page_number(ask)
    weeks, total = await ask.read(partial(_weeks, ask=ask, number=number))
    pages = Paged(number, total, A_PAGE, lambda one: f"/resumen?pagina={one}")
    return ask.page("digests", weeks=weeks, pages=pages)


async def one(ask: Ask) -> web.Response:
    """Show one of them: what it says first, all of it in a frame, and its files."""
    figures = await _figures(ask)
    return ask.page(
        "digest",
        which=ask.request.match_info["which"],
        figures=figures,
        subject=digest.subject(figures),
        things=digest.things(figures, ask.site.texts),
        age=shown.age_of(figures),
        goes_on=_goes_on(ask),
        next_on=coming.next_digest(ask.today, ask.site.context.calendar),
    )


async def sheet(ask: Ask) -> web.Response:
    """Show a digest as the page of its mail."""
    figures = await _figures(ask)
    content = await asyncio.to_thread(written, figures, ask.site.texts, Form.HTML)
    return framed(content)


async def file(ask: Ask) -> web.Response:
    """Give a digest as the workbook that comes with it, or on paper."""
    form = next((one for one in _FILES if one == ask.request.query.get("formato")), None)
    if form is None:
        raise web.HTTPNotFound
    figures = await _figures(ask)
    content = await asyncio.to_thread(written, figures, ask.site.texts, form)
    name = shown.table_name(figures)
    if form is not Form.XLSX:
        name = f"resumen-{figures.on:%Y-%m-%d}.{form}"
    return web.Response(
        body=content,
        content_type=_FILES[form],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"},
    )


def _goes_on(ask: Ask) -> bool:
    return ask.request.match_info["which"] == NOW


async def _figures(ask: Ask) -> Figures:
    """Return the figures of a digest as who reads them gets them; raises HTTPNotFound."""
    context = ask.site.context
    part = digest.part_for(ask.entered.rights)
    if _goes_on(ask):
        work = partial(collect, context=context, now=ask.now, compares=True)
        return digest.of_part(await ask.read(work), part)
    number = ask.number("which")
    kept = await ask.read(partial(digests.find, entity_id=context.entity_id, digest_id=number))
    if kept is None:
        raise web.HTTPNotFound
    return digest.of_part(Figures.model_validate(kept), part)


def _weeks(session: Session, ask: Ask, number: int) -> tuple[list[Week], int]:
    entity_id = ask.site.context.entity_id
    made = digests.made(session, entity_id, most=A_PAGE, after=A_PAGE * (number - 1))
    weeks = [
        Week(
            one.id,
            date.fromisoformat(one.on),
            one.headline["overdue"],
            one.headline[State.DONE],
            one.headline["activities"],
        )
        for one in made
    ]
    return weeks, digests.count(session, entity_id)
