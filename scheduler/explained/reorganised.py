"""What happened to offices, and to whose an activity is: it explains who was written to since.
Read from the audit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from sqlalchemy import ScalarResult, select
from sqlalchemy.orm import Session

from models import audit_actions as actions
from models.audit import Audit
from models.organisation import Person
from plans.deciding.decisions import FIELD_NAMES
from scheduler.explained.events import Event
from scheduler.explained.told import ALL, Span

_OF_OFFICES = {
    actions.OFFICE_SUCCEEDED: ("succeeded_by", "{former} pasó a ser {name}"),
    actions.OFFICE_MERGED: ("merged_into", "{former} se unió con {name}"),
}
_BY_HAND = {
    actions.ACTIVITY_ADDED: "la agregó al plan",
    actions.ACTIVITY_WITHDRAWN: "la retiró del plan",
}
_BY_FILE = {
    actions.ACTIVITY_ARCHIVED: "la retiró del plan",
    actions.ACTIVITY_BACK: "la trajo de vuelta al plan",
    actions.ACTIVITY_CHANGED: "",
}
_NEWER = "un archivo más nuevo"
_TOLD_APART = frozenset({"due", "offices", "percent"})  # what an activity's history tells by itself
AT_MACHINE = "quien administra"


def of_offices(
    session: Session,
    entity_id: int,
    offices: Collection[int],
    name_of: Callable[[int], str],
    span: Span,
) -> Iterator[Event]:
    """Yield which of these offices became another, and which became one of them."""
    for row in _rows(session, entity_id, "office", tuple(_OF_OFFICES), span):
        to, words = _OF_OFFICES[row.action]
        if row.subject_id in offices or row.after[to] in offices:
            told = words.format(former=row.before["name"], name=name_of(row.after[to]))
            yield Event(row.at, row.action, f"{told}{_why(row)}")


def of_activity(session: Session, entity_id: int, activity_id: int, span: Span) -> Iterator[Event]:
    """Yield from which office to which an activity went."""
    for row in _rows(session, entity_id, "activity", (actions.ACTIVITY_SET,), span):
        before, after = row.before.get("offices"), row.after.get("offices")
        if row.subject_id == activity_id and before and after and before != after:
            words = f"pasó de {before} a {after}{_why(row)}"
            yield Event(row.at, row.action, words)


def by_hand(session: Session, entity_id: int, activity_id: int) -> Iterator[Event]:
    """Yield who added an activity, took it out, or changed what its plan says of it, and why, or
    that a newer file did; not its dates and offices, which are told apart."""
    people = select(Person.id, Person.name).where(Person.entity_id == entity_id)
    names = {row.id: row.name for row in session.execute(people)}
    told = (*_BY_HAND, actions.ACTIVITY_SET, *_BY_FILE)
    for row in _rows(session, entity_id, "activity", told, ALL):
        if row.subject_id != activity_id:
            continue
        by_file = row.action in _BY_FILE
        act = (_BY_FILE if by_file else _BY_HAND).get(row.action, "")
        if done := "; ".join([*([act] if act else []), *_changed(row)]):
            who = _NEWER if by_file else names.get(row.person_id or 0, AT_MACHINE)
            yield Event(row.at, row.action, f"{who} {done}{_why(row)}")


def _changed(row: Audit) -> Iterator[str]:
    if row.action in _BY_HAND:
        return
    for field, was in row.before.items():
        now = row.after.get(field)
        if field in FIELD_NAMES and field not in _TOLD_APART and was != now:
            yield f"cambió {FIELD_NAMES[field]}: {_shown(was)} → {_shown(now)}"


def _shown(value: Any) -> str:
    return (
        " / ".join(map(str, value)) or "nada" if isinstance(value, list) else f"{value or 'nada'}"
    )


def _rows(
    session: Session, entity_id: int, subject: str, of: tuple[str, ...], span: Span
) -> ScalarResult[Audit]:
    return session.scalars(
        select(Audit)
        .where(
            Audit.entity_id == entity_id,
            Audit.subject == subject,
            Audit.action.in_(of),
            *span.holds(Audit.at),
        )
        .order_by(Audit.at, Audit.id)
    )


def _why(row: Audit) -> str:
    return f". Motivo: {row.after['reason']}" if row.after.get("reason") else ""
