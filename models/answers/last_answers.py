"""When people last answered in their own words: a report of theirs, or a request."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, union_all

from core.words import SourceKind
from models.answers.requests import Request, asked_last_at
from models.progress import ProgressReport
from models.session import Session


def by_person(session: Session, entity_id: int) -> dict[int, datetime]:
    """Return when each person last reported on an activity, or asked for something about one; what
    others wrote down for her is no answer of hers."""
    told = select(ProgressReport.person_id, ProgressReport.recorded_at).where(
        ProgressReport.entity_id == entity_id,
        ProgressReport.source == SourceKind.MESSAGE,
        ProgressReport.recorded_by_id.is_(None),
    )
    asked = select(Request.person_id, asked_last_at()).where(Request.entity_id == entity_id)
    both = union_all(told, asked).subquery()
    rows = session.execute(
        select(both.c.person_id, func.max(both.c.recorded_at)).group_by(both.c.person_id)
    )
    return {person_id: at for person_id, at in rows if person_id is not None}
