"""Who is written to in the place of somebody who is away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.spanish import listed
from models.staff import absences
from models.staff.offices import office_name
from scheduler import directory
from scheduler.directory import Contact
from scheduler.planned import Planned
from scheduler.told import planning


@dataclass(frozen=True, slots=True)
class Cover:
    """The offices of a person, and who gets what is theirs on a day without her: by office, None
    where nobody does; nothing of an office whose group is told."""

    offices: tuple[int, ...]
    gets: dict[int, Contact | None]
    called: dict[int, str]

    @property
    def alone(self) -> list[str]:
        """The offices for which nobody can be written to."""
        return [self.called[office] for office, who in self.gets.items() if who is None]

    @property
    def names(self) -> list[str]:
        """Who is written to about any of the offices, by name."""
        return list(dict.fromkeys(one.name for one in self.gets.values() if one is not None))

    @property
    def one(self) -> Contact | None:
        """Who is written to where it is one for all of the offices."""
        people = {one.person_id: one for one in self.gets.values() if one is not None}
        whole = len(self.gets) == len(self.offices) and not self.alone
        return next(iter(people.values())) if whole and len(people) == 1 else None


def cover(
    session: Session, context: EntityContext, person_id: int, day: date, now: datetime
) -> Cover:
    """Return who gets what is a person's on a day without her, by all that is planned for it."""
    return _cover(session, context, planning.known(session, context, now), person_id, day)


def _cover(
    session: Session, context: EntityContext, plan: Planned, person_id: int, day: date
) -> Cover:
    people = planning.people_if_stays(session, context, plan, person_id, day)
    offices = tuple(people.offices_of(person_id))
    if person_id in plan.followed(day):
        people = directory.on(session, context, plan, day)
    people = people.without(person_id)
    return Cover(
        offices,
        {one: people.recipient(one) for one in offices if one not in people.groups},
        {one: office_name(session, one) for one in offices},
    )


def covers(
    session: Session, context: EntityContext, person_id: int, day: date, now: datetime
) -> dict[str, str | int | None]:
    """Return who is written to in the place of a person on a day, as texts tell it: the offices
    left `alone`, else the `deputy`, where it is one; whether she is `officeless`."""
    found = cover(session, context, person_id, day, now)
    return {
        "alone": ", ".join(found.alone),
        "deputy": None if found.one is None else found.one.name,
        "officeless": int(not found.offices),
    }


def meanwhile(
    session: Session,
    context: EntityContext,
    person_id: int,
    days: tuple[date | None, date],
    now: datetime,
    shown: Callable[[date], str],
) -> list[str]:
    """Return the sentences about who gets what is a person's while she is away on `days` (the first
    one None where the absence has begun): on its first day, and from each on which others do. Not
    of an office for which nobody can be written to on the first day; nor of the days on which she
    is not of the entity any more."""
    today = context.today(now)
    first, until = days[0] or today, days[1]
    plan = planning.known(session, context, now)
    begins = _cover(session, context, plan, person_id, first)
    goes = plan.leavers.get(person_id)
    last = until if goes is None else min(until, goes.on - timedelta(days=1))
    backs = absences.of_entity(session, context.entity_id, today).values()
    days_of_change = {*plan.turns_of_people(), *(day + timedelta(days=1) for day in backs)}
    changes, before = [], begins
    for day in sorted(day for day in days_of_change if first < day <= last):
        then = _cover(session, context, plan, person_id, day)
        changes += _changes(before, then, shown(day))
        before = then
    said = []
    if begins.names:
        since = "Mientras tanto" if days[0] is None else "Desde ese día"
        since = "Por ahora" if changes and days[0] is None else since
        said.append(f"{since} lo de su oficina le llega a {listed(begins.names)}.")
    return said + changes


def _changes(before: Cover, then: Cover, day: str) -> list[str]:
    """Return what is said of a day from which on others get what is of the offices."""
    alone = [one for one in then.alone if one not in before.alone]
    said = [f"Desde el {day} nada de «{one}» se le puede enviar a nadie." for one in alone]
    if then.names and then.names != before.names:
        said.append(f"Desde el {day} le llega a {listed(then.names)}.")
    return said
