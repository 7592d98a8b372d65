"""Plans as they come out of the reader, built in a test, and loaded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from core.clock import local_day
from models.audit import Actor, Change
from models.plan import Plan
from models.session import Database
from plans.activities.document import PlanActivity, PlanDocument
from plans.readers.grid import Place
from plans.storing.load import LoadResult, load_plan
from plans.storing.newer_version import Stored, store_version
from plans.values.plan_offices import PlanOffice
from tests.support.rows import BOGOTA, NOW, TODAY

BY = Actor("technician", "cli")
PLACE = Place(14, 6)


def a_row(title: str = "Publicar el mapa de riesgos", **overrides: Any) -> PlanActivity:
    """Return an activity of Tesorería, read from line 14."""
    values: dict[str, Any] = {"place": PLACE, "title": title, "offices": ("Tesorería",)}
    return PlanActivity(**(values | overrides))


def a_document(*activities: PlanActivity, **overrides: Any) -> PlanDocument:
    """Return a plan of 2026 with these activities and every office that they name."""
    names = dict.fromkeys(name for one in activities for name in (*one.offices, *one.co_offices))
    values: dict[str, Any] = {
        "source": "plan.txt",
        "entity": "Alcaldía de Puerto Esperanza",
        "title": "PAAC 2026",
        "year": 2026,
        "cutoff": date(2026, 4, 30),
        "published": None,
        "activities": activities,
        "offices": tuple(PlanOffice(name) for name in names),
    }
    return PlanDocument(**(values | overrides))


def load(
    database: Database, entity: int, document: PlanDocument, *, digest: str = "a"
) -> LoadResult:
    """Load a plan in a transaction of its own, on TODAY."""
    with database.transaction() as session:
        return load_plan(
            Change(session, entity, BY, NOW),
            document,
            source_name="plan.txt",
            source_digest=digest,
            today=TODAY,
        )


def count(database: Database, table: type[Any]) -> int:
    """Return how many rows a table has."""
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def load_again(
    database: Database,
    entity: int,
    document: PlanDocument,
    told: Mapping[str, int | None] | None = None,
    *,
    now: datetime = NOW,
    source_name: str = "plan 2.txt",
) -> Stored:
    """Store a newer version of the entity's only plan in a transaction of its own."""
    with database.transaction() as session:
        return store_version(
            Change(session, entity, BY, now),
            document,
            plan_id=session.scalars(select(Plan.id).filter_by(entity_id=entity)).one(),
            told=told or {},
            source_name=source_name,
            source_digest=f"{source_name} of {now}",
            today=local_day(now, BOGOTA),
        )
