"""Which file is fetched next.

On SQLite the one that has waited longest; on PostgreSQL the one whose turn it is.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, text, update
from sqlalchemy.orm import Session, aliased

from core.inbound import FileKind, InboundFile
from models.inbox import Inbound
from models.incoming.files import CLAIMS, ClaimedFile, ReceivedFile, has_words
from models.running.turns import CLOCKS_APART, Turn
from models.session import direct

_waiting = aliased(ReceivedFile, name="waiting")
_OLDEST = (
    select(_waiting.id)
    .where(
        _waiting.entity_id == bindparam("entity"),
        text("waiting.state = 'waiting'"),
        _waiting.not_before <= bindparam("now"),
    )
    .order_by(_waiting.id)
    .limit(1)
)
_TAKE = (
    update(ReceivedFile)
    .where(text("inbound_file.state = 'waiting'"))
    .values(CLAIMS.taken())
    .returning(ReceivedFile.id)
)
_TAKE_ANY = _TAKE.where(ReceivedFile.id == _OLDEST.scalar_subquery()).values(
    holder_id=bindparam("holder")
)
_OF_TURN = (
    ReceivedFile.entity_id == bindparam("entity"),
    ReceivedFile.id == bindparam("wanted"),
)
_TAKE_OF_TURN = _TAKE.where(*_OF_TURN, ReceivedFile.not_before <= bindparam("now"))
_GIVE_BACK_OF_TURN = CLAIMS.giving_back(*_OF_TURN)
_TAKEN = (
    select(ReceivedFile, Inbound.channel, Inbound.sender, Inbound.payload)
    .join(Inbound, Inbound.id == ReceivedFile.inbound_id)
    .where(ReceivedFile.id == bindparam("file_id"))
)


def claim(session: Session, *, entity_id: int, holder_id: int, now: datetime) -> ClaimedFile | None:
    """Take the file that has waited longest, or None; commit before it is fetched.

    For SQLite, where one process at a time writes.
    """
    taken = direct(session, _TAKE_ANY, entity=entity_id, holder=holder_id, now=now).scalar()
    return None if taken is None else _claimed(session, taken)


def next_of(session: Session, turn: Turn, now: datetime) -> ClaimedFile | None:
    """Take the file whose turn it is, None where it is not due; commit before it is fetched. One
    that is in hand was left there by a process that died: it is given back first."""
    wanted = {"entity": turn.entity_id, "wanted": int(turn.address)}
    direct(session, _GIVE_BACK_OF_TURN, from_now=now, **wanted)
    taken = direct(session, _TAKE_OF_TURN, now=now + CLOCKS_APART, **wanted).scalar()
    return None if taken is None else _claimed(session, taken)


def _claimed(session: Session, file_id: int) -> ClaimedFile:
    row, channel, sender, payload = session.execute(_TAKEN, {"file_id": file_id}).one()
    return ClaimedFile(
        id=row.id,
        claims=row.claims,
        entity_id=row.entity_id,
        inbound_id=row.inbound_id,
        channel=channel,
        sender=sender,
        on_behalf_of=payload.get("on_behalf_of"),
        attempts=row.attempts,
        speaks=row.kind is FileKind.VOICE and _is_hers_alone(payload),
        file=InboundFile(
            kind=row.kind,
            ref=row.channel_ref,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
        ),
    )


def _is_hers_alone(payload: dict[str, Any]) -> bool:
    """Tell whether a message is one file and nothing else, said to us by its sender herself."""
    apart = payload.get("chat") or payload.get("forwarded") or payload.get("edits")
    return not apart and not has_words(payload) and len(payload.get("files", ())) == 1
