"""What people did about things of the tray, read from the audit: by whom, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.audit import Audit
from models.audit_actions import (
    FILES_DISCARDED,
    FILES_PLACED,
    MESSAGE_ASSIGNED,
    MESSAGE_DISCARDED,
    MESSAGE_PASSED_ON,
    MESSAGE_RECORDED,
)
from models.organisation import Person
from models.plan import Activity
from models.progress import ProgressReport

_SETTLING = (
    MESSAGE_ASSIGNED,
    MESSAGE_DISCARDED,
    MESSAGE_RECORDED,
    MESSAGE_PASSED_ON,
    FILES_DISCARDED,
    FILES_PLACED,
)
_WHO, _WHOSE = aliased(Person), aliased(Person)


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done about a message of the tray, or about its files: by whom ("" where only the
    role is known), and for which `reason`; `why` the message was there, None of files, which wait
    without an error. `person` is whom it was given to or whose words it holds, `handle` the
    activity that it went to; "" for none."""

    inbound_id: int
    at: datetime
    action: str
    by: str
    role: str
    reason: str
    why: str | None
    person: str
    handle: str


def newest(session: Session, entity_id: int, *, most: int, after: int = 0) -> list[Deed]:
    """Return at most so many deeds, the newest first, without the first `after` of them."""
    query = _query(_of_entity(entity_id)).order_by(Audit.id.desc())
    return _read(session, query.limit(most).offset(after))


def count(session: Session, entity_id: int) -> int:
    """Return how many deeds there are."""
    counted = select(func.count(Audit.id)).where(_of_entity(entity_id))
    return session.scalar(counted) or 0


def of_message(session: Session, entity_id: int, inbound_id: int) -> list[Deed]:
    """Return what was done about one message, the oldest first."""
    mine = and_(_of_entity(entity_id), Audit.subject_id == inbound_id)
    return _read(session, _query(mine).order_by(Audit.id))


def _of_entity(entity_id: int) -> ColumnElement[bool]:
    return and_(
        Audit.entity_id == entity_id, Audit.subject == "inbound", Audit.action.in_(_SETTLING)
    )


def _query(where: ColumnElement[bool]) -> Select[Audit, str, str, str]:
    passed_to = Audit.after["activity"].as_integer()
    reported_of = ProgressReport.activity_id
    return (
        select(Audit, _WHO.name, _WHOSE.name, Activity.handle)
        .outerjoin(_WHO, _WHO.id == Audit.person_id)
        .outerjoin(_WHOSE, _WHOSE.id == Audit.after["person"].as_integer())
        .outerjoin(ProgressReport, ProgressReport.id == Audit.after["report"].as_integer())
        .outerjoin(Activity, or_(Activity.id == passed_to, Activity.id == reported_of))
        .where(where)
    )


def _read(session: Session, query: Select[Audit, str, str, str]) -> list[Deed]:
    return [
        Deed(
            inbound_id=row.subject_id,
            at=row.at,
            action=row.action,
            by=who or "",
            role=row.role,
            reason=str(row.after.get("reason", "")),
            why=row.before.get("why"),
            person=whose or "",
            handle=handle or "",
        )
        for row, who, whose, handle in session.execute(query)
    ]
