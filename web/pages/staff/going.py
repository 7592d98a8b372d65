"""Somebody is away, is replaced, or leaves: what is done about that on her page."""

from __future__ import annotations

from datetime import date
from functools import partial

from aiohttp import web

from core.entity.rights import Right
from core.errors import InputError
from core.spanish import long_date
from core.words import Role
from models.audit import Change
from models.staff import leaving, people
from models.staff.people import PersonCard, PersonRow
from plans.people import people_table
from scheduler.told import absence, covered, leaving_ahead, replacing
from scheduler.told import leaving as leavings
from web.pages.staff.given import day_in, number_in
from web.pages.staff.person import LIST, PERSON
from web.pages.staff.person_acts import vacated_line
from web.site import PLANNING, Ask
from web.sure import Done, Question


async def away(ask: Ask) -> web.StreamResponse:
    """Write down until when she is away, and who gets hers meanwhile; for planning, and for who
    confirms absences."""
    return await PERSON.done(ask, "away", partial(_away, ask), role=_confirming(ask))


async def back(ask: Ask) -> web.StreamResponse:
    """End her absence: she is here."""
    return await PERSON.done(ask, "away", partial(_back, ask), role=_confirming(ask))


async def replace(ask: Ask) -> web.StreamResponse:
    """Let another have what is hers, from a day on."""

    def question(card: PersonCard) -> Question:
        return Question(f"¿Otra persona sigue con lo de {card.person.name}?", "Sí, reemplazar")

    return await PERSON.done(ask, "replace", partial(_replace, ask), question=question)


async def leave(ask: Ask) -> web.StreamResponse:
    """Let her leave, today or on a day to come."""

    def question(card: PersonCard) -> Question:
        return Question(f"¿{card.person.name} se va de la entidad?", "Sí, retirar")

    return await PERSON.done(ask, "leave", partial(_leave, ask), question=question)


def _confirming(ask: Ask) -> str:
    """Return the role in which an absence is written down; raises HTTPForbidden for who may not."""
    if ask.may(Right.STAFF):
        return PLANNING
    if ask.may(Right.ABSENCE):
        return Role.CONTROL.value
    raise web.HTTPForbidden


def _away(ask: Ask, change: Change, card: PersonCard) -> Done:
    until, context = day_in(ask, "until"), ask.site.context
    if until is None:
        raise InputError("diga el último día de la ausencia.")
    if until < ask.today:
        raise InputError("ese día ya pasó.")
    instead = number_in(ask.form.get("instead"))
    if instead and not ask.may(Right.STAFF):
        raise web.HTTPForbidden
    if instead:
        absence.stand_in(change, context, card.person.id, instead)
    marked = absence.mark(change, context, card.person.id, until)
    follows = covered.meanwhile(
        change.session, context, card.person.id, (None, until), change.now, long_date
    )
    follows += [marked.left_alone(one, long_date) for one in marked.alone]
    follows += marked.then(long_date)
    told = f"{card.person.name} no está hasta el {long_date(until)}, ese día incluido."
    return Done(told, tuple(follows))


def _back(ask: Ask, change: Change, card: PersonCard) -> Done:
    if not absence.end(change, ask.site.context, card.person.id):
        raise InputError("no estaba anotada ninguna ausencia.")
    return Done(f"{card.person.name} ya volvió.")


def _replace(ask: Ask, change: Change, card: PersonCard) -> Done:
    session, context, whose = change.session, ask.site.context, card.person
    on = _first_day(ask)
    follower = _follower(ask, change)
    replacing.check(session, change.entity_id, whose.id, follower, on)
    if on > ask.today:
        follows = leaving_ahead.plan(
            change, context, whose.id, on=on, by_id=follower.id, shown=long_date
        )
        told = f"Desde el {long_date(on)} {follower.name} recibe lo de {whose.name}."
        return Done(told, tuple(follows))
    vacated = replacing.replace(change, context, whose.id, follower.id, on=on)
    told = f"{follower.name} tiene ahora lo que tenía {whose.name}, que ya no está."
    stays = "Lo que reportó queda con su nombre."
    return Done(told, (stays, *map(vacated_line, vacated)), LIST)


def _follower(ask: Ask, change: Change) -> PersonRow:
    """Return who follows: one of the people, or somebody new who is registered."""
    chosen = number_in(ask.form.get("follower"))
    name = " ".join(ask.form.get("name").split())
    email = people.same_address(ask.form.get("email"))
    if chosen and (name or email):
        raise InputError("elija a una persona o escriba una nueva, no las dos.")
    if chosen:
        everybody = people.list_people(change.session, change.entity_id)
        found = next((one.person for one in everybody if one.person.id == chosen), None)
        if found is None:
            raise InputError("esa persona ya no está.")
        return found
    if not name and not email:
        raise InputError("diga quién sigue.")
    wrong = [people_table.fault_of_name(name), people_table.fault_of_email(email)]
    if any(wrong):
        raise InputError(" ".join(one[:1].upper() + one[1:] for one in wrong if one))
    return replacing.registered(change, name=name, email=email)


def _leave(ask: Ask, change: Change, card: PersonCard) -> Done:
    context, whose, on = ask.site.context, card.person, _first_day(ask)
    roles = leavings.alone(change.session, context, whose.id, on, change.now)
    alone = [leavings.ALONE[one] for one in roles]
    if on > ask.today:
        moved = leaving_ahead.plan(change, context, whose.id, on=on, shown=long_date)
        vacated = leavings.vacated(change.session, context, whose.id, on, change.now)
        told = f"{whose.name} se va el {long_date(on)}; hasta entonces no cambia nada."
        return Done(told, (*moved, *map(vacated_line, vacated), *alone))
    vacated = leavings.leave(change, context, whose.id, on=on)
    told = f"{whose.name} ya no está. No se le envía ni se le recibe nada más."
    follows = ("Lo que reportó queda con su nombre.", *map(vacated_line, vacated), *alone)
    return Done(told, follows, LIST)


def _first_day(ask: Ask) -> date:
    """Return the first day on which she is not there any more, today where none was given; raises
    InputError for one that is long past."""
    on = day_in(ask, "from") or ask.today
    if leaving.is_long_past(on, ask.today):
        days = leaving.LONGEST_AGO.days
        raise InputError(f"ese día fue hace más de {days} días.", todo="Corrija la fecha.")
    return on
