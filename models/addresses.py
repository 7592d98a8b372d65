"""Addresses that turn out to reach nobody."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from models import audit
from models.organisation import Address


def bury(
    session: Session, address_id: int, *, entity_id: int, reason: str, channel: str, now: datetime
) -> bool:
    """Mark an address as dead, with the reason, once; tell whether it had been thought to live."""
    buried = session.execute(
        update(Address)
        .where(Address.id == address_id, Address.dead_since.is_(None))
        .values(dead_since=now, dead_reason=reason)
        .returning(Address.id, Address.person_id)
    ).one_or_none()
    if buried is None:
        return False
    audit.write(
        session,
        entity_id=entity_id,
        at=now,
        action="address_dead",
        subject="address",
        subject_id=buried.id,
        before={"dead": False},
        after={"dead": True, "reason": reason},
        role="system",
        channel=channel,
        person_id=buried.person_id,
    )
    return True
