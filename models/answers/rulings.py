"""The decisions of a request, one after another: the one that stands, and those before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, aliased

from core.words import RequestKind
from models.answers.requests import Request, RequestState
from models.audit import Audit
from models.audit_actions import denied, explained, granted
from models.organisation import Office, Person

SUBJECT = "request"
_KINDS = [one for one in RequestKind if one is not RequestKind.SNOOZE]


_GRANTS, _DENIALS, _REASONS = (
    frozenset(map(name, _KINDS)) for name in (granted, denied, explained)
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision of a request: by whom, when and why, the date or the office (`was`) that it
    changed and the one that it gave. `stands` is false of one that another took the place of."""

    request_id: int
    at: datetime
    granted: bool
    by: str = ""
    reason: str = ""
    since: date | None = None
    due: date | None = None
    was: str = ""
    office: str = ""
    stands: bool = False


_GIVEN = aliased(Office)


def of(session: Session, entity_id: int, *where: ColumnElement[bool]) -> dict[int, list[Ruling]]:
    """Return the decisions of the requests for which `where` holds, by request, the oldest first.

    Those that no longer stand are in the audit alone; a request that waits has none.
    """
    standing = session.execute(
        select(Request, Person.name, _GIVEN.name)
        .outerjoin(Person, Person.id == Request.decided_by_id)
        .outerjoin(_GIVEN, _GIVEN.id == Request.granted_office_id)
        .where(
            Request.entity_id == entity_id,
            Request.kind != RequestKind.SNOOZE,
            Request.state.in_((RequestState.GRANTED, RequestState.DENIED)),
            *where,
        )
    ).all()
    found = _written(session, entity_id, where) if standing else {}
    for row, by, office in standing:
        if row.decided_at is None:
            continue
        before = found.setdefault(row.id, [])
        last = before.pop() if before and before[-1].at == row.decided_at else None
        stands = last or Ruling(row.id, row.decided_at, row.state is RequestState.GRANTED)
        before.append(
            replace(
                stands, by=by or "", reason=row.answer, due=row.granted_until or stands.due,
                office=office or stands.office, stands=True,
            )
        )  # fmt: skip
    return found


def undecided(at: datetime) -> ColumnElement[bool]:
    """Return the condition: at that instant nobody had decided the request yet, or withdrawn it."""
    ruled = select(Audit.id).where(
        Audit.entity_id == Request.entity_id,
        Audit.subject == SUBJECT,
        Audit.subject_id == Request.id,
        Audit.action.in_(_GRANTS | _DENIALS),
        Audit.at <= at,
    )
    later = and_(Request.decided_at > at, ~ruled.exists())
    return or_(Request.decided_at.is_(None), later)


def date_before(rulings: list[Ruling]) -> date | None:
    """Return the date that stood before more time was granted, and granted for another day."""
    before = None
    for one in reversed(rulings):
        if not one.granted:
            break
        before = one.since
    return before


def _written(
    session: Session, entity_id: int, where: tuple[ColumnElement[bool], ...]
) -> dict[int, list[Ruling]]:
    rows = session.execute(
        select(Audit, Person.name)
        .join(Request, Request.id == Audit.subject_id)
        .outerjoin(Person, Person.id == Audit.person_id)
        .where(
            Audit.entity_id == entity_id,
            Audit.subject == SUBJECT,
            Audit.action.in_(_GRANTS | _DENIALS | _REASONS),
            *where,
        )
        .order_by(Audit.id)
    )
    found: dict[int, list[Ruling]] = {}
    for act, by in rows:
        of_request = found.setdefault(act.subject_id, [])
        if act.action in _REASONS:
            if of_request:
                of_request[-1] = replace(of_request[-1], reason=act.after.get("reason") or "")
            continue
        of_request.append(
            Ruling(
                act.subject_id, act.at, act.action in _GRANTS, by or "",
                act.after.get("reason") or "", _day(act.before), _day(act.after),
                act.before.get("office") or "", act.after.get("office") or "",
            )
        )  # fmt: skip
    return found


def _day(said: Mapping[str, Any]) -> date | None:
    due = said.get("due")
    return date.fromisoformat(due) if due else None
