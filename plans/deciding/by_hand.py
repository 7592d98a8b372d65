"""Activities that planning adds to a plan, or takes out of it, without a newer file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import InputError
from models import audit
from models.audit_actions import ACTIVITY_ADDED
from models.plan import IN_FORCE, Activity, Plan
from models.staff.offices import office_called, offices_by_key
from plans.activities.document import PlanActivity
from plans.deciding import decisions
from plans.readers.grid import Place
from plans.storing import coming_and_going, reload
from plans.storing.activities import Placed, add_activities, add_dependents, used_handles
from plans.storing.load import handles_of
from plans.storing.stored_rows import TEXTS


@dataclass(frozen=True, slots=True)
class Added:
    """An activity that is added: its title, its dates, who answers (the first leads), the code that
    it is called by, if any, and its other texts by field."""

    title: str
    due: Sequence[date]
    offices: Sequence[str]
    code: str | None
    texts: Mapping[str, str]


def read_added(said: Mapping[str, str]) -> Added:
    """Return the activity that these values make; raises InputError without a title or a date, and
    for a field that a new one cannot have."""
    for field in ("title", "due"):
        if field not in said:
            name = decisions.FIELD_NAMES[field]
            raise InputError(f"falta {name}.", where="CAMPO=VALOR", todo=f"{name}='…'")
    own = {"title", "due", "offices", "code"}
    texts = {name: value for name, value in said.items() if name in TEXTS and name not in own}
    other = said.keys() - own - texts.keys()
    if other:
        raise InputError(
            "una actividad nueva no tiene todavía ese campo.",
            where=decisions.FIELD_NAMES[min(other)],
        )
    return Added(
        title=decisions.read_text(said["title"]),
        due=decisions.read_days(said["due"]),
        offices=decisions.read_office_names(said.get("offices", "ninguna")),
        code=decisions.read_code(said["code"]) if "code" in said else None,
        texts={name: decisions.read_text(value) for name, value in texts.items()},
    )


def in_force(session: Session, entity_id: int, activity_id: int) -> Activity | None:
    """Return an activity of an open plan of the entity by its number, None for any other."""
    query = select(Activity).join(Plan, Plan.id == Activity.plan_id)
    own = Activity.id == activity_id, Activity.entity_id == entity_id
    return session.scalar(query.where(*own, IN_FORCE))


def add(change: audit.Change, plan: Plan, new: Added, reason: str) -> str:
    """Add an activity behind those of an open plan; return its handle.

    Raises InputError for a closed plan, without a date, and for an office that the entity does not
    have.
    """
    session = change.session
    if plan.closed_at is not None:
        raise InputError("ese plan está cerrado.", where=plan.title, todo="Vea: culmina plan list")
    if not new.due:
        raise InputError("una actividad necesita una fecha.", where=new.title)
    reload.lock_plans(session, change.entity_id)
    known = offices_by_key(session, change.entity_id)
    offices = {one.name: one.id for one in (office_called(known, name) for name in new.offices)}
    last = session.scalar(select(func.max(Activity.position)).filter_by(plan_id=plan.id)) or 0
    texts: dict[str, Any] = dict(new.texts)
    printed = "; ".join(f"{day:%d/%m/%Y}" for day in new.due)
    row = PlanActivity(
        place=Place(last + 1, 1),
        title=new.title,
        code=new.code,
        due=tuple(new.due),
        due_text=printed,
        offices=tuple(offices),
        **texts,
    )
    handle = handles_of([row], used_handles(session, change.entity_id))[0]
    placed = Placed(last + 1, handle, row, ())
    [activity_id] = add_activities(session, plan, [placed], change.now)
    add_dependents(session, plan, [(activity_id, placed)], office_ids=offices)
    change.audit(
        ACTIVITY_ADDED,
        "activity",
        activity_id,
        after={
            "handle": handle,
            "title": new.title,
            "due": [day.isoformat() for day in new.due],
            "offices": list(offices),
            "reason": reason,
        },
    )
    return handle


def archive(change: audit.Change, activity: Activity, reason: str) -> None:
    """Take an activity out of its open plan: nobody is reminded of it, who was asked is told, and
    what was reported stays."""
    coming_and_going.take_out(change, [activity], reason)
