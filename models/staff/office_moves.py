"""Activities and offices that go over to another office on a day: written down until it comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, delete, insert, select, update
from sqlalchemy.orm import Mapped, Session

from models import audit
from models.base import Base, EntityId, Id, ref
from models.organisation import Office


class OfficeMove(Base):
    """From the day `since` on an activity, or all of the office `former_id`, is of `office_id`.

    `person_id` and `role` are who said so; `done_at` is empty until it has been carried out.
    """

    __tablename__ = "office_move"
    __table_args__ = (
        CheckConstraint(
            "(activity_id IS NULL) <> (former_id IS NULL)", name="of_an_activity_or_an_office"
        ),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    since: Mapped[date]
    activity_id: Mapped[int | None] = ref("activity")
    former_id: Mapped[int | None] = ref("office")
    office_id: Mapped[int] = ref("office", index=True)
    reason: Mapped[str]
    person_id: Mapped[int | None] = ref("person")
    role: Mapped[str]
    written_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Move:
    """What goes over to another office, from which day on, why, and who said so."""

    id: int
    since: date
    activity_id: int | None
    former_id: int | None
    office_id: int
    reason: str
    by: audit.Actor


def plan(
    change: audit.Change,
    *,
    since: date,
    office_id: int,
    reason: str,
    activity_id: int | None = None,
    former_id: int | None = None,
) -> None:
    """Write down that an activity, or all of an office, goes over on a day to come; what was
    planned of it before is not done."""
    drop(change, activity_id=activity_id, former_id=former_id)
    row = insert(OfficeMove).values(
        entity_id=change.entity_id,
        since=since,
        activity_id=activity_id,
        former_id=former_id,
        office_id=office_id,
        reason=reason,
        person_id=change.by.person_id,
        role=change.by.role,
        written_at=change.now,
    )
    change.session.execute(row)


def drop(
    change: audit.Change, *, activity_id: int | None = None, former_id: int | None = None
) -> list[tuple[int, date]]:
    """Forget what was planned of an activity, or of an office, and is not done; return to which
    offices, and from which days on."""
    gone = change.session.execute(
        delete(OfficeMove)
        .where(
            OfficeMove.entity_id == change.entity_id,
            OfficeMove.done_at.is_(None),
            OfficeMove.activity_id == activity_id
            if former_id is None
            else OfficeMove.former_id == former_id,
        )
        .returning(OfficeMove.office_id, OfficeMove.since)
        .execution_options(synchronize_session=False)
    )
    return [(office_id, since) for office_id, since in gone]


def planned(session: Session, entity_id: int) -> list[Move]:
    """Return what waits for its day, the earliest first."""
    rows = session.scalars(
        select(OfficeMove)
        .where(OfficeMove.entity_id == entity_id, OfficeMove.done_at.is_(None))
        .order_by(OfficeMove.since, OfficeMove.id)
    )
    return [
        Move(
            id=row.id,
            since=row.since,
            activity_id=row.activity_id,
            former_id=row.former_id,
            office_id=row.office_id,
            reason=row.reason,
            by=audit.Actor(role=row.role, channel="clock", person_id=row.person_id),
        )
        for row in rows
    ]


def succeeding(session: Session, entity_id: int, office_id: int, on: date) -> Move | None:
    """Return the planned move after which another office has all that is this one's on a day: the
    last, where that one is succeeded by then too; None where none is planned."""
    last = None
    for move in planned(session, entity_id):
        if move.former_id == office_id and move.since <= on:
            last, office_id = move, move.office_id
    return last


def done(session: Session, move_id: int, now: datetime) -> None:
    """Note that a move was carried out, or that nothing of it is left to do."""
    session.execute(update(OfficeMove).where(OfficeMove.id == move_id).values(done_at=now))


def succeeded(
    change: audit.Change, former_id: int, office_id: int, *, on: date, reason: str
) -> None:
    """Note that an office was succeeded just now; what was planned of it is done by that, and what
    was to go over to it goes over to the other one."""
    plan(change, since=on, office_id=office_id, reason=reason, former_id=former_id)
    waits = OfficeMove.done_at.is_(None)
    mine = (OfficeMove.former_id == former_id, OfficeMove.office_id == office_id, waits)
    session = change.session
    session.execute(update(OfficeMove).where(*mine).values(done_at=change.now))
    theirs = (OfficeMove.office_id == former_id, waits)
    session.execute(update(OfficeMove).where(*theirs).values(office_id=office_id))


def answering(
    session: Session, entity_id: int, now: datetime | None
) -> dict[int, tuple[int, str, bool]]:
    """Return the office that answers for each one, with its name and whether it is a collective:
    what it was merged into, and what had succeeded it by `now` (None: ever)."""
    done = OfficeMove.done_at.is_not(None) if now is None else OfficeMove.done_at <= now
    rows = session.execute(
        select(
            Office.id,
            Office.name,
            Office.collective,
            Office.merged_into_id,
            OfficeMove.office_id.label("successor_id"),
        )
        .outerjoin(OfficeMove, (OfficeMove.former_id == Office.id) & done)
        .where(Office.entity_id == entity_id)
        .order_by(OfficeMove.id)
    )
    known = {row.id: row for row in rows}

    def answers(row: Any) -> tuple[int, str, bool]:
        seen = set()
        while row.id not in seen:
            seen.add(row.id)
            row = known.get(row.merged_into_id or row.successor_id or row.id, row)
        return row.id, row.name, row.collective

    return {office_id: answers(row) for office_id, row in known.items()}
