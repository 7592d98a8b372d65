"""Offices that nothing uses: those that no activity and no person has any more, and their end."""

from __future__ import annotations

from collections.abc import Collection
from shlex import quote
from typing import Any

from sqlalchemy import Select, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from core.errors import InputError
from models import audit, audit_actions, tables
from models.audit import Audit
from models.organisation import Membership, Office, OfficeAlias
from models.plan import Activity, Responsibility
from models.staff.collectives import OfficeMember
from models.staff.groups import ChatGroup
from models.staff.office_moves import OfficeMove
from models.staff.offices import OfficeRow, still_there


def list_unused(session: Session, entity_id: int) -> list[str]:
    """Return the names of offices without an activity in any plan, a person or a group.

    Those that were merged or succeeded are not listed: their names mean the office that they
    became. Nor is one to which something will go over, nor a collective that was given members:
    they answer where an activity names it.
    """
    answering = (
        select(Responsibility.office_id)
        .join(Activity, Activity.id == Responsibility.activity_id)
        .where(Responsibility.entity_id == entity_id, Activity.withdrawn_at.is_(None))
    )
    peopled = _named_in(entity_id, Membership, Membership.office_id)
    chatting = _named_in(entity_id, ChatGroup, ChatGroup.office_id)
    expected = _named_in(entity_id, OfficeMove, OfficeMove.office_id)
    expected = expected.where(OfficeMove.done_at.is_(None))
    standing = _named_in(entity_id, OfficeMember, OfficeMember.collective_id)
    names = select(Office.key, Office.name).where(
        Office.entity_id == entity_id,
        still_there(),
        *(Office.id.not_in(used) for used in (answering, peopled, chatting, expected, standing)),
    )
    return [name for _, name in sorted(session.execute(names))]


def _named_in(entity_id: int, table: Any, column: Any) -> Select[Any]:
    """Return the query for the offices of an entity that a column of a table names."""
    return select(column).where(table.entity_id == entity_id, column.is_not(None))


def unnamed(session: Session, office_ids: Collection[int]) -> set[int]:
    """Return those of some offices that no row of any table names, but their own spellings."""
    named = {
        one
        for table in tables.metadata.sorted_tables
        if table is not OfficeAlias.__table__
        for key in table.foreign_keys
        if key.column.table is Office.__table__
        for one in session.scalars(select(key.parent).where(key.parent.in_(office_ids)).distinct())
    }
    return set(office_ids) - named


def drop(session: Session, office_ids: Collection[int], alias_ids: Collection[int] = ()) -> None:
    """Delete offices with their spellings, and other spellings besides. What is on record of them
    is the entity's then: SQLite gives the next office the number of one that is gone."""
    about_them = and_(Audit.subject == "office", Audit.subject_id.in_(office_ids))
    kept = update(Audit).where(about_them).values(subject="entity", subject_id=Audit.entity_id)
    session.execute(kept.execution_options(synchronize_session=False))
    spelled = or_(OfficeAlias.id.in_(alias_ids), OfficeAlias.office_id.in_(office_ids))
    for table, condition in ((OfficeAlias, spelled), (Office, Office.id.in_(office_ids))):
        session.execute(delete(table).where(condition).execution_options(synchronize_session=False))


def remove(change: audit.Change, *, office: OfficeRow) -> None:
    """Delete an office that nothing names; raises InputError where something does."""
    if not unnamed(change.session, [office.id]):
        raise InputError(
            "algo nombra esta oficina: una actividad, una persona, o lo que se dijo antes.",
            where=office.name,
            todo=f"Únala con otra: culmina office merge {quote(office.name)} EN",
        )
    change.audit(audit_actions.OFFICE_REMOVED, "office", office.id, before={"name": office.name})
    drop(change.session, [office.id])
