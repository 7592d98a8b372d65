"""Queues the own week of each lead who wants it, on the day of the digest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import local_day
from core.messages import store_content
from core.words import Role
from culmina.wiring import Installation
from models import outbox
from models.organisation import Office, Person
from reports import own
from reports.values import Figures
from scheduler import directory
from scheduler.directory import Contact, Directory

KIND = "own_summary"


def queue_owed(
    session: Session, installation: Installation, now: datetime, figures: Callable[[], Figures]
) -> int:
    """Queue what is owed today and not queued yet; return how many messages are new. Who leads no
    office, is away, or is kept back by the trial gets none. `figures` are those of the week."""
    wanting = _wanting(session, installation.entity_id)
    if not wanting:
        return 0
    people = directory.load(session, installation.context(), now)
    day = local_day(now, installation.zone)
    owed = {
        f"{KIND}:{one.person_id}:{day.isoformat()}": one
        for one in people.contacts.values()
        if one.person_id in wanting and one.reachable and not people.is_held(one)
    }
    owed = {key: one for key, one in owed.items() if _led(people, one)}
    fresh = owed.keys() - outbox.known_keys(session, installation.entity_id, list(owed))
    if not fresh:
        return 0
    week = figures()
    for key in fresh:
        names = session.scalars(select(Office.name).where(Office.id.in_(_led(people, owed[key]))))
        place = owed[key].places[0]
        outbox.enqueue(
            session,
            entity_id=installation.entity_id,
            key=key,
            kind=KIND,
            opens=True,
            channel=place.channel,
            recipient=place.value,
            content=store_content(own.of_offices(week, set(names))),
            now=now,
            person_id=owed[key].person_id,
            address_id=place.id,
        )
    return len(fresh)


def _wanting(session: Session, entity_id: int) -> set[int]:
    wants = select(Person.id).where(
        Person.entity_id == entity_id, Person.active, Person.weekly_summary
    )
    return set(session.scalars(wants))


def _led(people: Directory, contact: Contact) -> list[int]:
    """Return the offices that somebody leads."""
    return [
        office_id
        for office_id, held in people.by_office.items()
        if any(role is Role.LEAD and one.person_id == contact.person_id for role, one in held)
    ]
