"""Files that came with messages: each fetched once, before its message is handled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Index,
    UniqueConstraint,
    Update,
    bindparam,
    exists,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.files import Refusal
from core.inbound import FileKind, InboundFile
from models.base import Base, EntityId, Id, partial_index, ref, words
from models.inbox import Inbound, InboundState
from models.session import direct


class FileState(StrEnum):
    """Where a file stands; `kept` and `refused` are settled."""

    WAITING = "waiting"
    FETCHING = "fetching"
    KEPT = "kept"
    REFUSED = "refused"


class ReceivedFile(Base):
    """A file of a message; once kept, `sha256` names its content and the rest is what was found.

    `reason` says why it was refused (core.files.Refusal), `error` what went wrong last.
    """

    __tablename__ = "inbound_file"
    __table_args__ = (
        UniqueConstraint("inbound_id", "ordinal"),
        CheckConstraint(
            "(state = 'kept') = (sha256 IS NOT NULL)", name="kept_files_have_a_content"
        ),
        Index("ix_inbound_file_state", "entity_id", "state"),
        partial_index("ix_inbound_file_holder", "holder_id", where="holder_id IS NOT NULL"),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    inbound_id: Mapped[int] = ref("inbound")
    ordinal: Mapped[int]
    kind: Mapped[FileKind] = mapped_column(words(FileKind))
    channel_ref: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int | None] = mapped_column(BigInteger)
    sha256: Mapped[str | None] = mapped_column(index=True)
    state: Mapped[FileState] = mapped_column(words(FileState), default=FileState.WAITING)
    reason: Mapped[str] = mapped_column(default="")
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime]
    holder_id: Mapped[int | None] = ref("holder")
    error: Mapped[str | None]
    settled_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class ClaimedFile:
    """A file that this process fetches now, and who sent it; `attempts` counts this one.

    `on_behalf_of` is the person whose message it was found to be, where the address says nothing.
    """

    id: int
    entity_id: int
    inbound_id: int
    channel: str
    sender: str
    on_behalf_of: int | None
    attempts: int
    file: InboundFile


@dataclass(frozen=True, slots=True)
class KeptContent:
    """What was found when a file was kept: its content's name, its type, a safe name, its bytes."""

    sha256: str
    media_type: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class SettledFile:
    """A file of a message after it was fetched; `refusal` is None for one that is kept."""

    ordinal: int
    kind: FileKind
    name: str
    media_type: str
    size: int | None
    sha256: str | None
    refusal: Refusal | None


_NEXT = (
    select(ReceivedFile.id)
    .where(
        ReceivedFile.entity_id == bindparam("entity_id"),
        text("inbound_file.state = 'waiting'"),
        ReceivedFile.not_before <= bindparam("now"),
    )
    .order_by(ReceivedFile.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=ReceivedFile)
)
_TAKE = (
    update(ReceivedFile)
    .where(ReceivedFile.id == bindparam("file_id"), text("state = 'waiting'"))
    .values(
        state=FileState.FETCHING,
        holder_id=bindparam("holder"),
        attempts=ReceivedFile.attempts + 1,
    )
    .returning(ReceivedFile.id)
)
_TAKEN = (
    select(ReceivedFile, Inbound.channel, Inbound.sender, Inbound.payload)
    .join(Inbound, Inbound.id == ReceivedFile.inbound_id)
    .where(ReceivedFile.id == bindparam("file_id"))
)
_OF_MESSAGE = (
    select(
        ReceivedFile.ordinal,
        ReceivedFile.kind,
        ReceivedFile.name,
        ReceivedFile.media_type,
        ReceivedFile.size,
        ReceivedFile.sha256,
        ReceivedFile.reason,
    )
    .where(ReceivedFile.inbound_id == bindparam("inbound_id"))
    .order_by(ReceivedFile.ordinal)
)


def settle_at_once(
    session: Session,
    *,
    entity_id: int,
    inbound_id: int,
    ordinal: int,
    said: InboundFile,
    outcome: KeptContent | Refusal,
    now: datetime,
) -> None:
    """Write down a file that needed no fetching: kept, or refused; once, however often."""
    values: dict[str, Any] = {"name": said.name, "media_type": said.media_type, "size": said.size}
    if isinstance(outcome, Refusal):
        values |= {"state": FileState.REFUSED, "reason": outcome.value}
    else:
        values |= {"state": FileState.KEPT, "reason": "", **asdict(outcome)}
    statement = insert_or_not(ReceivedFile).values(
        entity_id=entity_id,
        inbound_id=inbound_id,
        ordinal=ordinal,
        kind=said.kind,
        channel_ref=said.ref,
        attempts=0,
        not_before=now,
        settled_at=now,
        **values,
    )
    session.execute(
        statement.on_conflict_do_nothing(
            index_elements=[ReceivedFile.inbound_id, ReceivedFile.ordinal]
        )
    )


def expect_again(session: Session, inbound_id: int, *, now: datetime) -> bool:
    """Let a message wait for the files that were not fetched because nobody knew its sender.

    For a message that was found to be somebody's; tell whether it waits. It is handled again then,
    whatever its state was.
    """
    waiting = session.execute(
        update(ReceivedFile)
        .where(ReceivedFile.inbound_id == inbound_id, ReceivedFile.reason == Refusal.STRANGER.value)
        .values(state=FileState.WAITING, reason="", attempts=0, not_before=now, settled_at=None)
        .returning(ReceivedFile.id)
        .execution_options(synchronize_session=False)
    ).all()
    if waiting:
        session.execute(
            update(Inbound)
            .where(Inbound.id == inbound_id)
            .values(state=InboundState.FETCHING, outcome="", handled_at=None, holder_id=None)
        )
    return bool(waiting)


