"""Browsers in which a person has typed a code: her own page opens there without another one."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import exists, insert, select
from sqlalchemy.orm import Session

from models import audit, audit_actions
from models.organisation import Person
from models.web.entering import hashed
from models.web.tables import WebDevice

KNOWN_FOR = timedelta(days=180)
_TOKEN_BYTES = 32


def remember(session: Session, *, entity_id: int, person_id: int, now: datetime) -> str:
    """Let a person's browser be known for KNOWN_FOR; return the secret that it keeps."""
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    row = insert(WebDevice).values(
        entity_id=entity_id,
        person_id=person_id,
        token_hash=hashed(token),
        created_at=now,
        expires_at=now + KNOWN_FOR,
    )
    device_id = session.execute(row.returning(WebDevice.id)).scalar_one()
    by = audit.Actor(role="visitor", channel="web", person_id=person_id)
    change = audit.Change(session, entity_id, by, now)
    change.audit(audit_actions.DEVICE_KNOWN, "person", person_id, after={"device": device_id})
    return token


def is_known(
    session: Session, *, entity_id: int, person_id: int, token: str, now: datetime
) -> bool:
    """Tell whether a browser is known as that of a person who is still there."""
    known = exists().where(
        WebDevice.entity_id == entity_id,
        WebDevice.person_id == person_id,
        WebDevice.token_hash == hashed(token),
        WebDevice.expires_at > now,
        Person.id == WebDevice.person_id,
        Person.active,
    )
    return bool(session.scalar(select(known)))
