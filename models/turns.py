"""One transaction of an entity at a time decides what is owed to whom."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.organisation import Entity


def wait_for_turn(session: Session, entity_id: int) -> None:
    """Wait until no pass of the clock, and no change of who leads, is under way; keep others out.

    Two passes at once would owe the same: the second waits here, and then finds nothing to do. Not
    a full lock: that would stop every insert that names the entity, answers among them.
    """
    mine = select(Entity.id).where(Entity.id == entity_id)
    session.execute(mine.with_for_update(key_share=True))
