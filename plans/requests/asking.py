"""Whom a request is put to: notices for those who decide it, and for control, who only knows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.rights import Right
from core.notice_names import REQUEST, WITHDRAWN
from core.words import Because
from models import audit, audit_actions
from models.answers import requests
from models.answers.requests import RequestRow, RequestState
from models.owed import OPEN_SQL, NewNotice, Notice, OwedState, notice_key, numbered, owe
from models.staff import rights

KNOWN = f"{REQUEST}-known"  # how the key of who only watches begins


def deciders(session: Session, context: EntityContext) -> set[int]:
    """Return the active people who hold a role that decides requests (a setting)."""
    return rights.holders(session, context, Right.DECIDE)


def owe_requests(session: Session, context: EntityContext, now: datetime) -> None:
    """Owe a notice of each open request to whoever decides, and to control; each is told once.

    The pass of the clock does it again: who gets the role later hears of what still waits. What
    was decided meanwhile is put to nobody any more, and control is told of it once with the answer.
    """
    waiting = requests.of_entity(session, context.entity_id)
    _end_decided(session, context, {(one.id, one.inbound_id) for one in waiting}, now)
    if waiting:
        decide = deciders(session, context)
        known = decide | rights.holders(session, context, Right.WATCH)
        _owe(session, context, waiting, {one: one in decide for one in known}, now)


def has_changed(
    session: Session, context: EntityContext, person_id: int, request: RequestRow, now: datetime
) -> bool:
    """Tell whether a request was asked in other words since a person who decides was told of it;
    from now on she counts as told."""
    owed = session.scalars(
        select(Notice).where(
            Notice.entity_id == context.entity_id,
            Notice.person_id == person_id,
            Notice.kind == REQUEST,
            Notice.activity_id == request.activity_id,
            numbered(REQUEST, request.id),
        )
    ).all()
    now_owed = next((one for one in owed if one.key == _key(request, decides=True)), None)
    was_told = any(one.state is OwedState.TOLD for one in owed)
    if now_owed is None or now_owed.state is not OwedState.OPEN or not was_told:
        return False
    now_owed.state, now_owed.reason, now_owed.recorded_at = (
        OwedState.CLOSED, Because.SHOWN_AT_ONCE, now,
    )  # fmt: skip
    return True


def withdraw(
    change: audit.Change, context: EntityContext, request: RequestRow, *, closed: bool = False
) -> bool:
    """Withdraw a request and tell whoever was told of it, `closed`: since its activity is done;
    tell whether it was still open."""
    if not requests.withdraw(change.session, request.id, by=change.by.person_id, now=change.now):
        return False
    change.audit(
        audit_actions.withdrawn(request.kind),
        "request",
        request.id,
        before={"activity": request.activity_id},
    )
    _tell_withdrawn(change.session, context, request, change.now, closed=closed)
    return True


def _tell_withdrawn(
    session: Session,
    context: EntityContext,
    request: RequestRow,
    now: datetime,
    *,
    closed: bool,
) -> None:
    """Owe a notice to those who were told of a request that was withdrawn, `closed`: since its
    activity is done; the others hear nothing.

    What they have not been told yet is not put to them any more.
    """
    why = {"closed": 1} if closed else {}
    told = select(Notice.person_id).where(
        Notice.entity_id == context.entity_id,
        Notice.kind == REQUEST,
        Notice.activity_id == request.activity_id,
        numbered(REQUEST, request.id) | numbered(KNOWN, request.id),
        Notice.state == OwedState.TOLD,
    )
    key, details = notice_key(WITHDRAWN, request.id), _details(request, decides=False, anybody=True)
    rows = [
        NewNotice(person_id, key, WITHDRAWN, details | why)
        for person_id in sorted(set(session.scalars(told)))
    ]
    owe(session, context.entity_id, rows, now, once=False)
    owe_requests(session, context, now)


def _owe(
    session: Session,
    context: EntityContext,
    waiting: list[RequestRow],
    readers: dict[int, bool],
    now: datetime,
) -> None:
    """Owe what is not owed yet; `readers` are people, and whether they decide."""
    anybody = any(readers.values())
    rows = [
        NewNotice(
            person_id,
            _key(one, decides=decides),
            REQUEST,
            _details(one, decides=decides, anybody=anybody),
        )
        for one in waiting
        for person_id, decides in sorted(readers.items())
    ]
    owe(session, context.entity_id, rows, now, once=True)


def _key(one: RequestRow, *, decides: bool) -> str:
    """Return the ledger's key: what is asked in other words is told anew."""
    return notice_key(REQUEST if decides else KNOWN, one.id, one.inbound_id)


def _details(one: RequestRow, *, decides: bool, anybody: bool) -> dict[str, Any]:
    return {
        "activity_id": one.activity_id,
        "office_id": one.office_id,
        "request": one.id,
        "inbound": one.inbound_id,
        "kind": one.kind.value,
        "person": one.person,
        "until": None if one.until is None else one.until.isoformat(),
        "reason": one.reason,
        "named_office": one.named_office,
        "decides": int(decides),
        "anybody": int(anybody),
    }


def _end_decided(
    session: Session, context: EntityContext, waiting: set[tuple[int, int]], now: datetime
) -> None:
    """Put to nobody what waits no more; who only watches is told what was decided of it."""
    still_open = select(Notice).where(
        Notice.entity_id == context.entity_id,
        Notice.kind == REQUEST,
        text(f"notice.{OPEN_SQL}"),
    )
    for notice in session.scalars(still_open).all():
        details = notice.details
        if "request" not in details or "granted" in details:
            continue
        if (details["request"], details.get("inbound")) in waiting:
            continue
        found = requests.find(session, context.entity_id, details["request"])
        if found is not None and _is_news(found, notice):
            notice.details = details | {
                "granted": int(found.state is RequestState.GRANTED),
                "due": None if found.granted_until is None else found.granted_until.isoformat(),
                "to_office": found.granted_office,
                "by": found.decided_by,
            }
        else:
            notice.state, notice.reason, notice.recorded_at = OwedState.CLOSED, Because.DECIDED, now


def _is_news(found: RequestRow, notice: Notice) -> bool:
    """Tell whether a notice that has not gone out is to tell of the decision."""
    decided = found.state in (RequestState.GRANTED, RequestState.DENIED)
    same_words = notice.details.get("inbound") == found.inbound_id
    return decided and same_words and notice.details.get("decides") == 0
