"""Files that came with messages: each fetched once; words wait for them a moment, no longer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Index,
    UniqueConstraint,
    and_,
    bindparam,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.files import Refusal
from core.inbound import FileKind, InboundFile
from core.own_sheet import OwnSheet
from models.base import Base, EntityId, Id, partial_index, ref, words
from models.inbox import Inbound, InboundState
from models.running import turns
from models.running.claims import Claim, Claims
from models.running.turns import Kind, Turn
from models.session import direct

FETCHING_SQL = "state = 'fetching'"
# What words wait for their files, and what their sender writes next for both: most files are there
# within a second.
GRACE = timedelta(seconds=3)


class FileState(StrEnum):
    """Where a file stands; `kept` and `refused` are settled."""

    WAITING = "waiting"
    FETCHING = "fetching"
    KEPT = "kept"
    REFUSED = "refused"


class ReceivedFile(Base):
    """A file of a message; once kept, `sha256` names its content and the rest is what was found.

    `reason` says why it was refused (core.files.Refusal), `error` what went wrong last. `late`: the
    words of its message were handled before it was settled. `transcript` is what a machine heard in
    a voice note, `agreed` whether its sender said that these are her words; None: nothing yet.
    `sheet` is what a lead's own spreadsheet says (core.own_sheet), None in any other file.
    `discarded_at`: somebody said since then that it is no activity's evidence; it waits no longer.
    """

    __tablename__ = "inbound_file"
    __table_args__ = (
        UniqueConstraint("inbound_id", "ordinal"),
        CheckConstraint(
            "(state = 'kept') = (sha256 IS NOT NULL)", name="kept_files_have_a_content"
        ),
        Index("ix_inbound_file_state", "entity_id", "state"),
        # Who fetches now: asked at every heartbeat.
        partial_index("ix_inbound_file_fetching", "holder_id", where=FETCHING_SQL),
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
    claims: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    late: Mapped[bool] = mapped_column(default=False)
    transcript: Mapped[str | None]
    agreed: Mapped[bool | None]
    sheet: Mapped[dict[str, Any] | None]
    discarded_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class ClaimedFile(Claim):
    """A file that this process fetches now, and who sent it; `attempts` counts this one.

    `on_behalf_of` is the person whose message it was found to be, where the address says nothing.
    `speaks`: it is a voice note in the place of words, said to us by herself in her own chat.
    """

    entity_id: int
    inbound_id: int
    channel: str
    sender: str
    on_behalf_of: int | None
    attempts: int
    speaks: bool
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
    """A file of a message: kept (`sha256`), refused (`refusal`) or, with neither, still to come.

    `late`: the words of its message were handled without it. `transcript` and `agreed` are of a
    voice note: what was heard, and whether its sender agrees. `sheet`: it is her own spreadsheet,
    which says something and proves nothing.
    """

    ordinal: int
    kind: FileKind
    name: str
    media_type: str
    size: int | None
    sha256: str | None
    refusal: Refusal | None
    late: bool = False
    transcript: str | None = None
    agreed: bool | None = None
    sheet: OwnSheet | None = None

    @property
    def is_evidence(self) -> bool:
        """Tell whether it proves something: what is spoken does once its sender agrees to it."""
        spoken = self.kind is FileKind.VOICE and self.agreed is not True
        return self.refusal is None and not spoken and self.sheet is None

    @property
    def is_pending(self) -> bool:
        """Tell whether it is still to come."""
        return self.sha256 is None and self.refusal is None


CLAIMS = Claims(ReceivedFile, FileState.FETCHING, {"state": FileState.WAITING})

_OF_MESSAGE = (
    select(
        ReceivedFile.ordinal,
        ReceivedFile.kind,
        ReceivedFile.name,
        ReceivedFile.media_type,
        ReceivedFile.size,
        ReceivedFile.sha256,
        ReceivedFile.reason,
        ReceivedFile.late,
        ReceivedFile.transcript,
        ReceivedFile.agreed,
        ReceivedFile.sheet,
    )
    .where(ReceivedFile.inbound_id == bindparam("inbound_id"))
    .order_by(ReceivedFile.ordinal)
)
_MESSAGE_OF = select(ReceivedFile.inbound_id).where(ReceivedFile.id == bindparam("file_id"))


def expect_again(session: Session, inbound_id: int, *, now: datetime) -> bool:
    """Let a message wait for the files that were not fetched because nobody knew its sender.

    For a message that was found to be somebody's; tell whether it waits. It is handled again,
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
        _wait(session, inbound_id, now, outcome="", handled_at=None, holder_id=None)
    return bool(waiting)


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

    Its words wait for GRACE; without words, or as part of an album, it waits until each of its
    files is kept or refused (and its album has come). What its sender writes later waits for GRACE.
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
    made = session.scalars(insert(ReceivedFile).returning(ReceivedFile.id), rows)
    for file_id in made:
        turns.put(session, Turn(Kind.FETCH, entity_id, address=str(file_id)))
    _wait(session, inbound_id, now, album=album)


