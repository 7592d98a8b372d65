"""Plans and lists of people that somebody sent to be stored: read once, shown, and decided on.

At most one of a person waits for her decision; what was read is forgotten with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, EntityId, Id, ref, words
from models.inbox import Inbound
from models.incoming.files import ClaimedFile, KeptContent, ReceivedFile


class BroughtState(StrEnum):
    """Where a file stands: read, shown to its sender, stored, given up, or taken as evidence."""

    READ = "read"
    SHOWN = "shown"
    LOADED = "loaded"
    DROPPED = "dropped"
    EVIDENCE = "evidence"


_WAITING = (BroughtState.READ, BroughtState.SHOWN)


class BroughtFile(Base):
    """What was read of a received file (`plans.brought.contents`) as text; "" once decided on.

    `shown` is what was shown of it last to `person_id`, as text: that alone is agreed to. `digest`
    is the SHA-256 of its bytes. One that came by a page has no `file_id`.
    """

    __tablename__ = "brought_file"
    __table_args__ = (UniqueConstraint("file_id"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    file_id: Mapped[int | None] = ref("inbound_file")
    person_id: Mapped[int | None] = ref("person", index=True)
    name: Mapped[str]
    digest: Mapped[str]
    content: Mapped[str]
    state: Mapped[BroughtState] = mapped_column(words(BroughtState), default=BroughtState.READ)
    shown: Mapped[str] = mapped_column(default="")
    read_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that waits for a decision; the fields are those of the row, `inbound_id` is the
    message that it came with, None where it came by a page."""

    id: int
    inbound_id: int | None
    name: str
    digest: str
    content: str
    shown: str


def keep(
    session: Session, claimed: ClaimedFile, kept: KeptContent, content: str, *, now: datetime
) -> None:
    """Keep what was read of a file, in the transaction in which it is settled."""
    row = BroughtFile(
        entity_id=claimed.entity_id,
        file_id=claimed.id,
        name=kept.name,
        digest=kept.sha256,
        content=content,
        read_at=now,
    )
    session.add(row)
    session.flush()


def keep_upload(
    session: Session,
    entity_id: int,
    *,
    person_id: int,
    name: str,
    digest: str,
    content: str,
    now: datetime,
) -> Brought:
    """Keep what was read of a file that a person brought by a page."""
    row = BroughtFile(
        entity_id=entity_id,
        person_id=person_id,
        name=name,
        digest=digest,
        content=content,
        read_at=now,
    )
    session.add(row)
    session.flush()
    return Brought(row.id, None, name, digest, content, "")


def of_message(session: Session, inbound_id: int) -> list[Brought]:
    """Return what was read of the files of a message and nobody was asked about, in their order."""
    return _brought(
        session,
        ReceivedFile.inbound_id == inbound_id,
        BroughtFile.state == BroughtState.READ,
    )


def last_read_of(session: Session, person_id: int, since: datetime) -> Brought | None:
    """Return the newest of what was read of a person's files and nobody was asked about."""
    hers = select(Inbound.id).where(Inbound.person_id == person_id)
    found = _brought(
        session,
        ReceivedFile.inbound_id.in_(hers),
        BroughtFile.state == BroughtState.READ,
        BroughtFile.read_at >= since,
    )
    return max(found, key=lambda one: one.id, default=None)


def waiting(session: Session, entity_id: int, person_id: int, brought_id: int) -> Brought | None:
    """Return a file that was shown to a person and waits for her decision; None where it does not,
    or was shown to somebody else. It is this transaction's until the commit."""
    hers = (BroughtFile.entity_id == entity_id, BroughtFile.person_id == person_id)
    found = _brought(
        session, BroughtFile.id == brought_id, BroughtFile.state == BroughtState.SHOWN, *hers
    )
    return found[0] if found else None


def shown_to(
    session: Session, entity_id: int, person_id: int, brought_id: int | None = None
) -> Brought | None:
    """Return what `waiting` returns, to be looked at alone; without a number what waits for her,
    if anything."""
    query = _with_message(
        BroughtFile.entity_id == entity_id,
        BroughtFile.person_id == person_id,
        BroughtFile.state == BroughtState.SHOWN,
    )
    if brought_id is not None:
        query = query.where(BroughtFile.id == brought_id)
    found = session.execute(query.order_by(BroughtFile.id.desc()).limit(1)).first()
    return None if found is None else _as_brought(*found)


def show(session: Session, brought_id: int, person_id: int, shown: str, *, now: datetime) -> None:
    """Note what is shown of a file, in the place of what waited for the same person before."""
    _end(
        session,
        BroughtState.DROPPED,
        now,
        BroughtFile.person_id == person_id,
        BroughtFile.id != brought_id,
    )
    session.execute(
        update(BroughtFile)
        .where(BroughtFile.id == brought_id)
        .values(state=BroughtState.SHOWN, person_id=person_id, shown=shown)
        .execution_options(synchronize_session=False)
    )


def decide(session: Session, brought_id: int, state: BroughtState, *, now: datetime) -> None:
    """Note what became of a file, and forget what was read of it."""
    _end(session, state, now, BroughtFile.id == brought_id)


def _end(session: Session, state: BroughtState, now: datetime, *which: Any) -> None:
    session.execute(
        update(BroughtFile)
        .where(*which, BroughtFile.state.in_(_WAITING))
        .values(state=state, content="", shown="", decided_at=now)
        .execution_options(synchronize_session=False)
    )


def _brought(session: Session, *which: Any) -> list[Brought]:
    rows = session.execute(
        _with_message(*which)
        .order_by(ReceivedFile.ordinal)
        .with_for_update(of=BroughtFile)
        .execution_options(populate_existing=True)
    )
    return [_as_brought(row, inbound_id) for row, inbound_id in rows]


def _with_message(*which: Any) -> Select[*tuple[Any, ...]]:
    joined = select(BroughtFile, ReceivedFile.inbound_id).outerjoin(
        ReceivedFile, ReceivedFile.id == BroughtFile.file_id
    )
    return joined.where(*which)


def _as_brought(row: BroughtFile, inbound_id: int | None) -> Brought:
    return Brought(row.id, inbound_id, row.name, row.digest, row.content, row.shown)
