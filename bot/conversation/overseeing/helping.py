"""What somebody is told who asks what she can write, or greets: what her roles may do."""

from __future__ import annotations

from sqlalchemy.orm import Session

from core.rights import Right
from scheduler.context import EntityContext
from scheduler.requests import rights

NOTES = frozenset({"help", "greeting"})
_TOLD = {
    "sees": Right.SEE,
    "broadcasts": Right.BROADCAST,
    "decides": Right.DECIDE,
    "records": Right.RECORD,
    "reports": Right.REPORT,
}


def values(session: Session, context: EntityContext, person_id: int) -> dict[str, int]:
    """Return what a note tells that a person may do; nothing for who answers for an office only."""
    held = rights.held(session, context, person_id)
    return {name: 1 for name, right in _TOLD.items() if right in held} if Right.SEE in held else {}
