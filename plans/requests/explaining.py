"""Why a request was denied, said after it was: kept with the decision, and told."""

from __future__ import annotations

from sqlalchemy import select

from core.entity.context import EntityContext
from core.notice_names import DENIED
from models import audit, audit_actions
from models.answers import requests, rulings
from models.answers.requests import RequestRow
from models.owed import Notice, OwedState, notice_key
from plans.storing.telling import owe


def explain(change: audit.Change, context: EntityContext, request: RequestRow, reason: str) -> bool:
    """Keep the reason of who denied a request, and owe it to those who are told of the denial:
    with that, or once more where they have been told. False where it was not hers to give."""
    session = change.session
    if change.by.person_id is None or not requests.explain(
        session, request.id, by=change.by.person_id, answer=reason
    ):
        return False
    entity_id, key = context.entity_id, notice_key(DENIED, request.id)
    of_it = (Notice.key == key) | Notice.key.startswith(notice_key(DENIED, request.id, ""))
    stands = Notice.state != OwedState.CLOSED
    rows = select(Notice).where(Notice.entity_id == entity_id, of_it, stands).order_by(Notice.id)
    told_last = {one.person_id: one for one in session.scalars(rows)}
    for notice in told_last.values():
        details = notice.details | {"reason": reason}
        if notice.state in (OwedState.OPEN, OwedState.HELD):
            notice.details = details
        elif notice.state is OwedState.TOLD:
            again = notice_key(DENIED, request.id, "reason", change.now.isoformat())
            owe(session, entity_id, DENIED, again, details, {notice.person_id}, change.now)
    change.audit(
        audit_actions.explained(request.kind), rulings.SUBJECT, request.id, after={"reason": reason}
    )
    return True
