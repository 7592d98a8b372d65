"""A broadcast to somebody who is away goes at once to whoever is written to in her place."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models.broadcasts import NOTICE
from models.owed import OPEN_SQL, Notice
from scheduler.context import EntityContext
from scheduler.directory import Directory
from scheduler.notices import tell


def owe_stand_ins(
    session: Session, context: EntityContext, people: Directory, now: datetime
) -> None:
    """Owe each broadcast that waits for a reader who is away to the recipients of her offices.

    She gets it as well, when she is back.
    """
    waiting = select(Notice).where(
        Notice.entity_id == context.entity_id,
        Notice.kind == NOTICE,
        text(f"notice.{OPEN_SQL}"),
    )
    for notice in session.scalars(waiting).all():
        reader = people.contacts.get(notice.person_id)
        if reader is None or not reader.away:
            continue
        for office_id in people.offices_of(reader.person_id):
            instead = people.recipient(office_id)
            if instead is not None and instead.reachable:
                tell(session, context, people, instead, NOTICE, notice.key, notice.details, now)