def is_work(session: Session, *, entity_id: int, now: datetime) -> bool:
    """Tell whether a file is to be fetched now, or an album to be gathered; nothing is locked."""
    due = exists().where(
        ReceivedFile.entity_id == entity_id,
        ReceivedFile.state == FileState.WAITING,
        ReceivedFile.not_before <= now,
    )
    album = exists().where(
        Inbound.entity_id == entity_id,
        Inbound.state == InboundState.FETCHING,
        Inbound.album.is_not(None),
    )
    return bool(session.scalar(select(or_(due, album))))


def expect(
    session: Session,
    *,
    entity_id: int,
    inbound_id: int,
    files: Sequence[InboundFile],
    album: str | None,
    now: datetime,
) -> None:
    """Let a message that has just been accepted wait for its files; in the same transaction.

    It is handled when each of them is kept or refused (and its album has come), in its place among
    its sender's messages.
    """
    rows = [
        {
            "entity_id": entity_id,
            "inbound_id": inbound_id,
            "ordinal": ordinal,
            "not_before": now,
            "kind": file.kind,
            "channel_ref": file.ref,
            "name": file.name,
            "media_type": file.media_type,
            "size": file.size,
        }
        for ordinal, file in enumerate(files)
    ]
    session.execute(insert(ReceivedFile), rows)
    session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id, Inbound.state == InboundState.NEW)
        .values(state=InboundState.FETCHING, album=album)
    )


def claim(session: Session, *, entity_id: int, holder_id: int, now: datetime) -> ClaimedFile | None:
    """Take the file that has waited longest, or None; commit before it is fetched."""
    file_id = direct(session, _NEXT, entity_id=entity_id, now=now).scalar()
    if file_id is None:
        return None
    if direct(session, _TAKE, file_id=file_id, holder=holder_id).one_or_none() is None:
        return None
    row, channel, sender, payload = session.execute(_TAKEN, {"file_id": file_id}).one()
    return ClaimedFile(
        id=row.id,
        entity_id=row.entity_id,
        inbound_id=row.inbound_id,
        channel=channel,
        sender=sender,
        on_behalf_of=payload.get("on_behalf_of"),
        attempts=row.attempts,
        file=InboundFile(
            kind=row.kind,
            ref=row.channel_ref,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
        ),
    )


def keep(session: Session, claimed: ClaimedFile, kept: KeptContent, *, now: datetime) -> None:
    """Write down that a file's content lies in the folder; its message may be ready then."""
    _settle(
        session,
        claimed,
        now,
        state=FileState.KEPT,
        sha256=kept.sha256,
        media_type=kept.media_type,
        name=kept.name,
        size=kept.size,
    )


def refuse(
    session: Session, claimed: ClaimedFile, refusal: Refusal, *, now: datetime, error: str = ""
) -> None:
    """Write down why a file is not kept; its message may be ready then."""
    _settle(
        session, claimed, now, state=FileState.REFUSED, reason=refusal.value, error=error or None
    )


def try_again(session: Session, claimed: ClaimedFile, *, at: datetime, error: str) -> None:
    """Put a file back that could not be fetched; it is tried again at the instant `at`."""
    session.execute(
        _mine(claimed).values(state=FileState.WAITING, holder_id=None, not_before=at, error=error)
    )


def of_message(session: Session, inbound_id: int) -> list[SettledFile]:
    """Return the files of a message, in the order in which they were sent."""
    rows: Iterable[Any] = direct(session, _OF_MESSAGE, inbound_id=inbound_id)
    return [_settled(row) for row in rows]


def release_dead(session: Session, holder_ids: Sequence[int], now: datetime) -> int:
    """Give back what dead processes were fetching."""
    changed = session.execute(
        update(ReceivedFile)
        .where(ReceivedFile.state == FileState.FETCHING, ReceivedFile.holder_id.in_(holder_ids))
        .values(state=FileState.WAITING, holder_id=None, not_before=now)
        .returning(ReceivedFile.id)
        .execution_options(synchronize_session=False)
    )
    return len(changed.all())


def _settled(row: Any) -> SettledFile:
    return SettledFile(
        ordinal=row.ordinal,
        kind=row.kind,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        refusal=Refusal(row.reason) if row.reason else None,
    )


def _settle(session: Session, claimed: ClaimedFile, now: datetime, **values: Any) -> None:
    session.execute(_mine(claimed).values(holder_id=None, settled_at=now, **values))
    _release_message(session, claimed.inbound_id, now)


def _mine(claimed: ClaimedFile) -> Update:
    """Return the change of a file that this process holds: a second one changes nothing."""
    return update(ReceivedFile).where(
        ReceivedFile.id == claimed.id, ReceivedFile.state == FileState.FETCHING
    )


def _release_message(session: Session, inbound_id: int, now: datetime) -> None:
    """Let a message be handled when all its files are settled; an album is gathered first."""
    unsettled = exists().where(
        ReceivedFile.inbound_id == inbound_id, ReceivedFile.settled_at.is_(None)
    )
    session.execute(
        update(Inbound)
        .where(
            Inbound.id == inbound_id,
            Inbound.state == InboundState.FETCHING,
            Inbound.album.is_(None),
            ~unsettled,
        )
        .values(state=InboundState.NEW, not_before=now)
        .execution_options(synchronize_session=False)
    )
