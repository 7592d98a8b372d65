"""What is changed of a person on her page: each act is the function of its command."""

from __future__ import annotations

from functools import partial

from aiohttp import web

from core.channels import EMAIL
from core.errors import InputError
from core.spanish import long_date
from core.unreached import Unlinked
from core.words import Role
from models.audit import Change
from models.staff import changing, memberships, offices, people
from models.staff.people import PersonCard
from plans.people import people_table
from plans.people.roles import in_words
from plans.people.same_person import unlike
from scheduler.told import joining, moving
from scheduler.told import leaving as leavings
from scheduler.told.leaving import Vacated
from web.pages.staff.adding import follows_of, told_of
from web.pages.staff.given import number_in
from web.pages.staff.person import PERSON
from web.site import Ask
from web.sure import Done, Question
from web.wrong import plain


async def rename(ask: Ask) -> web.StreamResponse:
    """Put a name right; a name that has no word of the former one is asked about."""

    def question(card: PersonCard) -> Question | None:
        name = ask.form.get("name")
        if not name or not unlike(card.person.name, name):
            return None
        asked = f"¿«{card.person.name}» y «{name}» son la misma persona?"
        return Question(asked, "Sí, es la misma")

    return await PERSON.done(ask, "name", partial(_rename, ask), question=question)


async def readdress(ask: Ask) -> web.StreamResponse:
    """Give her another mailbox in the place of the one that she had."""
    return await PERSON.done(ask, "email", partial(_readdress, ask))


async def unlink(ask: Ask) -> web.StreamResponse:
    """Part her from her chat: a lost telephone."""

    def question(card: PersonCard) -> Question:
        return Question(f"¿Desvincular el chat de {card.person.name}?", "Sí, desvincular")

    return await PERSON.done(ask, "unlink", _unlink, question=question)


async def give_role(ask: Ask) -> web.StreamResponse:
    """Give her one more role."""
    return await PERSON.done(ask, "role", partial(_give_role, ask))


async def take_role(ask: Ask) -> web.StreamResponse:
    """Take one of her roles."""

    def question(card: PersonCard) -> Question:
        asked = f"¿Quitarle a {card.person.name} el rol de {in_words(_role(ask))}?"
        return Question(asked, "Sí, quitar el rol")

    return await PERSON.done(ask, "take", partial(_take_role, ask), question=question)


async def move(ask: Ask) -> web.StreamResponse:
    """Let her go on in another office, in the same role."""

    def question(card: PersonCard) -> Question:
        asked = f"¿{card.person.name} sigue en {ask.form.get('office') or 'otra oficina'}?"
        return Question(asked, "Sí, cambiar de oficina")

    return await PERSON.done(ask, "move", partial(_move, ask), question=question)


def vacated_line(one: Vacated) -> str:
    """Return to whom an office's reminders go once somebody is not of it any more."""
    if one.recipient is None:
        told = f"En «{one.office}» no queda nadie a quien se le llegue"
        if one.back is not None:
            who, day = one.back
            return f"{told} hasta el {long_date(day)}: ese día le llegan a {who}."
        return f"{told}: agregue a quien sigue."
    if one.already:
        return f"Los recordatorios de «{one.office}» siguen llegando a {one.recipient}."
    return f"Los recordatorios de «{one.office}» le llegan desde ahora a {one.recipient}."


def _rename(ask: Ask, change: Change, card: PersonCard) -> Done:
    name = " ".join(ask.form.get("name").split())
    if wrong := people_table.fault_of_name(name):
        raise InputError(wrong)
    if name == card.person.name:
        raise InputError("ese nombre ya lo tiene.")
    changing.rename(change, person=card.person, name=name)
    told = f"{card.person.name} se llama ahora {name}, también en lo que ya había reportado."
    alike = "Si otra persona sigue con lo suyo, use «Reemplazar»."
    return Done(told, (alike,) if unlike(card.person.name, name) else ())


