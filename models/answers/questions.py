"""The question that waits for an answer: what was asked, and the reminder that repeats it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session

from core.words import Role
from models.answers.requests import Request, RequestState
from models.base import Base, EntityId, Id, ref
from models.organisation import Membership, Person
from models.outbox import ItemState, OutboxItem
from models.plan import IN_FORCE, Activity, Plan, Responsibility
from models.progress import ProgressReport
from models.session import direct
from models.standing import stands


class OpenQuestion(Base):
    """The newest open question of a conversation; there is no row where none is open.

    `name` is the conversation's own for it, `content` what was said; `outbox_id` the reminder in
    which it is asked again: once.
    """

    __tablename__ = "open_question"
    __table_args__ = (UniqueConstraint("person_id", "channel"),)

    id: Mapped[Id]
    entity_id: Mapped[EntityId]
    person_id: Mapped[int] = ref("person")
    channel: Mapped[str]
    name: Mapped[str]
    content: Mapped[dict[str, Any]]
    activity_id: Mapped[int | None] = ref("activity")
    asked_at: Mapped[datetime]
    outbox_id: Mapped[int | None] = ref("outbox", index=True)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that may be asked again: of whom, on which channel, and in which words;
    `repeated_at`: when the reminder was made that asked it again, None where none did."""

    id: int
    person_id: int
    channel: str
    content: dict[str, Any]
    repeated_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenOf:
    """A question that waits for an answer: whose, since when, in which words, and of what."""

    person: str
    asked_at: datetime
    content: dict[str, Any]
    person_id: int
    activity_id: int | None


# Built once, because they are executed for every question and every answer.
_THIS = (
    OpenQuestion.person_id == bindparam("person"),
    OpenQuestion.channel == bindparam("on_channel"),
)
_SAME = (
    update(OpenQuestion)
    .where(*_THIS, OpenQuestion.name == bindparam("named"))
    .returning(OpenQuestion.id)
)
_DROP = delete(OpenQuestion).where(*_THIS)
_INSERT = insert(OpenQuestion)


def put(
    session: Session,
    *,
    entity_id: int,
    person_id: int,
    channel: str,
    name: str,
    content: dict[str, Any],
    activity_id: int | None,
    now: datetime,
) -> None:
    """Store the question that was put last; the one that was open before is superseded.

    Put again by itself, a question has been asked again no less often than before.
    """
    whose = {"person": person_id, "on_channel": channel}
    kept = {"content": content, "asked_at": now}
    if direct(session, _SAME, **whose, named=name, **kept).one_or_none() is not None:
        return
    direct(session, _DROP, **whose)
    direct(
        session,
        _INSERT,
        entity_id=entity_id,
        person_id=person_id,
        channel=channel,
        name=name,
        activity_id=activity_id,
        **kept,
    )


def reword(session: Session, *, person_id: int, channel: str, name: str, words: str) -> None:
    """Keep what a person has said in all since the open question `name` was put; it was put when it
    was, and nothing changes where another one is open."""
    kept = session.scalar(
        select(OpenQuestion).where(
            OpenQuestion.person_id == person_id,
            OpenQuestion.channel == channel,
            OpenQuestion.name == name,
        )
    )
    if kept is not None:
        kept.content = {**kept.content, "words": words}


def elsewhere(session: Session, *, person_id: int, channel: str, since: datetime) -> int | None:
    """Return the activity of the newest question that waits on another channel, put since then."""
    found: int | None = session.scalar(
        select(OpenQuestion.activity_id)
        .where(
            OpenQuestion.person_id == person_id,
            OpenQuestion.channel != channel,
            OpenQuestion.asked_at > since,
        )
        .order_by(OpenQuestion.asked_at.desc(), OpenQuestion.id.desc())
        .limit(1)
    )
    return found


def waits_for_reminder(session: Session, *, person_id: int, channel: str, name: str) -> bool:
    """Tell whether a reminder will ask a question again: it is the last, and none has done so."""
    found = select(OpenQuestion.id).where(
        OpenQuestion.person_id == person_id,
        OpenQuestion.channel == channel,
        OpenQuestion.name == name,
        OpenQuestion.outbox_id.is_(None),
    )
    return session.scalar(found) is not None


def drop(session: Session, *, person_id: int, channel: str) -> None:
    """Forget the question of a conversation: it was answered, or something else was said."""
    direct(session, _DROP, person=person_id, on_channel=channel)


