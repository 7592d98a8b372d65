"""Invites a person to Telegram: a one-time link, and the mail that carries it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from sqlalchemy.orm import Session

from core.channels import EMAIL, TELEGRAM
from core.clock import local_day
from core.entity.context import EntityContext
from core.errors import InputError
from core.messages import Note, store_content
from core.words import OFFICE_ROLES, OutboxKind, Role
from models import audit, outbox, still_open
from models.running import accounts
from models.staff import invitations, people
from models.staff.offices import OfficeRow
from scheduler.directory import Directory
from scheduler.told import privacy

MAIL = EMAIL.name
CHAT = TELEGRAM.name


@dataclass(frozen=True, slots=True)
class Invited:
    """The link, how long it is good, and to whom it was mailed: to nobody, and `why_not`."""

    link: str
    expires_at: datetime
    mailed_to: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class ChatBot:
    """The bot of the settings: its name for links and its number, "" where they have none."""

    username: str = ""
    number: str = ""

    def is_other(self, session: Session, entity_id: int) -> str:
        """Return the number of the bot whose chats are known, where this is another one: nobody
        has started this one yet. "" where it is the same, or none was written down."""
        known = accounts.known(session, entity_id, CHAT)
        return known if self.number and known is not None and self.number != known else ""


def waiting(session: Session, entity_id: int, now: datetime) -> tuple[list[people.PersonRow], int]:
    """Return who never had a chat and has no link that is good, and how many have such a link."""
    return invitations.not_yet_invited(session, entity_id=entity_id, channel=CHAT, now=now)


def of_office(
    session: Session, entity_id: int, office: OfficeRow
) -> tuple[list[people.PersonRow], list[people.PersonRow]]:
    """Return who of an office never had a chat, and who has or had one, by name. Raises InputError
    for an office without people."""
    cards = [
        card
        for card in people.list_people(session, entity_id)
        if any(name == office.name for _, name in card.roles)
    ]
    if not cards:
        raise InputError(
            "esa oficina no tiene a nadie.",
            where=f"--office {office.name}",
            todo="Registre a alguien: culmina person add.",
        )
    had = [any(one.channel == CHAT for one in card.addresses) for card in cards]
    without = [card.person for card, chat in zip(cards, had, strict=True) if not chat]
    return without, [card.person for card, chat in zip(cards, had, strict=True) if chat]


def of_ids(session: Session, entity_id: int, ids: Collection[int]) -> list[people.PersonRow]:
    """Return those of the people with these ids who work here, by name."""
    cards = people.list_people(session, entity_id)
    return [card.person for card in cards if card.person.id in ids]


def by_mail(
    session: Session, known: Directory, rows: Iterable[people.PersonRow]
) -> tuple[list[people.PersonRow], list[people.PersonRow]]:
    """Return those of some people whom a mail with a link would reach, and the others: without a
    mailbox that works, or kept back by the trial."""
    reached: list[people.PersonRow] = []
    others: list[people.PersonRow] = []
    for one in rows:
        held = known.is_held(known.contacts[one.id])
        hers = others if held or mailbox(session, one.id) is None else reached
        hers.append(one)
    return reached, others


def invite(
    change: audit.Change,
    context: EntityContext,
    person: people.PersonRow,
    *,
    username: str,
    known: Directory,
) -> Invited:
    """Make a link to the bot `username` for a person and put the mail with it into the outbox, as
    what opens a conversation. Former links of the person are void from now on.

    `known` are the people of the entity: the trial keeps some of them back.
    """
    session, now = change.session, change.now
    made = invitations.create_invitation(change, person_id=person.id)
    link = f"https://t.me/{username}?start={made.code}"
    post = mailbox(session, person.id)
    if post is None:
        return Invited(link, made.expires_at, why_not="no hay un correo que funcione")
    if known.is_held(known.contacts[person.id]):
        return Invited(
            link, made.expires_at, why_not="a prueba solo se escribe a las personas de [trial]"
        )
    until = local_day(made.expires_at, context.zone)
    plans = still_open.plan_names(session, change.entity_id)
    by_mail = f"https://t.me/{username}?start={made.mailed_code}"
    letter = {"link": by_mail, "until": until.isoformat(), "plan": plans}
    letter |= _who_asks(known, person) | _asked_to(known, person)
    note = _letter(context, person, letter)
    outbox_id = outbox.enqueue(
        session,
        change.entity_id,
        outbox.To(MAIL, post.value, person.id, post.id),
        key=invitations.mail_key(made.id),
        kind=OutboxKind.INVITATION,
        opens=True,
        content=store_content(note),
        now=now,
        not_before=context.next_opening(now),
    )
    if note.values["policy_url"] and outbox_id is not None:
        privacy.write_notified(
            session,
            context,
            person_id=person.id,
            place=(MAIL, post.value),
            outbox_id=outbox_id,
            now=now,
        )
    return Invited(link, made.expires_at, mailed_to=post.value)


def _who_asks(known: Directory, person: people.PersonRow) -> dict[str, str]:
    """Return who follows the plan and so asks her for its news, and in which role; nobody where it
    is only herself."""
    for role in (Role.PLANNING, Role.CONTROL):
        for one in known.by_role.get(role, ()):
            if one.person_id != person.id:
                return {"who": one.name, "role": role.value}
    return {}


def _asked_to(known: Directory, person: people.PersonRow) -> dict[str, str]:
    """Return that somebody only consults the plan, or follows it, and answers for nothing in it."""
    if only_reads(known, person):
        return {"reads": "yes"}
    held = _held(known, person)
    return {"watches": "yes"} if held and not held & OFFICE_ROLES else {}


def only_reads(known: Directory, person: people.PersonRow) -> bool:
    """Tell whether somebody only consults the plan, and answers for nothing in it."""
    held = _held(known, person)
    return bool(held) and held <= {Role.AUDITOR, Role.VIEWER}


def _held(known: Directory, person: people.PersonRow) -> set[Role]:
    entity_wide = ((role, one) for role, having in known.by_role.items() for one in having)
    every = (*entity_wide, *chain.from_iterable(known.by_office.values()))
    return {role for role, one in every if one.person_id == person.id}


def _letter(context: EntityContext, person: people.PersonRow, said: dict[str, str]) -> Note:
    return Note(
        name="invitation",
        values={
            "name": person.name,
            "entity": context.entity_name,
            "policy_url": context.privacy.policy_url or None,
            **said,
        },
    )


def mailbox(session: Session, person_id: int) -> people.AddressRow | None:
    """Return where mail reaches a person, None where none does."""
    addresses = people.living_addresses(session, [person_id]).get(person_id, ())
    return next((address for address in addresses if address.channel == MAIL), None)
