"""The doubtful unions of an entity's offices, and what a person has said of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import InputError
from models import audit
from models.staff.offices import OfficeRow, list_offices
from plans.deciding.doubtful import doubtful_pairs, pair_key

_DISTINCT = "offices kept apart"


def proposals(session: Session, entity_id: int) -> list[tuple[str, str]]:
    """Return the pairs of an entity's offices that may be one and that nobody has decided about."""
    names = [load.office.name for load in list_offices(session, entity_id)]
    return doubtful_pairs(names, _kept_apart(session, entity_id))


def keep_apart(
    session: Session,
    *,
    entity_id: int,
    one: OfficeRow,
    other: OfficeRow,
    now: datetime,
    by: audit.Actor,
) -> bool:
    """Note that two offices are two, so that they are not proposed again; False when it was noted.

    The note is an audit row: it is a decision about names, and nothing else follows from it.
    Raises InputError for an office and itself.
    """
    if one.id == other.id:
        raise InputError("that is one office.", where=one.name, todo="Name two offices.")
    if pair_key(one.name, other.name) in _kept_apart(session, entity_id):
        return False
    audit.write_by(
        session,
        by,
        entity_id=entity_id,
        at=now,
        action=_DISTINCT,
        subject="office",
        subject_id=one.id,
        after={"offices": [one.name, other.name]},
    )
    return True


def _kept_apart(session: Session, entity_id: int) -> set[frozenset[str]]:
    noted = session.scalars(
        select(audit.Audit.after).where(
            audit.Audit.entity_id == entity_id, audit.Audit.action == _DISTINCT
        )
    )
    return {pair_key(*row["offices"]) for row in noted}
