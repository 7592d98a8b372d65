"""A decision as it is written down: in its request, and in the audit."""

from __future__ import annotations

from datetime import date

from core.words import RequestKind
from models import audit, audit_actions
from models.answers import requests, rulings
from models.answers.requests import RequestRow
from plans.requests.outcomes import Decided, Verdict


def close(
    change: audit.Change, request: RequestRow, verdict: Verdict, until: date | None = None
) -> bool:
    """Write the verdict into the request, of more time `until` a day; return False where somebody
    else has decided it meanwhile."""
    extends = verdict.granted and request.kind is RequestKind.EXTENSION
    return requests.decide(
        change.session,
        request.id,
        granted=verdict.granted,
        until=until if extends else None,
        office_id=verdict.office_id if verdict.granted and not extends else None,
        by=change.by.person_id,
        answer=verdict.reason,
        now=change.now,
    )


def write_audit(
    change: audit.Change, request: RequestRow, verdict: Verdict, decided: Decided
) -> None:
    """Write into the audit what was decided of a request, and what became of it."""
    name = audit_actions.granted if verdict.granted else audit_actions.denied
    before, after = decided.answering or (None, None)
    change.audit(
        name(request.kind),
        rulings.SUBJECT,
        request.id,
        before={
            "activity": request.activity_id,
            "due": decided.since.isoformat() if decided.since else None,
            "office": decided.was or request.office,
        }
        | ({} if before is None else {"answering": before}),
        after={
            "due": decided.due.isoformat() if decided.due else None,
            "office": decided.office or None,
            "reason": verdict.reason,
        }
        | ({} if after is None else {"answering": after}),
    )
