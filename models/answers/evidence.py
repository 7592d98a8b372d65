"""Evidence: files and links that came with an answer, each tied to an activity."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ColumnElement,
    Index,
    UniqueConstraint,
    exists,
    func,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, EntityId, Id, ref
from models.organisation import Person
from models.progress import ProgressReport, Retraction

LINK = "link"
FIRST_LINK = 1000  # the ordinal of a message's first link: its files come before


class Evidence(Base):
    """One file, or one link, that somebody sent for an activity.

    A file is named by its content (`sha256`, under the folder of the settings), a link is kept as
    text and never opened. `note` holds the words that came with it, `report_id` the report that
    the same message made, `ordinal` its place in the message (links from 1000 on). What was filed
    by mistake is withdrawn, never deleted.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("inbound_id", "activity_id", "ordinal"),
        CheckConstraint("(sha256 IS NULL) <> (link IS NULL)", name="a_file_or_a_link"),
        Index("ix_evidence_activity", "activity_id", "id"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity")
    report_id: Mapped[int | None] = ref("progress_report")
    person_id: Mapped[int] = ref("person")
    inbound_id: Mapped[int] = ref("inbound")
    ordinal: Mapped[int]
    kind: Mapped[str]
    sha256: Mapped[str | None]
    link: Mapped[str | None]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[str]
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Item:
    """One file or link to be filed: `sha256` and what was found of the file, or the `link`."""

    ordinal: int
    kind: str
    name: str
    media_type: str = ""
    size: int | None = None
    sha256: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """For which activity, by whom, out of which message, with which words, something is filed.

    `report_id` is the report that another message made with it: the yes to what was spoken.
    """

    entity_id: int
    activity_id: int
    person_id: int
    inbound_id: int
    note: str
    report_id: int | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence as the control office sees it.

    `withdrawn_at` is set of what was filed by mistake, `undone` tells whether the report that came
    with it was taken back.
    """

    id: int
    activity_id: int
    person: str
    recorded_at: datetime
    kind: str
    name: str
    media_type: str
    size: int | None
    sha256: str | None
    link: str | None
    note: str
    withdrawn_at: datetime | None
    undone: bool
    report_id: int | None


def attach(session: Session, filing: Filing, items: Sequence[Item], *, now: datetime) -> None:
    """File what came with a message for an activity, and tie it to the report it made, if any.

    Filed again, nothing is added; what had been withdrawn counts again.
    """
    made = session.scalar(
        select(func.max(ProgressReport.id)).where(
            ProgressReport.inbound_id == filing.inbound_id,
            ProgressReport.activity_id == filing.activity_id,
        )
    )
    report_id = filing.report_id if made is None else made
    of_all = asdict(filing) | {"report_id": report_id, "recorded_at": now}
    for item in items:
        statement = insert_or_not(Evidence).values(of_all | asdict(item))
        session.execute(
            statement.on_conflict_do_update(
                index_elements=[Evidence.inbound_id, Evidence.activity_id, Evidence.ordinal],
                set_={"report_id": report_id, "withdrawn_at": None},
            )
        )


def count(session: Session, activity_id: int) -> int:
    """Return how many pieces of evidence an activity has."""
    query = select(func.count()).select_from(Evidence).where(_standing(activity_id))
    return session.scalar(query) or 0


def stands(session: Session, activities: Sequence[int], inbound_ids: Sequence[int]) -> bool:
    """Tell whether something of these messages is filed for every one of the activities."""
    found = session.scalars(
        select(Evidence.activity_id)
        .where(Evidence.inbound_id.in_(inbound_ids), Evidence.withdrawn_at.is_(None))
        .distinct()
    )
    return set(activities) <= set(found)


def of_activity(session: Session, activity_id: int) -> list[EvidenceRow]:
    """Return the evidence of an activity, the oldest first, what was withdrawn too."""
    return _rows(session, Evidence.activity_id == activity_id)


def find(session: Session, entity_id: int, evidence_id: int) -> EvidenceRow | None:
    """Return a piece of evidence of the entity, withdrawn or not; None where it has none so."""
    found = _rows(session, Evidence.entity_id == entity_id, Evidence.id == evidence_id)
    return found[0] if found else None


def _rows(session: Session, *where: ColumnElement[bool]) -> list[EvidenceRow]:
    query = (
        select(
            Evidence.id,
            Evidence.activity_id,
            Person.name,
            Evidence.recorded_at,
            Evidence.kind,
            Evidence.name,
            Evidence.media_type,
            Evidence.size,
            Evidence.sha256,
            Evidence.link,
            Evidence.note,
            Evidence.withdrawn_at,
            exists().where(Retraction.report_id == Evidence.report_id),
            Evidence.report_id,
        )
        .join(Person, Person.id == Evidence.person_id)
        .where(*where)
        .order_by(Evidence.id)
    )
    rows: Iterable[Any] = session.execute(query)
    return [EvidenceRow(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Group:
    """What was filed together: its messages, the kinds of its pieces, and since when it stands."""

    inbound_ids: tuple[int, ...]
    kinds: tuple[str, ...]
    recorded_at: datetime


def filed_with(session: Session, *, person_id: int, inbound_id: int) -> Group | None:
    """Return what a person filed together with a message; None where nothing of it stands."""
    at = session.scalar(
        select(func.max(Evidence.recorded_at)).where(
            Evidence.inbound_id == inbound_id,
            Evidence.person_id == person_id,
            Evidence.withdrawn_at.is_(None),
        )
    )
    if at is None:
        return None
    rows = session.execute(
        select(Evidence.inbound_id, Evidence.ordinal, Evidence.kind)
        .where(
            Evidence.person_id == person_id,
            Evidence.recorded_at == at,
            Evidence.withdrawn_at.is_(None),
        )
        .distinct()
        .order_by(Evidence.inbound_id, Evidence.ordinal)
    ).all()
    inbound_ids = tuple(dict.fromkeys(row.inbound_id for row in rows))
    return Group(inbound_ids, tuple(row.kind for row in rows), at)


def newest(
    session: Session, *, person_id: int, activities: Sequence[int], kind: str = ""
) -> int | None:
    """Return the message with which a person last filed what still stands for one of these, of a
    `kind` where there is one."""
    query = select(Evidence.inbound_id).where(
        Evidence.activity_id.in_(activities),
        Evidence.person_id == person_id,
        Evidence.withdrawn_at.is_(None),
    )
    of_kind = (Evidence.kind == kind).desc()
    return session.scalar(query.order_by(of_kind, Evidence.id.desc()).limit(1))


@dataclass(frozen=True, slots=True)
class Gone:
    """A piece that was taken back: of which activity and message, told with which report if any."""

    activity_id: int
    inbound_id: int
    report_id: int | None
    kind: str


def withdraw(
    session: Session,
    *,
    person_id: int,
    inbound_ids: Sequence[int],
    now: datetime,
    activities: Collection[int] = (),
) -> list[Gone]:
    """Take back what a person filed out of these messages for some activities, for all where none
    is named; return the pieces."""
    named = Evidence.activity_id.in_(activities) if activities else true()
    changed = session.execute(
        update(Evidence)
        .where(
            Evidence.person_id == person_id,
            Evidence.inbound_id.in_(inbound_ids),
            Evidence.withdrawn_at.is_(None),
            named,
        )
        .values(withdrawn_at=now)
        .returning(
            Evidence.id,
            Evidence.activity_id,
            Evidence.inbound_id,
            Evidence.report_id,
            Evidence.kind,
        )
        .execution_options(synchronize_session=False)
    )
    rows = sorted(changed, key=lambda one: one.id)  # what an update returns has no order
    return [Gone(one.activity_id, one.inbound_id, one.report_id, one.kind) for one in rows]


def _standing(activity_id: int) -> ColumnElement[bool]:
    undone = exists().where(Retraction.report_id == Evidence.report_id)
    filed = (Evidence.activity_id == activity_id) & Evidence.withdrawn_at.is_(None)
    return filed & ~undone
