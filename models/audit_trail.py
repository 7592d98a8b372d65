"""What the audit has: each row with who did it and what its subject is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.answers.requests import Request
from models.answers.reviews import Review
from models.audit import Audit
from models.organisation import Address, Entity, Office, Person
from models.plan import Activity, Plan, PlanFault
from models.progress import ProgressReport
from models.staff.groups import ChatGroup


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row of the audit; `called` is what its subject is called: the handle of an activity, the
    name of a person, of an office or of a plan; "" where that is not known any more. `part_of` is
    the office whose part is told where it only supports; "" for the activity's own figure."""

    id: int
    at: datetime
    person: str
    role: str
    channel: str
    action: str
    subject: str
    subject_id: int
    called: str
    part_of: str
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sought:
    """Which rows are asked for, by default all: from `since` on and before `until`, of one action,
    by a person or in a role, about the activity with a handle (its doubts, requests and judgements
    too)."""

    since: datetime | None = None
    until: datetime | None = None
    action: str = ""
    person_id: int | None = None
    role: str = ""
    handle: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What the people, the offices and the activities (their handles) of an entity are called, by
    their numbers, in the order of their names."""

    people: Mapping[int, str]
    offices: Mapping[int, str]
    activities: Mapping[int, str]


_HERS, _MEMBER, _SUBJECT = aliased(Person), aliased(Person), aliased(Person)
_FAULTY, _ASKED, _JUDGED = aliased(Activity), aliased(Activity), aliased(Activity)
_SUPPORTS = aliased(Office)
# Where a row's subject is found, and what it is called: the tables that the audit speaks of.
_CALLED: dict[str, Any] = {
    "activity": Activity.handle,
    "plan_fault": _FAULTY.handle,
    "request": _ASKED.handle,
    "review": _JUDGED.handle,
    "person": _SUBJECT.name,
    "address": _HERS.name,
    "membership": _MEMBER.name,
    "office": Office.name,
    "plan": Plan.title,
    "chat_group": ChatGroup.title,
    "entity": Entity.name,
}
OF_ACTIVITY = frozenset({"activity", "plan_fault", "request", "review"})  # called by a handle


def rows(session: Session, entity_id: int, sought: Sought) -> Iterator[AuditRow]:
    """Yield the rows that are asked for, the oldest first."""
    return _read(session, _query(entity_id, sought).order_by(Audit.at, Audit.id))


def newest(
    session: Session, entity_id: int, sought: Sought, *, most: int, after: int = 0
) -> Iterator[AuditRow]:
    """Yield at most so many of the rows that are asked for, those written last first, without the
    first `after` of them."""
    query = _query(entity_id, sought).order_by(Audit.id.desc())
    return _read(session, query.limit(most).offset(after))


def count(session: Session, entity_id: int, sought: Sought) -> int:
    """Return how many rows are asked for."""
    counted = select(func.count(Audit.id)).where(*_conditions(entity_id, sought))
    return session.scalar(counted) or 0


def names(session: Session, entity_id: int) -> Names:
    """Return what everybody and everything is called that a row may hold as a number, those too who
    have gone."""

    def of(table: Any, name: Any) -> dict[int, str]:
        query = select(table.id, name).where(table.entity_id == entity_id)
        return dict(iter(session.execute(query.order_by(name, table.id))))

    return Names(of(Person, Person.name), of(Office, Office.name), of(Activity, Activity.handle))


def named_person() -> ColumnElement[int]:
    """Return the number of the person whom a row names: her address may be another's by now."""
    return func.coalesce(Audit.after["person"].as_integer(), Audit.before["person"].as_integer())


def _read(session: Session, query: Select[Any]) -> Iterator[AuditRow]:
    for row, person, called, part_of in session.execute(query):
        yield AuditRow(
            row.id, row.at, person or "", row.role, row.channel, row.action,
            row.subject, row.subject_id, called or "", part_of or "", row.before, row.after,
        )  # fmt: skip


def _query(entity_id: int, sought: Sought) -> Select[Any]:
    return (
        select(
            Audit,
            Person.name,
            case(*((Audit.subject == one, name) for one, name in _CALLED.items()), else_=""),
            _SUPPORTS.name,
        )
        .outerjoin(Person, Person.id == Audit.person_id)
        .outerjoin(Activity, _is("activity", Activity))
        .outerjoin(PlanFault, _is("plan_fault", PlanFault))
        .outerjoin(_FAULTY, _FAULTY.id == PlanFault.activity_id)
        .outerjoin(Request, _is("request", Request))
        .outerjoin(_ASKED, _ASKED.id == Request.activity_id)
        .outerjoin(Review, _is("review", Review))
        .outerjoin(_JUDGED, _JUDGED.id == Review.activity_id)
        .outerjoin(ProgressReport, _tells_a_part())
        .outerjoin(_SUPPORTS, _SUPPORTS.id == ProgressReport.office_id)
        .outerjoin(_SUBJECT, _is("person", _SUBJECT))
        .outerjoin(Address, _is("address", Address))
        .outerjoin(_HERS, _HERS.id == func.coalesce(named_person(), Address.person_id))
        .outerjoin(_MEMBER, _held_it())
        .outerjoin(Office, _is("office", Office))
        .outerjoin(Plan, _is("plan", Plan))
        .outerjoin(ChatGroup, _is("chat_group", ChatGroup))
        .outerjoin(Entity, _is("entity", Entity))
        .where(*_conditions(entity_id, sought))
    )


def _conditions(entity_id: int, sought: Sought) -> list[ColumnElement[bool]]:
    wanted = [Audit.entity_id == entity_id]
    if sought.since is not None:
        wanted.append(Audit.at >= sought.since)
    if sought.until is not None:
        wanted.append(Audit.at < sought.until)
    if sought.action:
        wanted.append(Audit.action == sought.action)
    if sought.person_id is not None:
        wanted.append(Audit.person_id == sought.person_id)
    if sought.role:
        wanted.append(Audit.role == sought.role)
    if sought.handle:
        wanted.append(_about(entity_id, sought.handle))
    return wanted


def _about(entity_id: int, handle: str) -> ColumnElement[bool]:
    """Return the condition for rows about an activity, a doubt or a judgement of it, or a request
    for it."""
    named = select(Activity.id).where(Activity.entity_id == entity_id, Activity.handle == handle)
    subjects = {
        "activity": named,
        "plan_fault": select(PlanFault.id).where(PlanFault.activity_id.in_(named)),
        "request": select(Request.id).where(Request.activity_id.in_(named)),
        "review": select(Review.id).where(Review.activity_id.in_(named)),
    }
    return or_(
        *(and_(Audit.subject == one, Audit.subject_id.in_(ids)) for one, ids in subjects.items())
    )


def _is(subject: str, table: Any) -> ColumnElement[bool]:
    return and_(Audit.subject == subject, table.id == Audit.subject_id)


def _held_it() -> ColumnElement[bool]:
    """Return the condition for who got or lost a role: the role may be somebody else's by now."""
    return and_(Audit.subject == "membership", _MEMBER.id == named_person())


def _tells_a_part() -> ColumnElement[bool]:
    """Return the condition for the report that a row is about, where it is a supporting office's
    part: what is written, or what is taken back."""
    number = func.coalesce(Audit.after["report"].as_integer(), Audit.before["report"].as_integer())
    return and_(
        Audit.subject == "activity",
        ProgressReport.id == number,
        ProgressReport.activity_id == Audit.subject_id,
        ProgressReport.part,
    )
