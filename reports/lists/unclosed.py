"""What was begun and nobody has closed, and what planning was told of silent offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.clock import local_day
from core.notice_names import AWAY, ESCALATION
from core.words import RequestKind
from models.answers import questions
from models.organisation import Person
from models.outbox import OutboxItem
from models.owed import Notice, OwedState
from reports.plan.queries import OfficeRow
from reports.plan.standing import Span, Standing
from reports.weekly import Escalated, Unclosed, UnclosedKind


def of(session: Session, entity_id: int, span: Span) -> tuple[Unclosed, ...]:
    """Return what still waits for a word since an earlier day: absences first, then the oldest; and
    which absence was over since the digest before, without that anybody confirmed it."""
    asked = sorted(_questions(session, entity_id, span), key=lambda one: one.on)
    return (*_absences(session, entity_id, span), *asked)


def _absences(session: Session, entity_id: int, span: Span) -> Iterator[Unclosed]:
    """Yield the newest notice of each absence that nobody has set, and that is not over since the
    digest before."""
    rows = session.execute(
        select(Notice.id, Notice.person_id, Notice.recorded_at, Notice.details)
        .where(
            Notice.entity_id == entity_id,
            Notice.kind == AWAY,
            Notice.state == OwedState.TOLD,
            Notice.recorded_at < span.first_of(span.today),
        )
        .order_by(Notice.id)
    ).all()
    found: dict[int, Unclosed] = {}
    readers: defaultdict[int, set[int]] = defaultdict(set)
    confirmed = _confirmed(session, entity_id) if rows else {}
    for number, reader, at, details in rows:
        until = details["until"] and date.fromisoformat(details["until"])
        away = int(details["away"])
        if not until or until < span.since or until <= confirmed.get(away, date.min):
            continue
        readers[away].add(reader)
        found[away] = Unclosed(
            kind=UnclosedKind.ABSENCE,
            person=str(details["person"]),
            on=local_day(at, span.zone),
            until=until,
            notice=number if len(readers[away]) == 1 else 0,  # each has a number of her own
            expired=until < span.today,
        )
    if not found:
        return
    set_ = select(Person.id, Person.away_until).where(Person.id.in_(found))
    known: dict[int, date | None] = dict(session.execute(set_).all())
    for person, one in found.items():
        until = known.get(person)
        if until is None or one.until is None or until < one.until:
            yield one


def _confirmed(session: Session, entity_id: int) -> dict[int, date]:
    """Return until when each person will be away by an absence that is confirmed and has not begun:
    what one reader confirms is confirmed for all."""
    told = session.scalars(
        select(Notice.details).where(Notice.entity_id == entity_id, Notice.kind == AWAY)
    )
    planned = [one for one in told if one.get("planned") and one["until"]]
    return {
        int(one["away"]): date.fromisoformat(one["until"])
        for one in sorted(planned, key=lambda one: str(one["until"]))
    }


def _questions(session: Session, entity_id: int, span: Span) -> Iterator[Unclosed]:
    """Yield the questions of earlier days that are open: of requests, and of words without a
    figure."""
    for one in questions.open_of(session, entity_id, before=span.first_of(span.today)):
        asked = one.content
        line, wished = asked.get("line") or {}, asked.get("wished") or {}
        words = str(asked.get("words") or "")
        if not line or not (wished or words):
            continue
        until = wished.get("until")
        yield Unclosed(
            kind=UnclosedKind.WISH if wished else UnclosedKind.QUESTION,
            person=one.person,
            on=local_day(one.asked_at, span.zone),
            handle=str(line["handle"]),
            words=words,
            until=date.fromisoformat(until) if until else None,
            figure=asked.get("figure"),
            wish=RequestKind(wished["kind"]) if wished else None,
        )


def escalated(
    session: Session,
    entity_id: int,
    standings: Iterable[Standing],
    office_names: Mapping[int, OfficeRow],
    span: Span,
) -> tuple[Escalated, ...]:
    """Return of which overdue activities planning was told that their office is silent: whom, how
    and on which day that last went out, in the order of days."""
    late = {one.activity.id: one for one in standings if one.overdue_since(span.today)}
    went = func.coalesce(OutboxItem.sent_at, Notice.recorded_at)
    rows = session.execute(
        select(Notice.activity_id, went, Notice.details, Person.name, OutboxItem.channel)
        .join(Person, Person.id == Notice.person_id)
        .outerjoin(OutboxItem, OutboxItem.id == Notice.outbox_id)
        .where(
            Notice.entity_id == entity_id,
            Notice.kind == ESCALATION,
            Notice.state == OwedState.TOLD,
            Notice.recorded_at <= span.now,
            Notice.recorded_at >= span.first_of(span.today - _KEPT),
        )
        .order_by(went, Notice.id)
    )
    found: dict[int, Escalated] = {}
    for activity_id, at, details, name, channel in rows:
        if activity_id not in late:
            continue
        told, on = found.get(activity_id), local_day(at, span.zone)
        both = told is not None and told.on == on and name not in told.to
        found[activity_id] = Escalated(
            office=_office(details, office_names) or late[activity_id].office_name,
            handle=late[activity_id].activity.handle,
            on=on,
            to=f"{told.to} y {name}" if told is not None and both else name,
            channel=channel or "",
        )
    return tuple(sorted(found.values(), key=lambda one: (one.on, one.office)))


_KEPT = timedelta(days=60)


def _office(details: dict[str, Any], office_names: Mapping[int, OfficeRow]) -> str:
    known = office_names.get(int(details.get("office_id") or 0))
    return known.name if known else ""
