"""Auditoría: who changed what, looked for and given as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from aiohttp import web

from core.errors import InputError
from models import audit_trail
from models.audit_trail import Names
from models.session import Session
from reports.audit import kept, search, words
from reports.audit.files import Format, file_of
from reports.audit.search import Found, Wanted
from web import wrong
from web.forms import day_of, whole
from web.paging import Paged, link, page_number
from web.site import Ask

A_PAGE = 50
_TYPES = {Format.CSV: "text/csv", Format.JSON: "application/json"}
# Whom no person's name tells: who types commands, and culmina itself.
_NOBODYS = {"technician": words.role("technician"), "system": words.role("system")}
_ADDRESS, _FILE = "/auditoria", "/auditoria/archivo"
_LONGEST, _MOST_DIGITS = 200, 9


@dataclass(frozen=True, slots=True)
class _Read:
    found: Found
    names: Names


async def show(ask: Ask) -> web.Response:
    """Show a page of what is looked for, what was written last first."""
    number, why = page_number(ask), ""
    try:
        wanted = _wanted(ask)
        read = await ask.read(partial(_read, ask=ask, wanted=wanted, number=number))
    except InputError as error:
        wanted, why = Wanted(), wrong.sentence(error)
        read = _Read(Found((), 0), await ask.read(partial(_names, ask=ask)))
    pages = Paged(
        number, read.found.total, A_PAGE, lambda one: link(ask, _ADDRESS, pagina=str(one))
    )
    return ask.page(
        "audit",
        status=400 if why else 200,
        found=read.found,
        pages=pages,
        wrong=why,
        asked=ask.request.query,
        people=read.names.people,
        others=_NOBODYS,
        actions=sorted(words.ACTIONS.items(), key=lambda one: one[1]),
        words=words,
        kept=lambda values: kept.told(values, read.names, ask.site.context.zone),
        of_activity=audit_trail.OF_ACTIVITY,
        local=lambda at: at.astimezone(ask.site.context.zone),
        most_read=search.MOST_READ,
        file=lambda form: link(ask, _FILE, formato=form, pagina=""),
    )


async def export(ask: Ask) -> web.Response:
    """Give all that is looked for as a file."""
    form = next((one for one in Format if one == ask.request.query.get("formato")), None)
    if form is None:
        raise web.HTTPNotFound
    content = await ask.read(partial(_content, ask=ask, wanted=_wanted(ask), form=form))
    name = f"auditoria-{ask.today:%Y-%m-%d}.{form}"
    return web.Response(
        body=content,
        content_type=_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _wanted(ask: Ask) -> Wanted:
    """Return what the query looks for; raises InputError for what is no day."""
    asked = ask.request.query
    who = asked.get("quien", "")
    what = asked.get("que", "")
    known_action = what if what in words.ACTIONS else ""
    return Wanted(
        first=_day(asked.get("desde", "")),
        last=_day(asked.get("hasta", "")),
        action=known_action,
        person_id=whole(who, _MOST_DIGITS),
        role=who if who in _NOBODYS else "",
        handle=asked.get("actividad", "").strip()[:_LONGEST],
        text=asked.get("q", "").strip()[:_LONGEST],
    )


def _day(given: str) -> date | None:
    if not given:
        return None
    day = day_of(given)
    if day is None:
        raise InputError("no es un día.", where=given[:_LONGEST])
    return day


def _read(session: Session, ask: Ask, wanted: Wanted, number: int) -> _Read:
    context, after = ask.site.context, A_PAGE * (number - 1)
    found = search.page(session, context.entity_id, context.zone, wanted, most=A_PAGE, after=after)
    return _Read(found, _names(session, ask))


def _names(session: Session, ask: Ask) -> Names:
    return audit_trail.names(session, ask.site.context.entity_id)


def _content(session: Session, ask: Ask, wanted: Wanted, form: Format) -> bytes:
    context = ask.site.context
    rows = search.all_rows(session, context.entity_id, context.zone, wanted)
    return file_of(rows, _names(session, ask), context.zone, form)
