"""The ledger of what is owed: steps of the ladder, notices, and the passes of the clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Index,
    String,
    UniqueConstraint,
    cast,
    delete,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_or_not  # SQLite takes it as well
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.notice_names import OWED_BY_THE_CLOCK
from core.words import Because
from models.base import Base, EntityId, Id, later_ref, partial_index, ref, words


class OwedState(StrEnum):
    """What became of something owed to a person.

    open: waits to be folded into a message; what the clock owes and is still open, or told in a
    message that did not go out, is owed anew on the next day · told: in the message `outbox_id` ·
    closed: no longer matters, `reason` says why · held: kept back by trial mode, never released.
    """

    OPEN = "open"
    TOLD = "told"
    CLOSED = "closed"
    HELD = "held"


# As the indexes of what is open have it: few rows of all that there ever were.
OPEN_SQL = "state = 'open'"
FORMER = ":former:"  # in the key of a notice that is told once more under its own


class OwedStep(Base):
    """One step of the ladder for one milestone and one person: written once, first."""

    __tablename__ = "owed_step"
    __table_args__ = (
        # With the date: a granted extension begins a new ladder.
        UniqueConstraint("milestone_id", "due", "step", "person_id"),
        CheckConstraint(
            "(state = 'told') = (outbox_id IS NOT NULL)", name="told_steps_have_a_message"
        ),
        Index("ix_owed_step_state", "entity_id", "state"),
        partial_index("ix_owed_step_open", "entity_id", "recorded_at", where=OPEN_SQL),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    milestone_id: Mapped[int] = ref("milestone")
    activity_id: Mapped[int] = ref("activity")
    office_id: Mapped[int] = ref("office")
    person_id: Mapped[int] = ref("person", index=True)
    step: Mapped[str]
    due: Mapped[date]
    scheduled_on: Mapped[date]
    number: Mapped[int]
    total: Mapped[int]
    next_on: Mapped[date | None]
    escalates_on: Mapped[date | None]
    state: Mapped[OwedState] = mapped_column(words(OwedState))
    reason: Mapped[str]
    outbox_id: Mapped[int | None] = ref("outbox", index=True)
    recorded_at: Mapped[datetime]


def _activity_of(context: Any) -> int | None:
    """Return the activity that a new notice's details name, None when they name none."""
    named = context.get_current_parameters()["details"].get("activity_id")
    return None if named is None else int(named)


class Notice(Base):
    """Something that culmina wants to start saying to a person; `key` keeps it from repeating.

    `activity_id` copies that of the details, so that what was told of an activity can be found.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        CheckConstraint(
            "(state = 'told') = (outbox_id IS NOT NULL)", name="told_notices_have_a_message"
        ),
        Index("ix_notice_state", "entity_id", "state"),
        Index("ix_notice_key", "entity_id", "key"),
        partial_index("ix_notice_open", "entity_id", "recorded_at", where=OPEN_SQL),
    )

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person")
    key: Mapped[str]
    kind: Mapped[str]
    details: Mapped[dict[str, Any]]
    activity_id: Mapped[int | None] = later_ref("activity", default=_activity_of)
    state: Mapped[OwedState] = mapped_column(words(OwedState))
    reason: Mapped[str] = mapped_column(default="")
    outbox_id: Mapped[int | None] = ref("outbox", index=True)
    recorded_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice before it is owed: to whom, under which key, and what its text needs."""

    person_id: int
    key: str
    kind: str
    details: Mapping[str, Any]


def notice_key(kind: str, *about: object) -> str:
    """Return the key of a notice, which is told to a person once for the same `about`: mostly the
    id of a row (an office, a message) comes first, and what tells its notices apart follows."""
    return ":".join(str(part) for part in (kind, *about))


def numbered(kind: str, *about: int) -> ColumnElement[bool]:
    """Return the condition that a key of `notice_key` begins so and goes on with a number: by the
    index, as letters follow digits and signs in every collation."""
    begins = notice_key(kind, *about)
    return Notice.key.between(f"{begins}:0", f"{begins}:a")


def row_of(key: str) -> int:
    """Return the id that comes first in a key of `notice_key`; raises ValueError without."""
    return int(key.split(":")[1])


def owe(
    session: Session,
    entity_id: int,
    notices: Iterable[NewNotice],
    now: datetime,
    *,
    once: bool,
    held: str = "",
) -> int:
    """Owe notices; return how many are new. `held` is why they are kept back, if they are.

    `once`: what another pass, process or answer may owe as well is left as it stands under its key.
    Else the key names a row that this transaction made, or took for itself: a second one is a
    mistake of ours, and raises IntegrityError.
    """
    rows = [
        {
            "entity_id": entity_id,
            "person_id": one.person_id,
            "key": one.key,
            "kind": one.kind,
            "details": dict(one.details),
            "state": OwedState.HELD if held else OwedState.OPEN,
            "reason": held,
            "recorded_at": now,
        }
        for one in notices
    ]
    if not rows:
        return 0
    written = insert_or_not(Notice)
    if once:
        written = written.on_conflict_do_nothing(index_elements=[Notice.person_id, Notice.key])
    return len(session.scalars(written.returning(Notice.id), rows).all())


def known(session: Session, entity_id: int, keys: Collection[str]) -> set[tuple[int, str]]:
    """Return to whom notices with these keys are owed or were, each person with the key."""
    mine = (Notice.entity_id == entity_id, Notice.key.in_(keys))
    rows = session.execute(select(Notice.person_id, Notice.key).where(*mine)) if keys else ()
    return {(person_id, key) for person_id, key in rows}


def tell_once_more(session: Session, which: ColumnElement[bool]) -> int:
    """Let what notices tell be owed anew under their keys; return how many there were. What was
    told stays, under a key of its own."""
    freed = session.scalars(
        update(Notice)
        .where(which)
        .values(key=Notice.key + FORMER + cast(Notice.id, String))
        .returning(Notice.id)
        .execution_options(synchronize_session=False)
    )
    return len(freed.all())


def close_open(
    session: Session, entity_id: int, kind: str, standing: Collection[str], reason: Because
) -> None:
    """Close the notices of a kind that no message holds yet, but those with the keys `standing`."""
    session.execute(
        update(Notice)
        .where(
            Notice.entity_id == entity_id,
            Notice.kind == kind,
            text(f"notice.{OPEN_SQL}"),
            Notice.key.not_in(standing),
        )
        .values(state=OwedState.CLOSED, reason=reason)
        .execution_options(synchronize_session=False)
    )


def reopen(session: Session, outbox_ids: Sequence[int]) -> None:
    """Give what messages held that will not go out back to the ledger.

    What the pass of the clock owes is forgotten, so that the next pass owes it anew if it still
    matters then, and only the newest of what has come together; what others want to tell is open
    again.
    """
    if not outbox_ids:
        return
    told = (Notice.outbox_id.in_(outbox_ids), Notice.state == OwedState.TOLD)
    session.execute(delete(OwedStep).where(OwedStep.outbox_id.in_(outbox_ids)))
    session.execute(delete(Notice).where(*told, Notice.kind.in_(OWED_BY_THE_CLOCK)))
    session.execute(
        update(Notice)
        .where(*told)
        .values(state=OwedState.OPEN, outbox_id=None)
        .execution_options(synchronize_session=False)
    )


class TickRun(Base):
    """One pass of the clock: when, and what it found; the digest's first line reads it."""

    __tablename__ = "tick_run"
    __table_args__ = (Index("ix_tick_run_time", "entity_id", "at"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    at: Mapped[datetime]
    steps: Mapped[int]
    messages: Mapped[int]
