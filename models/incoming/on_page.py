"""What a person writes on her own page: taken in and closed in the transaction that handles it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from core.channels import PAGES
from core.inbound import FileKind, Outcome
from models.inbox import Inbound, InboundState
from models.incoming.files import FileState, KeptContent, ReceivedFile


def add_file(
    session: Session,
    *,
    entity_id: int,
    inbound_id: int,
    kind: FileKind,
    kept: KeptContent,
    now: datetime,
) -> None:
    """Write down a file that was kept before its message was taken in: nothing waits for it."""
    row = {"entity_id": entity_id, "inbound_id": inbound_id, "ordinal": 0, "kind": kind}
    settled = {"state": FileState.KEPT, "channel_ref": "", "not_before": now, "settled_at": now}
    session.execute(insert(ReceivedFile), [row | settled | asdict(kept)])


def close(
    session: Session,
    inbound_id: int,
    *,
    now: datetime,
    outcome: Outcome,
    taken_by: str,
    person_id: int,
) -> None:
    """Close a message in the transaction that has taken it in: nobody else has seen it."""
    session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id)
        .values(
            state=InboundState.DONE,
            handled_at=now,
            outcome=outcome,
            taken_by=taken_by,
            person_id=person_id,
        )
        .execution_options(synchronize_session=False)
    )


def count_since(session: Session, *, entity_id: int, sender: str, since: datetime) -> int:
    """Return how many answers a person has sent from her page since an instant."""
    query = select(func.count()).where(
        Inbound.entity_id == entity_id,
        Inbound.channel == PAGES,
        Inbound.sender == sender,
        Inbound.received_at > since,
    )
    return session.scalar(query) or 0
