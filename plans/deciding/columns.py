"""What a person decided of a column that was not recognised: for its plan, and for the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import fold
from models.plan import Activity, Plan, PlanFault
from models.told_headings import remember
from plans.deciding import decisions
from plans.faults import UNKNOWN_COLUMN
from plans.settings import read_field
from plans.signatures import signatures_about
from plans.tables.headings.fields import EXTRA
from plans.whole_faults import BETWEEN_COLUMNS

# The fields that a column's texts become as they stand; other fields are read from their cells.
MOVED = ("product", "goal", "indicator", "unit")
_AS_IT_IS = frozenset({EXTRA, "visto", "ninguno", "ninguna", "asi", "dejarla asi"})


def decide(session: Session, fault: PlanFault, decision: str, now: datetime) -> None:
    """Let the column of a fault be the field that a person named, in its plan and in the next table
    with these headings; "sí" takes the proposal, "extra" or "visto" leaves it as it is. Several
    columns that are asked about at once are left as they are, or told one by one.

    Raises InputError for a field for several columns, for what is no field, for a field of which
    the plan has another column, and for one whose cells have to be read again.
    """
    plan = session.get_one(Plan, fault.plan_id)
    headings = [fault.text] if fault.kind == UNKNOWN_COLUMN else fault.text.split(BETWEEN_COLUMNS)
    field = _field(fault, decision)
    if field != EXTRA and len(headings) > 1:
        raise InputError(
            "esto se pregunta de varias columnas.",
            where=fault.text,
            todo=f'Diga de cuál: importe otra vez el archivo con --map "TÍTULO={field}".',
        )
    if field != EXTRA:
        _move(session, plan, fault.text, field)
    told = dict.fromkeys(headings, field)
    keep(session, plan.entity_id, plan.shapes, told, plan.source_name, now)


def keep(
    session: Session,
    entity_id: int,
    shapes: Collection[str],
    columns: Mapping[str, str],
    source_name: str,
    now: datetime,
) -> None:
    """Remember what was said of headings for the next tables of the shapes that have them."""
    for heading, field in columns.items():
        for signature in signatures_about(heading, filter(None, shapes)):
            told = {heading: field}
            remember(session, entity_id, signature, told, source_name=source_name, now=now)


def _field(fault: PlanFault, decision: str) -> str:
    if decisions.is_yes(decision):
        return fault.suggestion or EXTRA
    if fold(decision).strip(" .!") in _AS_IT_IS:
        return EXTRA
    return read_field(decision, where=fault.text)


def _move(session: Session, plan: Plan, heading: str, field: str) -> None:
    """Let the cells of a column be a field of the plan's activities."""
    again = f'Importe otra vez el archivo con --map "{heading}={field}".'
    if field not in MOVED:
        raise InputError("las celdas de este campo hay que leerlas.", where=heading, todo=again)
    other = next((one["name"] for one in plan.columns if one["field"] == field), None)
    if other is not None:
        raise InputError(f"«{other}» ya es {field} del plan.", where=heading, todo=again)
    for activity in session.scalars(select(Activity).where(Activity.plan_id == plan.id)):
        text = activity.extra.get(heading, "")
        activity.extra = {name: one for name, one in activity.extra.items() if name != heading}
        read = dict(activity.as_read)
        kept = dict(read.get("extra", {}))
        read[field] = kept.pop(heading, "")
        activity.as_read = {**read, "extra": kept}
        if text and not getattr(activity, field):
            setattr(activity, field, text)
    plan.columns = [
        {**one, "field": field} if one["name"] == heading and one["field"] is None else one
        for one in plan.columns
    ]
    session.flush()
