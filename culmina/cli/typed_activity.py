"""An activity as it is typed: by the handle of the messages, else by its plan's printed code."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import cut_at_word
from models.plan import IN_FORCE, Activity, Plan

_LONGEST = 50


def find(session: Session, entity_id: int, typed: str) -> Activity:
    """Return the activity of a handle, of an open plan or not, else the only one in an open plan
    that prints this code. Raises InputError where none or several do."""
    by_handle = select(Activity).where(Activity.entity_id == entity_id, Activity.handle == typed)
    found = session.scalar(by_handle)
    if found is not None:
        return found
    printed = session.scalars(
        select(Activity)
        .join(Plan, Plan.id == Activity.plan_id)
        .where(Activity.entity_id == entity_id, Activity.code == typed, IN_FORCE)
        .order_by(Activity.plan_id, Activity.position)
    ).all()
    if len(printed) == 1:
        return printed[0]
    if printed:
        each = "; ".join(f"{one.handle} ({cut_at_word(one.title, _LONGEST)})" for one in printed)
        raise InputError(
            f"varias actividades tienen el código {typed!r}:",
            todo=f"{each}. Escriba el primero de cada una.",
        )
    raise InputError(
        f"ninguna actividad tiene el código {typed!r}.",
        todo="Vea los códigos: culmina plan export PLAN; los planes: culmina plan list",
    )
