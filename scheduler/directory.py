"""Who is written to: the people of each office, their living addresses, and their roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from core import unreached
from core.channels import LABELS
from core.clock import at_hour
from core.entity.context import EntityContext
from core.spanish import fold
from core.unreached import Unlinked, Unreached
from core.words import Role
from models.organisation import Address, Entity, Membership, Office, Person
from models.staff import addresses, agreements
from models.staff import groups as chat_groups
from models.staff.addresses import Returning
from models.staff.groups import GroupRow
from scheduler.planned import Planned

# A little less than a week: the weekly try is not to move on by a day each time.
TRIED_AGAIN_AFTER = timedelta(days=6, hours=12)
_NOTHING = Planned()
TRIAL = "a prueba: solo se escribe a las personas de [trial]"


@dataclass(frozen=True, slots=True)
class ContactAddress:
    """An address of a person; `dead_reason` is None while it lives.

    `returning` is set while the last message that was sent there has come back. `heard`: somebody
    has written from it; `unconfirmed`: nobody has, after two messages to it.
    """

    id: int
    channel: str
    value: str
    dead_reason: str | None
    returning: Returning | None = None
    heard: bool = True
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A person and the places where she can be reached, the preferred one first.

    There are none while she is `away`. She `rests` where nothing has arrived for long: she is
    tried again a week after the last message that came back. `back_on`: her first working day after
    her newest absence, past or not.
    """

    person_id: int
    name: str
    places: tuple[ContactAddress, ...]
    dead: tuple[ContactAddress, ...]
    in_trial: bool
    away: bool = False
    rests: bool = False
    back_on: date | None = None

    @property
    def refused(self) -> str:
        """The channel that let her messages through once and does so no more; "" for none."""
        living = {place.channel for place in self.places}
        gone = (one for one in self.dead if not Unlinked.tells(one.dead_reason))
        return next((LABELS[one.channel] for one in gone if one.channel not in living), "")

    @property
    def returning(self) -> bool:
        """Tell whether all that is sent to her comes back, wherever it is sent."""
        return bool(self.places) and all(
            place.returning is not None and place.returning.lasts for place in self.places
        )

    @property
    def lost(self) -> bool:
        """Tell whether nothing reaches her, though she is not away."""
        return self.returning or not (self.places or self.away)

    @property
    def unheard(self) -> bool:
        """Tell whether nobody has ever written from where she is reached: the address may be a
        mistyped one, and who it belongs to is not silent."""
        return bool(self.places) and not any(place.heard for place in self.places)

    @property
    def unconfirmed(self) -> bool:
        """Tell whether she is unheard though messages enough went there."""
        return self.unheard and any(place.unconfirmed for place in self.places)

    @property
    def reachable(self) -> bool:
        """Tell whether any address lives on a channel that this installation can use."""
        return bool(self.places)