def _readdress(ask: Ask, change: Change, card: PersonCard) -> Done:
    email = people.same_address(ask.form.get("email"))
    if wrong := people_table.fault_of_email(email):
        raise InputError(wrong, where=email)
    place = changing.readdress(change, person_id=card.person.id, channel=EMAIL.name, value=email)
    told = f"El correo de {card.person.name} es ahora {email}; a ningún otro correo se le escribe."
    more = ("Allí le llega otra vez la bienvenida, una sola vez.",) if place.more else ()
    void = ("Su enlace anterior ya no sirve: haga otro.",) if place.void else ()
    return Done(told, more + void)


def _unlink(change: Change, card: PersonCard) -> Done:
    whose = card.person
    if not changing.unlink(change, person_id=whose.id):
        raise InputError(f"{whose.name} no tiene un chat vinculado.")
    left = people.living_addresses(change.session, [whose.id]).get(whose.id, ())
    then = (
        f"Se le escribe a {left[0].value}."
        if left
        else "No le queda ninguna dirección: déle un correo."
    )
    return Done(
        f"Se desvinculó el chat de {whose.name}.", ("Lo que se escriba desde allí no cuenta.", then)
    )


def _give_role(ask: Ask, change: Change, card: PersonCard) -> Done:
    role = _role(ask)
    line = people_table.one_line(
        card.person.name, _known_by(card), ask.form.get("office"), in_words(role)
    )
    loaded, handed_over = joining.register(change, ask.site.context, line)
    if loaded.faults:
        raise InputError(" ".join(plain(one.message) for one in loaded.faults))
    if not loaded.roles:
        raise InputError("ese rol ya lo tiene.")
    return Done(told_of(line.lines[0], loaded), follows_of(loaded, handed_over))


def _known_by(card: PersonCard) -> str:
    """Return the mailbox by which she is known, "" where she is known by her name alone."""
    boxes = [one for one in card.addresses if one.channel == EMAIL.name]
    boxes.sort(key=lambda one: one.dead_since is not None)
    hers = (one.value for one in boxes if not Unlinked.is_anothers(one.dead_reason))
    return next(hers, "")


def _role(ask: Ask) -> Role:
    try:
        return Role(ask.form.get("role"))
    except ValueError:
        raise InputError("elija un rol.") from None


def _take_role(ask: Ask, change: Change, card: PersonCard) -> Done:
    role, whose = _role(ask), card.person
    office_id = number_in(ask.form.get("office")) or None
    held = memberships.roles_of(change.session, whose.id)
    where = next((name for one, at, name in held if (one, at) == (role, office_id)), "gone")
    if where == "gone":
        raise InputError("ese rol ya no lo tiene.")
    vacated = leavings.give_up(change, ask.site.context, whose.id, role, office_id)
    of = f" de {where}" if where else ""
    last = len(held) == 1
    return Done(
        f"{whose.name} ya no es {in_words(role)}{of}.",
        (
            *([vacated_line(vacated)] if vacated is not None else []),
            *(["Es su último rol."] if last else []),
        ),
    )


def _move(ask: Ask, change: Change, card: PersonCard) -> Done:
    session, entity_id = change.session, change.entity_id
    if not ask.form.get("office"):
        raise InputError("elija la oficina en la que sigue.")
    target = offices.find_office(session, entity_id=entity_id, typed=ask.form.get("office"))
    source = offices.offices_by_id(session, entity_id).get(number_in(ask.form.get("from")))
    if source is None:
        raise InputError("elija la oficina que deja.")
    if source.id == target.id:
        raise InputError("ya es de esa oficina.", where=target.name)
    moved = moving.move(change, ask.site.context, card.person, source, target, today=ask.today)
    return Done(
        f"{card.person.name} pasa de {source.name} a {target.name}.",
        (vacated_line(moved.vacated), *follows_of(None, moved.successions)),
    )
