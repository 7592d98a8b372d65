"""Activities that planning adds to a plan, or takes out of it, without a newer file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import InputError, fault_of, refuse
from models import audit
from models.audit_actions import ACTIVITY_ADDED
from models.plan import IN_FORCE, Activity, Plan
from models.staff.offices import office_called, offices_by_key
from plans.activities.document import PlanActivity
from plans.deciding import decisions
from plans.readers.grid import Place
from plans.storing import coming_and_going, reload, told_anew
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


_READERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(TEXTS, decisions.read_text),
    "due": decisions.read_days,
    "offices": decisions.read_office_names,
    "code": decisions.read_code,
}


def read_added(said: Mapping[str, str], today: date) -> Added:
    """Return the activity that these values make; raises InputError without a title or a date, for
    a date that is past, and for a field that a new one cannot have."""
    refuse([*_lacking(said), *(one for pair in said.items() for one in fault_of(_read, *pair))])
    read = {field: _read(field, value) for field, value in said.items()}
    decisions.refuse_past(read["due"], today)
    return Added(
        title=read.pop("title"),
        due=read.pop("due"),
        offices=read.pop("offices", ()),
        code=read.pop("code", None),
        texts=read,
    )


def _lacking(said: Mapping[str, str]) -> Iterator[InputError]:
    for field in ("title", "due"):
        if field not in said:
            name = decisions.FIELD_NAMES[field]
            yield InputError(f"falta {name}.", where="CAMPO=VALOR", todo=f"{name}='…'")


def _read(field: str, value: str) -> Any:
    """Return the value of a field of a new activity; raises InputError."""
    if field not in _READERS:
        raise InputError(
            "una actividad nueva no tiene todavía ese campo.", where=decisions.FIELD_NAMES[field]
        )
    read = _READERS[field](value)
    if field == "due" and not read:
        raise InputError("una actividad necesita una fecha.", where=value)
    return read


def check_open(plan: Plan) -> None:
    """Raise InputError for a closed plan: nothing can be added to it."""
    if plan.closed_at is not None:
        raise InputError("ese plan está cerrado.", where=plan.title, todo="Vea: culmina plan list")


def named_offices(session: Session, entity_id: int, names: Sequence[str]) -> dict[str, int]:
    """Return the offices of these names, or of words of them; raises InputError for those that the
    entity does not have."""
    known = offices_by_key(session, entity_id)
    called = partial(office_called, known, part=True)
    refuse([fault for name in names for fault in fault_of(called, name)])
    return {one.name: one.id for one in map(called, names)}


def in_force(session: Session, entity_id: int, activity_id: int) -> Activity | None:
    """Return an activity of an open plan of the entity by its number, None for any other."""
    query = select(Activity).join(Plan, Plan.id == Activity.plan_id)
    own = Activity.id == activity_id, Activity.entity_id == entity_id
    return session.scalar(query.where(*own, IN_FORCE))


def add(change: audit.Change, plan: Plan, new: Added, reason: str) -> str:
    """Add an activity behind those of an open plan, which its offices are told; return its handle.

    Raises InputError for a closed plan, and for an office that the entity does not have.
    """
    session = change.session
    check_open(plan)
    reload.lock_plans(session, change.entity_id)
    offices = named_offices(session, change.entity_id, new.offices)
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
    told_anew.tell_added(change, session.get_one(Activity, activity_id), reason)
    return handle


def archive(change: audit.Change, activity: Activity, reason: str) -> None:
    """Take an activity out of its open plan: nobody is reminded of it, who was asked is told, and
    what was reported stays."""
    coming_and_going.take_out(change, [activity], reason)
