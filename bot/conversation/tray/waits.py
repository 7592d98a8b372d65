"""What waits for a person: messages that nobody could take, files of no activity, voice notes; and
what was done about those that wait no longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pydantic import ValidationError
from sqlalchemy.orm import Session

from core import in_words
from core.entity.context import EntityContext
from core.inbound import FileKind
from core.inbound import Inbound as Message
from models.incoming import files, tray, tray_deeds
from models.incoming.files import SettledFile
from models.incoming.tray import Waiting
from models.incoming.tray_deeds import Deed
from models.incoming.unfiled import UnfiledRow
from models.staff import people
from models.staff.people import PersonRow
from reports.plan import earlier
from reports.week import waiting as reported
from reports.weekly import WaitingReason

_ASKED = "se le preguntó a la persona registrada; todavía no responde"
_NO_ACTIVITY = "no se sabe de cuál actividad es"
_UNHEARD = "es una nota de voz que nadie ha oído"
_LATE = "no se ha procesado"


class Kind(StrEnum):
    """What waits: a message, a file for its activity, a voice note for somebody's ear, or a message
    that the service is late with, about which nobody can do anything here."""

    MESSAGE = "message"
    FILE = "file"
    VOICE = "voice"
    LATE = "late"


_KINDS = {
    WaitingReason.UNPLACED: Kind.FILE,
    WaitingReason.SPOKEN: Kind.VOICE,
    WaitingReason.UNHANDLED: Kind.LATE,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits, as a list shows it; `id` is its message's, `words` may be long;
    `person_id` is who sent a file, None of what waits because nobody knows."""

    id: int
    kind: Kind
    at: datetime
    sender: str
    channel: str
    words: str
    why: str
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that waits, whole. `person` is whose the address is, or who sent the file; None:
    nobody's. `message` is None of what cannot be read any more; `assignable` tells whether it can
    be given to a person as hers; `deeds` are what was done about it, the oldest first, and `waits`
    tells whether it is still to be settled."""

    row: Row
    person: PersonRow | None
    message: Message | None
    files: tuple[SettledFile, ...]
    assignable: bool
    deeds: tuple[Deed, ...] = ()
    waits: bool = True

    @property
    def can_be_settled(self) -> bool:
        """Tell whether a person may do something about it."""
        return self.waits and self.row.kind is not Kind.LATE

    @property
    def subject(self) -> str:
        """What stands above a mail."""
        return "" if self.message is None else self.message.subject

    @property
    def sender_name(self) -> str:
        """The name beside the address, as the sender wrote it."""
        return "" if self.message is None else self.message.sender_name


def waiting(session: Session, context: EntityContext, now: datetime) -> list[Row]:
    """Return all that waits, the oldest first; of a message with several files once."""
    span, _ = earlier.span_of(session, context, now)
    found = reported.rows(session, context, now, since=span.start)
    messages = tray.named(session, context.entity_id, [one.number for one in found])
    rows = []
    for one in found:
        kind = _KINDS.get(one.reason, Kind.MESSAGE)
        row = _row(messages[one.number]) if one.file is None else _row_of_file(one.file, kind)
        rows.append(replace(row, kind=kind, why=_LATE) if kind is Kind.LATE else row)
    return rows


def find(session: Session, context: EntityContext, now: datetime, inbound_id: int) -> Shown | None:
    """Return one thing that waits, None where the message does not, or is another entity's."""
    row = next((one for one in waiting(session, context, now) if one.id == inbound_id), None)
    stored = tray.read(session, context.entity_id, inbound_id)
    if row is None or stored is None:
        return None
    deeds = tray_deeds.of_message(session, context.entity_id, inbound_id)
    shown = _shown(session, context, stored, row, deeds)
    taken = row.kind is Kind.MESSAGE and tray.can_be_given(stored)
    return replace(shown, assignable=taken)


def look(session: Session, context: EntityContext, now: datetime, inbound_id: int) -> Shown | None:
    """Return one thing that waits, or that waited until somebody did something about it; None for
    any other."""
    found = find(session, context, now, inbound_id)
    if found is not None:
        return found
    stored = tray.read(session, context.entity_id, inbound_id)
    deeds = tray_deeds.of_message(session, context.entity_id, inbound_id)
    if stored is None or not deeds:
        return None
    row = past(session, stored, deeds[-1])
    return replace(_shown(session, context, stored, row, deeds), waits=False)


def past(session: Session, one: Waiting, deed: Deed) -> Row:
    """Return the row of a message that waits no longer, with why it did."""
    row = _row(one)
    if deed.why is not None:
        return replace(row, why=in_words.why(deed.why) or _ASKED)
    spoken = any(file.kind is FileKind.VOICE for file in files.of_message(session, one.id))
    kind, reason = (Kind.VOICE, _UNHEARD) if spoken else (Kind.FILE, _NO_ACTIVITY)
    return replace(row, kind=kind, why=reason)


def _shown(
    session: Session, context: EntityContext, one: Waiting, row: Row, deeds: Sequence[Deed]
) -> Shown:
    return Shown(
        row=row,
        person=_person(session, context, one, row),
        message=read(one),
        files=tuple(files.of_message(session, one.id)),
        assignable=False,
        deeds=tuple(deeds),
    )


def read(one: Waiting) -> Message | None:
    """Return a stored message as it was read, None where it cannot be any more."""
    try:
        return Message.model_validate(one.payload)
    except ValidationError:
        return None


def says(one: Waiting) -> str:
    """Return the words of a message; of one that nobody could read, what came."""
    message = read(one)
    if message is None:
        return ""
    if (found := message.forwarded) is None:
        return message.text or message.raw
    author = f"{found.name} <{found.address or '?'}>".strip()
    return f"{found.above}\n\nReenviado, de {author}:\n{message.text}".strip()


def why(one: Waiting) -> str:
    """Return why a message of the tray is there."""
    return in_words.why(one.why) or _ASKED


def _row(one: Waiting) -> Row:
    return Row(one.id, Kind.MESSAGE, one.received_at, one.sender, one.channel, says(one), why(one))


def _row_of_file(one: UnfiledRow, kind: Kind) -> Row:
    reason = _NO_ACTIVITY if kind is Kind.FILE else _UNHEARD
    return Row(
        id=one.inbound_id,
        kind=kind,
        at=one.received_at,
        sender=one.person,
        channel=one.channel,
        words=one.words,
        why=f"{one.name}: {reason}" if one.name else reason,
        person_id=one.person_id,
    )


def _person(session: Session, context: EntityContext, one: Waiting, row: Row) -> PersonRow | None:
    """Return whose a thing is: who sent it, else the active person whose its address is."""
    if row.person_id is not None:
        return people.person_of(session, row.person_id)
    found = people.find_person_by_address(
        session, entity_id=context.entity_id, channel=one.channel, value=one.sender
    )
    return None if found is None else found[0]
