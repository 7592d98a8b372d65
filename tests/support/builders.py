"""Builders: each writes a row of the invented Alcaldía de Puerto Esperanza and returns its id.

Every column can be overridden by keyword. `NOW` is Monday 11 May 2026, 08:00 in Bogotá. The
builders of the outbox and of what is owed live in `ledger`, and are imported from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from core import rules
from core.clock import local_day
from core.spanish import fold
from core.words import OFFICE_ROLES, Duty, RequestKind, Role, SourceKind, Status
from models import progress
from models.answers.requests import Request, RequestState
from models.inbox import Inbound, InboundState
from models.organisation import Address, Entity, Membership, Office, OfficeAlias, Person
from models.plan import Activity, Milestone, Plan, Responsibility
from models.progress import ProgressReport, Retraction
from models.session import direct
from tests.support.ledger import a_holder, a_notice, a_step, a_tick, a_told_reminder, an_outbox_item
from tests.support.rows import BOGOTA, ENTITY, LOADED, NOW, TODAY, entity_of, instant, number, write

__all__ = [
    "BOGOTA", "ENTITY", "LOADED", "NOW", "TODAY", "a_holder", "a_membership", "a_notice",
    "a_person", "a_plan", "a_report", "a_request", "a_responsibility", "a_retraction", "a_step",
    "a_tick", "a_told_reminder", "an_activity", "an_address", "an_entity", "an_inbound",
    "an_office", "an_outbox_item", "instant", "milestones_of",
]  # fmt: skip

_OPEN_PLAN = (
    select(Plan.id)
    .where(Plan.entity_id == bindparam("entity"), Plan.closed_at.is_(None))
    .order_by(Plan.id)
    .limit(1)
)
_LAST_POSITION = select(func.max(Activity.position)).where(Activity.plan_id == bindparam("plan"))


def an_entity(session: Session, name: str = ENTITY, **overrides: Any) -> int:
    """Write an entity that went live with its plan."""
    return write(
        session,
        Entity,
        overrides,
        name=name,
        timezone="America/Bogota",
        live_since=LOADED,
        created_at=LOADED,
    )


def an_office(
    session: Session,
    entity_id: int,
    name: str = "Secretaría de Planeación",
    *,
    aliases: Sequence[str] = (),
    **overrides: Any,
) -> int:
    """Write an office and its other spellings."""
    office = write(session, Office, overrides, entity_id=entity_id, name=name, key=fold(name))
    for alias in aliases:
        write(
            session,
            OfficeAlias,
            {},
            entity_id=entity_id,
            office_id=office,
            name=alias,
            key=fold(alias),
        )
    return office


def a_person(
    session: Session,
    entity_id: int,
    name: str = "Marta Lucía Rincón",
    *,
    office: int | None = None,
    role: Role | None = None,
    email: str | None = None,
    telegram: str | None = None,
    **overrides: Any,
) -> int:
    """Write a person: the lead of `office` unless `role` says otherwise, with her addresses."""
    person = write(
        session, Person, overrides, entity_id=entity_id, name=name, preferred_channel=None
    )
    if role is None and office is not None:
        role = Role.LEAD
    if role is not None:
        a_membership(session, person, role, office=office if role in OFFICE_ROLES else None)
    for channel, value in (("email", email), ("telegram", telegram)):
        if value is not None:
            an_address(session, person, channel=channel, value=value)
    return person


def a_membership(
    session: Session, person_id: int, role: Role, *, office: int | None = None, **overrides: Any
) -> int:
    """Write a role of a person; lead and delegate need an office."""
    return write(
        session,
        Membership,
        overrides,
        entity_id=entity_of(session, Person, person_id),
        person_id=person_id,
        role=role,
        office_id=office,
        since=LOADED.date(),
    )


def an_address(
    session: Session,
    person_id: int,
    *,
    channel: str = "email",
    value: str | None = None,
    **overrides: Any,
) -> int:
    """Write a verified, living address; `dead_since` and `dead_reason` make it a dead one."""
    return write(
        session,
        Address,
        overrides,
        entity_id=entity_of(session, Person, person_id),
        person_id=person_id,
        channel=channel,
        value=value or f"persona{number()}@puertoesperanza.example",
        verified_at=LOADED,
    )


def a_plan(session: Session, entity_id: int, **overrides: Any) -> int:
    """Write an open plan of 2026; `closed_at` closes it."""
    return write(
        session,
        Plan,
        overrides,
        entity_id=entity_id,
        title="Programa de Transparencia y Ética Pública 2026",
        year=2026,
        source_name="ptep-2026.txt",
        source_digest=f"{number():064x}",
        loaded_at=LOADED,
    )


def an_activity(
    session: Session,
    entity_id: int,
    *,
    plan: int | None = None,
    due: date | Sequence[date] | None = date(2026, 5, 29),
    office: int | Sequence[int] | None = None,
    **overrides: Any,
) -> int:
    """Write an activity with its dates and offices; the first office leads, the others support.

    Without `plan` it goes into the entity's open plan, which is made when there is none.
    """
    plan = plan or direct(session, _OPEN_PLAN, entity=entity_id).scalar()
    plan = plan or a_plan(session, entity_id)
    position = 1 + (direct(session, _LAST_POSITION, plan=plan).scalar() or 0)
    activity = write(
        session,
        Activity,
        overrides,
        entity_id=entity_id,
        plan_id=plan,
        position=position,
        handle=f"A-{number():02}",
        code=f"1.{position}",
        component="Gestión del riesgo de corrupción",
        subcomponent="Monitoreo y revisión",
        title="Publicar el mapa de riesgos de corrupción en la página web",
        product="Mapa de riesgos publicado",
        goal="1",
        indicator="Mapa publicado",
        unit="Documento",
        planned=1,
        due_text="",
        percent_text="",
        extra={},
        added_at=LOADED,
    )
    _milestones(session, entity_id, plan, activity, due)
    offices = [office] if isinstance(office, int) else list(office or ())
    for order, office_id in enumerate(offices, start=1):
        a_responsibility(session, activity, office_id, position=order)
    return activity


def a_responsibility(
    session: Session, activity_id: int, office_id: int, *, position: int = 1, **overrides: Any
) -> int:
    """Write that an office answers for an activity: the first leads, the others support."""
    return write(
        session,
        Responsibility,
        overrides,
        entity_id=entity_of(session, Activity, activity_id),
        activity_id=activity_id,
        office_id=office_id,
        duty=Duty.LEAD if position == 1 else Duty.SUPPORT,
        position=position,
    )


def milestones_of(session: Session, activity_id: int) -> list[int]:
    """Return the ids of an activity's milestones, the first one first."""
    query = select(Milestone.id).filter_by(activity_id=activity_id).order_by(Milestone.ordinal)
    return list(session.scalars(query))


