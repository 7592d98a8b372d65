"""What an office that supports said of its part stays said when it becomes one with another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import progress
from models.answers.disagreements import Disagreement
from models.answers.parts import Part
from models.audit import Actor, Change
from models.progress import ProgressReport
from models.session import Database
from models.staff import offices
from models.staff.offices import OfficeRow
from models.still_open import open_activities
from tests.support.builders import a_person, a_report, an_activity, an_entity, an_office
from tests.support.rows import NOW
from tests.support.scheduling import a_context

BY = Actor("technician", "cli")


@dataclass(frozen=True)
class Case:
    """An activity that one office leads and another supports; a third is what that becomes."""

    entity: int
    activity: int
    supporting: int
    other: int
    report: int


def a_case(session: Session, percent: int) -> Case:
    """Write what the supporting office says of its part, and merge it."""
    entity = an_entity(session)
    lead, press, other = (an_office(session, entity, name) for name in ("TIC", "Prensa", "Medios"))
    luis = a_person(session, entity, "Luis", office=press)
    marta = a_person(session, entity, "Marta", office=lead)
    activity = an_activity(session, entity, office=[lead, press])
    a_report(session, activity, 30, by=marta, office_id=lead)
    report = a_report(session, activity, percent, by=luis, office_id=press, part=True)
    progress.refresh(session, activity)
    merge(session, entity, (press, "Prensa"), (other, "Medios"))
    return Case(entity, activity, press, other, report)


def merge(session: Session, entity: int, source: tuple[int, str], target: tuple[int, str]) -> None:
    offices.merge_offices(
        Change(session, entity, BY, NOW),
        source=OfficeRow(*source, False),
        target=OfficeRow(*target, False),
    )


def kept(session: Session) -> list[tuple[int, Decimal | None, bool]]:
    rows = session.execute(select(Part.office_id, Part.percent, Part.done))
    return [(row.office_id, row.percent, row.done) for row in rows]


@pytest.mark.parametrize(("percent", "still_asked"), [(100, False), (60, True)])
def test_a_merged_office_is_asked_again_only_of_a_part_that_is_not_done(
    database: Database, percent: int, still_asked: bool
) -> None:
    with database.transaction() as session:
        case = a_case(session, percent)
    with database.reading() as session:
        assert kept(session) == [(case.other, Decimal(percent), not still_asked)]
        asked = open_activities(session, a_context(case.entity), [case.other])
        assert asked == ([case.activity] if still_asked else [])
        said = session.get_one(ProgressReport, case.report)
        assert said.office_id == case.supporting, "the report keeps the office that made it"


def test_two_figures_far_apart_are_of_the_merged_office(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session, 90)
        (apart,) = session.scalars(select(Disagreement)).all()
        assert (apart.other_office_id, apart.other_percent) == (case.other, Decimal(90))


def test_a_part_survives_two_mergers_and_what_is_said_after_them(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        case = a_case(session, 60)
        last = an_office(session, case.entity, "Comunicaciones")
        merge(session, case.entity, (case.other, "Medios"), (last, "Comunicaciones"))
        progress.refresh(session, case.activity)
        assert kept(session) == [(last, Decimal(60), False)]
        assert progress.holding(session, case.activity, part_of=last) == case.report
        assert progress.holding(session, case.activity, part_of=case.supporting) is None
