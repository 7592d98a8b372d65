"""The office that leads hears that one which supports has done its part, once for each time.

Whether the activity is done is hers to say; where nobody of it can be told, planning is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core import rules
from core.entity.context import EntityContext
from core.notice_names import PART
from core.words import Because, Duty, Role, Status
from models import audit_actions
from models.answers import parts
from models.answers.parts import Part
from models.audit import Change
from models.organisation import Office, Person
from models.owed import Notice, close_open, notice_key
from models.plan import IN_FORCE, Activity, Plan, Responsibility
from models.progress import ProgressReport
from scheduler.directory import Contact, Directory
from scheduler.this_pass import Pass

WHOLE = Decimal(rules.WHOLE)
_REFUSED = "refused_by"  # in the details of the notices of a part


@dataclass(frozen=True, slots=True)
class DonePart:
    """A part that is done of an activity that is not: who said so, in which report.

    `office_id` spoke, and may be `office` since a merger: it is not asked about anew.
    """

    activity_id: int
    office_id: int | None
    office: str
    report_id: int
    person: str
    description: str
    recorded_at: datetime


def owe_parts(this: Pass) -> None:
    """Owe a notice of each part that is done; what is settled meanwhile is not told any more, and
    what somebody said no to, or told a figure of since, is asked of nobody else."""
    session = this.session
    mine = (Notice.entity_id == this.entity_id, Notice.kind == PART)
    done = {_key(one): one for one in _done(session, this.entity_id)}
    asked = session.scalars(select(Notice).where(*mine, Notice.key.in_(list(done)))) if done else ()
    refused = {notice.key for notice in asked if _REFUSED in notice.details}
    standing = {key: one for key, one in done.items() if key not in refused}
    close_open(session, this.entity_id, PART, list(standing), Because.PART_SETTLED)
    for key, one in standing.items():
        for contact, office_id in _deciders(session, this.people, one):
            this.tell(contact, PART, key, _details(this.context, one) | {"office_id": office_id})


def refuse(
    session: Session,
    context: EntityContext,
    change_in: Callable[[int], Change],
    report_id: int,
) -> None:
    """Keep that somebody said no to the report of a part, where anybody was asked about it; a new
    report of the part is asked about anew. `change_in` tells who she is in an activity."""
    report = session.get(ProgressReport, report_id)
    if report is None or report.entity_id != context.entity_id:
        return
    key = notice_key(PART, report.activity_id, report.office_id, report.id)
    asked = select(Notice).where(Notice.entity_id == context.entity_id, Notice.key == key)
    change = change_in(report.activity_id)
    for notice in session.scalars(asked).all():
        notice.details = notice.details | {_REFUSED: change.by.person_id}
    change.audit(
        audit_actions.PART_CLOSES_NOTHING,
        "activity",
        report.activity_id,
        after={"report": report.id},
    )


def _done(session: Session, entity_id: int) -> list[DonePart]:
    rows = session.execute(
        select(
            Part.activity_id,
            ProgressReport.office_id,
            Office.name,
            Part.report_id,
            Person.name,
            ProgressReport.description,
            ProgressReport.recorded_at,
        )
        .join(Responsibility, parts.of_responsibility())
        .join(Activity, Activity.id == Part.activity_id)
        .join(Plan, Plan.id == Activity.plan_id)
        .join(Office, Office.id == Part.office_id)
        .join(ProgressReport, ProgressReport.id == Part.report_id)
        .join(Person, Person.id == ProgressReport.person_id)
        .where(
            Part.entity_id == entity_id,
            Part.percent == WHOLE,
            IN_FORCE,
            or_(Activity.percent.is_(None), Activity.percent < WHOLE),
            or_(Activity.status.is_(None), Activity.status != Status.NOT_APPLICABLE),
            # whoever leads has told since how far it is
            or_(
                Activity.reported_at.is_(None),
                Activity.reported_at <= ProgressReport.recorded_at,
            ),
        )
        .order_by(Part.id)
    )
    return [DonePart(*row) for row in rows]


def _deciders(session: Session, people: Directory, one: DonePart) -> list[tuple[Contact, int]]:
    """Return who is asked, each with the office that leads: its recipients, else planning."""
    leads = session.scalars(
        select(Responsibility.office_id)
        .where(Responsibility.activity_id == one.activity_id, Responsibility.duty == Duty.LEAD)
        .order_by(Responsibility.position)
    ).all()
    found = {
        contact.person_id: (contact, office_id)
        for office_id in leads
        if (contact := people.recipient_of(one.activity_id, office_id)) is not None
    }
    if found or not leads:
        return list(found.values())
    return [(contact, leads[0]) for contact in people.holders([Role.PLANNING])]


def _key(one: DonePart) -> str:
    return notice_key(PART, one.activity_id, one.office_id, one.report_id)


def _details(context: EntityContext, one: DonePart) -> dict[str, str | int]:
    return {
        "activity_id": one.activity_id,
        "other_office": one.office,
        "person": one.person,
        "since": context.today(one.recorded_at).isoformat(),
        "description": one.description,
        "report": one.report_id,
    }
