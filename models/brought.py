"""Files whose bytes a message brings along: written down at once, there is nothing to fetch."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Session

from core.files import Refusal
from core.inbound import InboundFile
from models.files import FileState, KeptContent, ReceivedFile


def settle_at_once(
    session: Session,
    *,
    entity_id: int,
    inbound_id: int,
    ordinal: int,
    said: InboundFile,
    outcome: KeptContent | Refusal,
    now: datetime,
) -> None:
    """Write down a file that needed no fetching: kept, or refused; once, however often."""
    values: dict[str, Any] = {"name": said.name, "media_type": said.media_type, "size": said.size}
    if isinstance(outcome, Refusal):
        values |= {"state": FileState.REFUSED, "reason": outcome.value}
    else:
        values |= {"state": FileState.KEPT, "reason": "", **asdict(outcome)}
    statement = insert_or_not(ReceivedFile).values(
        entity_id=entity_id,
        inbound_id=inbound_id,
        ordinal=ordinal,
        kind=said.kind,
        channel_ref=said.ref,
        attempts=0,
        not_before=now,
        settled_at=now,
        **values,
    )
    session.execute(
        statement.on_conflict_do_nothing(
            index_elements=[ReceivedFile.inbound_id, ReceivedFile.ordinal]
        )
    )