def keep(
    session: Session,
    claimed: ClaimedFile,
    kept: KeptContent,
    *,
    now: datetime,
    transcript: str | None = None,
    sheet: OwnSheet | None = None,
) -> None:
    """Write down that a file's content lies in the folder, with what was heard or read in it; its
    message may be ready then.

    Raises ClaimLost.
    """
    found = {"transcript": transcript, "sheet": None if sheet is None else sheet.model_dump()}
    _settle(session, claimed, FileState.KEPT, now, **asdict(kept), **found)


def refuse(
    session: Session, claimed: ClaimedFile, refusal: Refusal, *, now: datetime, error: str = ""
) -> None:
    """Write down why a file is not kept; its message may be ready then. Raises ClaimLost."""
    reason = refusal.value
    _settle(session, claimed, FileState.REFUSED, now, reason=reason, error=error or None)


def try_again(session: Session, claimed: ClaimedFile, *, at: datetime, error: str) -> None:
    """Put a file back that could not be fetched; it is tried again at `at`. Raises ClaimLost."""
    CLAIMS.let_go(session, claimed, FileState.WAITING, not_before=at, error=error)


def of_message(session: Session, inbound_id: int) -> list[SettledFile]:
    """Return the files of a message, in the order in which they were sent, those to come too."""
    rows: Iterable[Any] = direct(session, _OF_MESSAGE, inbound_id=inbound_id)
    return [_settled(row) for row in rows]


def _settled(row: Any) -> SettledFile:
    values = row._asdict()
    reason, sheet = values.pop("reason"), values.pop("sheet")
    return SettledFile(
        **values,
        refusal=Refusal(reason) if reason else None,
        sheet=None if sheet is None else OwnSheet.model_validate(sheet),
    )


def _settle(
    session: Session, claimed: ClaimedFile, to: FileState, now: datetime, **values: Any
) -> None:
    inbound_id = _hold_message(session, claimed.id)
    CLAIMS.let_go(session, claimed, to, settled_at=now, **values)
    go_on(session, inbound_id, now)


def _hold_message(session: Session, file_id: int) -> int:
    """Lock the message of a file and return it; an album may have moved the file meanwhile."""
    held = 0
    while (found := session.execute(_MESSAGE_OF, {"file_id": file_id}).scalar_one()) != held:
        hold(session, found)
        held = found
    return held


def hold(session: Session, inbound_id: int) -> None:
    """Lock a message until the transaction ends, so that nothing happens to its files meanwhile.

    Whoever settles a file, or handles what came with files, does it first: of two files that are
    settled at once one must see that it is the last.
    """
    session.execute(select(Inbound.id).where(Inbound.id == inbound_id).with_for_update())


def go_on(session: Session, inbound_id: int, now: datetime) -> None:
    """Let a message be handled when all its files are settled; an album is gathered first."""
    unsettled = exists().where(
        ReceivedFile.inbound_id == inbound_id, ReceivedFile.settled_at.is_(None)
    )
    waits = and_(Inbound.state == InboundState.FETCHING, Inbound.album.is_(None))
    words_wait = and_(
        Inbound.state == InboundState.NEW, Inbound.attempts == 0, Inbound.not_before > now
    )
    ready = session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id, or_(waits, words_wait), ~unsettled)
        .values(state=InboundState.NEW, not_before=now)
        .returning(Inbound.entity_id, Inbound.channel, Inbound.sender)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if ready is not None:
        turns.put(session, Turn(Kind.HANDLE, ready.entity_id, ready.channel, ready.sender))


def _wait(session: Session, inbound_id: int, now: datetime, **values: Any) -> None:
    """Let a message wait for its files: one with words for GRACE, unless it is part of an album."""
    payload = session.execute(select(Inbound.payload).where(Inbound.id == inbound_id)).scalar_one()
    words = has_words(payload) and values.get("album") is None
    state = InboundState.NEW if words else InboundState.FETCHING
    session.execute(
        update(Inbound)
        .where(Inbound.id == inbound_id)
        .values(state=state, not_before=now + GRACE, **values)
    )


def has_words(payload: dict[str, Any]) -> bool:
    """Tell whether a message says something besides what it brings."""
    return bool(str(payload.get("text", "")).strip())


def agree(session: Session, inbound_id: int, *, agreed: bool) -> str | None:
    """Write down whether a voice note was heard rightly, as its sender says; return what was heard.

    None where nothing was heard in that message, or where she has said it already.
    """
    agreed_to = session.execute(
        update(ReceivedFile)
        .where(
            ReceivedFile.inbound_id == inbound_id,
            ReceivedFile.transcript.is_not(None),
            ReceivedFile.agreed.is_(None),
        )
        .values(agreed=agreed)
        .returning(ReceivedFile.ordinal, ReceivedFile.transcript)
        .execution_options(synchronize_session=False)
    )
    return next((said for _, said in sorted(agreed_to)), None)