@dataclass(frozen=True)
class Directory:
    """All active people of an entity; `live` tells whether the trial is over.

    `deputies` are the delegates who are written to about an activity, by activity and office.
    `groups` are the chats to which an office's reminders go (none during the trial), `approved_on`
    the local days on which they were approved. `collectives` are names in a plan of which nobody
    has said which offices they are.
    """

    contacts: dict[int, Contact]
    by_office: dict[int, list[tuple[Role, Contact]]]
    by_role: dict[Role, list[Contact]]
    live: bool
    deputies: Mapping[tuple[int, int], int] = field(default_factory=dict)
    groups: Mapping[int, GroupRow] = field(default_factory=dict)
    approved_on: Mapping[int, date] = field(default_factory=dict)
    collectives: frozenset[int] = frozenset()

    @property
    def held(self) -> frozenset[Role]:
        """The entity-wide roles of whom something reaches, be it after an absence."""
        return frozenset(
            role for role, held in self.by_role.items() if any(not one.lost for one in held)
        )

    def without(self, person_id: int) -> Directory:
        """Return the directory in which a person has no office and no role."""
        return replace(
            self,
            by_office={
                office: [(role, one) for role, one in staff if one.person_id != person_id]
                for office, staff in self.by_office.items()
            },
            by_role={
                role: [one for one in held if one.person_id != person_id]
                for role, held in self.by_role.items()
            },
        )

    def recipient(self, office_id: int) -> Contact | None:
        """Return who is written to: the newest lead, else a delegate, else a former lead, or None.

        Each only while she can be reached; somebody whose messages come back is the last choice,
        and a lead who never had an address has not begun. Of an office with a group it is the
        newest lead: what is owed to her is said there.
        """
        people, grouped = self.by_office.get(office_id, []), office_id in self.groups
        delegates = [contact for held, contact in people if held is Role.DELEGATE]
        leads = [contact for held, contact in reversed(people) if held is Role.LEAD]
        leads = [one for one in leads if grouped or one.places or one.dead or one.away]
        for returning in (False, True):
            for contact in (*leads[:1], *delegates, *leads[1:]):
                if grouped or (contact.reachable and contact.returning is returning):
                    return contact
        return None

    def recipient_of(self, activity_id: int, office_id: int) -> Contact | None:
        """Return who is written to about an activity: the delegate it was given to, while she can
        be reached and is of the office, else the office's recipient."""
        deputy = self.deputies.get((activity_id, office_id))
        for _, contact in self.by_office.get(office_id, []):
            if contact.person_id == deputy and contact.reachable and not contact.returning:
                return contact
        return self.recipient(office_id)

    def addressee(self, activity_id: int, office_id: int) -> Contact | None:
        """Return who is written to about an activity now: nobody while who would be rests."""
        contact = self.recipient_of(activity_id, office_id)
        rests = contact is not None and contact.rests and office_id not in self.groups
        return None if rests else contact

    def unreached(self, office_id: int) -> Unreached | None:
        """Return why a reminder can reach nobody of the office, None where it can."""
        people = [contact for _, contact in self.by_office.get(office_id, ())]
        recipient = self.recipient(office_id)
        if recipient is not None and not (recipient.returning and office_id not in self.groups):
            return None
        return unreached.why(
            {place.dead_reason for contact in people for place in contact.dead},
            registered=bool(people),
            returned=recipient is not None,
            away=any(contact.away for contact in people),
            collective=office_id in self.collectives,
        )

    def staff(self, office_id: int) -> set[int]:
        """Return the people of an office."""
        return {contact.person_id for _, contact in self.by_office.get(office_id, [])}

    def back_on(self, person_id: int, office_id: int) -> date | None:
        """Return the first working day after a person's absence; a group has no absences."""
        return None if office_id in self.groups else self.contacts[person_id].back_on

    def told_from(self, office_id: int) -> date | None:
        """Return the day after which a group takes the reminders of its office, None without one.

        Its first message may be that of the day on which it was approved: no welcome goes before.
        """
        approved_on = self.approved_on.get(office_id)
        return None if approved_on is None else approved_on - timedelta(days=1)

    def typed(self, contact: Contact) -> str:
        """Return what to type for a person: her name, or an address where another bears it too."""
        alike = [one for one in self.contacts.values() if fold(one.name) == fold(contact.name)]
        places = sorted((*contact.places, *contact.dead), key=lambda one: "@" not in one.value)
        return places[0].value if len(alike) > 1 and places else contact.name

    def offices_of(self, person_id: int) -> list[int]:
        """Return the offices in which the person is lead or delegate."""
        return [
            office_id
            for office_id, people in self.by_office.items()
            if any(contact.person_id == person_id for _, contact in people)
        ]

    def is_held(self, contact: Contact) -> bool:
        """Tell whether the trial keeps messages to this person back."""
        return not self.live and not contact.in_trial

    def holders(self, roles: Iterable[Role]) -> list[Contact]:
        """Return the people who hold any of `roles`, each once."""
        found = {c.person_id: c for role in roles for c in self.by_role.get(role, [])}
        return list(found.values())


def load(
    session: Session,
    context: EntityContext,
    now: datetime,
    planned: Planned = _NOTHING,
) -> Directory:
    """Read the people of the entity in a few queries, however many there are.

    Who is away on the local day of `now` has no place where she could be written to. What is
    `planned` will have happened by then, if its day has come; an office that is another one is
    found under both.
    """
    today = context.today(now)
    contacts = _contacts(session, context, now, planned.away(today))
    followed, united = planned.followed(today), planned.united(today)
    by_office, by_role = _staff(session, context.entity_id, contacts, followed)
    for former, new in united.items():  # who leads the other one goes on as its newest lead
        by_office[new] = [*by_office.get(former, ()), *by_office.get(new, ())]
    by_office |= {former: by_office[new] for former, new in united.items()}
    of_entity = session.execute(
        select(Entity.live_since, Office.id)
        .outerjoin(Office, and_(Office.entity_id == Entity.id, Office.collective))
        .where(Entity.id == context.entity_id)
    ).all()
    live_since = next((since for since, _ in of_entity), None)
    given = {
        about: to
        for about, one in agreements.deputies(session, context.entity_id).items()
        if (to := followed.get(one, one)) is not None
    }
    # A group has others in it than the people of the trial.
    groups = chat_groups.of_offices(session, context.entity_id) if live_since else {}
    for former, new in united.items():
        if (group := groups.get(new) or groups.get(former)) is not None:
            groups |= {former: group, new: group}
    approved = {
        office: context.today(one.approved_at) for office, one in groups.items() if one.approved_at
    }
    collectives = (office for _, office in of_entity if office is not None)
    return Directory(
        contacts, by_office, by_role, live_since is not None, given, groups, approved,
        frozenset(collectives),
    )  # fmt: skip


