"""A date of another year than the plan's is kept: a yes confirms it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.plan import Milestone, PlanFault
from models.session import Database
from plans import faults
from plans.deciding import settling
from plans.deciding.open_faults import open_faults
from plans.deciding.settling import Deciding
from tests.support.plans import BY, PLACE, a_document, a_row, load
from tests.support.rows import NOW, TODAY

NEXT_YEAR, MISTYPED = date(2027, 1, 15), date(2026, 1, 15)


def settle(database: Database, entity: int, proposed: date | None) -> list[date]:
    """Say yes to the doubt of a date of the next year; return the dates that stand then."""
    fault = faults.other_year("15/01/2027", NEXT_YEAR, 2026, proposed, PLACE)
    row = a_row(due=(NEXT_YEAR,), due_text="15/01/2027", faults=(fault,))
    load(database, entity, a_document(row))
    with database.transaction() as session:
        asked = session.scalars(select(PlanFault)).one()
        assert settling.settle(session, asked, "sí", Deciding(TODAY, NOW, BY))
    with database.reading() as session:
        assert open_faults(session, entity) == []
        return list(session.scalars(select(Milestone.due)))


def test_a_date_that_is_only_to_be_confirmed_stays(database: Database, entity: int) -> None:
    assert settle(database, entity, None) == [NEXT_YEAR]


def test_one_that_is_taken_for_mistyped_becomes_what_is_proposed(
    database: Database, entity: int
) -> None:
    assert settle(database, entity, MISTYPED) == [MISTYPED]
