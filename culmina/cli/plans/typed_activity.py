"""An activity as it is typed: by the handle of the messages, else by its plan's printed code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from shlex import quote

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import cut_at_word
from models.plan import Activity
from plans.deciding import by_hand, settling
from plans.storing.coming_and_going import taken_out_for
from scheduler.explained.subjects import activities_called, means_only

_LONGEST = 50


def find_in_force(
    session: Session, entity_id: int, typed: str, *, handle_first: bool = False
) -> Activity:
    """Return the activity in an open plan of a handle, else the only one that prints this code.
    Raises InputError, with those that may be meant, also where a handle is printed for another one,
    unless `handle_first`; for one that was taken out of its plan, since when it is; for one of a
    closed plan, that."""
    found = activities_called(session, entity_id, typed)
    if len(found) > 1 and found[0].handle == typed.strip() and not handle_first:
        raise _several(session, found, typed)
    if len(found) == 1 and (one := by_hand.in_force(session, entity_id, found[0].id)) is not None:
        return one
    row = found[0] if len(found) == 1 else None
    if row is not None and row.withdrawn_at is None:
        raise InputError(
            "su plan está cerrado: ya no se cambia.",
            where=row.handle,
            todo=f"Véala: culmina activity show {quote(row.handle)}",
        )
    if row is not None:
        day, why = taken_out_for(session, [row]).get(row.handle, (None, ""))
        since = f"; se retiró el {day}. Motivo: {why}." if day else "."
        raise InputError(
            f"ya no está en el plan{since}",
            where=row.handle,
            todo=f"Véala: culmina activity show {quote(row.handle)}",
        )
    return settling.find_activity(session, entity_id, typed)


def as_held(session: Session, activity: Activity, wanted: Mapping[str, str]) -> dict[str, str]:
    """Return the values to set; "meta" is the product where the plan has one column for both, and
    would stand twice."""
    goals = select(Activity.id).where(Activity.plan_id == activity.plan_id, Activity.goal != "")
    if not activity.product or "product" in wanted or session.scalar(goals.limit(1)) is not None:
        return dict(wanted)
    return {"product" if field == "goal" else field: value for field, value in wanted.items()}


def find(session: Session, entity_id: int, typed: str) -> Activity:
    """Return the activity in an open plan of a handle, else the only one that prints this code,
    else the one of this handle in no open plan. Raises InputError where none or several do."""
    found = activities_called(session, entity_id, typed)
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(session, found, typed)
    raise InputError(
        f"ninguna actividad tiene el código {typed!r}.",
        todo="Vea los códigos: culmina plan export PLAN; los planes: culmina plan list",
    )


def _several(session: Session, found: Sequence[Activity], typed: str) -> InputError:
    """Return the error that asks which of several activities is meant, with what means each."""
    each = (f"{means_only(session, one)} ({cut_at_word(one.title, _LONGEST)})" for one in found)
    return InputError(
        f"varias actividades tienen el código {typed!r}:",
        todo=f"{'; '.join(each)}. Escriba el que va antes del paréntesis.",
    )
