"""Of whom or what is asked: a person, an office or an activity, as somebody types it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.spanish import bare_words, cut_at_word, fold
from models.organisation import Address, Person
from models.plan import Activity, ids_of, of_handle
from models.staff import offices
from models.staff.people import near_names, same_address
from plans.deciding.doubts import printed_as
from plans.storing.handles import matches

_LONGEST = 50


class SubjectKind(StrEnum):
    """What may be asked about."""

    PERSON = "person"
    OFFICE = "office"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Subject:
    """One of them: its row, what it is called, and what to type where several are called alike."""

    kind: SubjectKind
    id: int
    name: str
    typed: str


def find(session: Session, entity_id: int, typed: str) -> list[Subject]:
    """Return what was typed: all that is called so, by its whole name, address, handle or printed
    code; only where nothing is, all of whose name it is a part. Nobody is left out who has left."""
    people = _people(session, entity_id)
    whole = [
        *_activities(session, entity_id, typed),
        *_called(people, typed),
        *_at_address(session, people, entity_id, typed),
        *_office(session, entity_id, typed),
    ]
    if whole:
        return list(dict.fromkeys(whole))
    wanted = set(bare_words(typed).split())
    named = (
        one for one in people.values() if wanted and wanted <= set(bare_words(one.name).split())
    )
    like = offices.offices_like(session, entity_id=entity_id, typed=typed)
    by_name = sorted(named, key=lambda one: fold(one.name))
    return [*by_name, *(Subject(SubjectKind.OFFICE, one.id, one.name, one.name) for one in like)]


def near(session: Session, entity_id: int, typed: str) -> list[str]:
    """Return the names of people and offices that resemble what was typed, or hold it."""
    known = {one.name for one in _people(session, entity_id).values()}
    known |= {one.name for one in offices.offices_by_key(session, entity_id).values()}
    return near_names(fold(typed), {one: fold(one) for one in known})


def _people(session: Session, entity_id: int) -> dict[int, Subject]:
    """Return all people; one whose name another bears is typed by an address of hers."""
    query = (
        select(Person.id, Person.name)
        .where(Person.entity_id == entity_id)
        .order_by(Person.active.desc(), Person.id)
    )
    names = {row.id: row.name for row in session.execute(query)}
    folded = [fold(name) for name in names.values()]
    twice = [one for one, name in names.items() if folded.count(fold(name)) > 1]
    rows = select(Address.person_id, Address.value).where(Address.person_id.in_(twice))
    hers = rows.order_by(Address.id.desc())
    places = {row.person_id: row.value for row in session.execute(hers)} if twice else {}
    return {
        one: Subject(SubjectKind.PERSON, one, name, places.get(one, name))
        for one, name in names.items()
    }


def _called(people: dict[int, Subject], typed: str) -> Iterator[Subject]:
    yield from (one for one in people.values() if fold(one.name) == fold(typed))


def _at_address(
    session: Session, people: dict[int, Subject], entity_id: int, typed: str
) -> Iterator[Subject]:
    hers = select(Address.person_id).where(
        Address.entity_id == entity_id, Address.value == same_address(typed)
    )
    yield from (people[one] for one in session.scalars(hers))


def _office(session: Session, entity_id: int, typed: str) -> Iterator[Subject]:
    found = offices.offices_by_key(session, entity_id).get(offices.office_key(typed))
    if found is not None:
        yield Subject(SubjectKind.OFFICE, found.id, found.name, found.name)


def _activities(session: Session, entity_id: int, typed: str) -> list[Subject]:
    return [
        Subject(
            SubjectKind.ACTIVITY,
            one.id,
            f"{one.handle} {cut_at_word(one.title, _LONGEST)}",
            means_only(session, one),
        )
        for one in activities_called(session, entity_id, typed)
    ]


def activities_called(session: Session, entity_id: int, typed: str) -> Sequence[Activity]:
    """Return the activity in an open plan of a handle, with those that print it where it does not
    itself; else those of which this is the printed code; only where there is none, the activity of
    this handle that is in no open plan. "4.5=4.6" is the one of a handle that prints the other."""
    handle, is_both, code = typed.partition("=")
    own = of_handle(session, entity_id, handle.strip())
    if is_both:
        return [own] if own is not None and (own.code or "") == code.strip() else []
    if own is None or not ids_of(session, entity_id, [own.handle]):
        return printed_as(session, entity_id, typed) or ([] if own is None else [own])
    if own.code is not None and matches(typed, [own.code]):
        return [own]
    return [own, *(one for one in printed_as(session, entity_id, typed) if one.id != own.id)]


def means_only(session: Session, activity: Activity) -> str:
    """Return what to type to mean this activity alone: its handle, with what it prints where the
    handle may mean another one too."""
    alike = activities_called(session, activity.entity_id, activity.handle)
    return activity.handle if len(alike) == 1 else f"{activity.handle}={activity.code or ''}"