def on(session: Session, context: EntityContext, planned: Planned, day: date) -> Directory:
    """Read the people as they will be on a day, by what is planned."""
    return load(session, context, at_hour(day, context.policy.hour, context.zone), planned)


def _staff(
    session: Session,
    entity_id: int,
    contacts: Mapping[int, Contact],
    followed: Mapping[int, int | None],
) -> tuple[dict[int, list[tuple[Role, Contact]]], dict[Role, list[Contact]]]:
    """Return who has a role, by office and for the whole entity; whoever is `followed` has none."""
    by_office: dict[int, list[tuple[Role, Contact]]] = {}
    by_role: dict[Role, list[Contact]] = {}
    memberships = session.execute(
        select(Membership.person_id, Membership.role, Membership.office_id)
        .where(Membership.entity_id == entity_id)
        .order_by(Membership.id)
    )
    for person_id, role, office_id in memberships:
        contact = contacts.get(followed.get(person_id, person_id) or 0)
        if contact is None:
            continue
        if office_id is not None:
            _put(by_office.setdefault(office_id, []), (role, contact))
        else:
            _put(by_role.setdefault(role, []), contact)
    return by_office, by_role


def _put(held: list[Any], one: Any) -> None:
    """Add one who holds a role behind the others; who follows somebody may have had it before."""
    if one in held:
        held.remove(one)
    held.append(one)


def _contacts(
    session: Session, context: EntityContext, now: datetime, begun: Mapping[int, date]
) -> dict[int, Contact]:
    today = context.today(now)
    places: dict[int, list[ContactAddress]] = {}
    rows = select(Address, addresses.unconfirmed(now)).where(Address.entity_id == context.entity_id)
    found_rows = session.execute(
        rows.order_by(Address.id).execution_options(populate_existing=True)
    )
    for row, unconfirmed in found_rows:
        reason = (row.dead_reason or "dead") if row.dead_since else None
        place = ContactAddress(
            row.id, row.channel, row.value, reason, addresses.as_returning(row),
            row.verified_at is not None, unconfirmed,
        )  # fmt: skip
        places.setdefault(row.person_id, []).append(place)
    people = session.execute(
        select(Person.id, Person.name, Person.preferred_channel, Person.away_until)
        .where(Person.entity_id == context.entity_id, Person.active)
        .order_by(Person.id)
    )
    found = {}
    for person_id, name, preferred, written in people:
        away_until = begun.get(person_id, written)
        contact = _contact(person_id, name, preferred, places.get(person_id, []), context, now)
        if away_until is not None:
            contact = replace(contact, back_on=context.calendar.next_working_day(away_until))
            if away_until >= today:
                contact = replace(contact, places=(), away=True)
        found[person_id] = contact
    return found


def _contact(
    person_id: int,
    name: str,
    preferred: str | None,
    places: list[ContactAddress],
    context: EntityContext,
    now: datetime,
) -> Contact:
    living = [p for p in places if p.dead_reason is None and p.channel in context.channels]
    order = context.channels.index

    def choice(place: ContactAddress) -> tuple[bool, bool, int, int]:
        returning = place.returning
        comes_back = returning is not None and (returning.lasts or _lately(returning, now))
        return comes_back, place.channel != preferred, order(place.channel), place.id

    living.sort(key=choice)
    found = Contact(
        person_id=person_id,
        name=name,
        places=tuple(living),
        dead=tuple(place for place in places if place.dead_reason is not None),
        in_trial=any(context.in_trial(p.value) for p in places),
    )
    tried = (place.returning for place in living)
    lately = any(one is not None and _lately(one, now) for one in tried)
    return replace(found, rests=found.returning and lately)


def _lately(returning: Returning, now: datetime) -> bool:
    return now - returning.last < TRIED_AGAIN_AFTER
