"""What offices that support say of their parts, in a plan that is given back."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from core.words import Duty
from models.plan import Activity
from models.session import Database
from plans.export.csv import write_csv
from plans.export.plan_table import PARTS, stored_plan
from plans.export.table_back import table_of
from plans.export.xlsx import write_xlsx
from plans.read import read_plan
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


def test_what_culmina_wrote_beside_the_plan_is_read_as_nobodys_office(
    database: Database, entity: int, tmp_path: Path
) -> None:
    plan = load(database, entity, a_document(a_row(code="1.1"))).plan_id
    with database.transaction() as session:
        press = an_office(session, entity, "Oficina de Prensa")
        luis = a_person(session, entity, "Luis Peña", office=press)
        activity = session.scalars(select(Activity.id)).one()
        a_responsibility(session, activity, press, position=2, duty=Duty.SUPPORT, co_office=True)
        a_report(session, activity, 90, by=luis, office_id=press, part=True, at=NOW)
        a_report(session, activity, 40, at=NOW)
        session.scalars(select(Activity)).one().extra = {"Fecha inicial": "30/06/2026"}
        document = stored_plan(session, entity, plan, today=TODAY)
    for name, content in (
        ("plan.xlsx", write_xlsx(table_of(document))),
        ("plan.csv", write_csv(table_of(document))),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        again = read_plan(file)
        (row,) = again.activities
        assert (row.offices, row.co_offices) == (("Tesorería",), ("Oficina de Prensa",))
        assert [one.name for one in again.offices] == ["Tesorería", "Oficina de Prensa"]
        assert PARTS not in row.extra
