"""What the lights of components and activities mean, by dates and by percentage."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from core.rules import Light, Measure, Thresholds
from core.words import Status
from models.session import Database
from tests.service.reports.collecting import figures_of
from tests.support.builders import TODAY, a_person, a_report, an_activity, an_entity, an_office

DAY = timedelta(days=1)


def test_the_light_by_percentage_follows_the_average_and_the_thresholds(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for component, percent in (("Uno", 59), ("Dos", 60), ("Tres", 80)):
            a_report(session, an_activity(session, entity, component=component), percent)
        usual = figures_of(session, entity, thresholds=Thresholds(by=Measure.PERCENT))
        thresholds = Thresholds(amber=70, green=90, by=Measure.PERCENT)
        strict = figures_of(session, entity, thresholds=thresholds)

    assert [g.light for g in usual.by_component] == [Light.RED, Light.AMBER, Light.GREEN]
    assert [g.light for g in strict.by_component] == [Light.RED, Light.RED, Light.AMBER]
    assert (strict.light_by, strict.amber, strict.green) == (Measure.PERCENT, 70, 90)


def test_what_is_still_ahead_does_not_redden_and_what_is_done_of_what_was_due_decides(
    database: Database,
) -> None:
    past, ahead = TODAY - DAY, TODAY + 200 * DAY
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        a_person(session, entity, office=office, email="nubia@entidad.example")
        for _ in range(9):
            later = an_activity(session, entity, component="Adelante", due=ahead, office=office)
            a_report(session, later, 0)
        for component, met, missed in (("Todo", 2, 0), ("Casi", 3, 2), ("Mitad", 1, 1)):
            for percent in [100] * met + [90] * missed:
                activity = an_activity(session, entity, component=component, due=past)
                a_report(session, activity, percent)
        figures = figures_of(session, entity)

    assert [(g.name, g.due, g.met, g.overdue, g.light) for g in figures.by_component] == [
        ("Adelante", 0, 0, 0, Light.GREEN),
        ("Todo", 2, 2, 0, Light.GREEN),
        ("Casi", 5, 3, 2, Light.AMBER),  # 3 of 5 are 60 %
        ("Mitad", 2, 1, 1, Light.RED),  # 1 of 2 are 50 %; the average of 95 % does not help
    ]
    late = [row.light for row in figures.rows if row.days_late]
    assert set(late) == {Light.RED}
    assert {row.light for row in figures.rows if not row.days_late} == {Light.GREEN}


def test_a_component_with_many_done_is_not_green_while_one_is_overdue(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for percent in [100] * 19 + [99]:
            a_report(session, an_activity(session, entity, due=TODAY - DAY), percent)
        figures = figures_of(session, entity)

    assert figures.by_component[0].average_percent == Decimal("100.0")
    assert figures.by_component[0].light is Light.AMBER


def test_what_is_due_today_is_not_overdue_and_what_does_not_apply_never_is(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        an_activity(session, entity, due=TODAY, title="Hoy")
        for past in (TODAY - DAY, TODAY - 90 * DAY):
            activity = an_activity(session, entity, due=past)
            a_report(session, activity, None, status=Status.NOT_APPLICABLE)
        figures = figures_of(session, entity)

    assert [(g.due, g.overdue, g.light) for g in figures.by_component] == [(0, 0, Light.AMBER)]
    assert [row.light for row in figures.rows] == [Light.AMBER, None, None]
    assert figures.headline.overdue == 0


def test_an_activity_is_red_overdue_amber_at_risk_grey_unknown_and_green_otherwise(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        reached = an_office(session, entity, "Hacienda")
        a_person(session, entity, office=reached, email="nubia@entidad.example")
        nobody = an_office(session, entity, "Áreas misionales")
        far, near = TODAY + 90 * DAY, TODAY + 10 * DAY
        for office, due, percent in (
            (reached, TODAY - DAY, 90),
            (reached, near, 20),
            (nobody, near, 0),
            (None, near, 0),
            (nobody, far, 40),
            (None, far, 40),
            (reached, far, None),
            (reached, far, 40),
            (nobody, far, 100),
        ):
            activity = an_activity(session, entity, due=due, office=office)
            if percent is not None:
                a_report(session, activity, percent)
        figures = figures_of(session, entity)

    red, amber, grey, green = Light.RED, Light.AMBER, Light.GREY, Light.GREEN
    wanted = [red, amber, amber, amber, grey, grey, grey, green, green]
    assert [row.light for row in figures.rows] == wanted
    assert {row.handle for row in figures.rows if row.light is amber} == {
        one.handle for one in figures.at_risk
    }


def test_an_office_that_nothing_reaches_is_grey_unless_something_is_overdue_or_at_risk(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        reached, gone, late, finished, silent, pressed = (
            an_office(session, entity, name) for name in "ABCDEF"
        )
        for office in (reached, silent):
            a_person(session, entity, office=office, email=f"de{office}@entidad.example")
        for office, due, percent in (
            (reached, TODAY + DAY * 60, 10),
            (gone, TODAY + DAY * 60, 10),
            (late, TODAY - DAY, 10),
            (finished, TODAY - DAY, 100),
            (silent, TODAY + DAY * 60, None),
            (pressed, TODAY + DAY * 10, 0),
        ):
            activity = an_activity(session, entity, due=due, office=office)
            if percent is not None:
                a_report(session, activity, percent)
        figures = figures_of(session, entity)

    assert {one.name: one.light for one in figures.by_office} == {
        "A": Light.GREEN,
        "B": Light.GREY,
        "C": Light.RED,
        "D": Light.GREEN,
        "E": Light.GREY,
        "F": Light.AMBER,
    }


def test_words_of_a_file_without_a_figure_leave_an_activity_grey_as_unreported(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        a_person(session, entity, office=office, email="nubia@entidad.example")
        activity = an_activity(session, entity, due=TODAY + 90 * DAY, office=office)
        a_report(
            session, activity, None, status=Status.NOT_APPLICABLE, file_name="plan.txt",
            description="Esta actividad se realizará en el IV trimestre",
        )  # fmt: skip
        figures = figures_of(session, entity)

    assert figures.headline.without_report == 1
    assert figures.rows[0].said is not None
    assert figures.rows[0].light is Light.GREY


def test_an_office_and_a_component_with_something_at_risk_are_not_green(
    database: Database,
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        a_person(session, entity, office=office, email="nubia@entidad.example")
        for due, percent in ((10, 20), (90, 40)):
            activity = an_activity(session, entity, due=TODAY + due * DAY, office=office)
            a_report(session, activity, percent)
        figures = figures_of(session, entity)

    assert [row.light for row in figures.rows] == [Light.AMBER, Light.GREEN]
    assert [one.light for one in (*figures.by_office, *figures.by_component)] == [Light.AMBER] * 2
