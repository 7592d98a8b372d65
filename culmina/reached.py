"""Whom messages reach, as `culmina doctor` tells it: in the trial, and the offices' leads."""

from __future__ import annotations

from shlex import quote

from sqlalchemy.orm import Session

from core.spanish import fold, plural
from core.unreached import Unreached
from core.words import Role
from culmina.channels.way import Caution
from culmina.wiring import Installation
from models.organisation import Entity
from models.staff import people as registered
from models.staff.offices import list_offices, office_name, without_people
from scheduler import directory
from scheduler.directory import Directory

MOST_NAMED = 5


def tried_by(session: Session, installation: Installation) -> str:
    """Tell whom the trial writes to; an address that is nobody's gets nothing, without a word."""
    if session.get_one(Entity, installation.entity_id).live_since is not None:
        return "over: everybody is written to"
    given = installation.settings.trial.people
    everybody = registered.list_people(session, installation.entity_id)
    known = {fold(one.value) for card in everybody for one in card.addresses}
    nobodys = [one for one in given if fold(one) not in known]
    if nobodys:
        return Caution(
            f"nobody is registered with {', '.join(nobodys)}. Correct [trial] people, or type:"
            f' culmina person add NAME --email {quote(nobodys[0])} --office "…"'
        )
    if not given:
        return "nobody is written to before culmina live ([trial] people is empty)"
    return plural(len(given), "person is", "people are") + " written to before culmina live"


def leads(session: Session, installation: Installation) -> str:
    """Tell which leads nothing reaches, for as long as it is so, for whom nobody stands in, and
    which offices that lead activities have nobody.

    An absence in which somebody else gets the office's reminders is no such thing.
    """
    people = directory.load(session, installation.context(), installation.clock.now())
    hers = {
        contact.person_id: contact
        for office_id, staff in people.by_office.items()
        for role, contact in staff
        if role is Role.LEAD and office_id not in people.groups
    }
    lost = [people.typed(one) for one in hers.values() if one.lost]
    alone = [
        office_id for office_id in people.by_office if people.unreached(office_id) is Unreached.AWAY
    ]
    offices = [f"«{office_name(session, one)}»" for one in alone[:MOST_NAMED]]
    nobodys = [f"«{one}»" for one in nobody_of(session, installation.entity_id, people)]
    said = []
    if lost:
        said.append(
            f"nothing reaches {some(lost, len(lost))}. Invite them, or register"
            " another address (culmina office list)."
        )
    if alone:
        said.append(
            f"away, and nobody stands in: {some(offices, len(alone))}. Register a delegate:"
            ' culmina person add NAME --email ADDRESS --office "…" --role delegate'
        )
    if nobodys and people.by_office:
        said.append(
            f"nobody is registered of {some(nobodys, len(nobodys))}, to which activities belong:"
            ' culmina person add NAME --email ADDRESS --office "…"'
        )
    if said:
        return Caution(" ".join(said))
    return "none is out of reach" if hers else "nobody is registered yet"


def nobody_of(session: Session, entity_id: int, people: Directory) -> list[str]:
    """Return the offices that lead activities and have nobody, nor a group chat, by name."""
    lead = [one.office.id for one in list_offices(session, entity_id) if one.leads]
    return [
        one.office.name
        for one in without_people(session, entity_id, lead)
        if not one.office.collective and one.office.id not in people.groups
    ]


def some(names: list[str], count: int) -> str:
    """Return the first of some names, and how many more of `count` there are."""
    more = f" and {count - MOST_NAMED} more" if count > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
