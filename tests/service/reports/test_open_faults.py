"""The digest counts the faults that hold something up and that nobody has settled."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.plan import Activity, Plan, PlanFault
from models.session import Database
from tests.service.reports.collecting import figures_of
from tests.support.builders import NOW, a_plan, an_activity, an_entity
from tests.support.rows import write


def a_fault(session: Session, plan: int, **values: Any) -> None:
    """Write a fault that holds up a reminder."""
    entity = session.get_one(Plan, plan).entity_id
    write(
        session, PlanFault, values, entity_id=entity, plan_id=plan, place="fila 3", field="due",
        kind="unread_date", rank="reminder", text="pronto", message="No se entiende", suggestion="",
    )  # fmt: skip


def test_open_faults_of_the_first_two_ranks_are_counted(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        plan = a_plan(session, entity)
        a_fault(session, plan)
        a_fault(session, plan, rank="figure", activity_id=an_activity(session, entity, plan=plan))

        assert figures_of(session, entity).headline.open_faults == 2


@pytest.mark.parametrize("kind", ["note", "settled", "closed plan", "archived"])
def test_what_holds_nothing_up_any_more_is_not_counted(database: Database, kind: str) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        plan = a_plan(session, entity, closed_at=NOW if kind == "closed plan" else None)
        activity = an_activity(session, entity, plan=plan)
        a_fault(
            session,
            plan,
            activity_id=activity,
            rank="note" if kind == "note" else "figure",
            settled_at=NOW if kind == "settled" else None,
        )
        if kind == "archived":
            session.get_one(Activity, activity).withdrawn_at = NOW

        assert figures_of(session, entity).headline.open_faults == 0
