"""What a supporting office had said before becomes its part only where it did not count."""

from __future__ import annotations

from decimal import Decimal

from alembic import command
from sqlalchemy import select

from models.answers.disagreements import Disagreement
from models.migrations import runner
from models.progress import ProgressReport
from models.session import Database
from tests.support.builders import a_report, an_activity, an_entity, an_office

BEFORE = "0025"


def test_figures_that_were_set_aside_become_parts_and_those_that_counted_do_not(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        leads, supports = an_office(session, entity), an_office(session, entity, "TIC")
        activity = an_activity(session, entity, office=[leads, supports])
        lead = a_report(session, activity, 40, office_id=leads)
        near = a_report(session, activity, 55, office_id=supports)
        far = a_report(session, activity, 90, office_id=supports)
        session.add(
            Disagreement(
                entity_id=entity,
                activity_id=activity,
                office_id=leads,
                percent=Decimal(40),
                other_office_id=supports,
                other_percent=Decimal(90),
                began_with=far,
            )
        )
    with database.reshaping() as session:
        command.downgrade(runner.config(session.connection()), BEFORE)
    runner.upgrade(database)

    with database.reading() as session:
        parts = {one.id: one.part for one in session.scalars(select(ProgressReport))}
    assert parts == {lead: False, near: False, far: True}
