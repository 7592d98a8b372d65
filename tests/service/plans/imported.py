"""A plan that is imported, its newer version, and taking the newest import back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select, update

from models.audit import Change
from models.organisation import Office
from models.outbox import ItemState
from models.owed import Notice, OwedState
from models.plan import Activity, Plan
from models.session import Database
from plans import faults
from plans.activities.document import PlanDocument
from plans.storing import undoing
from tests.support.builders import (
    a_person,
    an_outbox_item,
)
from tests.support.plans import BY, PLACE, a_document, a_row
from tests.support.rows import NOW

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)


LATER = NOW + timedelta(days=10)


STILL_LATER = LATER + timedelta(hours=1)


UNREAD = faults.of_row("unread_percent", "doce", PLACE)


def first() -> PlanDocument:
    """The plan as it is loaded first: with dates, a figure, a fault."""
    return a_document(
        a_row(code="1.1", due=(JUNE, JULY), due_text="junio y julio"),
        a_row("Realizar la audiencia pública", code="1.2", offices=("Prensa",), due=(JUNE,)),
        a_row("Racionalizar los trámites", code="2.1", percent_text="doce", faults=(UNREAD,)),
    )


def second() -> PlanDocument:
    """Its newer version: a date moved and one gone, another office, one new, one gone, a figure."""
    return a_document(
        a_row(code="1.1", due=(date(2026, 8, 31),), due_text="31/08/2026"),
        a_row("Rendir cuentas ante el concejo", code="1.0", offices=("Archivo",), due=(JULY,)),
        a_row(
            "Realizar la audiencia pública",
            code="1.2",
            offices=("Tesorería", "Control"),
            due=(JUNE,),
            percent_text="40 %",
            percent=Decimal(40),
        ),
    )


def take_back(database: Database, **when: Any) -> int:
    """Undo the newest import of the only plan."""
    with database.transaction() as session:
        plan = session.scalars(select(Plan)).one()
        return undoing.undo(Change(session, plan.entity_id, BY, when.get("now", STILL_LATER)), plan)


def against(database: Database) -> tuple[str, ...]:
    """Return what stands against taking the newest import back."""
    with database.reading() as session:
        return undoing.look(session, session.scalars(select(Plan)).one()).against


def activity(database: Database, handle: str) -> int:
    """Return an activity by its handle."""
    with database.reading() as session:
        return session.scalars(select(Activity.id).filter_by(handle=handle)).one()


def lead(database: Database, entity: int, office: str = "Tesorería") -> int:
    """Let somebody lead an office."""
    with database.transaction() as session:
        found = session.scalars(select(Office.id).filter_by(name=office)).one()
        email = f"ana.{found}@puertoesperanza.example"
        return a_person(session, entity, office=found, email=email)


def notices(database: Database) -> list[tuple[int, str, dict[str, Any]]]:
    """Return what waits to be told to people."""
    with database.reading() as session:
        rows = session.scalars(select(Notice).filter_by(state=OwedState.OPEN).order_by(Notice.id))
        return [(one.person_id, one.kind, one.details) for one in rows]


def sent_of(database: Database, entity: int, person: int) -> None:
    """Let the open notices of a person go out in a message."""
    with database.transaction() as session:
        sent = an_outbox_item(session, entity, state=ItemState.SENT, person_id=person, at=LATER)
        session.execute(
            update(Notice)
            .filter_by(person_id=person, state=OwedState.OPEN)
            .values(state=OwedState.TOLD, outbox_id=sent)
        )
