"""What a conversation writes: reports, their undoing, and requests; each with its audit row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bot.conversation.pending import UNDO_FOR, Desk
from bot.conversation.state import Draft
from bot.conversation.transitions import PassOn
from core.words import RequestKind, Role
from models import audit, progress
from models.organisation import Membership
from models.owed import Notice, OwedState
from models.progress import ProgressReport, Request, Retraction, Said
from scheduler.context import EntityContext


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is speaking, through which channel, in which stored message, and when."""

    desk: Desk
    channel: str
    inbound_id: int
    now: datetime

    @property
    def actor(self) -> audit.Actor:
        """Return the speaker as the audit names her."""
        return audit.Actor(role="office", channel=self.channel, person_id=self.desk.person_id)


def record(session: Session, context: EntityContext, speaker: Speaker, draft: Draft) -> int:
    """Write one report whose question is answered; return its activity."""
    if draft.activity_id is None:
        raise ValueError("a report without an activity cannot be written")
    about = speaker.desk.activities[draft.activity_id]
    said = Said(
        activity_id=draft.activity_id,
        person_id=speaker.desk.person_id,
        office_id=speaker.desk.office_of(draft.activity_id),
        channel=speaker.channel,
        percent=draft.percent,
        status=draft.status,
        description=draft.description,
        words=draft.words,
        inbound_id=draft.inbound_id,
        ordinal=draft.ordinal,
        as_of=context.today(speaker.now),
    )
    report_id = progress.record(session, context.entity_id, said, speaker.now)
    audit.write_by(
        session,
        speaker.actor,
        entity_id=context.entity_id,
        at=speaker.now,
        action="progress reported",
        subject="activity",
        subject_id=draft.activity_id,
        before={"percent": _json(about.percent)},
        after={"percent": _json(draft.percent), "report": report_id},
    )
    return draft.activity_id


def undo(
    session: Session, context: EntityContext, speaker: Speaker, inbound_id: int | None
) -> list[int] | None:
    """Take back the speaker's reports of one message, by default her last.

    Returns the activities concerned: an empty list when there is nothing, None when it is too late.
    """
    mine = (
        select(ProgressReport)
        .outerjoin(Retraction, Retraction.report_id == ProgressReport.id)
        .where(ProgressReport.person_id == speaker.desk.person_id, Retraction.id.is_(None))
        .order_by(ProgressReport.recorded_at.desc(), ProgressReport.id.desc())
    )
    if inbound_id is None:
        newest = session.scalars(mine.limit(1)).first()
        inbound_id = None if newest is None else newest.inbound_id
    reports = session.scalars(mine.where(ProgressReport.inbound_id == inbound_id)).all()
    if any(speaker.now - report.recorded_at > UNDO_FOR for report in reports):
        return None
    for report in reports:
        progress.retract(
            session,
            context.entity_id,
            report.id,
            person_id=speaker.desk.person_id,
            inbound_id=speaker.inbound_id,
            now=speaker.now,
        )
        audit.write_by(
            session,
            speaker.actor,
            entity_id=context.entity_id,
            at=speaker.now,
            action="progress taken back",
            subject="activity",
            subject_id=report.activity_id,
            before={"percent": _json(report.percent), "report": report.id},
        )
    return [report.activity_id for report in reports]


def pass_on(session: Session, context: EntityContext, speaker: Speaker, asked: PassOn) -> None:
    """Write a request; planning is told of those that somebody has to decide."""
    office_id = speaker.desk.office_of(asked.activity_id)
    request_id = session.execute(
        insert(Request)
        .values(
            entity_id=context.entity_id,
            activity_id=asked.activity_id,
            person_id=speaker.desk.person_id,
            office_id=office_id,
            inbound_id=speaker.inbound_id,
            kind=asked.kind,
            until=asked.until,
            named_office=asked.office,
            reason=asked.reason,
            recorded_at=speaker.now,
        )
        .returning(Request.id)
    ).scalar_one()
    audit.write_by(
        session,
        speaker.actor,
        entity_id=context.entity_id,
        at=speaker.now,
        action=f"{asked.kind.value} asked for",
        subject="request",
        subject_id=request_id,
    )
    if asked.kind is RequestKind.SNOOZE:
        return
    details = {
        "activity_id": asked.activity_id,
        "office_id": office_id,
        "kind": asked.kind.value,
        "person": speaker.desk.name,
        "until": None if asked.until is None else asked.until.isoformat(),
        "reason": asked.reason,
        "named_office": asked.office,
    }
    deciders = select(Membership.person_id).where(
        Membership.entity_id == context.entity_id, Membership.role == Role.PLANNING
    )
    for person_id in session.scalars(deciders).all():
        session.execute(
            insert(Notice).values(
                entity_id=context.entity_id,
                person_id=person_id,
                key=f"request:{request_id}",
                kind="request",
                details=details,
                state=OwedState.OPEN,
                recorded_at=speaker.now,
            )
        )


def _json(percent: Decimal | None) -> str | None:
    return None if percent is None else str(percent)
