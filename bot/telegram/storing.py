"""What an update becomes in the inbox: a message, or what came, for a person to look at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import structlog
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.telegram.addressed import Me
from bot.telegram.client import WANTED, Received, read_update
from bot.telegram.parse import clean, to_inbound
from core.channels import TELEGRAM
from core.inbound import Inbound, Outcome
from models import inbox
from models.inbox import InboundState
from models.incoming import taking_in, tray

log = structlog.get_logger("telegram")


@dataclass(frozen=True, slots=True)
class TakenUpdate:
    """What goes into the inbox; `aside` is why a person has to look first (or empty)."""

    inbound: Inbound
    aside: str = ""


def read(one: Received, now: datetime, me: Me) -> TakenUpdate | None:
    """Return what goes into the inbox for an update; None for what is not said to the bot `me`.

    Raises nothing: what cannot be read goes there as it came.
    """
    if one.update is None:
        return unread(one, now, "cannot be read")
    try:
        inbound = to_inbound(one.update, now, me)
    except Exception as error:  # noqa: BLE001 - a mistake of ours loses nothing and stops nobody
        return unread(one, now, f"cannot be read: {type(error).__name__}")
    return None if inbound is None else TakenUpdate(inbound)


def unread(one: Received, now: datetime, problem: str) -> TakenUpdate:
    """Return an update as it came, set aside because of a `problem`.

    Of what it says no more is read than helps a person to find out whose it is.
    """
    raw = json.dumps(one.raw)  # in ASCII, which every database takes
    said = next((part for part in map(one.raw.get, WANTED) if isinstance(part, dict)), {})
    mark = sha256(raw.encode()).hexdigest()[:16]  # numbers of updates come again after a while
    inbound = Inbound(
        external_id=f"update:{one.update_id}:{mark}",
        sender=_sender(said),
        sent_at=now,
        text=next(_texts(said), ""),
        raw=raw,
    )
    return TakenUpdate(inbound, problem)


def store(session: Session, taken: TakenUpdate, *, entity_id: int, now: datetime) -> bool:
    """Store a message, and let it wait for its files or a person; tell whether it was new."""
    stored = taking_in.take_in(
        session,
        taken.inbound,
        entity_id=entity_id,
        channel=TELEGRAM.name,
        aside=taken.aside,
        now=now,
    )
    if stored is not None and taken.aside:
        log.error("update_set_aside", inbound=stored, why=taken.aside)
    return stored is not None


def read_again(session: Session, *, entity_id: int, me: Me, now: datetime) -> tuple[int, int]:
    """Read anew what was set aside as it came; return how many were read, and how many were not.

    Each that can be read now, and stored, becomes a message that came when it did.
    """
    rows = session.scalars(
        select(inbox.Inbound)
        .where(
            inbox.Inbound.entity_id == entity_id,
            inbox.Inbound.channel == TELEGRAM.name,
            inbox.Inbound.state == InboundState.SET_ASIDE,
            tray.came_unread(),
        )
        .order_by(inbox.Inbound.id)
    ).all()
    made = 0
    for row in rows:
        raw = json.loads(row.payload["raw"])
        one = Received(raw["update_id"], read_update(raw), raw)
        taken = read(one, row.received_at, me)
        if taken is not None and not taken.aside and _stored(session, taken, row):
            row.state, row.outcome, row.handled_at = InboundState.DONE, Outcome.READ_AGAIN, now
            made += 1
    return made, len(rows) - made


def _stored(session: Session, taken: TakenUpdate, row: inbox.Inbound) -> bool:
    """Store what was read anew; tell whether the database takes it now."""
    try:
        with session.begin_nested():
            store(session, taken, entity_id=row.entity_id, now=row.received_at)
    except DBAPIError as error:
        log.warning("still_refused", inbound=row.id, error=type(error.orig).__name__)
        return False
    return True


def _sender(said: dict[str, Any]) -> str:
    writer = said.get("from")
    number = writer.get("id") if isinstance(writer, dict) else None
    return str(number) if isinstance(number, int) else ""


def _texts(said: dict[str, Any]) -> Iterator[str]:
    for name in ("text", "caption"):
        text = said.get(name)
        if isinstance(text, str):
            yield clean(text)
