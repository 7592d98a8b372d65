"""What was owed to people and what became of it: the messages that were begun, and the rows of the
ledger that are in none of them.

What a message that came back or failed held is owed anew, and the ledger forgets it: what it said
stands in its own content.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import starmap
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from core import notice_names
from core.words import OutboxKind
from models.organisation import Office, Person
from models.outbox import ItemState, OutboxItem, OutboxPart
from models.owed import Notice, OwedState, OwedStep
from models.plan import Activity, Milestone
from models.session import some_at_a_time
from models.staff.groups import ChatGroup
from scheduler import ladder
from scheduler.due import LATE, WhyToday

WELCOME, QUESTION = "bienvenida", "una pregunta que esperaba su respuesta"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that was told or owed: of which activity ("" for none), and what of it."""

    handle: str
    what: str


@dataclass(frozen=True, slots=True)
class Told:
    """A message that was begun, or something owed that is in no message, and what became of it.

    `at`: when it went out, else when it was written down. `person` is the office of a group where
    it went there. `reason` is as the tables keep it; `kind` is the message's, None without one.
    `texts` went out as they stand, under the provider's numbers `taken_as`.
    """

    at: datetime
    person_id: int | None
    person: str
    state: ItemState | OwedState
    about: tuple[Matter, ...]
    reason: str = ""
    kind: str | None = None
    channel: str = ""
    recipient: str = ""
    texts: tuple[str, ...] = ()
    taken_as: tuple[str, ...] = ()

    def values(self) -> dict[str, Any]:
        """Return it as JSON has it, without the instant."""
        return {
            "kind": self.kind or "owed",
            "person": self.person,
            "state": self.state.value,
            "reason": self.reason,
            "about": [{"handle": one.handle, "what": one.what} for one in self.about],
            "channel": self.channel,
            "recipient": self.recipient,
            "texts": list(self.texts),
            "taken_as": list(self.taken_as),
        }

    @property
    def handles(self) -> frozenset[str]:
        """The activities of which it speaks."""
        return frozenset(one.handle for one in self.about if one.handle)


@dataclass(frozen=True, slots=True)
class Span:
    """From which instant on, and before which; None for no limit."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, at: ColumnElement[datetime] | Any) -> list[ColumnElement[bool]]:
        """Return the conditions that an instant lies in it."""
        return [
            *([at >= self.since] if self.since is not None else []),
            *([at < self.until] if self.until is not None else []),
        ]


ALL = Span()


def of_entity(session: Session, entity_id: int, span: Span) -> list[Told]:
    """Return what was owed to everybody of an entity, and to its groups, the oldest first."""
    people = set(session.scalars(select(Person.id).where(Person.entity_id == entity_id)))
    offices = set(session.scalars(select(Office.id).where(Office.entity_id == entity_id)))
    return of_people(session, entity_id, people, span, offices=offices)


def of_people(
    session: Session,
    entity_id: int,
    people: Collection[int],
    span: Span = ALL,
    *,
    offices: Collection[int] = (),
) -> list[Told]:
    """Return what was owed to people, and to the groups of `offices`, the oldest first."""
    mine = OwedStep.person_id.in_(people), Notice.person_id.in_(people)
    found = [
        *_messages(session, entity_id, people, offices, span),
        *_rows(session, *mine, span),
    ]
    return sorted(found, key=lambda one: one.at)


def of_activity(
    session: Session, entity_id: int, activity_id: int, staff: Iterable[int], span: Span = ALL
) -> list[Told]:
    """Return what was owed of an activity, to whomever, the oldest first. `staff` are the people
    of its offices: what came back from them before is in no ledger."""
    handle = session.get_one(Activity, activity_id).handle
    dates = select(Milestone.id).where(Milestone.activity_id == activity_id)
    steps, notices = OwedStep.milestone_id.in_(dates), Notice.activity_id == activity_id
    people = {
        *staff,
        *session.scalars(select(OwedStep.person_id).where(steps).distinct()),
        *session.scalars(select(Notice.person_id).where(notices).distinct()),
    }
    offices = set(session.scalars(select(OwedStep.office_id).where(steps).distinct()))
    messages = (
        replace(one, about=tuple(each for each in one.about if each.handle == handle))
        for one in _messages(session, entity_id, people, offices, span)
        if handle in one.handles
    )
    found = [*messages, *_rows(session, steps, notices, span)]
    return sorted(found, key=lambda one: one.at)


def _messages(
    session: Session,
    entity_id: int,
    people: Collection[int],
    offices: Collection[int],
    span: Span,
) -> Iterator[Told]:
    at = func.coalesce(OutboxItem.sent_at, OutboxItem.created_at)
    groups = select(ChatGroup.value).where(ChatGroup.office_id.in_(offices))
    rows = session.execute(
        select(OutboxItem, Person.name, at)
        .outerjoin(Person, Person.id == OutboxItem.person_id)
        .where(
            OutboxItem.entity_id == entity_id,
            OutboxItem.opens,
            or_(
                OutboxItem.person_id.in_(people),
                and_(OutboxItem.person_id.is_(None), OutboxItem.recipient.in_(groups)),
            ),
            *span.holds(at),
        )
        .order_by(OutboxItem.id)
    ).all()
    ids = [row.OutboxItem.id for row in rows]
    steps, parts = _steps_in(session, ids), _parts_of(session, ids)
    erased = _kinds_in(session, (one.OutboxItem.id for one in rows if not one.OutboxItem.content))
    for item, name, when in rows:
        out = parts.get(item.id, [])
        yield Told(
            at=when,
            person_id=item.person_id,
            person=name or f"grupo de {item.content.get('group') or item.recipient}",
            state=item.state,
            about=_about(item.content, steps.get(item.id, {}), erased.get(item.id, ())),
            reason=item.error or "",
            kind=item.kind,
            channel=item.channel,
            recipient=item.recipient,
            texts=tuple(text for text, _ in out),
            taken_as=tuple(provider_id for _, provider_id in out),
        )


def _steps_in(session: Session, items: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return which step of the ladder each message tells of each activity."""
    found: dict[int, dict[str, str]] = {}
    for some in some_at_a_time(items):
        rows = session.execute(
            select(OwedStep, Activity.handle)
            .join(Activity, Activity.id == OwedStep.activity_id)
            .where(OwedStep.outbox_id.in_(some))
        )
        for step, handle in rows:
            if step.outbox_id is not None:
                found.setdefault(step.outbox_id, {})[handle] = _which(step)
    return found


