"""What offices that support say of their parts, in a plan that is given back."""

from __future__ import annotations

from sqlalchemy import select

from core.words import Duty
from models.plan import Activity
from models.session import Database
from plans.export import PARTS, stored_plan
from tests.support.builders import a_person, a_report, a_responsibility, an_office
from tests.support.plans import a_document, a_row, load
from tests.support.rows import NOW, TODAY


def test_what_an_office_says_of_its_part_names_the_office_and_nobody(
    database: Database, entity: int
) -> None:
    plan = load(database, entity, a_document(a_row(code="1.1"))).plan_id
    with database.transaction() as session:
        press = an_office(session, entity, "Oficina de Prensa")
        luis = a_person(session, entity, "Luis Peña", office=press)
        activity = session.scalars(select(Activity.id)).one()
        a_responsibility(session, activity, press, position=2, duty=Duty.SUPPORT)
        a_report(session, activity, 90, by=luis, office_id=press, part=True, at=NOW)
        (row,) = stored_plan(session, entity, plan, today=TODAY).activities

    assert row.extra[PARTS] == f"Oficina de Prensa: 90% ({TODAY:%d/%m/%Y})"
