"""What is held about one person, asked of the schema itself: the answer to a request of access.

Colombia's law of personal data (Ley 1581 de 2012, article 8) gives her the right to know it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, false, or_, select
from sqlalchemy.orm import Session

from models import audit_actions
from models.audit import Audit, Change
from models.inbox import Inbound
from models.organisation import Address, Person
from models.outbox import OutboxItem
from models.staff.people import PersonRow
from models.tables import metadata

# The column of a table that says whose a row is; by every other she decided of what is another's.
_WHOSE = "person_id"
# What belongs to messages that are hers: their parts, files and mails.
_MESSAGES = (Inbound.__table__, OutboxItem.__table__)
_AUDIT = metadata.tables[Audit.__tablename__]
_ADDRESS = metadata.tables[Address.__tablename__]
_INSTANT_NAMES = ("at", "recorded_at", "decided_at", "approved_at", "created_at")


def given(change: Change, person: PersonRow) -> dict[str, list[dict[str, Any]]]:
    """Return the rows about a person, and write down that they were given to her."""
    held = held_about(change.session, person.id)
    change.audit(audit_actions.PERSON_DATA_GIVEN, "person", person.id)
    return held


def held_about(session: Session, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return the rows about a person by table, as JSON has them; instants are UTC.

    Of a row of another person that she decided or wrote down, only its number and its day; what was
    audited as hers without what was so before and after, unless it is about herself.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    hers: dict[Table, set[int]] = {}
    for table in metadata.sorted_tables:
        rows = _rows(session, table, _own(table, person_id, hers))
        hers[table] = {row["id"] for row in rows}
        touched = _rows(session, table, _by_her(table, person_id))
        others = [_little(row) for row in touched if row["id"] not in hers[table]]
        if rows or others:
            found[table.name] = [*rows, *others]
    audited = _rows(session, _AUDIT, _about_her(person_id, hers[_ADDRESS]))
    known = {row["id"] for row in audited}
    acted = [_act(row) for row in found.pop(_AUDIT.name, []) if row["id"] not in known]
    found[_AUDIT.name] = sorted([*audited, *acted], key=lambda row: row["id"])
    return found


def _own(table: Table, person_id: int, hers: dict[Table, set[int]]) -> ColumnElement[bool]:
    """Return which rows are hers: by her number, or by the message of hers that they belong to."""
    if table is Person.__table__:
        return table.c.id == person_id
    if _WHOSE in table.c:
        return table.c[_WHOSE] == person_id
    belonging = [
        key.parent.in_(hers.get(key.column.table, ()))
        for key in table.foreign_keys
        if key.column.table in _MESSAGES and key.parent.name in ("inbound_id", "item_id")
    ]
    return or_(false(), *belonging)


def _by_her(table: Table, person_id: int) -> ColumnElement[bool]:
    columns = [
        key.parent
        for key in table.foreign_keys
        if key.column.table is Person.__table__ and key.parent.name != _WHOSE
    ]
    return or_(false(), *(column == person_id for column in columns))


def _about_her(person_id: int, addresses: Collection[int]) -> ColumnElement[bool]:
    subject, number = _AUDIT.c.subject, _AUDIT.c.subject_id
    return or_(
        and_(subject == "person", number == person_id),
        and_(subject == "address", number.in_(addresses)),
    )


def _rows(session: Session, table: Table, which: ColumnElement[bool]) -> list[dict[str, Any]]:
    rows = session.execute(select(table).where(which).order_by(table.c.id))
    return [{name: _plain(value) for name, value in row._mapping.items()} for row in rows]


def _little(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("id", *_INSTANT_NAMES) if row.get(name) is not None}


def _act(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in {"before", "after"}}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
