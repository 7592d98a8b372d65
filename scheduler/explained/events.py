"""What happened to people that explains why they were written to or not: read from the audit."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from core import in_words
from core.channels import LABELS
from core.entity.context import EntityContext
from models import audit_actions as actions
from models.audit import Audit
from models.audit_trail import named_person
from models.organisation import Address, Person
from models.plan import Activity
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
    session: Session,
    context: EntityContext,
    people: Collection[int],
    span: Span,
    activity_id: int | None = None,
) -> list[Event]:
    """Return what happened to people and their addresses, what was delegated by or to them, or of
    an activity where it is named, and what to the trial, the oldest first."""
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
            Activity.handle,
        )
        .outerjoin(Person, and_(Audit.subject == "person", Person.id == Audit.subject_id))
        .outerjoin(Address, its_address)
        .outerjoin(owner, owner.id == func.coalesce(named_person(), Address.person_id))
        .outerjoin(Activity, and_(Audit.subject == "activity", Activity.id == Audit.subject_id))
        .where(
            Audit.entity_id == context.entity_id,
            or_(
                and_(of_person, Audit.action.in_(_OF_PEOPLE)),
                and_(its_address, owner.id.in_(people), Audit.action.in_(_OF_ADDRESSES)),
                Audit.action.in_((actions.WENT_LIVE, actions.ACTIVITY_DELEGATED)),
            ),
            *span.holds(Audit.at),
        )
        .order_by(Audit.at, Audit.id)
    ).all()
    given = [_Given.of(one.Audit, one.handle) for one in rows if one.handle is not None]
    meant = [
        one
        for one in given
        if (one.activity_id == activity_id if activity_id else not one.who.isdisjoint(people))
    ]
    others = [tuple(one)[:-1] for one in rows if one.handle is None]
    return [*_told(session, context, others), *_delegated(session, meant)]


@dataclass(frozen=True, slots=True)
class _Given:
    """An activity that somebody (`by`) gave to a delegate, or back: who had it `before`, who does
    `now`, None for nobody."""

    at: datetime
    activity_id: int
    handle: str
    by: int | None
    before: int | None
    now: int | None

    @classmethod
    def of(cls, row: Audit, handle: str) -> _Given:
        before, now = row.before.get("delegate"), row.after.get("delegate")
        return cls(row.at, row.subject_id, handle, row.person_id, before, now)

    @property
    def who(self) -> set[int]:
        return {one for one in (self.by, self.before, self.now) if one is not None}


def _delegated(session: Session, given: Collection[_Given]) -> Iterator[Event]:
    """Yield who gave an activity to whom, and who got it back."""
    if not given:
        return
    named = Person.id.in_({one for each in given for one in each.who})
    rows = session.execute(select(Person.id, Person.name).where(named))
    names = {row.id: row.name for row in rows}
    for one in given:
        three = (one.by, one.before, one.now)
        by, before, now = (names.get(each or 0, "alguien") for each in three)
        if one.before == one.now or (one.before is None and one.now == one.by):
            continue  # nothing is otherwise
        if one.before == one.by:
            words = f"{by} le devolvió la {one.handle} a {now}"
        elif one.now == one.by:
            words = f"{by} retomó la {one.handle}: terminó lo que le había delegado a {before}"
        else:
            words = f"{by} le delegó la {one.handle} a {now}"
            words += "" if one.before is None else f"; antes, a {before}"
        yield Event(one.at, actions.ACTIVITY_DELEGATED, words, one.now)


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
