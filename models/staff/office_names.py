"""An office gets another name, or one more: what it had is understood from then on as well."""

from __future__ import annotations

from shlex import quote

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import listed
from models import audit, audit_actions
from models.organisation import Office, OfficeAlias
from models.staff.offices import OfficeRow, means, office_key, offices_by_key, with_words


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


def add_alias(change: audit.Change, *, office: OfficeRow, name: str, takes: bool = False) -> bool:
    """Give an office another spelling; return False when it is known by it already.

    With `takes` one that another office was given, or that is a part of others' names and not of
    its own, goes over to it. Raises InputError for a spelling without letters, and for one that
    means another office.
    """
    key = office_key(name)
    if not key:
        raise InputError(
            "una forma de escribirla necesita letras.", where=repr(name), todo="Escriba un nombre."
        )
    names = offices_by_key(change.session, change.entity_id)
    known = names.get(key)
    if known is not None and known.id == office.id:
        return False
    if known is not None and not _given_to(change.session, change.entity_id, key, known):
        raise means(known, name, known, office)
    parts = with_words(names, key) if known is None else {known.id: known}
    if not takes and parts and office.id not in parts:
        raise InputError(
            f"así se le dice a {listed([f'«{one.name}»' for one in parts.values()])}.",
            where=name,
            todo="Si desde ahora es la otra: culmina office alias --move "
            f"{quote(office.name)} {quote(name)}",
        )
    if known is not None:
        theirs = (OfficeAlias.entity_id == change.entity_id, OfficeAlias.key == key)
        change.session.execute(delete(OfficeAlias).where(*theirs))
    row = insert(OfficeAlias).values(
        entity_id=change.entity_id, office_id=office.id, name=name.strip(), key=key
    )
    change.session.execute(row)
    before = {} if known is None else {"of_office": known.id}
    after = {"alias": name.strip()}
    change.audit(audit_actions.ALIAS_ADDED, "office", office.id, before=before, after=after)
    return True


def _given_to(session: Session, entity_id: int, key: str, known: OfficeRow) -> bool:
    """Tell whether a spelling was given to an office, and is no name of an office."""
    named = select(Office.id).where(Office.entity_id == entity_id, Office.key == key)
    return office_key(known.name) != key and session.scalar(named.limit(1)) is None
