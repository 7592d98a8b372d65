"""An office gets another name; the one that it had is understood from then on as well."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from models import audit, audit_actions
from models.organisation import Office, OfficeAlias
from models.staff.offices import OfficeRow, means, office_key, offices_by_key


def rename(change: audit.Change, *, office: OfficeRow, name: str) -> bool:
    """Give an office another name, and keep the former one as a spelling of it; return False where
    it is called so already. What was sent keeps the former name.

    Raises InputError for a name without letters, and for one that means another office.
    """
    name = " ".join(name.split())
    key = office_key(name)
    if not key or not name.isprintable():
        raise InputError("un nombre necesita letras.", where=repr(name), todo="Escriba un nombre.")
    if name == office.name:
        return False
    known = offices_by_key(change.session, change.entity_id).get(key)
    if known is not None and known.id != office.id:
        raise means(known, name, office, known)
    _write(change.session, change.entity_id, office, name, key)
    change.audit(
        audit_actions.OFFICE_RENAMED,
        "office",
        office.id,
        before={"name": office.name},
        after={"name": name},
    )
    return True


def _write(session: Session, entity_id: int, office: OfficeRow, name: str, key: str) -> None:
    """Write a name and its key; the key stays where a row that was merged has the other."""
    taken = select(Office.id).where(
        Office.entity_id == entity_id, Office.key == key, Office.id != office.id
    )
    kept = key if session.scalar(taken) is None else office_key(office.name)
    mine = OfficeAlias.office_id == office.id
    session.execute(delete(OfficeAlias).where(mine, OfficeAlias.key == key))
    session.execute(update(Office).where(Office.id == office.id).values(name=name, key=kept))
    former = office_key(office.name)
    spelled = select(OfficeAlias.id).where(mine, OfficeAlias.key == former)
    if former != key and session.scalar(spelled) is None:
        spelling = {"office_id": office.id, "name": office.name, "key": former}
        session.execute(insert(OfficeAlias).values(entity_id=entity_id, **spelling))
