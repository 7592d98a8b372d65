"""What the audit has of some days: each row with who did it and what its subject is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, select
from sqlalchemy.orm import Session, aliased

from models.answers.requests import Request
from models.audit import Audit
from models.organisation import Address, Entity, Membership, Office, Person
from models.plan import Activity, Plan, PlanFault
from models.staff.groups import ChatGroup


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row of the audit; `called` is what its subject is called: the handle of an activity, the
    name of a person, of an office or of a plan; "" where that is not known any more."""

    id: int
    at: datetime
    person: str
    role: str
    channel: str
    action: str
    subject: str
    subject_id: int
    called: str
    before: dict[str, Any]
    after: dict[str, Any]


_HERS, _MEMBER, _FAULTY, _ASKED = (
    aliased(Person), aliased(Person), aliased(Activity), aliased(Activity),
)  # fmt: skip
_SUBJECT = aliased(Person)
# Where a row's subject is found, and what it is called: the tables that the audit speaks of.
_CALLED: dict[str, Any] = {
    "activity": Activity.handle,
    "plan_fault": _FAULTY.handle,
    "request": _ASKED.handle,
    "person": _SUBJECT.name,
    "address": _HERS.name,
    "membership": _MEMBER.name,
    "office": Office.name,
    "plan": Plan.title,
    "chat_group": ChatGroup.title,
    "entity": Entity.name,
}


def rows(
    session: Session, entity_id: int, *, since: datetime | None, until: datetime | None
) -> Iterator[AuditRow]:
    """Yield the rows from `since` on and before `until`, the oldest first; None for no limit."""
    query = (
        select(
            Audit,
            Person.name,
            case(*((Audit.subject == one, name) for one, name in _CALLED.items()), else_=""),
        )
        .outerjoin(Person, Person.id == Audit.person_id)
        .outerjoin(Activity, _is("activity", Activity))
        .outerjoin(PlanFault, _is("plan_fault", PlanFault))
        .outerjoin(_FAULTY, _FAULTY.id == PlanFault.activity_id)
        .outerjoin(Request, _is("request", Request))
        .outerjoin(_ASKED, _ASKED.id == Request.activity_id)
        .outerjoin(_SUBJECT, _is("person", _SUBJECT))
        .outerjoin(Address, _is("address", Address))
        .outerjoin(_HERS, _HERS.id == Address.person_id)
        .outerjoin(Membership, _is("membership", Membership))
        .outerjoin(_MEMBER, _MEMBER.id == Membership.person_id)
        .outerjoin(Office, _is("office", Office))
        .outerjoin(Plan, _is("plan", Plan))
        .outerjoin(ChatGroup, _is("chat_group", ChatGroup))
        .outerjoin(Entity, _is("entity", Entity))
        .where(Audit.entity_id == entity_id)
        .order_by(Audit.at, Audit.id)
    )
    if since is not None:
        query = query.where(Audit.at >= since)
    if until is not None:
        query = query.where(Audit.at < until)
    for row, person, called in session.execute(query):
        yield AuditRow(
            row.id, row.at, person or "", row.role, row.channel, row.action,
            row.subject, row.subject_id, called or "", row.before, row.after,
        )  # fmt: skip


def _is(subject: str, table: Any) -> ColumnElement[bool]:
    return and_(Audit.subject == subject, table.id == Audit.subject_id)
