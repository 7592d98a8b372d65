"""Files that were kept and are no evidence: what nobody placed, and voice notes nobody heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, exists, select, update
from sqlalchemy.orm import Session, aliased

from core.inbound import FileKind, Outcome
from models.answers.evidence import Evidence
from models.inbox import Inbound, InboundState
from models.incoming.brought import BroughtFile, BroughtState
from models.incoming.files import FileState, ReceivedFile
from models.organisation import Person

# What comes of a message in which somebody answers in writing.
_IN_WRITING = (Outcome.RECORDED, Outcome.CORRECTED, Outcome.ADDED, Outcome.REQUESTED)
_later = aliased(Inbound, name="later")


@dataclass(frozen=True, slots=True)
class UnfiledRow:
    """A file that waits for a person of the control office: who sent it, when, with which words."""

    inbound_id: int
    person_id: int
    person: str
    channel: str
    received_at: datetime
    kind: FileKind
    name: str
    size: int | None
    sha256: str
    words: str


def voice_notes(
    session: Session, entity_id: int, *, on: date, listed_on: Callable[[datetime], date]
) -> list[UnfiledRow]:
    """Return the voice notes to be listened to on the local day `on`, the oldest first.

    `listed_on` tells from which day on a note of an instant is listed: the next working day. One
    whose sender has answered in writing since is not.
    """
    query = _kept(entity_id).where(_is_unheard(), _unanswered())
    return [row for row in _rows(session, query) if listed_on(row.received_at) <= on]


def _is_unheard() -> ColumnElement[bool]:
    """Return the condition for a voice note of whose words its sender has not said yes."""
    return and_(ReceivedFile.kind == FileKind.VOICE, ReceivedFile.agreed.is_not(True))


def _unanswered() -> ColumnElement[bool]:
    """Return the condition that neither the message nor a later one of its sender is an answer."""
    answered = exists().where(
        _later.person_id == Inbound.person_id,
        _later.id > Inbound.id,
        _later.outcome.in_(_IN_WRITING),
    )
    return and_(Inbound.outcome.not_in(_IN_WRITING), ~answered)


def unplaced(session: Session, entity_id: int) -> list[UnfiledRow]:
    """Return the files that are evidence of nothing, the oldest first.

    Their senders were asked of which activity they are, or took them back; or they came with what
    looks like a mailbox's own answer. A plan or a list of people that was sent to be stored is none
    of these, nor is a lead's own spreadsheet: it was read, and proves nothing.
    """
    placed = exists().where(
        Evidence.inbound_id == ReceivedFile.inbound_id,
        Evidence.ordinal == ReceivedFile.ordinal,
        Evidence.withdrawn_at.is_(None),
    )
    stored = exists().where(
        BroughtFile.file_id == ReceivedFile.id,
        BroughtFile.state.not_in([BroughtState.READ, BroughtState.EVIDENCE]),
    )
    query = _kept(entity_id).where(
        ReceivedFile.kind != FileKind.VOICE,
        ReceivedFile.sheet["hidden"].as_integer().is_(None),  # also where it is the null of JSON
        ~placed,
        ~stored,
    )
    return _rows(session, query)


def discard(session: Session, inbound_id: int, now: datetime) -> None:
    """Let the files of a message wait no longer; they are kept."""
    session.execute(
        update(ReceivedFile)
        .where(ReceivedFile.inbound_id == inbound_id, ReceivedFile.discarded_at.is_(None))
        .values(discarded_at=now)
    )


def contents_named(session: Session, entity_id: int, beginning: str) -> dict[str, str]:
    """Return the kept contents whose SHA-256 begins so, each with a name that it came under."""
    rows = session.execute(
        select(ReceivedFile.sha256, ReceivedFile.name)
        .where(
            ReceivedFile.entity_id == entity_id,
            ReceivedFile.sha256.startswith(beginning, autoescape=True),
        )
        .order_by(ReceivedFile.id.desc())
    )
    return {sha256: name for sha256, name in rows if sha256 is not None}


def contents(session: Session, entity_id: int) -> dict[str, int]:
    """Return the SHA-256 of every content that was kept, with its size."""
    rows = session.execute(
        select(ReceivedFile.sha256, ReceivedFile.size)
        .where(ReceivedFile.entity_id == entity_id, ReceivedFile.sha256.is_not(None))
        .distinct()
    )
    return {sha256: size or 0 for sha256, size in rows if sha256 is not None}


def _kept(entity_id: int) -> Select[Inbound, ReceivedFile, int, str]:
    return (
        select(Inbound, ReceivedFile, Person.id, Person.name)
        .join(ReceivedFile, ReceivedFile.inbound_id == Inbound.id)
        .join(Person, Person.id == Inbound.person_id)
        .where(
            Inbound.entity_id == entity_id,
            Inbound.state == InboundState.DONE,
            ReceivedFile.state == FileState.KEPT,
            ReceivedFile.discarded_at.is_(None),
        )
        .order_by(ReceivedFile.id)
    )


def _rows(session: Session, query: Select[Inbound, ReceivedFile, int, str]) -> list[UnfiledRow]:
    return [
        UnfiledRow(
            inbound_id=inbound.id,
            person_id=person_id,
            person=person,
            channel=inbound.channel,
            received_at=inbound.received_at,
            kind=file.kind,
            name=file.name,
            size=file.size,
            sha256=file.sha256,
            words=inbound.said,
        )
        for inbound, file, person_id, person in session.execute(query)
        if file.sha256 is not None
    ]
