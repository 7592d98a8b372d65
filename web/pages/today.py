"""Hoy: what to decide or do, what waits, how the week went, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, urlencode

from aiohttp import web

from bot.conversation.tray import waits
from core.entity.rights import Right
from core.spanish import cut_at_word, plural
from models.answers import requests
from models.answers.requests import RequestRow
from models.incoming import brought
from models.session import Session
from reports import digest, shown
from reports.asked_for import Todo, TodoKind
from reports.figures import collect
from reports.lists import coming
from reports.lists.offices import without_contact
from reports.values import Figures
from web.site import Ask

MOST = 12  # lines of each list
# What is said of the offices from which nothing can be heard, by the word beside their light.
_BESIDE = {
    shown.UNREACHED: (
        "oficina a la que no hay cómo avisarle",
        "oficinas a las que no hay cómo avisarles",
    ),
    shown.UNCONFIRMED: (
        "oficina desde la que nadie ha respondido nunca",
        "oficinas desde las que nadie ha respondido nunca",
    ),
    shown.UNCLEAR: (
        "nombre del plan del que falta decir qué oficinas son",
        "nombres del plan de los que falta decir qué oficinas son",
    ),
}
_ALL_WAITING = {TodoKind.FAULTS: "/plan/dudas"}
# Where pages are that an installation may lack: only those of the menu are linked.
_TRAY, _PEOPLE, _OFFICES = "/bandeja", "/personas", "/oficinas"


@dataclass(frozen=True, slots=True)
class Waits:
    """Something that waits: how much of it in words, where it is seen ("" for nowhere), and the
    first of it, each with where it is seen."""

    said: str
    path: str = ""
    first: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    figures: Figures
    requests: list[RequestRow]
    tray: int
    brought: str


async def show(ask: Ask) -> web.Response:
    """Show the first page: the things to do of the digest as they are now, and what is around."""
    if not ask.may(Right.SEE):
        raise web.HTTPForbidden
    read = await ask.read(partial(_read, ask=ask))
    figures = digest.of_part(read.figures, digest.part_for(ask.entered.rights))
    return ask.page(
        "today",
        figures=figures,
        stands=digest.subject(figures),
        things=[
            (one.model_copy(update={"here": ask.may(Right.LOAD)}), _path(ask, one))
            for one in figures.todo
        ],
        waits=list(_waits(ask, read)),
        moved=shown.changes(figures)[:MOST],
        key_day=coming.next_key_day(figures),
        digest_on=coming.next_digest(ask.today, ask.site.context.calendar),
        most=MOST,
        activity=_activity,
        **digest.WORDS,
    )


def _read(session: Session, ask: Ask) -> _Read:
    context = ask.site.context
    file = brought.shown_to(session, context.entity_id, ask.entered.person_id)
    return _Read(
        figures=collect(session, context, ask.now),
        requests=requests.of_entity(session, context.entity_id),
        tray=len(waits.waiting(session, context, ask.now)),
        brought="" if file is None else file.name,
    )


def _waits(ask: Ask, read: _Read) -> Iterator[Waits]:
    """Yield what waits for who may do something about it, in the order of what presses."""
    figures = read.figures
    if ask.may(Right.DECIDE) and read.requests:
        said = plural(len(read.requests), "solicitud por decidir", "solicitudes por decidir")
        asked = [(_named(one.handle, one.person), one.handle) for one in read.requests[:MOST]]
        yield Waits(said, first=tuple((name, _activity(handle)) for name, handle in asked))
    if ask.may(Right.LOAD) and read.brought:
        name = cut_at_word(read.brought, 80)
        yield Waits(f"El archivo «{name}» espera que decida", "/plan/cargar")
    if ask.may(Right.VERIFY) and figures.unverified:
        handles = figures.unverified[:MOST]
        yield Waits(
            f"{plural(len(figures.unverified), 'actividad', 'actividades')} al 100 % sin verificar",
            first=tuple((one, _activity(one)) for one in handles),
        )
    if ask.may(Right.RECORD):
        yield from _of_the_machine(ask, read)


def _of_the_machine(ask: Ask, read: _Read) -> Iterator[Waits]:
    """Yield what a machine could not place, settle or deliver."""
    figures = read.figures
    if read.tray:
        said = plural(read.tray, "mensaje o archivo", "mensajes o archivos")
        yield Waits(f"{said} que culmina no supo ubicar", _open(ask, _TRAY))
    faults = figures.headline.open_faults
    if faults:
        yield Waits(f"{plural(faults, 'duda', 'dudas')} del plan", "/plan/dudas")
    for beside, (one, many) in _BESIDE.items():
        names = [
            office.name
            for office in figures.unreachable_offices
            if without_contact(office) == beside
        ]
        if names:
            yield Waits(
                plural(len(names), one, many),
                _open(ask, _OFFICES),
                tuple((cut_at_word(name, 60), _of_office(name)) for name in names[:MOST]),
            )
    if figures.returned:
        people = figures.returned
        said = plural(len(people), "persona a quien le", "personas a quienes les")
        yield Waits(
            f"{said} vuelve el correo",
            _open(ask, _PEOPLE),
            tuple((one.person, "") for one in people[:MOST]),
        )


def _open(ask: Ask, path: str) -> str:
    """Return a page's address where the visitor has it in her menu, else ""."""
    items = ask.shown_with.get("menu", [])
    return path if any(one.path == path for one in items) else ""


def _path(ask: Ask, todo: Todo) -> str:
    """Return where a thing to do is done or seen, "" for nowhere."""
    if todo.kind is TodoKind.WAITING:
        return _open(ask, _TRAY)
    of_activity = todo.request or todo.disagreement or todo.at_risk
    if of_activity is not None:
        return _activity(of_activity.handle)
    of_office = todo.silent or todo.late or todo.unreachable
    if of_office is not None:
        return _of_office(of_office.name)
    if todo.returned is not None or todo.unclosed is not None:
        return _open(ask, _PEOPLE)
    return _ALL_WAITING.get(todo.kind, "")


def _activity(handle: str) -> str:
    return f"/actividad/{quote(handle, safe='')}"


def _of_office(name: str) -> str:
    return f"/plan?{urlencode({'oficina': name})}"


def _named(handle: str, person: str) -> str:
    return f"{handle}, {cut_at_word(person, 50)}"
