"""Earlier years of the invented town: closed plans with what was owed, said and sent of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.town import ENTITY, NOW, STEPS, Row, Town, handle_of, write
from core.words import Duty, RequestKind, SourceKind, Status
from models.answers.requests import Request, RequestState
from models.base import Base
from models.inbox import Inbound, InboundState
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep, TickRun
from models.plan import Activity, Milestone, Plan, PlanFault, Responsibility
from models.progress import ProgressReport

MORNINGS = 240  # working days of a year
NEVER_DONE = 10  # every so many activities were not finished when their plan was closed
SNOOZED = 20
DOUBTED = 5
KINDS = ("escalation", "unreachable", "request")


@dataclass(frozen=True, slots=True)
class _Year:
    """One closed year: its activities, messages, dates and answers follow those numbers."""

    town: Town
    ago: int
    activities: int
    plan: int
    first_activity: int
    first_date: int
    first_message: int
    first_answer: int

    @property
    def numbers(self) -> range:
        """Return the numbers of its activities within the year."""
        return range(self.activities)

    def at(self, day: int) -> datetime:
        """Return an instant of a day of the year."""
        return NOW - timedelta(days=365 * self.ago) + timedelta(days=day)

    def due(self, number: int) -> date:
        """Return the date of an activity, which the year is full of."""
        return self.at(30 + number % 240).date()

    def message(self, day: int, person: int) -> int:
        """Return the outbox item of a person's morning."""
        return self.first_message + day * self.town.leads + person - 1

    def lead_of(self, number: int) -> int:
        """Return the person, and the office, that answered for an activity."""
        return self.town.lead_of(number + 1)


def add_years(session: Session, town: Town, *, years: int, activities: int) -> None:
    """Write so many earlier years of `activities` each, the oldest first; all plans are closed."""
    for ago in range(years, 0, -1):
        _add(session, town, ago, activities)


def _add(session: Session, town: Town, ago: int, activities: int) -> None:
    plan = _next(session, Plan)
    loaded, closed = (NOW - timedelta(days=365 * ago + days) for days in (0, -300))
    write(session, Plan, [_plan(plan, ago, loaded, closed)])
    year = _Year(
        town, ago, activities, plan, _next(session, Activity), _next(session, Milestone),
        _next(session, OutboxItem), _next(session, Inbound),
    )  # fmt: skip
    write(session, Activity, (_activity(year, n) for n in year.numbers))
    write(session, Milestone, (_milestone(year, n) for n in year.numbers))
    write(session, Responsibility, (_responsibility(year, n) for n in year.numbers))
    people = range(1, town.leads + 1)
    write(session, OutboxItem, (_morning(year, d, n) for d in range(MORNINGS) for n in people))
    write(session, OwedStep, (row for n in year.numbers for row in _steps(year, n)))
    write(session, Notice, (_welcome(year, person) for person in people))
    write(session, Notice, (_notice(year, n, k) for n in year.numbers for k in KINDS))
    write(session, Inbound, (_inbound(year, n) for n in year.numbers))
    write(session, ProgressReport, (_report(year, n) for n in year.numbers))
    write(session, Request, (_snooze(year, n) for n in year.numbers if n % SNOOZED == 0))
    write(session, PlanFault, (_fault(year, n) for n in year.numbers if n % DOUBTED == 0))
    write(session, TickRun, (_tick(year, hour) for hour in range(0, 300 * 24, 8)))


def _next(session: Session, table: type[Base]) -> int:
    """Return the number that the next row of a table gets."""
    last: int | None = session.scalar(select(func.max(table.__table__.c.id)))
    return (last or 0) + 1


def _plan(number: int, ago: int, loaded: datetime, closed: datetime) -> Row:
    return {
        "entity_id": ENTITY,
        "title": f"Programa de Transparencia y Ética Pública {NOW.year - ago}",
        "year": NOW.year - ago,
        "source_name": "ptep.txt",
        "source_digest": f"{number:064}",
        "loaded_at": loaded,
        "closed_at": closed,
    }


def _activity(year: _Year, number: int) -> Row:
    done = number % NEVER_DONE != 0
    return {
        "entity_id": ENTITY,
        "plan_id": year.plan,
        "position": number + 1,
        "handle": handle_of(year.first_activity + number),
        "code": f"1.{number}",
        "component": "Gestión del riesgo de corrupción",
        "subcomponent": "Monitoreo y revisión",
        "title": "Publicar en la página web el mapa de riesgos de corrupción actualizado",
        "product": "Documento publicado",
        "goal": "1",
        "indicator": "Documentos publicados sobre documentos previstos",
        "unit": "Documento",
        "due_text": "",
        "percent_text": "",
        "extra": {},
        "percent": 100 if done else 40,
        "status": Status.DONE if done else Status.IN_PROGRESS,
        "description": "Se hizo la primera jornada",
        "added_at": year.at(0),
    }