def an_inbound(
    session: Session,
    entity_id: int,
    text: str = "Vamos en el 60 %",
    *,
    at: datetime = NOW,
    **overrides: Any,
) -> int:
    """Write a message that came in and was handled; `state` and `outcome` say otherwise."""
    ordinal = number()
    sender = overrides.get("sender", "5551001")
    payload = {
        "external_id": str(ordinal),
        "sender": sender,
        "sent_at": at.isoformat(),
        "text": text,
    }
    return write(
        session,
        Inbound,
        overrides,
        entity_id=entity_id,
        channel="telegram",
        external_id=str(ordinal),
        sender=sender,
        payload=payload,
        received_at=at,
        state=InboundState.DONE,
        not_before=at,
        outcome="recorded",
        handled_at=at,
    )


def a_report(
    session: Session,
    activity_id: int,
    percent: int | Decimal | None = 60,
    *,
    by: int | None = None,
    words: str = "Vamos en el 60 %",
    at: datetime = NOW,
    **overrides: Any,
) -> int:
    """Write what a person said about an activity, with its inbound; the activity's copy follows.

    Without `by` an invented person says it. `file_name` and `file_cell` make it a file's figure.
    """
    entity_id = entity_of(session, Activity, activity_id)
    percent = None if percent is None else Decimal(percent)
    values: dict[str, Any] = {
        "entity_id": entity_id,
        "activity_id": activity_id,
        "channel": "telegram",
        "percent": percent,
        "status": _status(percent),
        "description": words,
        "as_of": local_day(at, BOGOTA),
        "recorded_at": at,
    }
    if "file_name" in overrides:
        values |= {"source": SourceKind.FILE, "channel": "file", "file_cell": "F12"}
    else:
        person = by or a_person(session, entity_id, f"Persona {number()}")
        channel = overrides.get("channel", "telegram")
        inbound = overrides.pop("inbound_id", None) or an_inbound(
            session, entity_id, words, at=at, person_id=person, channel=channel
        )
        values |= {
            "source": SourceKind.MESSAGE,
            "person_id": person,
            "inbound_id": inbound,
            "words": words,
        }
    report = write(session, ProgressReport, overrides, **values)
    progress.refresh(session, activity_id)
    return report


def a_retraction(session: Session, report_id: int, *, at: datetime = NOW, **overrides: Any) -> int:
    """Write that a report was taken back by who made it; the activity's copy follows."""
    report = session.get_one(ProgressReport, report_id)
    inbound = an_inbound(
        session, report.entity_id, "Deshacer", at=at, person_id=report.person_id, outcome="undone"
    )
    retraction = write(
        session,
        Retraction,
        overrides,
        entity_id=report.entity_id,
        report_id=report_id,
        person_id=report.person_id,
        inbound_id=inbound,
        recorded_at=at,
    )
    progress.refresh(session, report.activity_id)
    return retraction


def a_request(
    session: Session,
    activity_id: int,
    *,
    by: int,
    kind: RequestKind = RequestKind.SNOOZE,
    at: datetime = NOW,
    **overrides: Any,
) -> int:
    """Write that a person asked for something instead of reporting."""
    entity_id = entity_of(session, Activity, activity_id)
    inbound = an_inbound(session, entity_id, "Más tarde", at=at, person_id=by, outcome="requested")
    state = RequestState.GRANTED if kind is RequestKind.SNOOZE else RequestState.OPEN
    return write(
        session,
        Request,
        overrides,
        entity_id=entity_id,
        activity_id=activity_id,
        person_id=by,
        inbound_id=inbound,
        kind=kind,
        reason="",
        recorded_at=at,
        state=state,
    )


def _milestones(
    session: Session,
    entity_id: int,
    plan_id: int,
    activity_id: int,
    due: date | Sequence[date] | None,
) -> None:
    days = [due] if isinstance(due, date) else list(due or ())
    for ordinal, day in enumerate(days, start=1):
        write(
            session,
            Milestone,
            {},
            entity_id=entity_id,
            plan_id=plan_id,
            activity_id=activity_id,
            ordinal=ordinal,
            total=len(days),
            due=day,
            printed_due=day.isoformat(),
        )


def _status(percent: Decimal | None) -> Status:
    if percent is not None and percent >= rules.WHOLE:
        return Status.DONE
    return Status.NOT_STARTED if percent == 0 else Status.IN_PROGRESS
