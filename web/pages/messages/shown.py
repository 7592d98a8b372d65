"""Mensajes: what was owed, sent, held or failed, of everybody or of whom is asked, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from aiohttp import web

from models.outbox import REACHED, ItemState
from models.owed import OwedState
from models.session import Session
from scheduler.explained import subjects, told, worded
from scheduler.explained import why as explained
from scheduler.explained.events import Event
from scheduler.explained.subjects import Subject, SubjectKind
from scheduler.explained.told import Span, Told
from scheduler.explained.why import Why
from web import paging
from web.forms import day_of
from web.pages.messages.texts import texts_of
from web.site import Ask

ADDRESS = "/mensajes"
WEEK = timedelta(days=7)
_LONGEST = 200
_MOST_NAMES = 20
_YEARS = range(2000, 2100)
# What becomes of messages, as one looks for it.
STATES: dict[str, tuple[str, frozenset[str]]] = {
    "salio": ("salió", frozenset(REACHED)),
    "espera": (
        "espera su hora",
        frozenset({ItemState.PENDING, ItemState.SENDING, OwedState.OPEN}),
    ),
    "detenido": ("detenido", frozenset({ItemState.HELD, OwedState.HELD})),
    "fallo": (
        "no llegó, o no se sabe",
        frozenset({ItemState.FAILED, ItemState.BOUNCED, ItemState.UNCERTAIN}),
    ),
    "cerrado": ("ya no hacía falta", frozenset({ItemState.CANCELLED, OwedState.CLOSED})),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was owed or that happened: when, in one sentence, with the texts that went
    out; `state` is what became of it in the words of the search, "" of what happened."""

    at: datetime
    words: str
    texts: Sequence[str] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked for: whose, of which day, and what became of it."""

    name: str
    day: date | None
    state: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found: the lines, the newest first; why, where somebody is asked about; and those
    that may be meant where a name fits several or nobody."""

    lines: Sequence[Line] = ()
    why: Why | None = None
    fitting: Sequence[str] = ()
    near: Sequence[str] = ()


async def show(ask: Ask) -> web.Response:
    """Show the messages of the last week, or of whom or what is asked for."""
    wanted = _wanted(ask)
    found = await ask.read(partial(_read, ask=ask, wanted=wanted))
    lines = [one for one in found.lines if not wanted.state or one.state == wanted.state]
    return ask.page(
        "messages",
        wanted=wanted,
        found=found,
        shown=paging.part(ask, lines),
        states=STATES,
        local=lambda at: at.astimezone(ask.site.context.zone),
        days=explained.DAYS,
        person=SubjectKind.PERSON,
        numbered=lambda number: paging.link(ask, ADDRESS, pagina=str(number)),
        about=lambda name: paging.link(ask, ADDRESS, quien=name, pagina=""),
    )


def line_of(ask: Ask, one: Told, words: str) -> Line:
    """Return a message as a line, with its texts."""
    group = next((key for key, (_, states) in STATES.items() if one.state in states), "")
    return Line(one.at, words, texts_of(ask.site, one), group)


def _wanted(ask: Ask) -> _Wanted:
    given = ask.request.query
    state = given.get("estado", "")
    day = day_of(given.get("dia", ""))
    if day is not None and day.year not in _YEARS:
        day = None
    name = given.get("quien", "").strip()[:_LONGEST]
    return _Wanted(name, day, state if state in STATES else "")


def _read(session: Session, ask: Ask, wanted: _Wanted) -> _Found:
    if not wanted.name:
        return _Found(_of_all(session, ask, wanted.day))
    entity_id = ask.site.context.entity_id
    fitting = subjects.find(session, entity_id, wanted.name)
    if len(fitting) == 1:
        return _of_subject(session, ask, fitting[0], wanted.day)
    if fitting:
        return _Found(fitting=[one.typed for one in fitting[:_MOST_NAMES]])
    return _Found(near=subjects.near(session, entity_id, wanted.name)[:_MOST_NAMES])


def _of_all(session: Session, ask: Ask, day: date | None) -> list[Line]:
    began = ask.site.context.day_began(ask.now)
    span = Span(began - WEEK) if day is None else explained.span_of(ask.site.context, day)
    rows = told.of_entity(session, ask.site.context.entity_id, span)
    return [line_of(ask, one, worded.sentence(one)) for one in reversed(rows)]


def _of_subject(session: Session, ask: Ask, subject: Subject, day: date | None) -> _Found:
    why = explained.explain(session, ask.site.context, subject, ask.now, on=day)
    lines = [
        Line(one.at, one.words)
        if isinstance(one, Event)
        else line_of(ask, one, why.line(one, addresses=True))
        for one in reversed(why.told)
    ]
    return _Found(lines, why)
