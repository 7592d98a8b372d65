"""Takes an import of a plan back, as long as nobody has answered, decided or been reminded since.

Who was told what it changed hears, in one note for each change, that it is as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, or_, select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.notice_names import BACK, CORRECTED, DATE_MOVED, GONE, RECEIVED, WELCOME
from core.spanish import plural
from core.words import Because, RequestKind
from models import audit, imports
from models.answers.questions import OpenQuestion
from models.answers.requests import Request
from models.audit import Audit
from models.audit_actions import (
    ACTIVITY_ADDED,
    ACTIVITY_AGREED_TO,
    ACTIVITY_ARCHIVED,
    ACTIVITY_BACK,
    ACTIVITY_CHANGED,
    ACTIVITY_DELEGATED,
    ACTIVITY_SET,
    ACTIVITY_WITHDRAWN,
    FAULT_SETTLED,
    MOVE_DROPPED,
    MOVE_PLANNED,
    OFFICE_MERGED,
    OFFICE_SUCCEEDED,
    PLAN_CLOSED,
    PLAN_IMPORT_UNDONE,
    PLAN_LOADED_AGAIN,
    PLAN_RENAMED,
    PROGRESS_CORRECTED,
    PROGRESS_RECORDED_FOR_AN_OFFICE,
    PROGRESS_REPORTED,
    PROGRESS_TAKEN_BACK,
    asked_for,
    denied,
    granted,
    withdrawn,
)
from models.imports import PlanImport
from models.organisation import Office
from models.outbox import WAITING, ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep, notice_key
from models.plan import Activity, Plan, PlanFault
from models.staff import unused_offices
from plans.storing import moving, photograph, telling
from plans.storing.photograph import activities_of

_DECIDED = (
    (asked_for, "hecha"),
    (granted, "concedida"),
    (denied, "negada"),
    (withdrawn, "retirada"),
)
_OF_CHANGES = (DATE_MOVED, CORRECTED, RECEIVED, GONE, BACK)
# What later versions wrote down: one that still stood would be the newest import itself.
_OF_VERSIONS = (
    PLAN_LOADED_AGAIN, ACTIVITY_CHANGED, ACTIVITY_BACK, ACTIVITY_ARCHIVED, PLAN_IMPORT_UNDONE,
)  # fmt: skip

# What the audit calls an act, as it is told.
_ACTS = {
    PROGRESS_REPORTED: ("reporte", "reportes"),
    PROGRESS_CORRECTED: ("reporte corregido", "reportes corregidos"),
    PROGRESS_TAKEN_BACK: ("reporte deshecho", "reportes deshechos"),
    PROGRESS_RECORDED_FOR_AN_OFFICE: (
        "reporte registrado por una oficina",
        "reportes registrados por una oficina",
    ),
    FAULT_SETTLED: ("duda resuelta", "dudas resueltas"),
    ACTIVITY_SET: ("cambio de una actividad", "cambios de actividades"),
    ACTIVITY_WITHDRAWN: ("actividad retirada", "actividades retiradas"),
    ACTIVITY_AGREED_TO: ("actividad aceptada", "actividades aceptadas"),
    ACTIVITY_DELEGATED: ("actividad delegada", "actividades delegadas"),
    PLAN_CLOSED: ("cierre del plan", "cierres del plan"),
    PLAN_RENAMED: ("nombre nuevo del plan", "nombres nuevos del plan"),
    ACTIVITY_ADDED: ("actividad agregada", "actividades agregadas"),
    MOVE_PLANNED: ("cambio de oficina previsto", "cambios de oficina previstos"),
    MOVE_DROPPED: (
        "cambio de oficina que ya no se hará",
        "cambios de oficina que ya no se harán",
    ),
    OFFICE_MERGED: ("unión de oficinas", "uniones de oficinas"),
    OFFICE_SUCCEEDED: ("reorganización de oficinas", "reorganizaciones de oficinas"),
    **{
        act(kind): (f"solicitud {told}", f"solicitudes {told}s")
        for kind in RequestKind
        for act, told in _DECIDED
    },
}


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking the newest import back does, and what stands against it (nothing: it can be).

    Of the activities those that a version took out are counted apart, as archived.
    `corrected` counts the people who were told what it changed, and are told that it is as it was.
    `back_to` is the file that the plan was of before; None: this was its first import, and the
    plan goes altogether.
    """

    plan_id: int
    title: str
    source_name: str
    imported_at: datetime
    back_to: str | None
    activities: int
    archived: int
    activities_before: int
    archived_before: int
    offices: int
    corrected: int
    against: tuple[str, ...]


