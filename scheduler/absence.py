"""Somebody is away: control is told of an office for which nobody stands in meanwhile."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from core.rights import MAY, Right
from models import absences, audit
from scheduler import directory, succession
from scheduler.candidates import open_activities
from scheduler.context import EntityContext
from scheduler.notices import LEFT_EMPTY, tell


def mark(
    session: Session,
    context: EntityContext,
    person_id: int,
    until: date | None,
    now: datetime,
    by: audit.Actor,
) -> list[str]:
    """Write down the last day of an absence (None: she is back).

    Returns the offices for which nobody can be written to until then; control is told of each.
    """
    absences.mark(
        session, entity_id=context.entity_id, person_id=person_id, until=until, now=now, by=by
    )
    if until is None:
        return []
    people = directory.load(session, context, now)
    alone = [one for one in people.offices_of(person_id) if people.recipient(one) is None]
    for office_id in alone:
        details: dict[str, str | int] = {
            "office": succession.office_name(session, office_id),
            "office_id": office_id,
            "person": people.contacts[person_id].name,
            "count": len(open_activities(session, context, [office_id])),
            "until": until.isoformat(),
        }
        key = f"{LEFT_EMPTY}:{office_id}:{person_id}:{until}"
        for reader in people.holders(MAY[Right.WATCH]):
            tell(session, context, people, reader, LEFT_EMPTY, key, details, now)
    return [succession.office_name(session, one) for one in alone]
