"""Settles faults and sets fields: a person's decision, its effect, and the audit row of both."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.errors import InputError, fault_of, refuse
from core.last_words import BY_HAND, OVERRULING
from core.words import Duty, RequestKind, SourceKind, Status
from models import audit, progress
from models.answers.requests import Request, RequestState
from models.audit import Audit
from models.audit_actions import ACTIVITY_SET, FAULT_SETTLED
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import ProgressReport
from models.staff.offices import office_called, offices_by_key
from plans.deciding import asked_once, columns, decisions, doubts
from plans.deciding.doubts import in_force, printed_as, title_of
from plans.faults import (
    ALIKE,
    DIFFERS_FROM_REPORT,
    JOINED_DAYS,
    KEPT_ALIKE,
    ONLY_COLLECTIVES,
    UNKNOWN_COLUMN,
    UNKNOWN_COLUMNS,
    Rank,
)
from plans.storing import moving, newer_figures, telling, told_anew
from plans.storing.handles import matches
from plans.storing.newer_version import offices_of, replace_offices
from plans.storing.stored_rows import FileFigure, said_on, status_of
from plans.values.percents import share

# What is asked once for many rows stands in each as a note.
_ASKED_ONCE = frozenset().union(*(kinds for kinds, _ in ALIKE.values()))


@dataclass(frozen=True, slots=True)
class Deciding:
    """Whose decision it is, and when; with a `reason` the plan itself is another from then on, and
    was not misread."""

    today: date
    now: datetime
    by: audit.Actor
    reason: str = ""


def find_activity(session: Session, entity_id: int, typed: str) -> Activity:
    """Return the activity of an open plan whose handle someone typed; raises InputError."""
    by_handle = {row.handle: row for row in in_force(session, entity_id)}
    if typed in by_handle:
        return by_handle[typed]
    fitting = matches(typed, by_handle)
    if len(fitting) == 1:
        return by_handle[fitting[0]]
    may_be = [by_handle[one] for one in fitting] or printed_as(session, entity_id, typed)
    named = ", ".join(title_of(one) for one in may_be)
    told = (
        f"Puede ser: {named}."
        if named
        else "Vea los códigos: culmina plan export PLAN; los planes: culmina plan list"
    )
    raise InputError("ninguna actividad tiene exactamente este código.", where=typed, todo=told)


def set_fields(
    session: Session, activity: Activity, values: Mapping[str, str], deciding: Deciding
) -> dict[str, list[str]]:
    """Give fields of an activity other values, which settles their open faults; return what each
    was and is, as text. Raises InputError for values that fields cannot have."""
    progress.hold(session, [activity.id])
    said: dict[str, list[str]] = {}
    faults: list[InputError] = []
    stood = telling.standing(session, activity)
    for field, value in values.items():
        before = shown(session, activity, field)
        faults += fault_of(_apply, session, activity, field, value, deciding, fault=None)
        said[field] = [before, shown(session, activity, field)]
        for fault in open_faults_of(session, activity, field, notes=_ASKED_ONCE):
            _close(fault, value, deciding)
    refuse(faults)
    asked_once.close_answered(session, activity.plan_id, deciding.now)
    telling.tell_corrected(session, activity, stood, deciding.by, deciding.now)
    was = {field: before for field, (before, _) in said.items()}
    now = {field: after for field, (_, after) in said.items()}
    now |= {"reason": deciding.reason} if deciding.reason else {}
    change = audit.Change(session, activity.entity_id, deciding.by, deciding.now)
    told_anew.tell_goal(change, activity, said, deciding.reason)
    change.audit_row(ACTIVITY_SET, activity, before=was, after=now)
    return said


def open_faults_of(
    session: Session,
    activity: Activity,
    field: str | None = None,
    *,
    notes: Collection[str] = (),
) -> Sequence[PlanFault]:
    """Return the open faults of an activity that hold something up, of one field or of all, and
    the notes of some kinds."""
    query = select(PlanFault).where(
        PlanFault.activity_id == activity.id,
        PlanFault.settled_at.is_(None),
        or_(PlanFault.rank != Rank.NOTE, PlanFault.kind.in_(notes)),
    )
    if field is not None:
        query = query.where(PlanFault.field == field)
    return session.scalars(query.order_by(PlanFault.id)).all()


def settle(session: Session, fault: PlanFault, decision: str, deciding: Deciding) -> bool:
    """Settle a fault by what a person decided: "sí" for the suggestion, or a value.

    Returns False when it was settled in the same words before. Raises InputError for a value that
    the field cannot have, for "sí" without a suggestion, and for a fault that was settled
    otherwise.
    """
    if not _settle(session, fault, decision.strip(), deciding):
        return False
    if fault.activity_id or fault.kind in ALIKE:
        asked_once.close_answered(session, fault.plan_id, deciding.now)
    return True


def _settle(session: Session, fault: PlanFault, decision: str, deciding: Deciding) -> bool:
    """Settle a fault and, of a question about many rows, those of its rows; see `settle`."""
    if fault.settled_at is not None:
        if fault.decision == decision:
            return False
        raise InputError(
            f"esto ya estaba resuelto: «{fault.decision}».",
            where=fault.place or decisions.FIELD_NAMES.get(fault.field, fault.field),
            todo="Para cambiarlo: culmina plan set CÓDIGO CAMPO=VALOR",
        )
    if fault.kind in ALIKE:
        _settle_alike(session, fault, decision, deciding)
    if fault.kind in {UNKNOWN_COLUMN, UNKNOWN_COLUMNS}:
        columns.decide(session, fault, decision, deciding.now)
    activity = session.get_one(Activity, fault.activity_id) if fault.activity_id else None
    keeps = decisions.stands(fault.kind, fault.suggestion) and decisions.is_yes(decision)
    if activity is None or fault.field not in decisions.SETTABLE or keeps:
        # Nothing of the plan is set by it ("the file does not say its year"): it was seen.
        _audit(session, fault, decision, deciding, ("", ""))
        _close(fault, decision, deciding)
        return True
    progress.hold(session, [activity.id])
    value = _value_of(fault, decision)
    if fault.field == "code":
        doubts.refuse_code_of_another(session, activity, value)
    before = shown(session, activity, fault.field)
    stood = telling.standing(session, activity)
    _apply(session, activity, fault.field, value, deciding, fault=fault)
    telling.tell_corrected(session, activity, stood, deciding.by, deciding.now, corrects=True)
    _audit(session, fault, decision, deciding, (before, shown(session, activity, fault.field)))
    _close(fault, decision, deciding)
    return True


def _value_of(fault: PlanFault, decision: str) -> str:
    """Return the value that a decision gives the field of a fault; raises InputError for "sí"
    without a suggestion."""
    if decisions.is_yes(decision):
        if not fault.suggestion:
            raise decisions.nothing_proposed(fault.message)
        return fault.suggestion
    if fault.kind == JOINED_DAYS:
        return decisions.of_joined_days(decision, fault.text, fault.suggestion)
    return decision


def _settle_alike(session: Session, fault: PlanFault, decision: str, deciding: Deciding) -> None:
    """Settle the faults of all rows that one question of the plan is about, in the same words."""
    suggests = ALIKE[fault.kind][1]
    keeps = fault.kind in KEPT_ALIKE and decisions.is_yes(decision)
    if fault.field == "code" and not keeps:
        raise decisions.one_code_each(decision)
    if not suggests and not keeps and decisions.is_yes(decision):
        raise decisions.nothing_proposed(fault.message)
    for row in asked_once.open_rows(session, fault):
        if keeps:
            _close(row, decision, deciding)
        else:
            _settle(session, row, decision, deciding)


def shown(session: Session, activity: Activity, field: str) -> str:
    """Return what a field of an activity says now, as `set_fields` would take it."""
    if field == "due":
        return " ".join(moving.days_of(session, activity))
    if field in {"offices", "co_offices"}:
        return " / ".join(offices_of(session, activity))
    if field == "percent":
        session.refresh(activity, ["percent", "status"])
        if activity.status is Status.NOT_APPLICABLE:
            return "N/A"
    value = getattr(activity, field, None)
    return "" if value is None else str(value)


def _close(fault: PlanFault, decision: str, deciding: Deciding) -> None:
    fault.settled_at, fault.decision = deciding.now, decision


def _audit(
    session: Session, fault: PlanFault, decision: str, deciding: Deciding, said: tuple[str, str]
) -> None:
    before = {"field": fault.field, "printed": fault.text, "value": said[0]}
    after = {"decision": decision, "value": said[1]}
    by, now = deciding.by, deciding.now
    audit.Change(session, fault.entity_id, by, now).audit_row(
        FAULT_SETTLED, fault, before=before, after=after
    )


def _apply(
    session: Session,
    activity: Activity,
    field: str,
    value: str,
    deciding: Deciding,
    fault: PlanFault | None,
) -> None:
    """Give a field a value; `fault` is that which it settles, None where it is set by hand."""
    if field == "due":
        _set_due(session, activity, decisions.read_days(value), value, deciding, fault)
    elif field == "offices":
        _set_offices(session, activity, decisions.read_office_names(value), deciding, fault)
    elif field == "percent":
        percent = decisions.read_percentage(value).value
        _set_percent(session, activity, percent, deciding, fault)
    elif field in decisions.COUNTS:
        _set_count(session, activity, field, decisions.read_count(value), deciding, fault)
    elif field == "code":
        activity.code = decisions.read_code(value)
    else:
        setattr(activity, field, decisions.read_text(value))


def _set_due(
    session: Session,
    activity: Activity,
    decided: Sequence[date],
    value: str,
    deciding: Deciding,
    fault: PlanFault | None,
) -> None:
    """Set the dates: all of them by hand; for a fault those that stand for its printed text."""
    rows = session.scalars(select(Milestone).where(Milestone.activity_id == activity.id)).all()
    days = {}
    if deciding.reason:
        new = {*decided} - {row.due for row in rows}
        decisions.refuse_past(new, deciding.today, misread=True)
    if fault is not None:
        days = {row.due: row.printed_due for row in rows if row.printed_due != fault.text}
    printed = fault.text if fault is not None else value
    days |= {day: printed for day in decided if day not in days}
    misread = not deciding.reason
    corrects = misread and not _was_decided(session, activity, days)
    by = telling.name_of(session, deciding.by)
    now, today = deciding.now, deciding.today
    moving.set_dates(
        session, activity, days, now, today=today, corrects=corrects, by_hand=misread, by=by
    )
    progress.refresh(session, activity.id)


def _was_decided(session: Session, activity: Activity, new: Collection[date]) -> bool:
    """Tell whether a date that goes was given by a person, and not mistyped in the file."""
    granted = select(Request.id).where(
        Request.activity_id == activity.id,
        Request.kind == RequestKind.EXTENSION,
        Request.state == RequestState.GRANTED,
    )
    if session.scalar(granted.limit(1)) is not None:
        return True
    stand = session.scalars(select(Milestone.due).where(Milestone.activity_id == activity.id))
    going = {day.isoformat() for day in stand if day not in new}
    acts = session.execute(
        select(Audit.before, Audit.after).where(
            Audit.entity_id == activity.entity_id,
            Audit.subject == "activity",
            Audit.subject_id == activity.id,
            Audit.action == ACTIVITY_SET,
        )
    )
    return any(
        going & set(after.get("due", "").split()) - set(before.get("due", "").split())
        for before, after in acts
    )


def _set_offices(
    session: Session,
    activity: Activity,
    names: Sequence[str],
    deciding: Deciding,
    fault: PlanFault | None,
) -> None:
    """Let these offices answer, the first of them leading; a fault keeps the others as support."""
    known = offices_by_key(session, activity.entity_id)
    # A decision of a workbook is not read back at once: there the whole name is needed.
    ids = [office_called(known, name, part=fault is None).id for name in names]
    rows = session.scalars(
        select(Responsibility)
        .where(Responsibility.activity_id == activity.id)
        .order_by(Responsibility.position)
    ).all()
    apart = {row.office_id for row in rows if row.co_office}
    kept = [row.office_id for row in rows] if fault is not None else []
    if fault is not None and fault.kind == ONLY_COLLECTIVES:
        collectives = {one.id for one in known.values() if one.collective}
        kept = [office_id for office_id in kept if office_id not in collectives]
    wanted = list(dict.fromkeys([*ids, *kept]))
    replace_offices(
        session,
        activity,
        [
            {
                "office_id": office_id,
                "duty": Duty.LEAD if ids and position == 1 else Duty.SUPPORT,
                "position": position,
                "co_office": office_id in apart and office_id not in ids,
            }
            for position, office_id in enumerate(wanted, start=1)
        ],
        deciding.now,
    )


def _set_percent(
    session: Session,
    activity: Activity,
    percent: Decimal | None,
    deciding: Deciding,
    fault: PlanFault | None,
) -> None:
    """Add what was decided to the reports, as planning's figure of the plan's cut-off.

    A person's later report stays the current one, except where the fault asked which of both holds.
    A figure that is set by hand over a person's report holds from today on.
    """
    asked = open_faults_of(session, activity, "percent")
    if percent == activity.percent and any(one.kind == DIFFERS_FROM_REPORT for one in asked):
        return  # what a person reported holds: the file says nothing anew
    plan = session.get_one(Plan, activity.plan_id)
    as_of = min(plan.cutoff or deciding.today, deciding.today)
    gives_way: list[int] = []
    words, cell = "", BY_HAND
    if fault is not None and fault.field == "percent":
        as_of = said_on(activity.as_read) or _day_of_words(session, activity) or as_of
        if fault.kind == DIFFERS_FROM_REPORT:
            gives_way = progress.said_after(session, activity.id, as_of)
        if fault.suggestion and percent == decisions.read_percentage(fault.suggestion).value:
            words, cell = activity.as_read.get("description") or "", fault.place
    elif fault is None and telling.standing(session, activity).reported:
        as_of, cell = deciding.today, OVERRULING
    status = status_of(percent, not_due=percent is None)
    figure = FileFigure(percent, status, words, cell, as_of, deciding.now)
    newer_figures.record(session, activity, [figure], plan.source_name, in_place_of=gives_way)
    progress.refresh(session, activity.id)


def _day_of_words(session: Session, activity: Activity) -> date | None:
    """Return the day of which the words speak that stand beside the figure in the file."""
    return session.scalar(
        select(func.max(ProgressReport.as_of)).where(
            ProgressReport.activity_id == activity.id,
            ProgressReport.source == SourceKind.FILE,
            ProgressReport.description != "",
            ProgressReport.description == (activity.as_read.get("description") or ""),
        )
    )


def _set_count(
    session: Session,
    activity: Activity,
    field: str,
    count: int,
    deciding: Deciding,
    fault: PlanFault | None,
) -> None:
    """Set how many units are planned or done, and the percentage that both give."""
    setattr(activity, field, count)
    session.flush()
    planned, executed = activity.planned, activity.executed
    if planned is None or executed is None:
        return
    percent = share(Decimal(planned), Decimal(executed))
    if percent is not None:
        _set_percent(session, activity, percent, deciding, fault)