def _milestone(year: _Year, number: int) -> Row:
    day = year.due(number)
    return {
        "entity_id": ENTITY,
        "plan_id": year.plan,
        "activity_id": year.first_activity + number,
        "ordinal": 1,
        "total": 1,
        "due": day,
        "printed_due": day.isoformat(),
        "met": number % NEVER_DONE != 0,
    }


def _responsibility(year: _Year, number: int) -> Row:
    return {
        "entity_id": ENTITY,
        "activity_id": year.first_activity + number,
        "office_id": year.lead_of(number),
        "duty": Duty.LEAD,
        "position": 1,
    }


def _morning(year: _Year, day: int, person: int) -> Row:
    at = year.at(day)
    return {
        "entity_id": ENTITY,
        "key": f"day:{person}:{at.date().isoformat()}",
        "kind": "reminder",
        "opens": True,
        "person_id": person,
        "address_id": person,
        "channel": year.town.channel,
        "recipient": year.town.address_of(person),
        "content": {"kind": "reminder", "lines": []},
        "state": ItemState.SENT,
        "attempts": 1,
        "not_before": at,
        "created_at": at,
        "sent_at": at,
    }


def _steps(year: _Year, number: int) -> Iterator[Row]:
    person = year.lead_of(number)
    for order, step in enumerate(STEPS):
        day = 5 + (number * 7 + order * 11) % (MORNINGS - 10)
        yield {
            "entity_id": ENTITY,
            "milestone_id": year.first_date + number,
            "activity_id": year.first_activity + number,
            "office_id": person,
            "person_id": person,
            "step": step,
            "due": year.due(number),
            "scheduled_on": year.at(day).date(),
            "number": order + 1,
            "total": 6,
            "state": OwedState.TOLD,
            "reason": "on_its_day",
            "outbox_id": year.message(day, person),
            "recorded_at": year.at(day),
        }


def _welcome(year: _Year, person: int) -> Row:
    return {
        "entity_id": ENTITY,
        "person_id": person,
        "key": f"welcome:{year.plan}",
        "kind": "welcome",
        "details": {"plan_id": year.plan},
        "state": OwedState.TOLD,
        "outbox_id": year.message(0, person),
        "recorded_at": year.at(0),
    }


def _notice(year: _Year, number: int, kind: str) -> Row:
    person, at = year.lead_of(number), year.at(100)
    return {
        "entity_id": ENTITY,
        "person_id": person,
        "key": f"{kind}:{year.first_date + number}:{person}:{at.date().isoformat()}",
        "kind": kind,
        "details": {"activity_id": str(year.first_activity + number), "office_id": str(person)},
        "state": OwedState.TOLD,
        "outbox_id": year.message(100, person),
        "recorded_at": at,
    }


def _inbound(year: _Year, number: int) -> Row:
    person, at = year.lead_of(number), year.at(120)
    return {
        "entity_id": ENTITY,
        "channel": year.town.channel,
        "external_id": f"year:{year.plan}:{number}",
        "sender": year.town.address_of(person),
        "payload": {},
        "received_at": at,
        "not_before": at,
        "state": InboundState.DONE,
        "person_id": person,
        "outcome": "recorded",
        "handled_at": at,
    }


def _report(year: _Year, number: int) -> Row:
    done = number % NEVER_DONE != 0
    return {
        "entity_id": ENTITY,
        "activity_id": year.first_activity + number,
        "person_id": year.lead_of(number),
        "office_id": year.lead_of(number),
        "channel": year.town.channel,
        "percent": 100 if done else 40,
        "status": Status.DONE if done else Status.IN_PROGRESS,
        "description": "Se hizo la primera jornada",
        "as_of": year.at(120).date(),
        "recorded_at": year.at(120),
        "source": SourceKind.MESSAGE,
        "inbound_id": year.first_answer + number,
        "words": "100 %",
    }


def _snooze(year: _Year, number: int) -> Row:
    return {
        "entity_id": ENTITY,
        "activity_id": year.first_activity + number,
        "person_id": year.lead_of(number),
        "office_id": year.lead_of(number),
        "inbound_id": year.first_answer + number,
        "kind": RequestKind.SNOOZE,
        "reason": "",
        "recorded_at": year.at(120),
        "state": RequestState.GRANTED,
        "granted_until": year.at(123).date(),
    }


def _fault(year: _Year, number: int) -> Row:
    return {
        "entity_id": ENTITY,
        "plan_id": year.plan,
        "activity_id": year.first_activity + number,
        "place": f"fila {number}",
        "field": "due",
        "kind": "unreadable_date",
        "rank": "blocks",
        "text": "segundo semestre",
        "message": "",
        "suggestion": "",
    }


def _tick(year: _Year, hours: int) -> Row:
    at = year.at(0) + timedelta(hours=hours)
    return {"entity_id": ENTITY, "at": at, "steps": 1, "messages": 1}
