"""Who hears of what was decided in a plan: the office that leads an activity, and its leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Session

from core.words import Duty, Role, SourceKind
from models import audit, people, progress
from models.organisation import Office, Person
from models.owed import Notice, OwedState
from models.plan import Activity, Responsibility
from models.progress import ProgressReport

CORRECTED, RECEIVED = "activity_corrected", "activity_received"


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of an activity: its figure, whether a person reported it, and who answers."""

    percent: Decimal | None
    reported: bool
    offices: tuple[int, ...]
    leading: int | None


def standing(session: Session, activity: Activity) -> Standing:
    """Return what holds of an activity now."""
    held = progress.holding(session, activity.id)
    report = None if held is None else session.get_one(ProgressReport, held)
    rows = session.execute(
        select(Responsibility.office_id, Responsibility.duty)
        .where(Responsibility.activity_id == activity.id)
        .order_by(Responsibility.position)
    ).all()
    return Standing(
        percent=None if report is None else report.percent,
        reported=report is not None and report.source is not SourceKind.FILE,
        offices=tuple(row.office_id for row in rows),
        leading=next((row.office_id for row in rows if row.duty is Duty.LEAD), None),
    )


def tell_corrected(
    session: Session, activity: Activity, before: Standing, by: audit.Actor | None, now: datetime
) -> None:
    """Owe a notice to whoever led an activity whose reported figure or leading office is another.

    The leads of the office that answers from now on hear of it too. Nobody decided what a newer
    file says (`by` is None). Dates are told where they are
    moved (see `moving`).
    """
    after = standing(session, activity)
    if before.leading is None or activity.withdrawn_at is not None:
        return
    said = {"by_file": 1} if by is None else {"by": name_of(session, by)}
    about: dict[str, Any] = {"activity_id": activity.id, **said}
    hers = about | {"office_id": before.leading}
    told = leads_of(session, before.leading)
    if before.reported and before.percent != after.percent:
        figures = {"before": _text(before.percent), "percent": _text(after.percent)}
        key = f"{CORRECTED}:percent:{activity.id}:{after.percent}:{now.isoformat()}"
        owe(session, activity.entity_id, CORRECTED, key, hers | figures, told, now)
    if after.leading == before.leading:
        return
    new = None if after.leading is None else session.get_one(Office, after.leading)
    moved = {"to_office": new.name if new else "", "stays": int(before.leading in after.offices)}
    key = f"{CORRECTED}:office:{activity.id}:{after.leading}:{now.isoformat()}"
    owe(session, activity.entity_id, CORRECTED, key, hers | moved, told, now)
    if new is not None:
        given = about | {
            "office_id": new.id,
            "from_office": session.get_one(Office, before.leading).name,
        }
        key = f"{RECEIVED}:{activity.id}:{new.id}:{now.isoformat()}"
        readers = leads_of(session, new.id) - told
        owe(session, activity.entity_id, RECEIVED, key, given, readers, now)


def name_of(session: Session, by: audit.Actor) -> str:
    """Return the name of who decided; "" for who administers the system."""
    return "" if by.person_id is None else session.get_one(Person, by.person_id).name


def leads_of(session: Session, office_id: int) -> set[int]:
    """Return who leads an office; all of its people where nobody does."""
    members = people.people_of_offices(session, [office_id]).get(office_id, ())
    leads = [one for one in members if one.role is Role.LEAD] or members
    return {one.person_id for one in leads}


def owe(
    session: Session,
    entity_id: int,
    kind: str,
    key: str,
    details: dict[str, Any],
    readers: Iterable[int],
    now: datetime,
) -> None:
    """Owe a notice to each of the `readers`, once by its key."""
    rows = [
        {
            "entity_id": entity_id,
            "person_id": person_id,
            "key": key,
            "kind": kind,
            "details": details,
            "state": OwedState.OPEN,
            "recorded_at": now,
        }
        for person_id in sorted(readers)
    ]
    if rows:
        unique = [Notice.person_id, Notice.key]
        once = insert_or_not(Notice).on_conflict_do_nothing(index_elements=unique)
        session.execute(once, rows)


def _text(percent: Decimal | None) -> str:
    return "" if percent is None else str(percent)
