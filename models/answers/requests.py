"""What people ask for instead of reporting, and what was decided of it, once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Index, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from core.rules import WHOLE
from core.words import RequestKind
from models.base import Base, EntityId, Id, later_ref, partial_index, ref, words
from models.inbox import Inbound
from models.organisation import Office, Person
from models.plan import IN_FORCE, Activity, Milestone, Plan


class RequestState(StrEnum):
    """Where a request stands: open until somebody grants or denies it, or who asked withdraws it.

    A snooze needs nobody.
    """

    OPEN = "open"
    GRANTED = "granted"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


SNOOZED_SQL = "kind = 'snooze'"


class Request(Base):
    """What a person asked for: more time, another office, not to count, a later reminder.

    `until` and `named_office` are what she said, `granted_until` and `granted_office_id` what was
    given: a snooze is granted by itself, for a working day. `answer` are the decider's words;
    without `decided_by_id` the decision was made at the command line. Of what was withdrawn they
    tell who did it, and when.
    """

    __tablename__ = "request"
    __table_args__ = (
        Index("ix_request_of_activity", "activity_id", "recorded_at"),
        Index("ix_request_state", "entity_id", "state"),
        partial_index("ix_request_snoozed", "entity_id", "granted_until", where=SNOOZED_SQL),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    activity_id: Mapped[int] = ref("activity")
    person_id: Mapped[int] = ref("person")
    office_id: Mapped[int | None] = ref("office")
    inbound_id: Mapped[int] = ref("inbound")
    kind: Mapped[RequestKind] = mapped_column(words(RequestKind))
    until: Mapped[date | None]
    named_office: Mapped[str | None]
    reason: Mapped[str]
    recorded_at: Mapped[datetime]
    asked_again_at: Mapped[datetime | None]
    state: Mapped[RequestState] = mapped_column(words(RequestState), default=RequestState.OPEN)
    granted_until: Mapped[date | None]
    granted_office_id: Mapped[int | None] = later_ref("office")
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = later_ref("person")
    answer: Mapped[str] = mapped_column(default="")


@dataclass(frozen=True, slots=True)
class Asked:
    """What one person asks of one activity, in the message `inbound_id`.

    `granted_until` is the day of a snooze, which nobody has to decide.
    """

    activity_id: int
    person_id: int
    office_id: int | None
    inbound_id: int
    kind: RequestKind
    until: date | None = None
    office: str | None = None
    reason: str = ""
    granted_until: date | None = None


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request as the rest of culmina sees it; `office` is hers who asked."""

    id: int
    kind: RequestKind
    state: RequestState
    activity_id: int
    handle: str
    title: str
    person_id: int
    person: str
    office_id: int | None
    office: str
    until: date | None
    named_office: str
    reason: str
    inbound_id: int
    asked_at: datetime
    granted_until: date | None
    granted_office: str
    decided_at: datetime | None
    decided_by: str
    answer: str

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has decided it yet."""
        return self.state is RequestState.OPEN


def ask(session: Session, entity_id: int, asked: Asked, now: datetime) -> int:
    """Write a request; return its id.

    One that an office asks again while it waits keeps its number and says what was said last; of
    another day or office, what it said before is kept as withdrawn.
    """
    snooze = asked.kind is RequestKind.SNOOZE
    waiting = None if snooze else _asked_before(session, asked, now)
    if waiting is not None:
        return waiting
    values = asdict(asked)
    values |= {"named_office": values.pop("office"), "entity_id": entity_id, "recorded_at": now}
    state = RequestState.GRANTED if snooze else RequestState.OPEN
    row = insert(Request).values(**values, state=state).returning(Request.id)
    return int(session.execute(row).scalar_one())


def decided_since(session: Session, entity_id: int, asked: Asked) -> RequestRow | None:
    """Return what was decided of the same request of an office after the message in which `asked`
    was asked for; None for nothing, and where a later day is asked for than was given."""
    said_at = select(Inbound.received_at).where(Inbound.id == asked.inbound_id).scalar_subquery()
    rows = _rows(
        session,
        entity_id,
        Request.activity_id == asked.activity_id,
        Request.office_id == asked.office_id,
        Request.kind == asked.kind,
        Request.state.in_((RequestState.GRANTED, RequestState.DENIED)),
        Request.decided_at > said_at,
    )
    same = (one for one in rows if not _is_later(asked.until, one.granted_until))
    return next(same, None)


def _is_later(asked: date | None, granted: date | None) -> bool:
    return asked is not None and granted is not None and asked > granted


def _asked_before(session: Session, asked: Asked, now: datetime) -> int | None:
    """Bring the request of the same office that still waits up to date; None without one."""
    row = session.scalars(
        select(Request)
        .where(
            Request.activity_id == asked.activity_id,
            Request.office_id == asked.office_id,
            Request.kind == asked.kind,
            Request.state == RequestState.OPEN,
        )
        .order_by(Request.id)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    said = (asked.until or row.until, asked.office or row.named_office, asked.reason or row.reason)
    if said != (row.until, row.named_office, row.reason):
        if (row.until, row.named_office) not in {said[:2], (None, None)}:
            _keep_as_withdrawn(session, row, by=asked.person_id, now=now)
        row.until, row.named_office, row.reason = said
        row.person_id, row.inbound_id = asked.person_id, asked.inbound_id
    row.asked_again_at = now
    session.flush()
    return row.id


def _keep_as_withdrawn(session: Session, row: Request, *, by: int, now: datetime) -> None:
    """Keep what a request that waits has asked for until now, as a request of its own."""
    same = ("entity_id", "activity_id", "person_id", "office_id", "inbound_id", "kind", "until",
            "named_office", "reason", "recorded_at", "asked_again_at")  # fmt: skip
    values = {name: getattr(row, name) for name in same}
    ended = {"state": RequestState.WITHDRAWN, "decided_at": now, "decided_by_id": by}
    session.execute(insert(Request).values(**values, **ended))
    row.recorded_at = now


def asked_last_at() -> ColumnElement[datetime]:
    """Return when a request was asked last: an office may answer each reminder by asking again for
    what still waits."""
    return func.coalesce(Request.asked_again_at, Request.recorded_at)


def decide(
    session: Session,
    request_id: int,
    *,
    granted: bool,
    until: date | None,
    office_id: int | None,
    by: int | None,
    answer: str,
    now: datetime,
) -> bool:
    """Decide a request that is open; return False when somebody has decided it before."""
    return _change(
        session,
        request_id,
        Request.state == RequestState.OPEN,
        state=RequestState.GRANTED if granted else RequestState.DENIED,
        granted_until=until,
        granted_office_id=office_id,
        decided_at=now,
        decided_by_id=by,
        answer=answer,
    )


def reopen(session: Session, request_id: int, *, decided_at: datetime | None) -> bool:
    """Let a request wait again that was decided then; False where it was not, or is not so now."""
    return _change(
        session,
        request_id,
        Request.state.in_((RequestState.GRANTED, RequestState.DENIED)),
        Request.decided_at == decided_at,
        state=RequestState.OPEN,
        granted_until=None,
        granted_office_id=None,
        decided_at=None,
        decided_by_id=None,
        answer="",
    )


def explain(session: Session, request_id: int, *, by: int, answer: str) -> bool:
    """Keep why a request was denied; False where she did not deny it, or has said why before."""
    hers = (Request.state == RequestState.DENIED, Request.decided_by_id == by)
    return _change(session, request_id, *hers, Request.answer == "", answer=answer)


def withdraw(session: Session, request_id: int, *, by: int | None, now: datetime) -> bool:
    """Withdraw a request that is open; return False when it has been decided before."""
    values = {"state": RequestState.WITHDRAWN, "decided_at": now, "decided_by_id": by}
    return _change(session, request_id, Request.state == RequestState.OPEN, **values)


def take_reminders_back(
    session: Session, inbound_id: int, activities: Sequence[int], *, by: int, now: datetime
) -> list[int]:
    """Let the later reminders of these activities that a person asked for in a message be of no
    more effect; return those of which there were any."""
    rows = session.scalars(
        update(Request)
        .where(
            Request.inbound_id == inbound_id,
            Request.person_id == by,
            Request.kind == RequestKind.SNOOZE,
            Request.activity_id.in_(activities),
        )
        .values(state=RequestState.WITHDRAWN, granted_until=None, decided_at=now, decided_by_id=by)
        .returning(Request.activity_id)
        .execution_options(synchronize_session=False)
    ).all()
    return [one for one in activities if one in rows]


def _change(session: Session, request_id: int, *where: ColumnElement[bool], **values: Any) -> bool:
    """Change a request of which all of `where` holds; tell whether it did."""
    changed = session.execute(
        update(Request)
        .where(Request.id == request_id, *where)
        .values(values)
        .returning(Request.id)
        .execution_options(synchronize_session=False)
    )
    return changed.one_or_none() is not None


def asks_not_to_count() -> ColumnElement[bool]:
    """Return the condition: somebody has to decide that the activity does not apply."""
    waiting = select(Request.id).where(
        Request.activity_id == Activity.id,
        Request.kind == RequestKind.NOT_APPLICABLE,
        Request.state == RequestState.OPEN,
    )
    return waiting.exists()


def move(session: Session, source_id: int, target_id: int, *, waiting: bool = False) -> None:
    """Let what one office asked for be asked by another, which it becomes; only what is still
    `waiting` for a decision where what was said before keeps the name of its time."""
    still_open = (Request.state == RequestState.OPEN,) if waiting else ()
    session.execute(
        update(Request)
        .where(Request.office_id == source_id, *still_open)
        .values(office_id=target_id)
        .execution_options(synchronize_session=False)
    )


def find(session: Session, entity_id: int, request_id: int) -> RequestRow | None:
    """Return a request of the entity that somebody has to decide, or has decided; else None."""
    rows = _rows(session, entity_id, Request.id == request_id)
    return rows[0] if rows else None


def of_entity(session: Session, entity_id: int, *, all_of_them: bool = False) -> list[RequestRow]:
    """Return the requests that wait for a decision (or all), the oldest first.

    Those about what is no longer in an open plan wait for nothing.
    """
    still_open = () if all_of_them else (Request.state == RequestState.OPEN, IN_FORCE)
    return _rows(session, entity_id, *still_open)


def about_closed(session: Session, entity_id: int) -> list[RequestRow]:
    """Return the requests that wait about activities of open plans that are at 100 % and have no
    open date, each where that was recorded after it was asked."""
    open_date = select(Milestone.id).where(
        Milestone.activity_id == Activity.id, Milestone.met.is_(False)
    )
    return _rows(
        session,
        entity_id,
        Request.state == RequestState.OPEN,
        IN_FORCE,
        Activity.percent == WHOLE,
        Activity.reported_at >= Request.recorded_at,
        ~open_date.exists(),
    )


def of_activity(session: Session, entity_id: int, activity_id: int) -> list[RequestRow]:
    """Return what was asked about an activity, decided or not, the oldest first."""
    return _rows(session, entity_id, Request.activity_id == activity_id)


def of_person(
    session: Session, entity_id: int, person_id: int, inbound_id: int | None = None
) -> list[RequestRow]:
    """Return what a person has asked for, decided or not; with `inbound_id`, in that message."""
    in_message = () if inbound_id is None else (Request.inbound_id == inbound_id,)
    return _rows(session, entity_id, Request.person_id == person_id, *in_message)


# Built once: each alias made anew costs more than the statement takes.
_ASKER, _DECIDER = aliased(Person), aliased(Person)
_HERS, _GIVEN = aliased(Office), aliased(Office)
_ROWS = (
    select(
        Request.id,
        Request.kind,
        Request.state,
        Request.activity_id,
        Activity.handle,
        Activity.title,
        Request.person_id,
        _ASKER.name,
        Request.office_id,
        func.coalesce(_HERS.name, ""),
        Request.until,
        func.coalesce(Request.named_office, ""),
        Request.reason,
        Request.inbound_id,
        Request.recorded_at,
        Request.granted_until,
        func.coalesce(_GIVEN.name, ""),
        Request.decided_at,
        func.coalesce(_DECIDER.name, ""),
        Request.answer,
    )
    .join(Activity, Activity.id == Request.activity_id)
    .join(Plan, Plan.id == Activity.plan_id)
    .join(_ASKER, _ASKER.id == Request.person_id)
    .outerjoin(_HERS, _HERS.id == Request.office_id)
    .outerjoin(_GIVEN, _GIVEN.id == Request.granted_office_id)
    .outerjoin(_DECIDER, _DECIDER.id == Request.decided_by_id)
    .where(Request.kind != RequestKind.SNOOZE)
    .order_by(Request.recorded_at, Request.id)
)


def _rows(session: Session, entity_id: int, *where: ColumnElement[bool]) -> list[RequestRow]:
    found: Iterable[Any] = session.execute(_ROWS.where(Request.entity_id == entity_id, *where))
    return [RequestRow(*row) for row in found]
