"""Entities that are paused: nothing is done for them, and what comes in waits until they resume."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from models import audit_actions
from models.audit import Change
from models.organisation import Entity
from models.session import direct

# Built once, because it is executed for every message that is taken.
_PAUSED = select(Entity.paused_at).where(Entity.id == bindparam("entity"))


def is_paused(session: Session, entity_id: int) -> bool:
    """Tell whether nothing is to be done for an entity now."""
    return direct(session, _PAUSED, entity=entity_id).scalar() is not None


def working(session: Session, entity_ids: Collection[int]) -> list[int]:
    """Return those of the entities that are not paused."""
    query = select(Entity.id).where(Entity.id.in_(entity_ids), Entity.paused_at.is_(None))
    return list(session.scalars(query))


def pause(change: Change) -> bool:
    """Pause the entity of a change; tell whether it was at work."""
    return _set(change, change.now, audit_actions.ENTITY_PAUSED)


def resume(change: Change) -> bool:
    """Let the entity of a change go on; tell whether it was paused."""
    return _set(change, None, audit_actions.ENTITY_RESUMED)


def _set(change: Change, paused_at: datetime | None, action: str) -> bool:
    is_other = Entity.paused_at.is_not(None) if paused_at is None else Entity.paused_at.is_(None)
    changed = change.session.execute(
        update(Entity)
        .where(Entity.id == change.entity_id, is_other)
        .values(paused_at=paused_at)
        .returning(Entity.id)
    ).all()
    if changed:
        change.audit(action, "entity", change.entity_id)
    return bool(changed)