def look(session: Session, plan: Plan) -> Undoing:
    """Return what taking the newest import back would do; raises InputError where none is known."""
    last = _newest(session, plan)
    was = last.before.get("plan")
    archived = activities_of(plan.id).where(Activity.withdrawn_at.is_not(None))
    archived_now = session.scalar(_count(archived)) or 0
    before = last.before.get("activity", ())
    archived_before = sum(one["withdrawn_at"] is not None for one in before)
    return Undoing(
        plan_id=plan.id,
        title=plan.title,
        source_name=plan.source_name,
        imported_at=last.recorded_at,
        back_to=was[0]["source_name"] if was else None,
        activities=(session.scalar(_count(activities_of(plan.id))) or 0) - archived_now,
        archived=archived_now,
        activities_before=len(before) - archived_before,
        archived_before=archived_before,
        offices=len(last.added["office"]),
        corrected=len({one.person_id for one in _changes_told(session, plan.id, last.recorded_at)}),
        against=tuple(_against(session, plan, last)),
    )


def undo(change: audit.Change, plan: Plan) -> int:
    """Take a plan's newest import back, in the caller's transaction; return how many offices that
    it made are gone with it. Raises InputError with all that stands against."""
    session = change.session
    plan_id, entity_id = plan.id, plan.entity_id
    last = _newest(session, plan)
    # Who answers now waits, and then finds what is put back: nothing is written between the two.
    session.execute(activities_of(plan_id).with_for_update())
    against = _against(session, plan, last)
    if against:
        raise InputError(
            f"esta importación no se puede deshacer: desde entonces {'; '.join(against)}.",
            where=plan.title,
            todo="Importe una versión corregida del archivo, o: culmina plan close",
        )
    before, added, at = dict(last.before), dict(last.added), last.recorded_at
    said = {"source_name": plan.source_name, "source_digest": plan.source_digest}
    changes = [
        (one.id, one.person_id, one.kind, dict(one.details))
        for one in _changes_told(session, plan_id, at)
    ]
    _withdraw(session, plan_id, at, change.now)
    session.delete(last)
    photograph.put_back(session, plan_id, before)
    for notice_id, person_id, kind, details in changes:
        turned, told = _turned(session, kind, details, telling.name_of(session, change.by))
        key = notice_key(turned, details["activity_id"], "undone", notice_id)
        telling.owe(session, entity_id, turned, key, told, {person_id}, change.now)
    gone = _drop_offices(session, added)
    restored = before.get("plan")
    change.audit(
        PLAN_IMPORT_UNDONE,
        "plan",
        plan_id,
        before=said,
        after={name: restored[0][name] for name in said} if restored else {},
    )
    return gone


def _count(query: Select[int]) -> Select[int]:
    return select(func.count()).select_from(query.subquery())


def _newest(session: Session, plan: Plan) -> PlanImport:
    last = imports.newest(session, plan)
    if last is None:
        raise InputError(
            "lo que encontró esta importación no se guardó: no se puede deshacer.",
            where=plan.title,
            todo="Importe una versión corregida del archivo, o: culmina plan close",
        )
    return last


def _against(session: Session, plan: Plan, last: PlanImport) -> list[str]:
    """Return, in words, what has happened to a plan since its newest import."""
    theirs = activities_of(plan.id)
    of_plan = or_(
        (Audit.subject == "plan") & (Audit.subject_id == plan.id),
        (Audit.subject == "activity") & Audit.subject_id.in_(theirs),
        (Audit.subject == "plan_fault")
        & Audit.subject_id.in_(select(PlanFault.id).where(PlanFault.plan_id == plan.id)),
        (Audit.subject == "request")
        & Audit.subject_id.in_(select(Request.id).where(Request.activity_id.in_(theirs))),
        Audit.action.in_((OFFICE_MERGED, OFFICE_SUCCEEDED)),
    )
    acts = session.execute(
        select(Audit.action, func.count())
        .where(
            Audit.entity_id == plan.entity_id,
            Audit.id > last.audit_id,
            Audit.action.not_in(_OF_VERSIONS),
            of_plan,
        )
        .group_by(Audit.action)
    )
    found = [f"hubo {plural(count, *_ACTS.get(act, (act, act)))}" for act, count in sorted(acts)]
    asked = select(func.count()).where(
        OpenQuestion.activity_id.in_(theirs), OpenQuestion.asked_at >= last.recorded_at
    )
    if open_ones := session.scalar(asked):
        found.append(
            plural(open_ones, "respuesta espera", "respuestas esperan") + " una palabra más"
        )
    if told := _told(session, plan, last.recorded_at):
        found.append(f"se le avisó a {plural(told, 'persona', 'personas')}")
    return found


