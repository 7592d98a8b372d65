"""A message is stored as its channel read it: to be handled, to wait for files, or for a person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from core.inbound import Inbound
from models import inbox
from models.incoming import files


def take_in(
    session: Session, message: Inbound, *, entity_id: int, channel: str, aside: str, now: datetime
) -> int | None:
    """Store a message as its channel read it, and let it wait for its files; None when it had come
    before. Acknowledge it only after the commit.

    `aside` is why nobody may handle it before a person has looked; empty: it is to be handled.
    """
    stored = inbox.accept(
        session,
        entity_id=entity_id,
        channel=channel,
        external_id=message.external_id,
        sender=message.sender,
        payload=message.model_dump(mode="json"),
        now=now,
    )
    if stored is not None and aside:
        inbox.keep_aside(session, stored, now=now, error=aside)
    elif stored is not None and message.files:
        files.expect(
            session,
            entity_id=entity_id,
            inbound_id=stored,
            files=message.files,
            album=message.album,
            now=now,
        )
    return stored
