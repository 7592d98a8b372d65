"""The rows of a plan as they stand before a newer version is stored, and put back as they were."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Date, Select, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from core.words import SourceKind
from models.answers.disagreements import Disagreement
from models.audit import Audit
from models.base import Base, Percent, UtcInstant
from models.imports import PlanImport
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import ProgressReport
from plans.storing.offices import StoredOffices

Rows = dict[str, list[dict[str, Any]]]

# Whose rows are kept whole: a version may change, drop or add them. Those that others point to
# are put back in their place, the others are written anew.
POINTED_AT: tuple[type[Base], ...] = (Activity, Milestone)
IN_PLACE: tuple[type[Base], ...] = (Plan, *POINTED_AT)
OTHERS: tuple[type[Base], ...] = (Responsibility, PlanFault, Disagreement)
# Of these it is enough to know which there were: they are only ever added.
ADDED: tuple[type[Base], ...] = (ProgressReport, Notice)
_AWAY = 1_000_000  # beyond every number of a date, while they are put back


def table_of(model: type[Base]) -> Table:
    """Return the table of a model."""
    found = model.__table__
    assert isinstance(found, Table)  # noqa: S101 - what a model maps here is a table
    return found


def activities_of(plan_id: int) -> Select[int]:
    """Return the query for the ids of a plan's activities."""
    return select(Activity.id).where(Activity.plan_id == plan_id)


def own(model: type[Base], plan_id: int) -> Any:
    """Return the condition for the rows of a plan: by the plan, or by its activities."""
    columns = table_of(model).c
    if model is Plan:
        return columns.id == plan_id
    if "plan_id" in columns:
        return columns.plan_id == plan_id
    return columns.activity_id.in_(activities_of(plan_id))


def keep(session: Session, plan: Plan, before: Rows, offices: StoredOffices, now: datetime) -> None:
    """Write down what an import found and which offices it made; its audit is written already."""
    last = select(func.max(Audit.id)).where(Audit.entity_id == plan.entity_id)
    session.add(
        PlanImport(
            entity_id=plan.entity_id,
            plan_id=plan.id,
            audit_id=session.scalars(last).one(),
            recorded_at=now,
            before=before,
            added=offices.added,
        )
    )
    session.flush()


def take(session: Session, plan_id: int) -> Rows:
    """Return the rows of a plan as JSON values, by table."""
    found = {
        table_of(model).name: _rows(session, model, own(model, plan_id))
        for model in IN_PLACE + OTHERS
    }
    told = (OwedStep.state == OwedState.TOLD) & own(OwedStep, plan_id)
    found[OwedStep.__tablename__] = _rows(session, OwedStep, told)
    for model in ADDED:
        table = table_of(model)
        ids = session.scalars(select(table.c.id).where(own(model, plan_id)).order_by(table.c.id))
        found[table.name] = [{"id": one} for one in ids]
    return found


def put_back(session: Session, plan_id: int, photo: Rows) -> None:
    """Let a plan's rows be those of a photograph: of an empty one nothing is left, nor the plan.
    Nobody may have answered, decided or been told since it was taken."""
    session.flush()
    for model in OTHERS:
        _delete(session, model, own(model, plan_id))
    _delete_added(session, plan_id, photo)
    for model in reversed(POINTED_AT):
        _delete_but(session, model, plan_id, _ids(photo, model))
    if photo:
        _restore(session, plan_id, photo)
    else:
        _delete(session, PlanImport, own(PlanImport, plan_id))
        _delete(session, Plan, own(Plan, plan_id))
    session.expire_all()


def _delete_added(session: Session, plan_id: int, photo: Rows) -> None:
    """Delete what the import owed, told of or read from its file since."""
    reports = table_of(ProgressReport).c
    from_file = (reports.source == SourceKind.FILE) & reports.id.not_in(_ids(photo, ProgressReport))
    _delete(session, ProgressReport, own(ProgressReport, plan_id) & from_file)
    notices = table_of(Notice).c
    _delete(session, Notice, own(Notice, plan_id) & notices.id.not_in(_ids(photo, Notice)))
    if not photo:
        _delete(session, OwedStep, own(OwedStep, plan_id))


