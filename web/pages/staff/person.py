"""A person: her offices and roles, where she is reached and whether that works, her last answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from aiohttp import web

from core.channels import EMAIL, LABELS
from core.entity.rights import Right
from core.words import OFFICE_ROLES, Role
from models.answers import last_answers
from models.session import Session
from models.staff import absences, leaving, memberships, offices, people
from models.staff.leaving import Leaver
from models.staff.people import PersonCard
from plans.people.roles import in_words
from scheduler import directory
from scheduler.directory import Contact, ContactAddress
from scheduler.explained import reached
from scheduler.told import absences_ahead
from web.site import Ask
from web.sure import Subject

LIST = "/personas"


@dataclass(frozen=True, slots=True)
class Held:
    """A role that she holds; `gets_it`: the reminders of its office come to her."""

    role: Role
    office_id: int | None
    office: str
    gets_it: bool


@dataclass(frozen=True, slots=True)
class About:
    """All that the page shows of a person. `others` are the people who may follow her or stand in
    for her, `ahead` the first and last day of an absence to come."""

    card: PersonCard
    contact: Contact
    roles: tuple[Held, ...]
    away: date | None
    ahead: tuple[date, date] | None
    goes: Leaver | None
    answered: date | None
    unreached: str
    offices: tuple[str, ...]
    others: tuple[tuple[int, str], ...]

    @property
    def email(self) -> str:
        """The mailbox that she has now, "" for none."""
        living = (one for one in self.card.addresses if one.dead_since is None)
        return next((one.value for one in living if one.channel == EMAIL.name), "")

    @property
    def chats(self) -> bool:
        """Tell whether she has a chat."""
        living = (one for one in self.card.addresses if one.dead_since is None)
        return any(one.channel != EMAIL.name for one in living)

    def place(self, address_id: int) -> ContactAddress | None:
        """Return an address of hers as it is written to now, None where it is not."""
        return next((one for one in self.contact.places if one.id == address_id), None)


def address(person_id: int) -> str:
    """Return where the page of a person is."""
    return f"{LIST}/{person_id}"


async def show(ask: Ask) -> web.Response:
    """Show a person."""
    return await page(ask)


async def page(ask: Ask, wrong: str = "", at: str = "") -> web.Response:
    """Return the page of the person that is named; with what was `wrong` in the form `at`, filled
    in as it was sent. Raises HTTPNotFound where nobody of the entity has that number."""
    about = await ask.read(partial(_read, ask=ask))
    return ask.page(
        "person",
        status=400 if wrong else 200,
        about=about,
        address=address(about.card.person.id),
        sees=ask.may(Right.ADDRESSES),
        changes=ask.may(Right.STAFF),
        confirms=ask.may(Right.STAFF) or ask.may(Right.ABSENCE),
        channels=LABELS,
        mail=EMAIL.name,
        role=in_words,
        roles=tuple(Role),
        office_roles=OFFICE_ROLES,
        why_dead=reached.why_dead,
        local=ask.site.context.today,
        wrong=wrong,
        at=at,
        form=ask.form,
        can_invite=bool(ask.site.bot.username),
    )


def named(session: Session, ask: Ask) -> PersonCard:
    """Return the person of the address, who works here; raises HTTPNotFound."""
    number = ask.number("number")
    cards = people.list_people(session, ask.site.context.entity_id)
    found = next((one for one in cards if one.person.id == number), None)
    if found is None:
        raise web.HTTPNotFound
    return found


PERSON = Subject(named, lambda card: address(card.person.id), page)


def _read(session: Session, ask: Ask) -> About:
    context, card = ask.site.context, named(session, ask)
    entity_id, whose = context.entity_id, card.person.id
    known = directory.load(session, context, ask.now)
    contact = known.contacts[whose]
    planned = absences_ahead.planned(session, context, ask.now)
    answered = last_answers.by_person(session, entity_id).get(whose)
    there = offices.offices_by_id(session, entity_id).values()
    return About(
        card=card,
        contact=contact,
        roles=tuple(
            Held(role, office_id, name or "", _gets_it(known, whose, office_id))
            for role, office_id, name in memberships.roles_of(session, whose)
        ),
        away=absences.of_entity(session, entity_id, ask.today).get(whose),
        ahead=min(((first, last) for who, first, last in planned if who == whose), default=None),
        goes=leaving.planned(session, entity_id).get(whose),
        answered=None if answered is None else context.today(answered),
        unreached=reached.of_person(contact, context.channels),
        offices=tuple(sorted({one.name for one in there if not one.collective})),
        others=tuple((one.person_id, one.name) for one in _others(known, whose)),
    )


def _gets_it(known: directory.Directory, person_id: int, office_id: int | None) -> bool:
    if office_id is None or office_id in known.groups:
        return False
    recipient = known.recipient(office_id)
    return recipient is not None and recipient.person_id == person_id


def _others(known: directory.Directory, person_id: int) -> list[Contact]:
    others = [one for one in known.contacts.values() if one.person_id != person_id]
    return sorted(others, key=lambda one: one.name)
