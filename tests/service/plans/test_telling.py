"""Whoever leads an activity hears what was decided over her: once, what changed, and by whom."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.words import Role
from models import audit
from models.owed import Notice
from models.plan import Activity, PlanFault
from models.session import Database
from plans.deciding import settling
from plans.deciding.settling import Deciding
from tests.support.builders import a_person, a_report, an_activity, an_office
from tests.support.rows import NOW, TODAY, write
from tests.support.scheduling import a_town, pass_at

TECHNICIAN = Deciding(TODAY, NOW, audit.Actor(role="technician", channel="cli"))


def accept(session: Session, activity: int, field: str, kind: str, suggestion: str) -> None:
    """Accept what is suggested for a fault of an activity."""
    row = session.get_one(Activity, activity)
    fault = write(
        session,
        PlanFault,
        {},
        entity_id=row.entity_id,
        plan_id=row.plan_id,
        activity_id=activity,
        field=field,
        kind=kind,
        rank="figure",
        text="",
        message="",
        suggestion=suggestion,
        place="",
        decision="",
    )
    settling.settle(session, session.get_one(PlanFault, fault), "sí", TECHNICIAN)


def told(session: Session, kind: str = "activity_corrected") -> list[tuple[int, dict[str, Any]]]:
    """Return who is owed a notice of a kind, and its details without the activity."""
    rows = session.scalars(select(Notice).filter_by(kind=kind).order_by(Notice.id))
    return [
        (one.person_id, {k: v for k, v in one.details.items() if not k.endswith("_id")})
        for one in rows
    ]


def test_an_accepted_figure_in_the_place_of_a_report_is_told_once_to_the_lead(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        a_person(session, town.entity, "Pedro", office=town.office, role=Role.DELEGATE)
        activity = an_activity(session, town.entity, office=town.office, plan=town.plan)
        a_report(session, activity, 80, by=town.lead)
        accept(session, activity, "percent", "differs_from_report", "45")
        said = told(session)

    assert said == [(town.lead, {"before": "80", "percent": "45", "by": ""})]
    [message] = pass_at(database, town.context, NOW).messages
    [notice] = message.content.notices
    assert (notice.name, notice.values["percent"]) == ("activity_corrected", "45")


@pytest.mark.parametrize("works_there", [True, False])
def test_who_reported_the_figure_hears_that_it_changed_and_no_other_as_if_it_were_hers(
    database: Database, works_there: bool
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        office = town.office if works_there else an_office(session, town.entity, "Archivo")
        jairo = a_person(session, town.entity, "Jairo", office=office, role=Role.DELEGATE)
        activity = an_activity(session, town.entity, office=town.office, plan=town.plan)
        a_report(session, activity, 65, by=jairo)
        accept(session, activity, "percent", "differs_from_report", "35")
        [(reader, said)] = told(session)

    assert (reader, said.get("reporter")) == (
        (jairo, None) if works_there else (town.lead, "Jairo")
    )


@pytest.mark.parametrize("case", ["same", "file", "nobody leads", "title"])
def test_what_changes_no_report_of_an_office_is_not_told(database: Database, case: str) -> None:
    with database.transaction() as session:
        town = a_town(session)
        office = None if case == "nobody leads" else town.office
        activity = an_activity(session, town.entity, office=office, plan=town.plan)
        if case == "file":
            a_report(session, activity, 80, file_name="plan.xlsx")
        else:
            a_report(session, activity, 80)
        if case == "title":
            settling.set_fields(
                session, session.get_one(Activity, activity), {"title": "Otra"}, TECHNICIAN
            )
        else:
            suggestion = "80" if case == "same" else "45"
            accept(session, activity, "percent", "differs_from_report", suggestion)
        assert told(session) == []


def test_both_offices_hear_that_another_answers(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        office = an_office(session, town.entity, "Tesorería")
        other = a_person(session, town.entity, "Luz", office=office, role=Role.LEAD)
        activity = an_activity(session, town.entity, office=town.office, plan=town.plan)
        accept(session, activity, "offices", "missing_office", "Tesorería")
        gone, new = told(session), told(session, "activity_received")

    corrected = {"by": "", "corrected": 1}  # the file was misread: nobody handed it over
    assert gone == [(town.lead, {"to_office": "Tesorería", "stays": 1} | corrected)]
    assert [(one, said["by"], said["corrected"]) for one, said in new] == [(other, "", 1)]


def test_an_office_that_was_set_is_another_one_from_now_on(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_office(session, town.entity, "Tesorería")
        activity = an_activity(session, town.entity, office=town.office, plan=town.plan)
        row = session.get_one(Activity, activity)
        settling.set_fields(session, row, {"offices": "Tesorería"}, TECHNICIAN)
        [(_, said)] = told(session)

    assert "to_office" in said
    assert "corrected" not in said


def test_an_office_that_supports_more_is_no_news_for_the_one_that_leads(
    database: Database,
) -> None:
    with database.transaction() as session:
        town = a_town(session)
        an_office(session, town.entity, "Tesorería")
        activity = an_activity(session, town.entity, office=town.office, plan=town.plan)
        own = settling.shown(session, session.get_one(Activity, activity), "offices")
        settling.set_fields(
            session,
            session.get_one(Activity, activity),
            {"offices": f"{own} / Tesorería"},
            TECHNICIAN,
        )
        assert told(session) == []


def test_a_date_that_was_set_is_told_with_who_decided_it(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=TODAY, office=town.office)
        luz = a_person(session, town.entity, "Luz", role=Role.PLANNING)
        by = audit.Actor(role="planning", channel="cli", person_id=luz)
        settling.set_fields(
            session,
            session.get_one(Activity, activity),
            {"due": "30/06/2026"},
            Deciding(TODAY, NOW, by),
        )
        said = told(session, "date_moved")

    assert [(one, details["by"]) for one, details in said] == [(town.lead, "Luz")]


def test_two_counts_that_are_set_together_are_told_as_one_figure(database: Database) -> None:
    with database.transaction() as session:
        town = a_town(session)
        activity = an_activity(session, town.entity, due=TODAY, office=town.office)
        a_report(session, activity, 30)
        row = session.get_one(Activity, activity)
        row.planned, row.executed = 10, 3
        by = audit.Actor(role="planning", channel="cli")
        settling.set_fields(
            session, row, {"planned": "20", "executed": "16"}, Deciding(TODAY, NOW, by)
        )
        said = told(session, "activity_corrected")

    assert [details["percent"] for _, details in said] == ["80"]
