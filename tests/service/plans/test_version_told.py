"""Who is told of what a newer file has otherwise."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from models.organisation import Office
from models.owed import Notice
from models.session import Database
from tests.service.plans.test_store_version import plan, rows
from tests.service.reports.collecting import figures_of
from tests.support.builders import a_person
from tests.support.plans import a_row, load, load_again
from tests.support.rows import NOW


def test_a_lead_who_loses_an_activity_to_another_office_by_a_newer_file_is_told_once(
    database: Database, entity: int
) -> None:
    load(database, entity, plan())
    with database.transaction() as session:
        prensa = session.scalars(select(Office.id).where(Office.name == "Prensa")).one()
        lead = a_person(session, entity, office=prensa)
    moved = a_row("Realizar la audiencia pública", code="1.2", offices=("Tesorería",))
    newer = plan(rows()[0], moved, rows()[2])

    load_again(database, entity, newer)
    load_again(database, entity, newer)

    with database.reading() as session:
        told = session.scalars(select(Notice).filter_by(kind="activity_corrected")).all()
        figures = figures_of(session, entity, now=NOW + timedelta(days=1))
    assert [(one.person_id, one.details["to_office"]) for one in told] == [(lead, "Tesorería")]
    assert told[0].details["by_file"] == 1
    assert [one.offices for one in figures.newer_files if one.offices] == [1]
