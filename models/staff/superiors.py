"""Which office stands above another: its leads may be told of silence."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from models import audit, audit_actions
from models.organisation import Office, office_now
from models.staff.offices import OfficeRow


def put(change: audit.Change, *, office: OfficeRow, superior: OfficeRow | None) -> bool:
    """Let an office stand below another, or below none; return False where it does already.

    Raises InputError where the other one is itself or stands below it, and for a name that is no
    office.
    """
    session = change.session
    over = superiors(session, change.entity_id)
    before, after = over.get(office.id), None if superior is None else superior.id
    if before == after:
        return False
    if office.collective or (superior is not None and superior.collective):
        raise InputError("una colectiva no es una oficina.", where=office.name)
    if after == office.id:
        raise InputError(
            "una oficina no depende de sí misma.",
            where=office.name,
            todo="Diga cuál está sobre ella.",
        )
    climbed = after
    while climbed is not None:
        if climbed == office.id:
            raise InputError(
                "esa oficina ya depende de ella.",
                where=office.name,
                todo="Quite primero lo otro: culmina office superior OFICINA --none",
            )
        climbed = over.get(climbed)
    session.execute(update(Office).where(Office.id == office.id).values(superior_id=after))
    change.audit(
        audit_actions.SUPERIOR_SET,
        "office",
        office.id,
        before={"superior": before},
        after={"superior": after},
    )
    return True


def superiors(session: Session, entity_id: int) -> dict[int, int]:
    """Return the office above each one that has one."""
    rows = session.execute(
        select(Office.id, office_now(Office.superior_id)).where(
            Office.entity_id == entity_id, Office.superior_id.is_not(None)
        )
    )
    return {row[0]: row[1] for row in rows}


def has_one(session: Session, offices: Collection[int]) -> bool:
    """Tell whether any of some offices has one above it."""
    above = select(Office.id).where(Office.id.in_(offices), Office.superior_id.is_not(None))
    return session.scalar(above.limit(1)) is not None
