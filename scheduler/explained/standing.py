"""Why nothing goes out to a person, an office or about an activity: the decisions of the directory
and of the clock's pass are asked, each reason with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from core import in_words
from core.channels import LABELS
from core.entity.context import EntityContext
from core.words import Stopped
from models.staff.leaving import Leaver
from scheduler.directory import Contact, Directory
from scheduler.explained import reached
from scheduler.message.lines import Facts


@dataclass(frozen=True, slots=True)
class Standing:
    """A reason and how it is told."""

    reason: Stopped
    words: str


def of_person(
    people: Directory,
    person_id: int,
    name_of: Callable[[int], str],
    context: EntityContext,
    leaves: Mapping[int, Leaver],
) -> Iterator[Standing]:
    """Yield why a person is not written to, or not of every office of hers; `name_of` names
    an office, `leaves` is who goes on a day to come."""
    contact = people.contacts.get(person_id)
    if contact is None:
        yield Standing(Stopped.LEFT, "ya no está en la entidad: no se le escribe")
        return
    yield from _of_contact(people, contact, context)
    if person_id in leaves:
        yield Standing(Stopped.LEAVES, goes(leaves[person_id]))
    follows = [
        (people.contacts[one].name, it.on)
        for one, it in leaves.items()
        if it.by_id == person_id and one in people.contacts
    ]
    for name, on in follows:
        yield Standing(Stopped.REPLACES, f"desde el {on} reemplaza a {name}")
    mine = people.offices_of(person_id)
    for office_id in mine:
        recipient = people.recipient(office_id)
        if office_id in people.groups:
            words = f"lo de {name_of(office_id)} se le dice al grupo de la oficina"
            yield Standing(Stopped.GROUP, words)
        elif recipient is not None and recipient.person_id != person_id:
            words = f"los recordatorios de {name_of(office_id)} le llegan a {recipient.name}"
            yield Standing(Stopped.ANOTHER, words)
    if not (mine or follows or any(contact in held for held in people.by_role.values())):
        yield Standing(Stopped.NO_ROLE, "no tiene oficina ni rol: no se le debe nada")


def goes(leaver: Leaver) -> str:
    """Return when somebody goes, and who is written to from then on."""
    if leaver.by is None:
        return f"se va el {leaver.on}: desde ese día no se le escribe"
    return f"se va el {leaver.on}: desde ese día lo suyo le llega a {leaver.by}"


def _of_contact(people: Directory, contact: Contact, context: EntityContext) -> Iterator[Standing]:
    if people.is_held(contact):
        yield Standing(Stopped.TRIAL, "la prueba sigue, y su correo no está en [trial] people")
    if contact.away:
        yield Standing(Stopped.AWAY, f"no está; vuelve el {contact.back_on}")
    elif not contact.reachable:
        dead = (
            f"{LABELS.get(one.channel, one.channel)} {one.value} ({in_words.why(one.dead_reason)})"
            for one in contact.dead
            if one.dead_reason
        )
        why = "; ".join(dead)
        on = "ningún canal está encendido" if not context.channels else "no tiene ninguna dirección"
        words = f"ninguna dirección suya funciona: {why}" if why else on
        yield Standing(Stopped.NO_ADDRESS, words)
    elif contact.rests:
        words = "todo lo que se le envía se devuelve: se intenta de nuevo una vez por semana"
        yield Standing(Stopped.RESTS, words)
    elif contact.unconfirmed:
        where = " y ".join(one.value for one in contact.places)
        words = f"de {where} nadie ha respondido nunca: llame y confirme que está bien escrito"
        yield Standing(Stopped.UNCONFIRMED, words)


def of_office(
    people: Directory, office_id: int, name: str, context: EntityContext
) -> list[Standing]:
    """Return why nobody of an office is written to, or who is not."""
    why = reached.why_not(people, office_id, context.channels)
    if why is not None:
        return [Standing(Stopped.UNREACHED, f"a {name} no se le llega: {why}")]
    recipient = people.recipient(office_id)
    if recipient is None or office_id in people.groups:
        return []
    return [
        Standing(one.reason, f"{recipient.name}: {one.words}")
        for one in _of_contact(people, recipient, context)
    ]


def of_activity(
    people: Directory, about: Facts, context: EntityContext, *, in_force: bool
) -> Iterator[Standing]:
    """Yield why nobody is written to about an activity."""
    if not in_force:
        yield Standing(Stopped.NOT_IN_PLAN, "ya no está en un plan abierto: no se recuerda")
        return
    if not any(not one.met for one in about.dates):
        words = "todas sus fechas están cumplidas" if about.dates else "no tiene fecha en el plan"
        yield Standing(Stopped.DONE, f"{words}: no se recuerda")
    for office_id, name in about.offices.items():
        yield from of_office(people, office_id, name, context)
