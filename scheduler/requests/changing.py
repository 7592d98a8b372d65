"""A decision that another one takes the place of: carried out, told as a correction, on record."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import audit
from models.answers import requests
from models.answers.requests import RequestRow
from models.owed import Notice, OwedState
from scheduler.context import EntityContext
from scheduler.notices import DENIED, GRANTED, REQUEST, notice_key
from scheduler.requests import deciding
from scheduler.requests.deciding import Decided, Refused, Verdict, Why

CHANGED = "it has been decided otherwise"
_OF_THE_DECISION = ("granted", "due", "to_office", "by")


def change(
    session: Session,
    context: EntityContext,
    request: RequestRow,
    verdict: Verdict,
    by: audit.Actor,
    now: datetime,
) -> Decided:
    """Decide a request anew that stands as `request` says; raises Refused, and then it stands.

    Who has been told of the former decision is told that this corrects it; who has not hears of
    this one alone. The audit has both.
    """
    with session.begin_nested():
        if not requests.reopen(session, request.id, decided_at=request.decided_at):
            raise Refused(Why.DECIDED, request.id)
        told = _take_back(session, context, request, now)
        return deciding.decide(session, context, request, verdict, by, now, corrects=told)


def _take_back(
    session: Session, context: EntityContext, request: RequestRow, now: datetime
) -> bool:
    """Close what has not been told of the former decision; return whether anybody was told."""
    keys = [notice_key(kind, request.id) for kind in (GRANTED, DENIED)]
    of_it = (
        Notice.key.in_(keys)
        | Notice.key.startswith(f"{keys[0]}:")
        | Notice.key.startswith(f"{keys[1]}:")
    )
    known = Notice.key.startswith(f"{REQUEST}-known:{request.id}:")
    rows = session.scalars(
        select(Notice).where(Notice.entity_id == context.entity_id, of_it | known)
    ).all()
    waiting = (OwedState.OPEN, OwedState.HELD)
    for notice in rows:
        if notice.state not in waiting:
            continue
        if notice.kind == REQUEST:  # control reads what is decided now
            kept = notice.details.items()
            notice.details = {name: one for name, one in kept if name not in _OF_THE_DECISION}
        else:
            notice.state, notice.reason, notice.recorded_at = OwedState.CLOSED, CHANGED, now
    session.flush()
    return any(one.kind != REQUEST and one.state is OwedState.TOLD for one in rows)
