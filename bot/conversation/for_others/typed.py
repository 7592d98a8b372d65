"""What is typed of what an office said elsewhere: kept as a message, then written down whole."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation.desk import desk_about
from bot.conversation.for_others import standing_in
from bot.conversation.for_others.standing_in import NotWritten, ReportFor, Source, UnderstoodFor
from core.entity.context import EntityContext
from core.inbound import Inbound as Message
from core.inbound import Outcome
from core.words import Duty
from models.inbox import Inbound, InboundState
from models.organisation import Membership, Office
from models.plan import Responsibility, ids_of
from models.progress import ProgressReport
from models.staff.people import PersonRow
from models.standing import stands

_NAMED = "report:"  # how the messages begin that are kept of what is typed


@dataclass(frozen=True, slots=True)
class Spoken:
    """What `speaker` said on the day `said_on`, where it is typed, and who writes it down (None:
    at the command line)."""

    channel: str
    recorder: PersonRow | None
    speaker: PersonRow
    said_on: date
    now: datetime
    text: str


def is_written(
    session: Session,
    activity_id: int,
    office_id: int,
    speaker: PersonRow,
    said_on: date,
    text: str,
) -> bool:
    """Tell whether the newest report of an activity that stands was typed in the same words, as
    said by the same person on the same day, for the same office."""
    reports = select(ProgressReport).where(ProgressReport.activity_id == activity_id, stands())
    newest = reports.order_by(ProgressReport.recorded_at.desc(), ProgressReport.id.desc())
    last = session.scalars(newest.limit(1)).one_or_none()
    if last is None or last.inbound_id is None:
        return False
    if (last.person_id, last.office_id, last.as_of) != (speaker.id, office_id, said_on):
        return False
    came = session.get_one(Inbound, last.inbound_id)
    typed = came.external_id.startswith(_NAMED)
    return typed and came.said.split() == text.split()


def record(
    session: Session, context: EntityContext, spoken: Spoken, activity_id: int, office_id: int
) -> ReportFor:
    """Write down what was said of one activity, for an office that answers for it.

    What is typed is written as a whole, or not at all: raises NotWritten with what is missing.
    """
    inbound_id = _keep(session, context.entity_id, spoken)
    source = Source(inbound_id, spoken.channel, spoken.recorder, spoken.said_on, spoken.now)
    return record_of(session, context, source, spoken, activity_id, office_id)


def record_of(
    session: Session,
    context: EntityContext,
    source: Source,
    spoken: Spoken,
    activity_id: int,
    office_id: int,
) -> ReportFor:
    """Do the same for words that stand in a stored message, the `source`."""
    hers = desk_about(session, context, spoken.speaker, activity_id, office_id, spoken.now)
    with _whose(session, context.entity_id, spoken.speaker, office_id):
        recorded = standing_in.record(session, context, source, spoken.speaker, hers, spoken.text)
        if recorded.left:
            raise recorded.left[0]
    (written,) = recorded.written
    return written


def look(
    session: Session, context: EntityContext, spoken: Spoken, activity_id: int, office_id: int
) -> UnderstoodFor:
    """Return what `record` would write, and write nothing; raises NotWritten as it does."""
    hers = desk_about(session, context, spoken.speaker, activity_id, office_id, spoken.now)
    with _whose(session, context.entity_id, spoken.speaker, office_id):
        found, left = standing_in.look(session, context, spoken.said_on, hers, spoken.text)
        if left:
            raise left[0]
    (understood,) = found
    return understood


@contextmanager
def _whose(session: Session, entity_id: int, speaker: PersonRow, office_id: int) -> Iterator[None]:
    """Where words tell of another activity, which her offices, or the one that spoke, answer for as
    well, say that: it is not another office's."""
    try:
        yield
    except NotWritten as why:
        named = ids_of(session, entity_id, [why.handle] if why.ask == "elsewhere" else [])
        known = answering(session, named[0]) if named else {}
        if office_id not in known and office_of(session, speaker.id, known) is None:
            raise
        raise NotWritten(
            why.ask, f"habla también de la {why.handle}: se registra una a la vez.",
            where=why.where, todo="Registre aparte lo de cada una, con su código.",
            handle=why.handle,
        ) from why  # fmt: skip


def answering(session: Session, activity_id: int) -> dict[int, str]:
    """Return the offices that answer for an activity, with their names, the leading one first."""
    rows = session.execute(
        select(Office.id, Office.name)
        .join(Responsibility, Responsibility.office_id == Office.id)
        .where(Responsibility.activity_id == activity_id)
        .order_by(Responsibility.duty == Duty.SUPPORT, Responsibility.position)
    )
    return {row.id: row.name for row in rows}


def office_of(session: Session, person_id: int, offices: Mapping[int, str]) -> int | None:
    """Return the first of some offices in which a person works; None where she is of none."""
    query = select(Membership.office_id).where(Membership.person_id == person_id)
    hers = set(session.scalars(query))
    return next((one for one in offices if one in hers), None)


def _keep(session: Session, entity_id: int, spoken: Spoken) -> int:
    """Keep the words as a message that came in and was handled: every report points at one."""
    now = spoken.now
    named = f"{_NAMED}{now.isoformat()}:{secrets.token_hex(4)}"
    sender = f"person:{spoken.speaker.id}"
    message = Message(external_id=named, sender=sender, sent_at=now, text=spoken.text)
    row = Inbound(
        entity_id=entity_id,
        channel=spoken.channel,
        external_id=named,
        sender=sender,
        payload=message.model_dump(mode="json"),
        received_at=now,
        state=InboundState.DONE,
        not_before=now,
        person_id=spoken.speaker.id,
        outcome=Outcome.RECORDED,
        handled_at=now,
    )
    session.add(row)
    session.flush()
    return row.id