def _still_asks() -> tuple[ColumnElement[bool], ...]:
    """Return whether nothing has been reported or decided since that answers a question; what an
    office that supports says of its part answers what its own people were asked."""
    own = select(Membership.office_id).where(
        Membership.person_id == OpenQuestion.person_id, Membership.office_id.is_not(None)
    )
    reported = select(ProgressReport.id).where(
        ProgressReport.activity_id == OpenQuestion.activity_id,
        ProgressReport.recorded_at > OpenQuestion.asked_at,
        or_(
            ProgressReport.part.is_(False),
            ProgressReport.person_id == OpenQuestion.person_id,
            ProgressReport.office_id.in_(own),
        ),
        stands(),
        OpenQuestion.name.not_like("wish%"),
    )
    decided = select(Request.id).where(
        Request.activity_id == OpenQuestion.activity_id,
        Request.decided_at > OpenQuestion.asked_at,
        Request.state.in_((RequestState.GRANTED, RequestState.DENIED)),
        OpenQuestion.name.like("wish%"),
    )
    return ~reported.exists(), ~decided.exists(), _is_still_hers()


def _is_still_hers() -> ColumnElement[bool]:
    """Return the condition: what is asked about no activity, or one of an open plan for which an
    office of hers answers; planning is asked about those of others too."""
    of_her_office = or_(
        Responsibility.office_id == Membership.office_id, Membership.role == Role.PLANNING
    )
    hers = (
        select(Activity.id)
        .join(Plan, Plan.id == Activity.plan_id)
        .join(Responsibility, Responsibility.activity_id == Activity.id)
        .join(Membership, of_her_office)
        .where(
            Activity.id == OpenQuestion.activity_id,
            IN_FORCE,
            Membership.person_id == OpenQuestion.person_id,
        )
    )
    return or_(OpenQuestion.activity_id.is_(None), hers.exists())


# Built once, because it is executed for every look at a lead's page.
_REPEATS = and_(
    OutboxItem.id == OpenQuestion.outbox_id,
    OutboxItem.state.not_in([ItemState.CANCELLED, ItemState.FAILED]),
)
_UNANSWERED = (
    select(
        OpenQuestion.id,
        OpenQuestion.person_id,
        OpenQuestion.channel,
        OpenQuestion.content,
        OutboxItem.created_at,
    )
    .outerjoin(OutboxItem, _REPEATS)
    .where(
        OpenQuestion.entity_id == bindparam("entity"),
        OpenQuestion.person_id.in_(bindparam("people", expanding=True)),
        OpenQuestion.asked_at < bindparam("before"),
        *_still_asks(),
    )
    .order_by(OpenQuestion.id)
)


def unanswered(
    session: Session, entity_id: int, people: Iterable[int], before: datetime
) -> list[Unanswered]:
    """Return the questions to `people` put before an instant.

    Not one about an activity of which somebody has reported since, or that is hers no more;
    what is asked about a request no report answers, but what was decided of one since.
    """
    asked = list(people)
    if not asked:
        return []
    rows = direct(session, _UNANSWERED, entity=entity_id, people=asked, before=before)
    return [Unanswered(*row) for row in rows]


def open_of(session: Session, entity_id: int, before: datetime) -> list[OpenOf]:
    """Return all questions of an entity that were put before an instant and still ask."""
    rows = session.execute(
        select(
            Person.name,
            OpenQuestion.asked_at,
            OpenQuestion.content,
            OpenQuestion.person_id,
            OpenQuestion.activity_id,
        )
        .join(Person, Person.id == OpenQuestion.person_id)
        .where(OpenQuestion.entity_id == entity_id, OpenQuestion.asked_at < before, *_still_asks())
        .order_by(OpenQuestion.id)
    )
    return [OpenOf(*row) for row in rows]


def kept(session: Session, question_ids: Collection[int]) -> set[int]:
    """Return those of the questions that are still open."""
    if not question_ids:
        return set()
    return set(session.scalars(select(OpenQuestion.id).where(OpenQuestion.id.in_(question_ids))))


def repeat(session: Session, question_id: int, outbox_id: int) -> None:
    """Note the reminder in which a question is asked again."""
    session.execute(
        update(OpenQuestion).where(OpenQuestion.id == question_id).values(outbox_id=outbox_id)
    )


def is_open(session: Session, outbox_id: int) -> bool:
    """Tell whether the question that a reminder repeats is still open, and hers."""
    repeated = exists().where(OpenQuestion.outbox_id == outbox_id, _is_still_hers())
    return bool(session.scalar(select(repeated)))
