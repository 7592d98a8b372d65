"""What happened to people that explains why they were written to or not: read from the audit."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, or_, select
from sqlalchemy.orm import Session, aliased

from core import in_words
from core.channels import LABELS
from core.entity.context import EntityContext
from models import audit_actions as actions
from models.audit import Audit
from models.organisation import Address, Person
from scheduler.explained.told import Span

_OF_PEOPLE = (
    actions.PERSON_ADDED, actions.PERSON_RENAMED, actions.PERSON_LEFT, actions.PERSON_REPLACED,
    actions.ABSENCE_SET,
)  # fmt: skip
_OF_ADDRESSES = (
    actions.ADDRESS_ADDED, actions.ADDRESS_CONFIRMED, actions.ADDRESS_REPLACED,
    actions.ADDRESS_UNLINKED, actions.ADDRESS_WITHHELD, actions.ADDRESS_DEAD,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One of them: when, what (the audit's word), and how it is told. `away_until` is the last day
    of an absence that began then, or ended."""

    at: datetime
    action: str
    words: str
    person_id: int | None = None
    away_until: date | None = None


def of_people(
    session: Session, context: EntityContext, people: Collection[int], span: Span
) -> list[Event]:
    """Return what happened to people and their addresses, and to the trial, the oldest first."""
    owner = aliased(Person)
    its_address = and_(Audit.subject == "address", Address.id == Audit.subject_id)
    of_person = and_(Audit.subject == "person", Audit.subject_id.in_(people))
    rows = session.execute(
        select(
            Audit,
            case((Audit.subject == "person", Person.name), else_=owner.name),
            case((Audit.subject == "person", Person.id), else_=owner.id),
            Address.channel,
            Address.value,
        )
        .outerjoin(Person, and_(Audit.subject == "person", Person.id == Audit.subject_id))
        .outerjoin(Address, its_address)
        .outerjoin(owner, owner.id == Address.person_id)
        .where(
            Audit.entity_id == context.entity_id,
            or_(
                and_(of_person, Audit.action.in_(_OF_PEOPLE)),
                and_(Address.person_id.in_(people), Audit.action.in_(_OF_ADDRESSES)),
                Audit.action == actions.WENT_LIVE,
            ),
            *span.holds(Audit.at),
        )
        .order_by(Audit.at, Audit.id)
    )
    return list(_told(session, context, rows))


def _told(session: Session, context: EntityContext, rows: Any) -> Iterator[Event]:
    for row, name, person_id, channel, value in rows:
        if row.action == actions.ABSENCE_SET:
            until = date.fromisoformat(row.after["away_until"])
            ends = until < context.today(row.at)
            words = f"{name} volvió" if ends else f"{name} no está hasta el {until}"
            yield Event(row.at, row.action, words, person_id, until)
            continue
        if row.action == actions.PERSON_REPLACED:
            follows = session.get_one(Person, row.after["by"]).name
            words = f"{follows} recibió lo que tenía {name}"
            yield Event(row.at, row.action, words, person_id)
            continue
        where = f"{LABELS.get(channel, channel)} {value}"
        why = in_words.why(str(row.after.get("reason") or ""))
        words = _WORDS[row.action].format(name=name, where=where, why=why)
        yield Event(row.at, row.action, words, person_id)


_WORDS: dict[str, str] = {
    actions.WENT_LIVE: "terminó la prueba: se le escribe a todos",
    actions.PERSON_ADDED: "se registró a {name}",
    actions.PERSON_RENAMED: "se corrigió el nombre: {name}",
    actions.PERSON_LEFT: "{name} se fue",
    actions.ADDRESS_ADDED: "se registró una dirección de {name}: {where}",
    actions.ADDRESS_CONFIRMED: "{name} confirmó su dirección: {where}",
    actions.ADDRESS_REPLACED: "{name} cambió de dirección; ya no se le escribe a {where}",
    actions.ADDRESS_UNLINKED: "se desvinculó el chat de {name}: {where}",
    actions.ADDRESS_WITHHELD: "no se escribe a {where} hasta que {name} dé su permiso",
    actions.ADDRESS_DEAD: "dejó de funcionar una dirección de {name}: {where}. Motivo: {why}",
}
