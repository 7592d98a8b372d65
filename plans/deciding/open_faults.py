"""The faults that wait for a decision, each with what holds in the meantime."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from core.spanish import ISO_DAY, show_percent
from models.plan import IN_FORCE, Activity, Plan, PlanFault
from plans.deciding import asked_once, decisions, settling
from plans.deciding.settling import Deciding
from plans.faults import UNKNOWN_COLUMN, UNKNOWN_COLUMNS, Rank
from plans.tables.headings.meaning import meaning
from plans.whole_faults import BETWEEN_COLUMNS


@dataclass(frozen=True, slots=True)
class OpenFault:
    """A fault as it is shown: what the file prints, how it is read now, and what is proposed.

    `handle` is empty for a fault of the whole plan. `stands`: what is printed is to be confirmed.
    `asks`: the activities of which one of the whole plan wants a value.
    """

    id: int
    plan_id: int
    plan: str
    handle: str
    title: str
    place: str
    field: str
    printed: str
    read_as: str
    suggestion: str
    message: str
    stands: bool = False
    asks: tuple[str, ...] = ()


def open_faults(session: Session, entity_id: int) -> list[OpenFault]:
    """Return the open faults of open plans that hold something up, in the order of the files."""
    return _open(session, entity_id, PlanFault.rank != Rank.NOTE)


def rows_of(session: Session, entity_id: int) -> list[PlanFault]:
    """Return the rows of what `open_faults` returns, in its order."""
    return [session.get_one(PlanFault, one.id) for one in open_faults(session, entity_id)]


def fault_of(session: Session, entity_id: int, number: int) -> PlanFault | None:
    """Return the fault of the entity that has this number, None where it has none."""
    wanted = PlanFault.id == number, PlanFault.entity_id == entity_id
    return session.scalar(select(PlanFault).where(*wanted))


def take_suggestions(session: Session, faults: Iterable[PlanFault], deciding: Deciding) -> int:
    """Take the suggestions of faults; return how many have one."""
    suggested = [one for one in faults if one.suggestion]
    for fault in suggested:
        settling.settle(session, fault, "sí", deciding)
    return len(suggested)


def count_open(session: Session, entity_id: int) -> int:
    """Count what `open_faults` returns."""
    waiting = _waiting(entity_id, PlanFault.rank != Rank.NOTE)
    return session.scalar(select(func.count()).select_from(waiting.subquery())) or 0


def unknown_columns(session: Session, entity_id: int) -> list[OpenFault]:
    """Return the columns of open plans that were not recognised, and that nobody has decided; of a
    heading that is known to be none of ours ("EVIDENCIA") nothing is to be decided."""
    found = _open(session, entity_id, PlanFault.kind.in_({UNKNOWN_COLUMN, UNKNOWN_COLUMNS}))
    meant = [(one, *meaning(one.printed)) for one in found]
    return [
        one
        for one, field, sure in meant
        if field is not None or not sure or BETWEEN_COLUMNS in one.printed
    ]


def _open(session: Session, entity_id: int, which: ColumnElement[bool]) -> list[OpenFault]:
    rows = session.execute(
        _waiting(entity_id, which)
        .with_only_columns(PlanFault, Plan, Activity)
        # What is said of the whole plan is first on both databases.
        .order_by(Plan.id, Activity.position.nulls_first(), PlanFault.id)
    )
    return [_shown(session, *row) for row in rows]


def _waiting(entity_id: int, which: ColumnElement[bool]) -> Select[int]:
    return (
        select(PlanFault.id)
        .join(Plan, Plan.id == PlanFault.plan_id)
        .outerjoin(Activity, Activity.id == PlanFault.activity_id)
        .where(
            PlanFault.entity_id == entity_id,
            PlanFault.settled_at.is_(None),
            which,
            IN_FORCE,
        )
    )


def as_printed(field: str, value: str) -> str:
    """Return a value of a field as a person reads it: days as 30/11/2026."""
    if field == "due":
        return ISO_DAY.sub(lambda day: f"{date.fromisoformat(day[0]):%d/%m/%Y}", value)
    return value


def _shown(session: Session, fault: PlanFault, plan: Plan, activity: Activity | None) -> OpenFault:
    read_as = ""
    if activity is not None and fault.field in decisions.SETTABLE:
        read_as = as_printed(fault.field, settling.shown(session, activity, fault.field))
        if fault.field == "percent" and activity.percent is not None:
            read_as = show_percent(activity.percent)
    return OpenFault(
        id=fault.id,
        plan_id=plan.id,
        plan=plan.title,
        handle=activity.handle if activity else "",
        title=activity.title if activity else "",
        place=fault.place,
        field=fault.field,
        printed=fault.text,
        read_as=read_as,
        suggestion=as_printed(fault.field, fault.suggestion),
        message=fault.message,
        stands=decisions.stands(fault.kind, fault.suggestion),
        asks=tuple(asked_once.wait_for_a_value(session, fault)),
    )
