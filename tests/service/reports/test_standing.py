"""What moved this week and who said it, on both databases."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.words import Status
from models.session import Database
from reports.plan.earlier import week_before
from tests.service.reports.collecting import figures_of
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_report,
    a_retraction,
    an_activity,
    an_entity,
    an_inbound,
    instant,
)

DAY = timedelta(days=1)
MONDAY = TODAY - 7 * DAY


def test_what_moved_tells_the_figures_and_who_said_so(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        person = a_person(session, entity, "Óscar Iván Mena")
        activity = an_activity(session, entity)
        a_report(session, activity, 40, at=NOW - 20 * DAY)
        a_report(session, activity, 60, by=person, words="ya vamos en 60", at=NOW - 3 * DAY)
        moved = figures_of(session, entity).moved

    assert [(m.before, m.after) for m in moved] == [(Decimal(40), Decimal(60))]
    assert (moved[0].person, moved[0].source) == ("Óscar Iván Mena", "telegram")
    assert (moved[0].words, moved[0].on) == ("ya vamos en 60", TODAY - 3 * DAY)
    assert not moved[0].fell


@pytest.mark.parametrize(
    ("description", "message"),
    [
        ("falta la firma", "40, falta la firma"),
        ("", "40"),
        ("", "1.2: 40 %"),
        ("", "1.1 va en 45 %, hicimos el inventario; 1.2 va en 40"),
        ("", "ya vamos por el 40"),
    ],
)
def test_a_move_is_quoted_in_the_words_about_it_and_never_in_those_about_another_activity(
    database: Database, description: str, message: str
) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        inbound = an_inbound(session, entity, message, at=NOW - DAY)
        activity = an_activity(session, entity)
        a_report(
            session,
            activity,
            40,
            words=message,
            description=description,
            inbound_id=inbound,
            at=NOW - DAY,
        )
        figures = figures_of(session, entity)

    (moved,), (row,) = figures.moved, figures.rows
    assert row.said is not None
    assert moved.words == row.said.text == description


def test_what_was_said_before_the_week_did_not_move_in_it(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_report(session, an_activity(session, entity), 40, at=instant(MONDAY - DAY, 23, 59))
        a_report(session, an_activity(session, entity), 50, at=instant(MONDAY, 0, 0))
        figures = figures_of(session, entity)

    assert [m.after for m in figures.moved] == [50]
    assert figures.since == MONDAY


def test_a_digest_that_a_holiday_moved_begins_where_the_last_one_ended() -> None:
    assert week_before(date(2026, 5, 18)) == date(2026, 5, 11)
    assert week_before(date(2026, 5, 19)) == date(2026, 5, 11)


def test_an_answer_that_changes_nothing_is_an_answer_but_no_move(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity, handle="A-07")
        a_report(session, activity, 40, at=NOW - 20 * DAY)
        a_report(session, activity, 40, at=NOW - DAY)
        figures = figures_of(session, entity)

    assert figures.moved == ()
    assert figures.also_answered == ("A-07",)


@pytest.mark.parametrize(("percent", "moves"), [(0, False), (5, True)])
def test_what_is_begun_at_the_same_figure_has_not_moved(
    database: Database, percent: int, moves: bool
) -> None:
    with database.transaction() as session:
        activity = an_activity(session, entity := an_entity(session), handle="A-07")
        a_report(session, activity, 0, at=NOW - 20 * DAY, status=Status.NOT_STARTED)
        a_report(session, activity, percent, at=NOW - DAY, status=Status.IN_PROGRESS)
        figures = figures_of(session, entity)

    assert bool(figures.moved) is moves


def test_the_row_of_a_file_that_changes_nothing_is_nobodys_answer(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        filed = an_activity(session, entity, handle="A-07")
        both = an_activity(session, entity, handle="A-08")
        for activity in (filed, both):
            a_report(session, activity, 40, at=NOW - 20 * DAY)
            a_report(session, activity, 40, at=NOW - 2 * DAY, file_name="seguimiento.txt")
        a_report(session, both, 40, at=NOW - DAY)
        figures = figures_of(session, entity)

    assert figures.moved == ()
    assert figures.also_answered == ("A-08",)


def test_the_steps_of_a_week_are_one_move(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity)
        for days, percent in ((20, 10), (5, 30), (3, 80), (1, 70)):
            a_report(session, activity, percent, words=f"{percent} %", at=NOW - days * DAY)
        moved = figures_of(session, entity).moved

    assert [(m.before, m.after, m.words) for m in moved] == [(Decimal(10), Decimal(70), "70 %")]


def test_a_figure_that_went_down_says_so(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity)
        a_report(session, activity, 80, at=NOW - 20 * DAY)
        a_report(session, activity, 50, at=NOW - DAY)

        assert figures_of(session, entity).moved[0].fell


def test_the_first_report_of_all_moves_from_nothing(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_report(session, an_activity(session, entity), 25, at=NOW - DAY)
        moved = figures_of(session, entity).moved[0]

    assert (moved.before, moved.before_status) == (None, None)
    assert (moved.after, moved.after_status) == (Decimal(25), Status.IN_PROGRESS)


def test_a_status_without_a_figure_moves_too(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity)
        a_report(session, activity, None, status=Status.NOT_APPLICABLE, at=NOW - DAY)

        assert figures_of(session, entity).moved[0].after_status is Status.NOT_APPLICABLE


def test_a_report_made_and_undone_in_the_week_never_happened(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        a_retraction(session, a_report(session, an_activity(session, entity), 90, at=NOW - DAY))
        figures = figures_of(session, entity)

    assert (figures.moved, figures.also_answered) == ((), ())


def test_taking_back_an_earlier_report_is_a_move_with_its_author(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        person = a_person(session, entity, "Marta Lucía Rincón")
        activity = an_activity(session, entity)
        a_report(session, activity, 40, at=NOW - 30 * DAY)
        mistaken = a_report(session, activity, 90, by=person, at=NOW - 10 * DAY)
        a_retraction(session, mistaken, at=NOW - DAY)
        moved = figures_of(session, entity).moved

    assert [(m.before, m.after, m.retracted) for m in moved] == [(Decimal(90), Decimal(40), True)]
    assert (moved[0].person, moved[0].words) == ("Marta Lucía Rincón", "")


def test_the_figures_that_came_with_the_plan_are_no_move(database: Database) -> None:
    loaded = NOW - 2 * DAY
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity, added_at=loaded)
        a_report(session, activity, 40, at=loaded, file_name="plan.txt")
        a_report(session, activity, 60, at=NOW - DAY)
        moved = figures_of(session, entity).moved

    assert [(m.before, m.after) for m in moved] == [(Decimal(40), Decimal(60))]


def test_the_figures_of_a_later_file_are_a_move_said_by_the_file(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity)
        a_report(session, activity, 40, at=NOW - 30 * DAY)
        a_report(session, activity, 55, at=NOW - DAY, file_name="seguimiento.txt")
        moved = figures_of(session, entity).moved

    assert [(m.person, m.source, m.after) for m in moved] == [("", "seguimiento.txt", Decimal(55))]


def test_a_late_report_about_an_earlier_day_does_not_move_the_figure(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity)
        a_report(session, activity, 70, at=NOW - 10 * DAY)
        a_report(session, activity, 50, at=NOW - DAY, as_of=TODAY - 40 * DAY)
        figures = figures_of(session, entity)

    assert figures.moved == ()
    assert len(figures.also_answered) == 1


def test_the_latest_news_comes_first(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        for days in (3, 1, 2):
            a_report(session, an_activity(session, entity), 10 * days, at=NOW - days * DAY)

        assert [m.after for m in figures_of(session, entity).moved] == [10, 20, 30]


@pytest.mark.parametrize("channel", ["telegram", "email"])
def test_the_channel_of_a_move_is_the_one_it_came_through(database: Database, channel: str) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        inbound = an_inbound(session, entity, channel=channel)
        a_report(session, an_activity(session, entity), 10, channel=channel, inbound_id=inbound)

        assert figures_of(session, entity).moved[0].source == channel
