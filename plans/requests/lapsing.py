"""What was asked of an activity that is closed since: it needs no decision any more."""

from __future__ import annotations

from collections.abc import Collection

from core.entity.context import EntityContext
from core.notice_names import DENIED
from models import audit
from models.answers import requests
from models.answers.requests import RequestRow
from models.owed import notice_key
from plans.requests import asking
from plans.storing.telling import leads_of, owe

CLOCK = audit.Actor(role="system", channel="clock")


def lapse(
    change: audit.Change, context: EntityContext, activities: Collection[int] | None = None
) -> set[int]:
    """Withdraw the requests of every kind about what was closed after they were made (of all, or
    of these activities); return about which ones there were any.

    Who asked and her office's leads are told, except who has closed it herself, and so are those
    to whom it was put. What is opened again brings nothing back.
    """
    found = requests.about_closed(change.session, context.entity_id)
    moot = [one for one in found if activities is None or one.activity_id in activities]
    for one in moot:
        if asking.withdraw(change, context, one, closed=True):
            _tell(change, context, one)
    return {one.activity_id for one in moot}


def _tell(change: audit.Change, context: EntityContext, request: RequestRow) -> None:
    asked = {request.person_id}
    if request.office_id is not None:
        asked |= leads_of(change.session, request.office_id)
    details = {
        "activity_id": request.activity_id,
        "office_id": request.office_id,
        "kind": request.kind.value,
        "moot": 1,
        "closed": 1,
    }
    key, readers = notice_key(DENIED, request.id), asked - {change.by.person_id}
    owe(change.session, context.entity_id, DENIED, key, details, readers, change.now)
