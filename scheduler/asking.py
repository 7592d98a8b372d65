"""Whom a request is put to: notices for those who decide it, and for control, who only knows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Session

from core.rights import Right
from models import requests
from models.owed import OPEN_SQL, Notice, OwedState
from models.requests import RequestRow
from scheduler import rights
from scheduler.context import EntityContext
from scheduler.notices import REQUEST, WITHDRAWN

DECIDED = "it has been decided"


def deciders(session: Session, context: EntityContext) -> set[int]:
    """Return the active people who hold a role that decides requests (a setting)."""
    return rights.holders(session, context, Right.DECIDE)


def owe_requests(session: Session, context: EntityContext, now: datetime) -> None:
    """Owe a notice of each open request to whoever decides, and to control; each is told once.

    The pass of the clock does it again: who gets the role later hears of what still waits. What
    has been decided or asked otherwise meanwhile is not put to anybody any more.
    """
    waiting = requests.of_entity(session, context.entity_id)
    _close_decided(session, context, {(one.id, one.inbound_id) for one in waiting}, now)
    if waiting:
        decide = deciders(session, context)
        known = decide | rights.holders(session, context, Right.WATCH)
        _owe(session, context, waiting, {one: one in decide for one in known}, now)


def tell_withdrawn(
    session: Session, context: EntityContext, request: RequestRow, now: datetime
) -> None:
    """Owe a notice to those who were told of a request that was withdrawn; the others hear nothing.

    What they have not been told yet is not put to them any more.
    """
    told = select(Notice.person_id).where(
        Notice.entity_id == context.entity_id,
        Notice.kind == REQUEST,
        Notice.activity_id == request.activity_id,
        Notice.key.startswith(f"{REQUEST}:{request.id}:")
        | Notice.key.startswith(f"{REQUEST}-known:{request.id}:"),
        Notice.state == OwedState.TOLD,
    )
    rows = [
        {
            "entity_id": context.entity_id,
            "person_id": person_id,
            "key": f"{WITHDRAWN}:{request.id}",
            "kind": WITHDRAWN,
            "details": _details(request, decides=False, anybody=True),
            "state": OwedState.OPEN,
            "recorded_at": now,
        }
        for person_id in sorted(set(session.scalars(told)))
    ]
    if rows:
        session.execute(insert_or_not(Notice), rows)
    owe_requests(session, context, now)


def _owe(
    session: Session,
    context: EntityContext,
    waiting: list[RequestRow],
    readers: dict[int, bool],
    now: datetime,
) -> None:
    """Owe what is not owed yet; `readers` are people, and whether they decide."""
    rows = [
        {
            "entity_id": context.entity_id,
            "person_id": person_id,
            "key": _key(one, decides=decides),
            "kind": REQUEST,
            "details": _details(one, decides=decides, anybody=any(readers.values())),
            "state": OwedState.OPEN,
            "recorded_at": now,
        }
        for one in waiting
        for person_id, decides in sorted(readers.items())
    ]
    # An answer and a pass of the clock may owe the same at once.
    known = [Notice.person_id, Notice.key]
    if rows:
        session.execute(insert_or_not(Notice).on_conflict_do_nothing(index_elements=known), rows)


def _key(one: RequestRow, *, decides: bool) -> str:
    """Return the ledger's key: what is asked in other words is told anew."""
    return f"{REQUEST}{'' if decides else '-known'}:{one.id}:{one.inbound_id}"


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


def _close_decided(
    session: Session, context: EntityContext, waiting: set[tuple[int, int]], now: datetime
) -> None:
    still_open = select(Notice).where(
        Notice.entity_id == context.entity_id,
        Notice.kind == REQUEST,
        text(f"notice.{OPEN_SQL}"),
    )
    decided = [
        notice.id
        for notice in session.scalars(still_open)
        if "request" in notice.details
        and (notice.details["request"], notice.details.get("inbound")) not in waiting
    ]
    if decided:
        session.execute(
            update(Notice)
            .where(Notice.id.in_(decided))
            .values(state=OwedState.CLOSED, reason=DECIDED, recorded_at=now)
            .execution_options(synchronize_session=False)
        )
