"""Planning gives an activity to another office where somebody had asked for that: the request is
granted with it, and waits for nobody any more."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from core.notice_names import GRANTED
from core.words import RequestKind
from models import audit
from models.answers import requests
from models.answers.requests import RequestRow
from models.organisation import Office
from models.plan import Activity
from models.staff import offices
from plans.requests import recorded, telling
from plans.requests.outcomes import Answering, Decided, Verdict
from plans.storing.telling import leads_of, name_of


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
    verdict = Verdict(granted=True, office_id=given, reason=reason)
    for one in requests.of_activity(change.session, activity.entity_id, activity.id):
        asked = one.is_open and one.kind is RequestKind.REASSIGN
        if asked and (one.office_id in lost or _named(change.session, activity, one) == given):
            _grant(change, one, verdict, (was, now), lost)


def _named(session: Session, activity: Activity, request: RequestRow) -> int | None:
    """Return the office that a request names, by any of its spellings; None where none is known."""
    known = offices.offices_by_key(session, activity.entity_id)
    found = known.get(offices.office_key(request.named_office))
    return None if found is None else found.id


def _grant(
    change: audit.Change,
    request: RequestRow,
    verdict: Verdict,
    answering: tuple[Answering, Answering],
    lost: Collection[int],
) -> None:
    session = change.session
    if not recorded.close(change, request, verdict):
        return  # somebody has decided it meanwhile
    name = session.get_one(Office, verdict.office_id).name
    recorded.write_audit(change, request, verdict, Decided(office=name, answering=answering))
    details = {
        "activity_id": request.activity_id,
        "kind": request.kind.value,
        "by": name_of(session, change.by),
        "to_office": name,
        "reason": verdict.reason,
    }
    hear = set().union(*(leads_of(session, one) for one in lost))
    telling.owe_to_asker(session, change.entity_id, request, GRANTED, details, change.now, but=hear)
