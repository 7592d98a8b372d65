"""Files that come after the words of their message: which they are, and what they will prove."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, UniqueConstraint, delete, exists, select, true, update
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session

from core.inbound import Outcome
from models.base import Base, EntityId, Id, ref
from models.inbox import Inbound, InboundState
from models.incoming.files import ReceivedFile, hold


class ExpectedEvidence(Base):
    """An activity whose evidence the files of a message will be, each when it is there.

    `report_id` is the report that was told with them, if any. The row goes when the last file is
    kept or refused, or when the person takes it back.
    """

    __tablename__ = "expected_evidence"
    __table_args__ = (UniqueConstraint("inbound_id", "activity_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    inbound_id: Mapped[int] = ref("inbound")
    activity_id: Mapped[int] = ref("activity")
    person_id: Mapped[int] = ref("person")
    report_id: Mapped[int | None] = ref("progress_report")
    recorded_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Expected:
    """What is to be filed: of which activity, as whose evidence, told with which report."""

    activity_id: int
    person_id: int
    report_id: int | None
    recorded_at: datetime


def hold_back(session: Session, inbound_id: int) -> bool:
    """Lock a message that is to be handled; tell whether a file of it is still to come."""
    hold(session, inbound_id)
    return bool(session.scalar(select(exists().where(_pending(inbound_id)))))


def leave(session: Session, inbound_id: int) -> None:
    """Note that the words of a message are handled without the files that are still to come."""
    session.execute(
        update(ReceivedFile)
        .where(_pending(inbound_id))
        .values(late=True)
        .execution_options(synchronize_session=False)
    )


def take_over(session: Session, inbound_id: int, person_id: int, now: datetime) -> None:
    """Let a later form of a message that waits for its files be heard in its place."""
    hold(session, inbound_id)
    taken = session.execute(
        update(Inbound)
        .where(
            Inbound.id == inbound_id,
            Inbound.state == InboundState.FETCHING,
            Inbound.album.is_(None),
        )
        .values(
            state=InboundState.DONE, outcome=Outcome.EDITED, handled_at=now, person_id=person_id
        )
        .returning(Inbound.id)
        .execution_options(synchronize_session=False)
    ).all()
    if taken:
        leave(session, inbound_id)


def expect(session: Session, entity_id: int, inbound_id: int, wanted: Expected) -> None:
    """Let the files of a message that are still to come be filed when they are there; once.

    Asked again with a report, that is the one they are shown with.
    """
    told = {} if wanted.report_id is None else {"report_id": wanted.report_id}
    whose = {"entity_id": entity_id, "inbound_id": inbound_id}
    statement = insert_or_not(ExpectedEvidence).values(whose | asdict(wanted))
    one = [ExpectedEvidence.inbound_id, ExpectedEvidence.activity_id]
    if told:
        session.execute(statement.on_conflict_do_update(index_elements=one, set_=told))
    else:
        session.execute(statement.on_conflict_do_nothing(index_elements=one))


def expected(session: Session, inbound_id: int) -> list[Expected]:
    """Return of which activities the files of a message will be evidence."""
    rows = session.execute(
        select(
            ExpectedEvidence.activity_id,
            ExpectedEvidence.person_id,
            ExpectedEvidence.report_id,
            ExpectedEvidence.recorded_at,
        )
        .where(ExpectedEvidence.inbound_id == inbound_id)
        .order_by(ExpectedEvidence.id)
    )
    return [Expected(*row) for row in rows]


def forget(session: Session, inbound_ids: Sequence[int], activities: Collection[int] = ()) -> None:
    """Expect nothing of these messages any more for some activities, for all if none is named."""
    named = ExpectedEvidence.activity_id.in_(activities) if activities else true()
    session.execute(
        delete(ExpectedEvidence)
        .where(ExpectedEvidence.inbound_id.in_(inbound_ids), named)
        .execution_options(synchronize_session=False)
    )


def _pending(inbound_id: int) -> ColumnElement[bool]:
    return (ReceivedFile.inbound_id == inbound_id) & ReceivedFile.settled_at.is_(None)


def came_from(session: Session, sender: str, entity_id: int, since: datetime) -> bool:
    """Tell whether an address has sent a file since an instant, whatever became of it."""
    sent = exists().where(
        ReceivedFile.inbound_id == Inbound.id,
        Inbound.entity_id == entity_id,
        Inbound.sender == sender,
        Inbound.received_at >= since,
    )
    return bool(session.scalar(select(sent)))
