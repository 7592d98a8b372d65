"""The figures of the digest: counts, averages, lists and the table, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import event

from core.rules import Light
from core.words import Status
from models.session import Database
from reports.values import Figures, Headline
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_plan,
    a_report,
    a_retraction,
    an_activity,
    an_entity,
    an_office,
)
from tests.support.sayings import last_said

DAY = timedelta(days=1)


def test_each_activity_is_in_exactly_one_state(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_report(session, an_activity(session, entity), 100)
        a_report(session, an_activity(session, entity), 60)
        a_report(session, an_activity(session, entity), None, status=Status.IN_PROGRESS)
        a_report(session, an_activity(session, entity), 0)
        a_report(session, an_activity(session, entity), None, status=Status.NOT_STARTED)
        a_report(session, an_activity(session, entity), None, status=Status.NOT_APPLICABLE)
        an_activity(session, entity)
        head = figures_of(session, entity).headline

    assert head == Headline(
        activities=7,
        done=1,
        in_progress=2,
        not_started=2,
        not_applicable=1,
        without_report=1,
        overdue=0,
        due_soon=0,
        average_percent=Decimal("26.7"),
    )


def test_what_does_not_apply_is_left_out_of_the_average(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_report(session, an_activity(session, entity), 80)
        a_report(session, an_activity(session, entity), None, status=Status.NOT_APPLICABLE)

        assert figures_of(session, entity).headline.average_percent == 80


def test_what_nobody_has_reported_on_counts_as_zero_in_the_average(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_report(session, an_activity(session, entity), 80)
        an_activity(session, entity)

        assert figures_of(session, entity).headline.average_percent == 40


def test_there_is_no_average_where_nothing_applies(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_report(session, an_activity(session, entity), None, status=Status.NOT_APPLICABLE)
        figures = figures_of(session, entity)

    assert figures.headline.average_percent is None
    assert figures.by_component[0].light is None


def test_a_report_that_was_undone_does_not_count(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity)
        a_report(session, activity, 30, at=NOW - 2 * DAY)
        a_retraction(session, a_report(session, activity, 90, at=NOW - DAY))
        figures = figures_of(session, entity)

    assert figures.headline.average_percent == 30
    assert figures.rows[0].percent == 30


def test_a_report_that_was_undone_later_still_counted_on_that_day(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity)
        a_retraction(session, a_report(session, activity, 90, at=NOW - DAY), at=NOW + DAY)

        assert figures_of(session, entity).rows[0].percent == 90


def test_only_the_entity_that_is_asked_about_is_counted(database: Database) -> None:
    with database.transaction() as session:
        entity, other = an_entity(session), an_entity(session, "Alcaldía de Río Claro")
        an_activity(session, entity, title="Publicar el plan")
        an_activity(session, other, title="Ajena", office=an_office(session, other, "Ajena"))
        figures = figures_of(session, entity)

    assert [row.title for row in figures.rows] == ["Publicar el plan"]
    assert figures.unreachable_offices == ()


def test_closed_plans_and_withdrawn_activities_are_left_out(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        closed = a_plan(session, entity, closed_at=NOW - DAY)
        an_activity(session, entity, plan=closed, title="Del año pasado")
        plan = a_plan(session, entity)
        an_activity(session, entity, plan=plan, title="Retirada", withdrawn_at=NOW - DAY)
        an_activity(session, entity, plan=plan, title="Vigente")
        figures = figures_of(session, entity)

    assert [row.title for row in figures.rows] == ["Vigente"]
    assert figures.headline.activities == 1


def test_overdue_begins_the_day_after_and_the_latest_is_first(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_activity(session, entity, due=TODAY - DAY, title="Ayer")
        an_activity(session, entity, due=TODAY - 30 * DAY, title="Hace un mes")
        an_activity(session, entity, due=TODAY, title="Hoy")
        figures = figures_of(session, entity)

    assert [(a.title, a.days_late) for a in figures.overdue] == [("Hace un mes", 30), ("Ayer", 1)]
    assert figures.headline.overdue == 2


def test_what_is_done_or_does_not_apply_is_not_overdue(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        past = TODAY - 10 * DAY
        a_report(session, an_activity(session, entity, due=past), 100)
        a_report(session, an_activity(session, entity, due=past), None, status="not_applicable")
        a_report(session, an_activity(session, entity, due=past, title="Tarde"), 99)
        figures = figures_of(session, entity)

    assert [a.title for a in figures.overdue] == ["Tarde"]


def test_what_a_file_called_not_applicable_counts_again_when_a_later_date_is_open(
    database: Database,
) -> None:
    file: dict[str, Any] = {
        "file_name": "plan.txt",
        "status": Status.NOT_APPLICABLE,
        "as_of": TODAY - 9 * DAY,
    }
    with database.transaction() as session:
        entity = an_entity(session)
        a_report(session, an_activity(session, entity, due=TODAY + DAY), None, **file)
        a_report(session, an_activity(session, entity, due=TODAY - 10 * DAY), None, **file)
        figures = figures_of(session, entity)

    head, (soon,) = figures.headline, figures.due_soon
    assert (head.not_applicable, head.without_report, head.due_soon) == (1, 1, 1)
    assert [(row.status, row.light) for row in figures.rows] == [
        (None, Light.AMBER),
        (Status.NOT_APPLICABLE, None),
    ]
    assert soon.said is not None
    assert soon.said.not_applicable


def test_of_three_dates_the_first_is_met_at_a_third(database: Database) -> None:
    dates = [TODAY - 40 * DAY, TODAY - 10 * DAY, TODAY + 10 * DAY]
    with database.transaction() as session:
        entity = an_entity(session)
        a_report(session, an_activity(session, entity, due=dates), 33)
        figures = figures_of(session, entity)

    assert [a.due for a in figures.overdue] == [dates[1]]
    assert [a.due for a in figures.due_soon] == [dates[2]]
    assert figures.rows[0].due == dates[1]


def test_due_soon_reaches_from_today_to_fifteen_days(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for days in (-1, 15, 16, 0):
            an_activity(session, entity, due=TODAY + days * DAY)
        figures = figures_of(session, entity)

    assert [a.days_left for a in figures.due_soon] == [0, 15]
    assert figures.headline.due_soon == 2


def test_the_last_word_is_that_of_the_figure_that_holds_and_a_file_is_called_so(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        person = a_person(session, entity, "Marta Lucía Rincón")
        activity = an_activity(session, entity, due=TODAY - DAY)
        a_report(session, activity, 20, by=person, at=NOW - 9 * DAY)
        a_report(session, activity, 30, file_name="seguimiento.txt", at=NOW - 2 * DAY)
        line = figures_of(session, entity).overdue[0]

    assert line.percent == 30
    on = TODAY - 2 * DAY
    assert line.said == last_said("Vamos en el 60 %", on, file="seguimiento.txt", loaded=True)


def test_without_any_word_of_a_person_nobody_is_named(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_report(session, an_activity(session, entity), 30, file_name="seguimiento.txt")
        row = figures_of(session, entity).rows[0]

    assert row.said is not None
    assert (row.said.by.person, row.said.by.file) == ("", "seguimiento.txt")


def test_the_components_keep_the_order_of_the_plan(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for component in ("Rendición de cuentas", "Atención al ciudadano", "Rendición de cuentas"):
            an_activity(session, entity, component=component)
        figures = figures_of(session, entity)

    assert [(g.name, g.activities) for g in figures.by_component] == [
        ("Rendición de cuentas", 2),
        ("Atención al ciudadano", 1),
    ]


def test_with_two_open_plans_their_components_are_kept_apart(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for year in (2025, 2026):
            an_activity(session, entity, plan=a_plan(session, entity, year=year), component="Uno")
        figures = figures_of(session, entity)

    assert [g.name for g in figures.by_component] == ["Uno · 2025", "Uno · 2026"]


def test_an_activity_counts_for_the_office_that_leads_only(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        planning = an_office(session, entity, "Planeación")
        finance = an_office(session, entity, "Hacienda")
        a_report(session, an_activity(session, entity, office=[planning, finance]), 100)
        an_activity(session, entity, office=None)
        figures = figures_of(session, entity)

    assert [(g.name, g.activities) for g in figures.by_office] == [
        ("Sin oficina", 1),
        ("Planeación", 1),
    ]
    assert figures.rows[0].supports == ("Hacienda",)


def test_an_office_that_was_merged_answers_under_its_new_name(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        new = an_office(session, entity, "Secretaría General")
        old = an_office(session, entity, "Archivo", merged_into_id=new)
        an_activity(session, entity, office=old)
        an_activity(session, entity, office=new)
        figures = figures_of(session, entity)

    assert [(g.name, g.activities) for g in figures.by_office] == [("Secretaría General", 2)]


def test_the_table_shows_all_that_is_known_of_an_activity(database: Database) -> None:
    dates = [date(2026, 4, 30), date(2026, 8, 31)]
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, office=office)
        activity = an_activity(session, entity, due=dates, office=office, handle="P1.1")
        a_report(session, activity, 40, by=person, words="40 %, falta la firma", at=NOW - 3 * DAY)
        row = figures_of(session, entity).rows[0]

    assert (row.handle, row.code, row.office) == ("P1.1", "1.1", "Secretaría de Planeación")
    assert (row.due, row.dates, row.days_late) == (dates[0], tuple(dates), 11)
    assert (row.percent, row.status, row.light) == (Decimal(40), Status.IN_PROGRESS, Light.RED)
    assert row.said == last_said(
        "40 %, falta la firma", date(2026, 5, 8), person="Marta Lucía Rincón"
    )


def test_a_bare_figure_is_not_shown_beside_an_earlier_description(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity)
        a_report(session, activity, 40, words="falta la firma", at=NOW - 3 * DAY)
        a_report(session, activity, 50, words="50", description="", at=NOW - 2 * DAY)
        row = figures_of(session, entity).rows[0]

    assert row.percent == Decimal(50)
    assert row.said is not None
    assert (row.said.text, row.said.by.on) == ("", TODAY - 2 * DAY)


def test_an_entity_without_a_plan_has_empty_figures(database: Database) -> None:
    with database.transaction() as session:
        figures = figures_of(session, an_entity(session))

    assert figures.headline.activities == 0
    assert figures.headline.average_percent is None
    assert (figures.plans, figures.rows, figures.by_component) == ((), (), ())


def test_the_figures_survive_being_kept_as_json(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity, due=TODAY - DAY)
        a_report(session, activity, Decimal("33.33"))
        figures = figures_of(session, entity)

    assert figures.moved
    assert Figures.model_validate(figures.model_dump(mode="json")) == figures


def test_the_number_of_queries_does_not_grow_with_the_plan(database: Database) -> None:
    counted: list[str] = []
    event.listen(
        database.engine, "before_cursor_execute", lambda *args: counted.append(str(args[2]))
    )

    def queries_for(activities: int) -> int:
        with database.transaction() as session:
            entity = an_entity(session, f"Entidad de {activities}")
            office = an_office(session, entity)
            for _ in range(activities):
                a_report(session, an_activity(session, entity, office=office), 10)
            counted.clear()
            figures_of(session, entity)
            return len(counted)

    few, many = queries_for(2), queries_for(25)

    assert few == many
    assert few <= 31


def test_what_somebody_recorded_for_her_is_told_with_his_name_and_of_its_day(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        person, other = a_person(session, entity, "Marta Rincón"), a_person(session, entity, "Luz")
        activity = an_activity(session, entity)
        friday = TODAY - 3 * DAY
        a_report(session, activity, 40, by=person, recorded_by_id=other, as_of=friday)
        figures = figures_of(session, entity)

    (moved,) = figures.moved
    assert (moved.person, moved.recorded_by, moved.on) == ("Marta Rincón", "Luz", friday)
    assert figures.rows[0].said is not None
    assert figures.rows[0].said.by.on == moved.on
