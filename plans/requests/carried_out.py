"""Planning gives an activity to another office where somebody had asked for that: the request is
granted with it, and waits for nobody any more."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy.orm import Session

from core.notice_names import GRANTED
from core.words import RequestKind
from models import audit, audit_actions
from models.answers import requests, rulings
from models.answers.requests import RequestRow
from models.organisation import Office
from models.owed import notice_key
from models.plan import Activity
from models.staff import offices
from plans.storing.telling import leads_of, name_of, owe

Answering = list[list[Any]]


def settle(
    change: audit.Change,
    activity: Activity,
    given: int,
    was: Answering,
    now: Answering,
    reason: str,
) -> None:
    """Grant the open requests for another office that an assignment to the office `given` carries
    out: it was the one that was named, or whoever asked does not answer for it any more.

    Who asked is told, except the leads of the office that gave it up: they hear of that.
    """
    lost = {row[0] for row in was} - {row[0] for row in now}
    for one in requests.of_activity(change.session, activity.entity_id, activity.id):
        asked = one.is_open and one.kind is RequestKind.REASSIGN
        if asked and (one.office_id in lost or _named(change.session, activity, one) == given):
            _grant(change, one, given, (was, now), reason, lost)


def _named(session: Session, activity: Activity, request: RequestRow) -> int | None:
    """Return the office that a request names, by any of its spellings; None where none is known."""
    known = offices.offices_by_key(session, activity.entity_id)
    found = known.get(offices.office_key(request.named_office))
    return None if found is None else found.id


def _grant(
    change: audit.Change,
    request: RequestRow,
    given: int,
    answering: tuple[Answering, Answering],
    reason: str,
    lost: Collection[int],
) -> None:
    session, now = change.session, change.now
    requests.decide(
        session, request.id, granted=True, until=None, office_id=given,
        by=change.by.person_id, answer=reason, now=now,
    )  # fmt: skip
    name = session.get_one(Office, given).name
    before = {"activity": request.activity_id, "due": None, "office": request.office}
    after = {"due": None, "office": name, "reason": reason}
    change.audit(
        audit_actions.granted(request.kind),
        rulings.SUBJECT,
        request.id,
        before=before | {"answering": answering[0]},
        after=after | {"answering": answering[1]},
    )
    readers = {request.person_id}
    readers |= set() if request.office_id is None else leads_of(session, request.office_id)
    details = {
        "activity_id": request.activity_id,
        "office_id": request.office_id,
        "kind": request.kind.value,
        "by": name_of(session, change.by),
        "to_office": name,
        "reason": reason,
    }
    readers = readers.difference(*(leads_of(session, one) for one in lost))
    key = notice_key(GRANTED, request.id)
    owe(session, change.entity_id, GRANTED, key, details, readers, now)
