"""Personal data: all that is kept of somebody, given to her as a file, or erased; also of those who
have left."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from core.spanish import plural
from models.audit import Change
from models.session import Session
from models.staff import people, personal
from models.staff.people import PersonRow
from reports.audit.personal_file import FORMS
from scheduler.told import forgetting
from web import paging
from web.pages.staff.person import address
from web.pages.staff.person_acts import vacated_line
from web.sent_files import as_attachment
from web.site import PLANNING, Ask
from web.sure import Done, Question, Subject

GONE = "/personas/retiradas"


async def gone(ask: Ask) -> web.Response:
    """Show who has left, page by page."""
    left = await ask.read(partial(_gone, ask=ask))
    return ask.page(
        "people_gone",
        shown=paging.part(ask, left),
        numbered=lambda number: paging.link(ask, GONE, pagina=str(number)),
    )


async def show(ask: Ask) -> web.Response:
    """Show what can be done with the data of a person."""
    return await _page(ask)


async def give(ask: Ask) -> web.StreamResponse:
    """Give all that is kept of her as a file; the audit has who took it."""
    form = ask.form.get("formato")
    if form not in FORMS:
        raise web.HTTPBadRequest
    one = await ask.read(partial(_named, ask=ask))
    held = await ask.change(lambda change: personal.given(change, one), PLANNING)
    return as_attachment(f"datos-{one.id}-{ask.today}.{form}", FORMS[form](held))


async def forget(ask: Ask) -> web.StreamResponse:
    """Erase what no report needs of her, after a second question; who is still there leaves."""

    def question(one: PersonRow) -> Question:
        return Question(f"¿Borrar los datos de {one.name}? No se puede deshacer.", "Sí, borrar")

    return await _SUBJECT.done(ask, "forget", partial(_forget, ask), question=question)


def _forget(ask: Ask, change: Change, one: PersonRow) -> Done:
    found = forgetting.forget(change, ask.site.context, one)
    follows = [f"Lo que reportó queda como de «{found.name}»."]
    if one.active:
        follows.append("Se retira de la entidad: no se le envía ni se le recibe nada más.")
    follows += map(vacated_line, found.vacated)
    if found.waiting:
        waits = plural(len(found.waiting), "mensaje suyo espera", "mensajes suyos esperan")
        which = ", ".join(map(str, found.waiting))
        follows.append(f"{waits} en la bandeja ({which}): resuélvalos y borre otra vez.")
    follows.append("En las copias de seguridad anteriores todavía está.")
    return Done(f"Se borró lo de {one.name}.", tuple(follows), GONE)


async def _page(ask: Ask, wrong: str = "", at: str = "") -> web.Response:
    one = await ask.read(partial(_named, ask=ask))
    return ask.page(
        "person_data",
        status=400 if wrong else 200,
        one=one,
        address=address(one.id),
        back=address(one.id) if one.active else GONE,
        wrong=wrong,
        at=at,
        form=ask.form,
    )


def _named(session: Session, ask: Ask) -> PersonRow:
    """Return the person of the address, also one who has left; raises HTTPNotFound."""
    found = people.known(session, ask.site.context.entity_id, ask.number("number"))
    if found is None:
        raise web.HTTPNotFound
    return found


def _gone(session: Session, ask: Ask) -> list[PersonRow]:
    everybody = people.list_people(session, ask.site.context.entity_id, gone=True)
    return [one.person for one in everybody if not one.person.active]


_SUBJECT = Subject(_named, lambda one: f"{address(one.id)}/datos", _page)