def _kinds_in(session: Session, items: Iterable[int]) -> dict[int, list[str]]:
    """Return the kinds of the notices that each message tells."""
    found: dict[int, list[str]] = {}
    for some in some_at_a_time(items):
        query = select(Notice).where(Notice.outbox_id.in_(some)).order_by(Notice.id)
        for notice in session.scalars(query):
            if notice.outbox_id is not None:
                found.setdefault(notice.outbox_id, []).append(notice.kind)
    return found


def _which(step: OwedStep) -> str:
    """Return in Spanish which reminder of its date a step was, and that it went out late."""
    late = LATE if step.reason == WhyToday.MISSED else ""
    return f"{ladder.told(step.step, (step.scheduled_on - step.due).days)}{late}"


def _parts_of(session: Session, items: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for some in some_at_a_time(items):
        rows = session.execute(
            select(OutboxPart.item_id, OutboxPart.text, OutboxPart.provider_id)
            .where(OutboxPart.item_id.in_(some))
            .order_by(OutboxPart.item_id, OutboxPart.ordinal)
        )
        for item_id, text, provider_id in rows:
            found.setdefault(item_id, []).append((text, provider_id))
    return found


def _about(
    content: dict[str, Any], steps: dict[str, str], erased: Iterable[str]
) -> tuple[Matter, ...]:
    """Return what a message tells, as its content has it; of one whose reader is forgotten, as the
    ledger does, which keeps the kinds of its notices (`erased`)."""
    if not content:
        told = (WELCOME if one == notice_names.WELCOME else _notice_words(one) for one in erased)
        return (*starmap(Matter, steps.items()), *(Matter("", one) for one in told))
    if content.get("kind") != OutboxKind.REMINDER:
        return ()
    listed = WELCOME if content.get("welcome") else ""
    lines = (line["handle"] for line in content.get("lines", ()))
    return (
        *(Matter(handle, steps.get(handle, listed)) for handle in lines),
        *(one for item in content.get("notices", ()) for one in _told_in(item)),
        *([Matter("", QUESTION)] if content.get("question") else []),
    )


def _notice_words(kind: str) -> str:
    return f"aviso: {notice_names.IN_WORDS.get(kind, kind)}"


def _told_in(notice: dict[str, Any]) -> Iterator[Matter]:
    """Yield what a notice tells: of several activities where it is told of all of them at once."""
    what = _notice_words(notice["name"])
    of_all = str(notice["values"].get("handles") or "").split(", ")
    each = [one.get("handle") for one in notice.get("each", ())]
    named = [*each, notice["values"].get("handle"), *of_all]
    handles = [str(one) for one in named if one]
    yield from (Matter(one, what) for one in handles or [""])


def _rows(
    session: Session, steps: ColumnElement[bool], notices: ColumnElement[bool], span: Span
) -> Iterator[Told]:
    """Yield what stands in the ledger and in no message."""
    query = (
        select(OwedStep, Person.name, Activity.handle)
        .join(Person, Person.id == OwedStep.person_id)
        .join(Activity, Activity.id == OwedStep.activity_id)
        .where(steps, OwedStep.state != OwedState.TOLD, *span.holds(OwedStep.recorded_at))
        .order_by(OwedStep.id)
    )
    alike: dict[tuple[Any, ...], Told] = {}  # what one pass did with a person's steps, and why
    for step, name, handle in session.execute(query):
        reason = "" if step.state is OwedState.OPEN else step.reason
        one = Told(step.recorded_at, step.person_id, name, step.state, (), reason)
        about = alike.setdefault((one.at, one.person_id, one.state, reason), one).about
        matter = Matter(handle, _which(step))
        alike[one.at, one.person_id, one.state, reason] = replace(one, about=(*about, matter))
    yield from alike.values()
    other = (
        select(Notice, Person.name, Activity.handle)
        .join(Person, Person.id == Notice.person_id)
        .outerjoin(Activity, Activity.id == Notice.activity_id)
        .where(notices, Notice.state != OwedState.TOLD, *span.holds(Notice.recorded_at))
        .order_by(Notice.id)
    )
    for notice, name, handle in session.execute(other):
        if notice.kind == notice_names.AWAY and notice.details.get("away") == notice.person_id:
            continue  # her own absence, which was written down for her: nobody was to be told
        about = (Matter(handle or "", _notice_words(notice.kind)),)
        yield Told(notice.recorded_at, notice.person_id, name, notice.state, about, notice.reason)
