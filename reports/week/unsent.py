"""What was owed and could not be sent: how much of each kind, and which it is, whose, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from core.notice_names import IN_WORDS
from core.unreached import Unlinked
from models.organisation import Address, Membership, Office, Person
from models.outbox import WAITING, ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.plan import Activity
from reports.values import Unsent
from reports.week.waiting import MESSAGE_GRACE
from reports.weekly import Returned

# Longer than the longest run of days off: an owed row may wait for the next working day.
OWED_GRACE = timedelta(days=5)

FAILED, BOUNCED, LATE = "failed", "bounced", "late"
_NOT_TAKEN = "nadie lo ha tomado: ¿está en marcha culmina run?"
_NO_MESSAGE = "se debe, y ninguna pasada del reloj lo volvió mensaje"
_NO_ADDRESS = "ninguna dirección suya funciona"


@dataclass(frozen=True, slots=True)
class UnsentRow:
    """One thing that did not go out: since when, whose, what it is, its state, and why; `waits_for`
    is who lacks an address that works, or is away: what is owed to her waits for that."""

    since: datetime | date
    who: str
    what: str
    state: str
    why: str
    waits_for: str = ""


def count(
    session: Session, entity_id: int, *, since: datetime, today: date, now: datetime
) -> Unsent:
    """Count what was owed and could not be sent."""
    late, steps, notices = _late(entity_id, today, now)
    wheres: tuple[ColumnElement[bool], ...] = (
        _of_the_week(entity_id, ItemState.FAILED, since, now),
        _of_the_week(entity_id, ItemState.BOUNCED, since, now),
        late,
        steps,
        notices,
        _held(OwedStep, entity_id, since, now),
        _held(Notice, entity_id, since, now),
    )
    counts = [select(func.count()).where(where).scalar_subquery() for where in wheres]
    failed, bounced, *lates, held, held_notices = session.execute(select(*counts)).one()
    return Unsent(failed=failed, bounced=bounced, late=sum(lates), held=held + held_notices)


def nowhere(session: Session, entity_id: int, *, since: datetime, now: datetime) -> int:
    """Count those of the failed messages that no second try can deliver."""
    failed = _of_the_week(entity_id, ItemState.FAILED, since, now)
    counted = select(func.count(OutboxItem.id)).where(failed, goes_nowhere())
    return session.scalar(counted) or 0


def goes_nowhere() -> ColumnElement[bool]:
    """Return the condition for a message whose address is dead, and whose person has no other."""
    other = aliased(Address)
    return and_(
        exists().where(Address.id == OutboxItem.address_id, Address.dead_since.is_not(None)),
        ~exists().where(other.person_id == OutboxItem.person_id, other.dead_since.is_(None)),
    )


def rows(
    session: Session, entity_id: int, *, since: datetime, today: date, now: datetime
) -> list[UnsentRow]:
    """Return what `count` counts one by one, but for what the trial keeps back."""
    late, steps, notices = _late(entity_id, today, now)
    found = []
    for state, where in (
        (FAILED, _of_the_week(entity_id, ItemState.FAILED, since, now)),
        (BOUNCED, _of_the_week(entity_id, ItemState.BOUNCED, since, now)),
        (LATE, late),
    ):
        for at, recipient, name, kind, error in session.execute(_messages().where(where)):
            who = f"{name} <{recipient}>" if name else recipient
            why = error or (_NOT_TAKEN if state == LATE else "")
            found.append(UnsentRow(at, who, kind, state, why))
    owed = session.execute(_steps().where(steps)).all()
    told = [
        (at, name, f"aviso: {IN_WORDS.get(kind, kind)}", reached, away)
        for at, name, kind, reached, away in session.execute(_notices().where(notices))
    ]
    for on, name, what, reached, away in (*owed, *told):
        why = _why(reached, away, today)
        found.append(UnsentRow(on, name, what, LATE, why, "" if why == _NO_MESSAGE else name))
    return found


def returned(
    session: Session, entity_id: int, *, since: datetime, now: datetime
) -> tuple[Returned, ...]:
    """Return whose mail came back since an instant, each once, with an office she works for."""
    rows = session.execute(
        select(Person.id, Person.name, Office.name, Office.id)
        .join(OutboxItem, OutboxItem.person_id == Person.id)
        .outerjoin(Membership, Membership.person_id == Person.id)
        .outerjoin(Office, Office.id == Membership.office_id)
        .where(_of_the_week(entity_id, ItemState.BOUNCED, since, now))
        .group_by(Person.id, Person.name, Office.id, Office.name)
        .order_by(Person.name, Person.id, Office.name.is_(None), Office.name, Office.id)
    )
    found: dict[int, Returned] = {}
    for person_id, person, office, office_id in rows:
        one = Returned(person=person, office=office or "", office_id=office_id)
        found.setdefault(person_id, one)
    return tuple(found.values())


def _why(reached: bool, away: date | None, today: date) -> str:
    if away is not None and away >= today:
        return f"no está hasta el {away}"
    return _NO_MESSAGE if reached else _NO_ADDRESS


def _messages() -> Select[*tuple[Any, ...]]:
    return (
        select(
            OutboxItem.created_at,
            OutboxItem.recipient,
            Person.name,
            OutboxItem.kind,
            OutboxItem.error,
        )
        .outerjoin(Person, Person.id == OutboxItem.person_id)
        .order_by(OutboxItem.id)
    )


def _lives() -> ColumnElement[bool]:
    return exists().where(Address.person_id == Person.id, Address.dead_since.is_(None))


def _steps() -> Select[*tuple[Any, ...]]:
    what = "recordatorio de " + Activity.handle
    return (
        select(OwedStep.scheduled_on, Person.name, what, _lives(), Person.away_until)
        .join(Person, Person.id == OwedStep.person_id)
        .join(Activity, Activity.id == OwedStep.activity_id)
        .order_by(OwedStep.id)
    )


def _notices() -> Select[*tuple[Any, ...]]:
    return (
        select(Notice.recorded_at, Person.name, Notice.kind, _lives(), Person.away_until)
        .join(Person, Person.id == Notice.person_id)
        .order_by(Notice.id)
    )


def _of_the_week(
    entity_id: int, state: ItemState, since: datetime, now: datetime
) -> ColumnElement[bool]:
    """Return the condition for messages of the week in a state; what came back from an address that
    was replaced since counts no more."""
    replaced = and_(
        OutboxItem.state == ItemState.BOUNCED,
        exists().where(
            Address.id == OutboxItem.address_id, Address.dead_reason == Unlinked.REPLACED
        ),
    )
    return and_(
        OutboxItem.entity_id == entity_id,
        OutboxItem.created_at.between(since, now),
        OutboxItem.state == state,
        ~replaced,
    )


def _late(entity_id: int, today: date, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of late messages, steps and notices."""
    item = OutboxItem
    return (
        and_(
            item.entity_id == entity_id,
            item.state.in_([*WAITING, ItemState.SENDING]),
            or_(
                item.not_before <= now - MESSAGE_GRACE,
                # Tried and put off: its time moves on with every attempt.
                and_(item.error_kind.is_not(None), item.created_at <= now - MESSAGE_GRACE),
            ),
        ),
        and_(
            OwedStep.entity_id == entity_id,
            OwedStep.state == OwedState.OPEN,
            OwedStep.scheduled_on < today - OWED_GRACE,
        ),
        and_(
            Notice.entity_id == entity_id,
            Notice.state == OwedState.OPEN,
            Notice.recorded_at < now - OWED_GRACE,
        ),
    )


def _held(
    table: type[OwedStep] | type[Notice], entity_id: int, since: datetime, now: datetime
) -> ColumnElement[bool]:
    return and_(
        table.entity_id == entity_id,
        table.state == OwedState.HELD,
        table.recorded_at.between(since, now),
    )
