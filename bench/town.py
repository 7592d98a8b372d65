"""The invented town that is measured: any number of rows, written in bulk into a new database.

Rows of a new database are numbered from 1 in the order in which they are written: that is how they
refer to each other here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.policy import Policy
from core.refs import Refs
from core.words import Duty, Role, SourceKind, Status
from models.base import Base
from models.inbox import Inbound, InboundState
from models.organisation import Address, Entity, Membership, Office, Person
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.plan import Activity, Milestone, Plan, Responsibility
from models.progress import ProgressReport

NAME = "Alcaldía de Puerto Esperanza"
ZONE = ZoneInfo("America/Bogota")
NOW = datetime(2026, 5, 11, 13, 30, tzinfo=UTC)  # a Monday, half past eight in Bogotá
TODAY = NOW.date()
ENTITY = PLAN = 1
KEY = "the key of the bench is no secret at all"

# The ladder, and the days from today to a date that owes each of its steps today.
STEPS = {
    "before-30": 30,
    "before-15": 15,
    "before-7": 7,
    "before-3": 3,
    "before-1": 1,
    "before-0": 0,
    "overdue-1": -7,
    "overdue-2": -14,
}
MORNINGS = 60  # days on which each lead has already had a message
TOLD_EACH = 2  # steps that the ledger knows of a milestone
_AT_ONCE = 5_000

_OFFICES = ("Secretaría", "Oficina", "Dirección", "Subsecretaría", "Grupo")
_TITLES = (
    "Publicar en la página web el mapa de riesgos de corrupción actualizado, con sus soportes",
    "Realizar la jornada de rendición de cuentas con los líderes de las juntas de acción comunal",
    "Actualizar el inventario de trámites en el SUIT y eliminar los que ya no se exigen",
    "Capacitar a los servidores públicos en el código de integridad y en conflicto de intereses",
    "Elaborar el informe trimestral de peticiones, quejas, reclamos, sugerencias y denuncias",
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Town:
    """A live entity whose `leads` offices have one lead each; office and person share a number."""

    leads: int
    channel: str

    def lead_of(self, activity: int) -> int:
        """Return the person, and the office, that answers for an activity."""
        return (activity - 1) % self.leads + 1

    def channel_of(self, person: int) -> str:
        """Return on which channel a person is written to."""
        del person
        return self.channel

    def address_of(self, person: int) -> str:
        """Return where a person is written to."""
        if self.channel_of(person) == "telegram":
            return str(chat_of(person))
        return f"lider{person}@puertoesperanza.example"

    def morning(self, days_ago: int, person: int) -> int:
        """Return the outbox item that a person got so many messages ago."""
        return (days_ago - 1) * self.leads + person

    def context(self) -> EntityContext:
        """Return what the passes of the clock need to know of the town."""
        policy = Policy()
        return EntityContext(
            entity_id=ENTITY,
            entity_name=NAME,
            zone=ZONE,
            calendar=policy.calendar(),
            policy=policy,
            refs=Refs(KEY),
            channels=(self.channel,),
            trial_people=frozenset(),
        )


def chat_of(person: int) -> int:
    """Return the chat of a person."""
    return 5_550_000 + person


def handle_of(activity: int) -> str:
    """Return the handle of an activity."""
    return f"A-{activity:02}"


def settle(session: Session, town: Town) -> None:
    """Write the entity, its plan and its people, all of them welcomed and often written to."""
    people = range(1, town.leads + 1)
    earlier = _instant(MORNINGS)
    write(session, Entity, [_entity(earlier)])
    write(session, Plan, [_plan(earlier)])
    write(session, Office, (_office(n) for n in people))
    write(session, Person, (_person(n) for n in people))
    write(session, Membership, (_membership(n) for n in people))
    write(session, Address, (_address(n, town) for n in people))
    mornings = range(1, MORNINGS + 1)
    write(session, OutboxItem, (_morning(days, n, town) for days in mornings for n in people))
    write(session, Notice, (_welcome(n, town) for n in people))


def add_activities(session: Session, town: Town, *, total: int, due: int) -> None:
    """Write `total` activities: the first `due` of them owe a step today, the rest does not.

    Of the rest one half is done, with its reminders in the ledger, and the other half is
    due in two months and later. Every tenth of the first has an answer three weeks old.
    """
    numbers = range(1, total + 1)
    done = range(due + 1, total + 1, 2)
    answered = range(1, due + 1, 10)
    write(session, Activity, (_activity(n, done=n in done) for n in numbers))
    write(session, Milestone, (_milestone(n, due, met=n in done) for n in numbers))
    write(session, Responsibility, (_responsibility(n, town) for n in numbers))
    told = (_told(n, town, due) for some in (range(1, due + 1), done) for n in some)
    write(session, OwedStep, (row for rows in told for row in rows))
    write(session, Inbound, (_inbound(n, town) for n in answered))
    write(session, ProgressReport, (_answer(n, town, number) for number, n in _count(answered)))
    write(session, ProgressReport, (_figure(n) for n in done))


def write(session: Session, table: type[Base], rows: Iterable[Row]) -> None:
    """Write many rows of one table, some thousands at a time."""
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        session.execute(insert(table), some)


def _count(numbers: Iterable[int]) -> Iterable[tuple[int, int]]:
    return enumerate(numbers, start=1)


def _instant(days_ago: int) -> datetime:
    return NOW - timedelta(days=days_ago)


def _entity(at: datetime) -> Row:
    return {"name": NAME, "timezone": ZONE.key, "live_since": at, "created_at": at}


def _plan(at: datetime) -> Row:
    return {
        "entity_id": ENTITY,
        "title": "Programa de Transparencia y Ética Pública 2026",
        "year": 2026,
        "source_name": "ptep-2026.txt",
        "source_digest": "0" * 64,
        "loaded_at": at,
    }


def _office(number: int) -> Row:
    name = f"{_OFFICES[number % len(_OFFICES)]} número {number}"
    return {"entity_id": ENTITY, "name": name, "key": name.casefold()}


def _person(number: int) -> Row:
    return {"entity_id": ENTITY, "name": f"Marta Lucía Rincón {number}"}


def _membership(number: int) -> Row:
    return {
        "entity_id": ENTITY,
        "person_id": number,
        "role": Role.LEAD,
        "office_id": number,
        "since": _instant(MORNINGS).date(),
    }


def _address(person: int, town: Town) -> Row:
    return {
        "entity_id": ENTITY,
        "person_id": person,
        "channel": town.channel_of(person),
        "value": town.address_of(person),
        "verified_at": _instant(MORNINGS),
    }


def _morning(days_ago: int, person: int, town: Town) -> Row:
    at = _instant(days_ago)
    return {
        "entity_id": ENTITY,
        "key": f"day:{person}:{at.date().isoformat()}",
        "kind": "reminder",
        "opens": True,
        "person_id": person,
        "address_id": person,
        "channel": town.channel_of(person),
        "recipient": town.address_of(person),
        "content": {"kind": "reminder", "lines": []},
        "state": ItemState.SENT,
        "attempts": 1,
        "not_before": at,
        "created_at": at,
        "sent_at": at,
    }


def _welcome(person: int, town: Town) -> Row:
    return {
        "entity_id": ENTITY,
        "person_id": person,
        "key": f"welcome:{PLAN}",
        "kind": "welcome",
        "details": {"plan_id": PLAN},
        "state": OwedState.TOLD,
        "outbox_id": town.morning(MORNINGS, person),
        "recorded_at": _instant(MORNINGS),
    }


def _activity(number: int, *, done: bool) -> Row:
    percent = Decimal(100) if done else Decimal(number % 4 * 20)
    return {
        "entity_id": ENTITY,
        "plan_id": PLAN,
        "position": number,
        "handle": handle_of(number),
        "code": f"{number % 5 + 1}.{number}",
        "component": "Gestión del riesgo de corrupción",
        "subcomponent": "Monitoreo y revisión",
        "title": _TITLES[number % len(_TITLES)],
        "product": "Documento publicado",
        "goal": "1",
        "indicator": "Documentos publicados sobre documentos previstos",
        "unit": "Documento",
        "planned": None,
        "due_text": "",
        "percent_text": "",
        "extra": {},
        "percent": percent,
        "status": Status.DONE if done else Status.IN_PROGRESS,
        "description": "Se hizo la primera jornada y falta la firma del contrato",
        "added_at": _instant(MORNINGS),
    }


def _due(number: int, due: int, *, met: bool) -> date:
    if number <= due:
        return TODAY + timedelta(days=list(STEPS.values())[number % len(STEPS)])
    return TODAY + timedelta(days=-20 - number % 60 if met else 60 + number % 120)


def _milestone(number: int, due: int, *, met: bool) -> Row:
    day = _due(number, due, met=met)
    return {
        "entity_id": ENTITY,
        "plan_id": PLAN,
        "activity_id": number,
        "ordinal": 1,
        "total": 1,
        "due": day,
        "printed_due": day.isoformat(),
        "met": met,
    }


def _responsibility(number: int, town: Town) -> Row:
    return {
        "entity_id": ENTITY,
        "activity_id": number,
        "office_id": town.lead_of(number),
        "duty": Duty.LEAD,
        "position": 1,
    }


def _told(number: int, town: Town, due: int) -> list[Row]:
    """Return the steps that the ledger knows: of what owes a step today, those just before it."""
    names = list(STEPS)
    until = number % len(STEPS) if number <= due else len(names)
    person, day = town.lead_of(number), _due(number, due, met=number > due)
    return [
        {
            "entity_id": ENTITY,
            "milestone_id": number,
            "activity_id": number,
            "office_id": person,
            "person_id": person,
            "step": names[which],
            "due": day,
            "scheduled_on": day - timedelta(days=STEPS[names[which]]),
            "number": which + 1,
            "total": 6,
            "state": OwedState.TOLD,
            "reason": "on_its_day",
            "outbox_id": town.morning(5 + 5 * (until - which), person),
            "recorded_at": _instant(5 * (until - which)),
        }
        for which in range(max(0, until - TOLD_EACH), until)
    ]


def _inbound(number: int, town: Town) -> Row:
    person = town.lead_of(number)
    return {
        "entity_id": ENTITY,
        "channel": town.channel_of(person),
        "external_id": f"earlier:{number}",
        "sender": town.address_of(person),
        "payload": {},
        "received_at": _instant(21),
        "not_before": _instant(21),
        "state": InboundState.DONE,
        "person_id": person,
        "outcome": "recorded",
        "handled_at": _instant(21),
    }


def _answer(number: int, town: Town, inbound: int) -> Row:
    person = town.lead_of(number)
    return _report(number) | {
        "person_id": person,
        "office_id": person,
        "channel": town.channel_of(person),
        "percent": Decimal(40),
        "status": Status.IN_PROGRESS,
        "source": SourceKind.MESSAGE,
        "inbound_id": inbound,
        "words": "40 %",
    }


def _figure(number: int) -> Row:
    return _report(number) | {
        "channel": "file",
        "percent": Decimal(100),
        "status": Status.DONE,
        "source": SourceKind.FILE,
        "file_name": "ptep-2026.txt",
        "file_cell": f"J{number}",
    }


def _report(number: int) -> Row:
    return {
        "entity_id": ENTITY,
        "activity_id": number,
        "description": "Se hizo la primera jornada y falta la firma del contrato",
        "as_of": _instant(21).date(),
        "recorded_at": _instant(21),
    }
