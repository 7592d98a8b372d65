"""A person is added by a form: registered as a line of a list of people is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from urllib.parse import quote

from aiohttp import web

from core.channels import EMAIL
from core.words import OFFICE_ROLES, Role
from models.audit import Change
from models.session import Session
from models.staff import offices, people
from plans.people import people_table
from plans.people.load_people import PeopleLoaded, Readdressed
from plans.people.people_table import PeopleFile, PersonLine
from plans.people.roles import in_words
from scheduler.told import joining
from scheduler.told.succession import Succession
from web import flash
from web.pages.staff.person import LIST, address
from web.site import PLANNING, Ask, see_other
from web.sure import Question, ask_again, is_sure
from web.wrong import plain

NEW = "/personas/nueva"


async def new(ask: Ask) -> web.Response:
    """Show the empty form."""
    return await _form(ask)


async def add(ask: Ask) -> web.StreamResponse:
    """Register a person, or give another role to one who is known by her mailbox; ask first where
    her name is known and her mailbox is not."""
    form = ask.form
    file = people_table.one_line(
        form.get("name"), form.get("email"), form.get("office"), form.get("role")
    )
    if file.faults:
        return await _form(ask, *(one.message for one in file.faults))
    loaded, handed_over = await ask.change(
        partial(_register, ask=ask, file=file, same=is_sure(ask)), PLANNING
    )
    if loaded.faults:
        return await _form(ask, *(one.message for one in loaded.faults))
    if loaded.readdressed and not is_sure(ask):
        return _ask_same(ask, loaded.readdressed[0])
    line = file.lines[0]
    ask.site.woken()
    told = " ".join((told_of(line, loaded), *follows_of(loaded, handed_over)))
    return flash.say(see_other(await ask.read(partial(_place, ask=ask, line=line))), told)


def told_of(line: PersonLine, loaded: PeopleLoaded) -> str:
    """Return what became of one line, as a sentence."""
    where = f" de {line.office}" if line.office and OFFICE_ROLES & set(line.roles) else ""
    role = ", ".join(map(in_words, line.roles))
    if loaded.again:
        return f"{line.name} es otra vez quien lidera {line.office}."
    if loaded.roles:
        added = "Se agregó a" if loaded.added else ""
        return f"{added} {line.name}: es ahora {role}{where}.".strip()
    return f"{line.name} ya era {role}{where}: no cambió su rol."


def follows_of(loaded: PeopleLoaded | None, handed_over: Sequence[Succession]) -> tuple[str, ...]:
    """Return what follows from registering somebody: whose reminders go to whom, and what else was
    done or not used."""
    told = [
        f"Los recordatorios de «{one.office}» van ahora a {one.lead}, ya no a {one.former}."
        for one in handed_over
    ]
    if loaded is None:
        return tuple(told)
    told += [
        f"El correo de {one.person.name} es ahora {one.line.email}." for one in loaded.readdressed
    ]
    if loaded.revived:
        told.append("Su correo vuelve a contar: allí se le escribe.")
    for line in loaded.unused_offices:
        role = ", ".join(map(in_words, line.roles))
        told.append(f"El rol de {role} es de toda la entidad: «{line.office}» no se usó.")
    return tuple(told)


def _register(
    change: Change, ask: Ask, file: PeopleFile, *, same: bool
) -> tuple[PeopleLoaded, list[Succession]]:
    return joining.register(
        change, ask.site.context, file, rejoin=True, confirmed=True, readdress=same
    )


def _ask_same(ask: Ask, one: Readdressed) -> web.Response:
    former = f"con {', '.join(one.former)}" if one.former else "sin correo"
    where = f" en «{one.place}»" if one.place else ""
    follows = (
        f"Ya está{where}, {former}. Ahora dice {one.said}.",
        "Si es otra persona con el mismo nombre, cancele y escríbale el segundo apellido.",
    )
    asked = f"¿{one.person.name} es la misma persona, con otro correo?"
    return ask_again(ask, Question(asked, "Sí, es la misma"), follows, NEW)


def _place(session: Session, ask: Ask, line: PersonLine) -> str:
    """Return where she is shown: her page, or the list where her name alone tells who she is."""
    found = line.email and people.find_person_by_address(
        session, entity_id=ask.site.context.entity_id, channel=EMAIL.name, value=line.email
    )
    return address(found[0].id) if found else f"{LIST}?q={quote(line.name)}"


async def _form(ask: Ask, *wrong: str) -> web.Response:
    names = await ask.read(partial(_offices, ask=ask))
    return ask.page(
        "person_new",
        status=400 if wrong else 200,
        wrong=[plain(one) for one in wrong],
        form=ask.form,
        office=ask.form.get("office") or ask.request.query.get("oficina", ""),
        offices=names,
        roles=[(one, in_words(one), one in OFFICE_ROLES) for one in Role],
    )


def _offices(session: Session, ask: Ask) -> list[str]:
    there = offices.offices_by_id(session, ask.site.context.entity_id).values()
    return sorted({one.name for one in there})