def _told(session: Session, plan: Plan, at: datetime) -> int:
    """Return how many people got, since `at`, a message that names the plan's activities."""
    people = set()
    for table, of_plan in (
        (OwedStep, OwedStep.activity_id.in_(activities_of(plan.id))),
        (Notice, _notices_of(plan.id) & Notice.kind.not_in(_OF_CHANGES)),
    ):
        people |= set(
            session.scalars(
                select(table.person_id)
                .join(OutboxItem, OutboxItem.id == table.outbox_id)
                .where(
                    of_plan,
                    table.state == OwedState.TOLD,
                    OutboxItem.created_at >= at,
                    OutboxItem.state.not_in((*WAITING, ItemState.CANCELLED)),
                )
            )
        )
    return len(people)


def _changes_told(session: Session, plan_id: int, at: datetime) -> Sequence[Notice]:
    """Return what went out, since `at`, of the dates and offices that an import changed."""
    rows = session.scalars(
        select(Notice)
        .join(OutboxItem, OutboxItem.id == Notice.outbox_id)
        .where(
            _notices_of(plan_id),
            Notice.kind.in_(_OF_CHANGES),
            Notice.recorded_at >= at,
            OutboxItem.state.not_in((*WAITING, ItemState.CANCELLED)),
        )
        .order_by(Notice.id)
    )
    return [one for one in rows if "percent" not in one.details]


def _turned(
    session: Session, kind: str, details: dict[str, Any], by: str
) -> tuple[str, dict[str, Any]]:
    """Return the notice that says to the same person that a change does not hold."""
    said: dict[str, Any] = {"activity_id": details["activity_id"], "by": by}
    if kind == DATE_MOVED:
        activity = session.get_one(Activity, details["activity_id"])
        stand = moving.days_of(session, activity) if details["since"] is None else []
        said |= {"office_id": details["office_id"], "corrected": 1}
        said |= {
            "since": details["due"],
            "due": details["since"],
            "next_on": next(iter(stand), None),
        }
        return DATE_MOVED, said
    if kind in {GONE, BACK}:
        return BACK if kind == GONE else GONE, said | {"office_id": details["office_id"]}
    office = session.get_one(Office, details["office_id"])
    if kind == CORRECTED:
        given = {"office_id": office.id, "from_office": details["to_office"]}
        return RECEIVED, said | given
    gone = {"office_id": office.id, "to_office": details["from_office"], "stays": 0}
    return CORRECTED, said | gone


def _notices_of(plan_id: int) -> ColumnElement[bool]:
    """Return the condition for what is told of a plan: of its activities, and the welcome to it."""
    welcomes = [f"{WELCOME}:{plan_id}", f"{WELCOME}:{plan_id}:trial"]
    return or_(Notice.activity_id.in_(activities_of(plan_id)), Notice.key.in_(welcomes))


def _withdraw(session: Session, plan_id: int, at: datetime, now: datetime) -> None:
    """Withdraw what has not gone out, and forget what was owed or closed since the import: the
    next pass owes what the rows say then."""
    steps = OwedStep.activity_id.in_(activities_of(plan_id))
    moving.withdraw_reminders(session, steps, Because.IMPORT_UNDONE, now)
    notices = select(Notice.outbox_id).where(_notices_of(plan_id))
    moving.withdraw_messages(session, notices, Because.IMPORT_UNDONE)
    session.execute(
        delete(OwedStep)
        .where(steps, OwedStep.state != OwedState.TOLD, OwedStep.recorded_at >= at)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        delete(Notice)
        .where(_notices_of(plan_id), Notice.state != OwedState.TOLD, Notice.recorded_at >= at)
        .execution_options(synchronize_session=False)
    )


def _drop_offices(session: Session, added: dict[str, list[int]]) -> int:
    """Delete the offices and spellings that an import made, but those that something names."""
    gone = unused_offices.unnamed(session, added["office"])
    unused_offices.drop(session, gone, added["office_alias"])
    return len(gone)