def _restore(session: Session, plan_id: int, photo: Rows) -> None:
    activities, milestones = table_of(Activity), table_of(Milestone)
    # Out of the way first: a place in the plan, and the number of a date, are given once.
    session.execute(
        update(activities).where(own(Activity, plan_id)).values(position=-activities.c.position - 1)
    )
    session.execute(
        update(milestones)
        .where(own(Milestone, plan_id))
        .values(ordinal=milestones.c.ordinal + _AWAY, total=milestones.c.total + _AWAY)
    )
    for model in IN_PLACE:
        _update_or_insert(session, model, plan_id, _read(photo, model))
    for model in OTHERS:
        _insert(session, model, _read(photo, model))
    _insert(session, OwedStep, _still_told(session, _read(photo, OwedStep)))


def _still_told(session: Session, steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the steps that are gone with their date, and were told in a message that went out."""
    known = set(session.scalars(select(OwedStep.id).where(OwedStep.id.in_(_ids_of(steps)))))
    items = [row["outbox_id"] for row in steps]
    gone_out = select(OutboxItem.id).where(
        OutboxItem.id.in_(items), OutboxItem.state != ItemState.CANCELLED
    )
    out = set(session.scalars(gone_out))
    return [row for row in steps if row["id"] not in known and row["outbox_id"] in out]


def _update_or_insert(
    session: Session, model: type[Base], plan_id: int, rows: list[dict[str, Any]]
) -> None:
    table = table_of(model)
    there = set(session.scalars(select(table.c.id).where(own(model, plan_id))))
    known = [row for row in rows if row["id"] in there]
    if known:
        # A photograph of an older schema says nothing of columns that were added since.
        changes: dict[str, Any] = {name: bindparam(f"new_{name}") for name in known[0]}
        session.connection().execute(
            update(table).where(table.c.id == bindparam("row_id")).values(changes),
            [
                {"row_id": row["id"], **{f"new_{name}": one for name, one in row.items()}}
                for row in known
            ],
        )
    _insert(session, model, [row for row in rows if row["id"] not in there])


def _insert(session: Session, model: type[Base], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(insert(table_of(model)), rows)


def _delete(session: Session, model: type[Base], condition: Any) -> None:
    session.connection().execute(delete(table_of(model)).where(condition))


def _delete_but(session: Session, model: type[Base], plan_id: int, kept: list[int]) -> None:
    """Delete a plan's rows but those that are kept, with what is owed for them."""
    columns = table_of(model).c
    gone = own(model, plan_id) & columns.id.not_in(kept)
    steps = table_of(OwedStep).c
    key = steps.activity_id if model is Activity else steps.milestone_id
    _delete(session, OwedStep, key.in_(select(columns.id).where(gone)))
    _delete(session, model, gone)


def _ids(photo: Rows, model: type[Base]) -> list[int]:
    return _ids_of(photo.get(table_of(model).name, []))


def _ids_of(rows: list[dict[str, Any]]) -> list[int]:
    return [row["id"] for row in rows]


def _rows(session: Session, model: type[Base], condition: Any) -> list[dict[str, Any]]:
    table = table_of(model)
    found = session.execute(select(table).where(condition).order_by(table.c.id))
    return [{name: _written(value) for name, value in row._mapping.items()} for row in found]


def _written(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _read(photo: Rows, model: type[Base]) -> list[dict[str, Any]]:
    columns = table_of(model).c
    return [
        {name: _value(columns[name], value) for name, value in row.items()}
        for row in photo[table_of(model).name]
    ]


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, UtcInstant):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(column.type, Percent) else value
