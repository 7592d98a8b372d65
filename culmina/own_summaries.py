"""Queues the own week of each lead who wants it, on the day of the digest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.clock import local_day
from core.grouping import grouped
from core.messages import store_content
from core.words import OutboxKind, Role
from culmina.wiring import Installation
from models import outbox
from models.organisation import Person
from reports import own
from reports.plan import queries
from reports.values import Figures
from scheduler import directory
from scheduler.directory import Directory


def queue_owed(
    session: Session, installation: Installation, now: datetime, figures: Callable[[], Figures]
) -> int:
    """Queue what is owed this week and not queued yet; return how many messages are new. Who leads
    no office, is away, or is kept back by the trial gets none. `figures` are those of the week."""
    wanting = _wanting(session, installation.entity_id)
    if not wanting:
        return 0
    people = directory.load(session, installation.context(), now)
    year, week, _ = local_day(now, installation.zone).isocalendar()
    led = _led(people)
    owed = {
        f"{OutboxKind.OWN_SUMMARY}:{one.person_id}:{year}-W{week:02}": one
        for one in people.contacts.values()
        if one.person_id in wanting & led.keys() and one.reachable and not people.is_held(one)
    }
    fresh = owed.keys() - outbox.known_keys(session, installation.entity_id, list(owed))
    if not fresh:
        return 0
    told = figures()
    offices = queries.offices(session, installation.entity_id)
    for key in fresh:
        names = {offices[one].name for one in led[owed[key].person_id]}
        place = owed[key].places[0]
        outbox.enqueue(
            session,
            installation.entity_id,
            outbox.To(place.channel, place.value, owed[key].person_id, place.id),
            key=key,
            kind=OutboxKind.OWN_SUMMARY,
            opens=True,
            content=store_content(own.of_offices(told, names, owed[key].name)),
            now=now,
        )
    return len(fresh)


def _wanting(session: Session, entity_id: int) -> set[int]:
    wants = select(Person.id).where(
        Person.entity_id == entity_id, Person.active, Person.weekly_summary
    )
    return set(session.scalars(wants))


def _led(people: Directory) -> dict[int, list[int]]:
    """Return the offices that each lead leads."""
    return grouped(
        (one.person_id, office_id)
        for office_id, held in people.by_office.items()
        for role, one in held
        if role is Role.LEAD
    )
