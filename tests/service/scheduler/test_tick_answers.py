"""What is done is left alone, and what was answered for some days; not on its due day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from core.words import Status
from models.answers import reviews
from models.answers.reviews import NewReview
from models.session import Database
from tests.support.builders import (
    a_person,
    a_report,
    a_request,
    a_retraction,
    an_activity,
    an_office,
    instant,
)
from tests.support.scheduling import (
    Town,
    a_town,
    a_welcome,
    deliver,
    handles_by_person,
    pass_at,
    steps_of,
)

DUE = date(2026, 5, 29)
MONDAY, TUESDAY, THURSDAY = (date(2026, 5, day) for day in (25, 26, 28))


def reminded_until_monday(session: Session) -> tuple[Town, int]:
    """Write a town whose lead has been reminded of an activity up to "before-7"."""
    town = a_town(session)
    return town, an_activity(session, town.entity, due=DUE, office=town.office, handle="A")


def days_with_a_message(database: Database, town: Town) -> list[int]:
    """Live through the last week before the due date; return the days of May with a message."""
    found = []
    for day in (TUESDAY, date(2026, 5, 27), THURSDAY, DUE):
        if pass_at(database, town.context, instant(day)).messages:
            found.append(day.day)
        deliver(database, instant(day))
    return found


def test_without_an_answer_the_last_steps_are_all_told(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town, _ = reminded_until_monday(session)
    assert days_with_a_message(sqlite_database, town) == [26, 28, 29]


def test_an_answer_silences_an_activity_but_not_on_its_due_day(database: Database) -> None:
    with database.transaction() as session:
        town, activity = reminded_until_monday(session)
        a_report(session, activity, 60, by=town.lead, office_id=town.office, at=instant(MONDAY, 15))
    assert pass_at(database, town.context, instant(TUESDAY)).messages == []
    assert pass_at(database, town.context, instant(THURSDAY)).messages == []
    (message,) = pass_at(database, town.context, instant(DUE)).messages
    (line,) = message.content.lines
    assert line.said is not None
    assert (line.percent, line.said.by.on, line.said.by.person) == (Decimal(60), MONDAY, "")
    assert steps_of(database)[-3:] == [
        ("before-3", "closed"), ("before-1", "closed"), ("before-0", "told"),
    ]  # fmt: skip


@pytest.mark.parametrize(("accepted", "days"), [(False, [26, 28, 29]), (True, [29])])
def test_an_answer_that_control_returned_silences_nothing(
    sqlite_database: Database, accepted: bool, days: list[int]
) -> None:
    with sqlite_database.transaction() as session:
        town, activity = reminded_until_monday(session)
        report = a_report(
            session, activity, 60, by=town.lead, office_id=town.office, at=instant(MONDAY, 15)
        )
        judged = NewReview(
            activity, report, Decimal(60), accepted=accepted, percent=None, remark="falta el acta",
            own_office=False,
        )  # fmt: skip
        reviews.add(
            session, town.entity, judged, person_id=None, channel="cli", now=instant(MONDAY, 16)
        )
    assert days_with_a_message(sqlite_database, town) == days


def test_a_report_that_was_taken_back_silences_nothing_that_is_still_to_come(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town, activity = reminded_until_monday(session)
        at = instant(MONDAY, 15)
        report = a_report(session, activity, 60, by=town.lead, office_id=town.office, at=at)
    assert pass_at(sqlite_database, town.context, instant(TUESDAY)).messages == []
    with sqlite_database.transaction() as session:
        a_retraction(session, report, at=instant(TUESDAY, 15))
    assert len(pass_at(sqlite_database, town.context, instant(THURSDAY)).messages) == 1


def test_who_answers_on_the_due_day_before_its_pass_is_not_asked_on_that_day(
    database: Database,
) -> None:
    with database.transaction() as session:
        town, activity = reminded_until_monday(session)
        a_report(session, activity, 88, by=town.lead, office_id=town.office, at=instant(DUE, 8))
    assert pass_at(database, town.context, instant(DUE)).messages == []
    assert len(pass_at(database, town.context, instant(date(2026, 6, 9))).messages) == 1


def test_a_request_to_be_reminded_later_silences_like_an_answer(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town, activity = reminded_until_monday(session)
        a_request(session, activity, by=town.lead, office_id=town.office, at=instant(MONDAY, 15))
    assert days_with_a_message(sqlite_database, town) == [29]


def test_what_was_put_off_comes_up_on_its_day_with_the_others(database: Database) -> None:
    with database.transaction() as session:
        town, activity = reminded_until_monday(session)
        # Far beyond the first step: put off, it comes up all the same.
        far = an_activity(session, town.entity, due=date(2026, 9, 30), office=town.office)
        for one in (activity, far):
            a_request(
                session, one, by=town.lead, office_id=town.office, at=instant(MONDAY, 15),
                granted_until=date(2026, 5, 27),
            )  # fmt: skip
    assert pass_at(database, town.context, instant(TUESDAY)).messages == []
    (message,) = pass_at(database, town.context, instant(date(2026, 5, 27))).messages
    assert {line.activity_id for line in message.content.lines} == {activity, far}
    deliver(database, instant(date(2026, 5, 27)))
    assert len(pass_at(database, town.context, instant(THURSDAY)).messages) == 1
    fates = dict(steps_of(database, activity_id=activity))
    assert (fates["snoozed-2026-05-27"], fates["before-3"]) == ("told", "closed")
    assert fates["before-1"] == "told"


@pytest.mark.parametrize(("percent", "days"), [(60, [27, 29]), (100, [])])
def test_a_promised_reminder_comes_though_a_report_came_before_it_unless_that_closes_the_activity(
    sqlite_database: Database, percent: int, days: list[int]
) -> None:
    with sqlite_database.transaction() as session:
        town, activity = reminded_until_monday(session)
        a_request(
            session, activity, by=town.lead, office_id=town.office, at=instant(MONDAY, 15),
            granted_until=date(2026, 5, 27),
        )  # fmt: skip
        a_report(
            session, activity, percent, by=town.lead, office_id=town.office, at=instant(MONDAY, 16)
        )
    assert days_with_a_message(sqlite_database, town) == days


def test_an_answer_after_the_day_of_a_promise_that_was_missed_ends_it(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        town, activity = reminded_until_monday(session)
        a_request(
            session, activity, by=town.lead, office_id=town.office, at=instant(MONDAY, 15),
            granted_until=TUESDAY,
        )  # fmt: skip
        a_report(
            session, activity, 60, by=town.lead, office_id=town.office,
            at=instant(date(2026, 5, 27), 7),
        )  # fmt: skip
    assert pass_at(sqlite_database, town.context, instant(THURSDAY)).messages == []


def test_the_answer_of_one_office_does_not_silence_another(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        other = an_office(session, town.entity, "Oficina de Prensa")
        press = a_person(session, town.entity, "Luis Ángel Peña", office=other, email="l@p.example")
        a_welcome(session, press, town.plan)
        activity = an_activity(session, town.entity, due=DUE, office=[town.office, other])
        a_report(session, activity, 60, by=town.lead, office_id=town.office, at=instant(MONDAY, 15))
    (message,) = pass_at(sqlite_database, town.context, instant(TUESDAY)).messages
    (line,) = message.content.lines
    assert (message.person, line.support) == ("Luis Ángel Peña", True)
    assert line.said is not None
    assert (line.said.by.person, line.said.by.on) == ("Marta Lucía Rincón", MONDAY)


@pytest.mark.parametrize("status", [Status.DONE, Status.NOT_APPLICABLE])
def test_what_is_done_or_does_not_apply_is_left_alone_until_that_is_taken_back(
    sqlite_database: Database, status: Status
) -> None:
    with sqlite_database.transaction() as session:
        town, activity = reminded_until_monday(session)
        percent = 100 if status is Status.DONE else None
        report = a_report(session, activity, percent, status=status, at=instant(MONDAY, 15))
    assert pass_at(sqlite_database, town.context, instant(TUESDAY)).messages == []
    assert steps_of(sqlite_database) == []
    with sqlite_database.transaction() as session:
        a_retraction(session, report)
    assert len(pass_at(sqlite_database, town.context, instant(THURSDAY)).messages) == 1


def test_of_two_dates_the_one_that_is_met_is_left_alone(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        town = a_town(session)
        dates = [date(2026, 5, 19), date(2026, 6, 4)]
        half = an_activity(session, town.entity, due=dates, office=town.office, handle="HALF")
        an_activity(session, town.entity, due=dates, office=town.office, handle="NONE")
        a_report(session, half, 50, at=instant(date(2026, 5, 4)))
    on_the_first = pass_at(sqlite_database, town.context, instant(dates[0]))
    assert handles_by_person(on_the_first) == {"Marta Lucía Rincón": ["NONE"]}
    deliver(sqlite_database, instant(dates[0]))
    (message,) = pass_at(sqlite_database, town.context, instant(date(2026, 5, 20))).messages
    assert [(line.handle, line.due) for line in message.content.lines] == [
        ("HALF", dates[1]), ("NONE", dates[1]),
    ]  # fmt: skip
