"""What tests of the clock's passes share: an entity's context, its people at work, and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.entity.context import EntityContext
from core.entity.policy import Policy
from core.refs import Refs
from models.outbox import ItemState, OutboxItem
from models.owed import Notice, OwedState, OwedStep
from models.plan import Plan
from models.session import Database
from scheduler import tick
from scheduler.tick import TickResult
from tests.support.builders import (
    BOGOTA,
    ENTITY,
    LOADED,
    a_notice,
    a_person,
    a_plan,
    an_entity,
    an_office,
    an_outbox_item,
)

REFS = Refs("clave de prueba")


def a_context(entity_id: int, policy: Policy | None = None, **overrides: Any) -> EntityContext:
    """Return what the passes know of an entity with the default policy and both channels."""
    policy = policy or Policy()
    values: dict[str, Any] = {
        "entity_name": ENTITY,
        "zone": BOGOTA,
        "calendar": policy.calendar(),
        "policy": policy,
        "refs": REFS,
        "channels": ("telegram", "email"),
        "trial_people": frozenset(),
    }
    return EntityContext(entity_id=entity_id, **values | overrides)


def a_welcome(session: Session, person_id: int, plan_id: int, *, at: datetime = LOADED) -> int:
    """Write that a person's welcome to a plan was delivered at `at`; return the message."""
    entity_id = session.get_one(Plan, plan_id).entity_id
    item = an_outbox_item(
        session, entity_id, at=at, state=ItemState.SENT, person_id=person_id,
        recipient=f"welcome-{person_id}",
    )  # fmt: skip
    a_notice(
        session, person_id, key=f"welcome:{plan_id}", kind="welcome", details={"plan_id": plan_id},
        state=OwedState.TOLD, outbox_id=item, recorded_at=at,
    )  # fmt: skip
    return item


@dataclass(frozen=True)
class Town:
    """An entity with one office, its lead (whose welcome was delivered), and an open plan."""

    entity: int
    office: int
    lead: int
    plan: int

    @property
    def context(self) -> EntityContext:
        """What the passes know of it."""
        return a_context(self.entity)


def a_town(
    session: Session,
    *,
    welcomed: datetime | None = LOADED,
    email: str | None = "marta@puertoesperanza.example",
    telegram: str | None = "5551001",
    **entity: Any,
) -> Town:
    """Write the entity of most tests; without `welcomed` its lead has not heard of us."""
    entity_id = an_entity(session, **entity)
    office, plan = an_office(session, entity_id), a_plan(session, entity_id)
    lead = a_person(session, entity_id, office=office, email=email, telegram=telegram)
    if welcomed is not None:
        a_welcome(session, lead, plan, at=welcomed)
    return Town(entity_id, office, lead, plan)


def pass_at(database: Database, context: EntityContext, at: datetime) -> TickResult:
    """Make one pass of the clock and commit it."""
    with database.transaction() as session:
        return tick.run(session, context, at)


def deliver(database: Database, at: datetime) -> list[int]:
    """Let everything that waits go out at `at`; return the messages."""
    with database.transaction() as session:
        sent = session.scalars(
            update(OutboxItem)
            .where(OutboxItem.state == ItemState.PENDING)
            .values(state=ItemState.SENT, sent_at=at)
            .returning(OutboxItem.id)
        )
        return sorted(sent)


def handles_by_person(result: TickResult) -> dict[str, list[str]]:
    """Return the handles that each message of a pass names, by person."""
    return {m.person: [line.handle for line in m.content.lines] for m in result.messages}


def steps_of(database: Database, **where: Any) -> list[tuple[str, str]]:
    """Return the steps in the ledger and what became of them, in their order."""
    with database.reading() as session:
        rows = session.execute(
            select(OwedStep.step, OwedStep.state).filter_by(**where).order_by(OwedStep.id)
        )
        return [(row.step, row.state.value) for row in rows]


def notices_of(database: Database, kind: str) -> list[tuple[int, str]]:
    """Return to whom notices of a kind are owed and what became of them."""
    with database.reading() as session:
        rows = session.execute(
            select(Notice.person_id, Notice.state).filter_by(kind=kind).order_by(Notice.id)
        )
        return [(row.person_id, row.state.value) for row in rows]
