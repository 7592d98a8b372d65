"""The trial, while only those are written to whom the settings name: how long, and its end."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.words import Because
from models import audit_actions
from models.audit import Change
from models.organisation import Entity, Person
from models.owed import Notice, OwedState, OwedStep
from models.plan import Plan


class Lacking(StrEnum):
    """Something without which nothing could be sent."""

    CHANNEL = "channel"
    PEOPLE = "people"
    PLAN = "plan"


def live_since(session: Session, entity_id: int) -> datetime | None:
    """Return when the trial ended, None while it lasts."""
    return session.get_one(Entity, entity_id).live_since


def lacking(session: Session, entity_id: int, channels: Collection[str]) -> list[Lacking]:
    """Return what is not there yet of what sending takes; `channels` are those that can send."""
    somebody = select(Person.id).where(Person.entity_id == entity_id, Person.active).limit(1)
    a_plan = select(Plan.id).where(Plan.entity_id == entity_id, Plan.closed_at.is_(None)).limit(1)
    there = {
        Lacking.CHANNEL: bool(channels),
        Lacking.PEOPLE: session.scalar(somebody) is not None,
        Lacking.PLAN: session.scalar(a_plan) is not None,
    }
    return [one for one, is_there in there.items() if not is_there]


def end(change: Change) -> bool:
    """End the trial: from now on everybody is written to, and what it held back is closed, not
    sent. Tell whether it lasted until now."""
    session, entity_id = change.session, change.entity_id
    changed = session.execute(
        update(Entity)
        .where(Entity.id == entity_id, Entity.live_since.is_(None))
        .values(live_since=change.now)
        .returning(Entity.id)
    ).one_or_none()
    if changed is None:
        return False
    for table in (OwedStep, Notice):
        session.execute(
            update(table)
            .where(table.entity_id == entity_id, table.state == OwedState.HELD)
            .values(state=OwedState.CLOSED, reason=Because.TRIAL)
            .execution_options(synchronize_session=False)
        )
    change.audit(
        audit_actions.WENT_LIVE, "entity", entity_id, before={"live": False}, after={"live": True}
    )
    return True
