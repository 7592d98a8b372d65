"""What a machine has heard in voice notes, and what their senders say to it."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from models.incoming.files import ReceivedFile


def agree(session: Session, inbound_id: int, *, agreed: bool) -> str | None:
    """Write down whether a voice note was heard rightly; return what was heard.

    None where nothing was heard in that message, or where she has said it already.
    """
    agreed_to = session.execute(
        update(ReceivedFile)
        .where(
            ReceivedFile.inbound_id == inbound_id,
            ReceivedFile.transcript.is_not(None),
            ReceivedFile.agreed.is_(None),
        )
        .values(agreed=agreed)
        .returning(ReceivedFile.ordinal, ReceivedFile.transcript)
        .execution_options(synchronize_session=False)
    )
    return next((said for _, said in sorted(agreed_to)), None)
