"""The control office hears of two offices that tell figures far apart, once for each time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.notice_names import DISAGREEMENT
from core.rights import MAY, Right
from models.answers import disagreements
from models.answers.disagreements import Open
from models.owed import Notice, close_open
from scheduler.context import EntityContext
from scheduler.directory import Directory
from scheduler.notices import tell

AGREED = "the offices agree by now"


def owe_disagreements(
    session: Session, context: EntityContext, people: Directory, now: datetime
) -> None:
    """Owe control a notice of each disagreement; what has ended meanwhile is not told any more."""
    standing = {_key(one): one for one in disagreements.of_open_plans(session, context.entity_id)}
    close_open(session, context.entity_id, DISAGREEMENT, list(standing), AGREED)
    if not standing:
        return
    found = session.execute(
        select(Notice.person_id, Notice.key).where(
            Notice.entity_id == context.entity_id,
            Notice.kind == DISAGREEMENT,
            Notice.key.in_(list(standing)),
        )
    )
    told = {(person_id, key) for person_id, key in found}
    for contact in people.holders(MAY[Right.WATCH]):
        for key, one in standing.items():
            if (contact.person_id, key) not in told:
                tell(session, context, people, contact, DISAGREEMENT, key, _details(one), now)


def _key(one: Open) -> str:
    return f"{DISAGREEMENT}:{one.activity_id}:{one.other_office_id}:{one.began_with}"


def _details(one: Open) -> dict[str, str | int]:
    return {
        "activity_id": one.activity_id,
        "office_id": one.office_id,
        "percent": str(one.percent),
        "other_office": one.other_office,
        "other_percent": str(one.other_percent),
    }
