"""Progress: reports are only added, and the current figure and met dates follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.reported import Reported
from core.words import Status
from models import progress
from models.plan import Activity, Milestone
from models.progress import ProgressReport, Said
from models.session import Database
from tests.support.at_once import at_once
from tests.support.builders import (
    NOW,
    TODAY,
    a_person,
    a_report,
    an_activity,
    an_entity,
    an_inbound,
    an_office,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def an_asked_activity(session: Session, **overrides: Any) -> tuple[int, Said]:
    """Write an activity with its office's lead; return it and what she says of it."""
    entity = an_entity(session)
    office = an_office(session, entity)
    lead = a_person(session, entity, office=office)
    activity = an_activity(session, entity, office=office, **overrides)
    said = Said(
        activity_id=activity,
        person_id=lead,
        office_id=office,
        channel="telegram",
        reported=Reported(Decimal(60), Status.IN_PROGRESS, "Vamos en el 60 %", "60 %"),
        inbound_id=an_inbound(session, entity),
        ordinal=0,
        as_of=TODAY,
    )
    return activity, said


def say(session: Session, said: Said, *, at: datetime = NOW, **changes: Any) -> int:
    """Record what was said, in a message of its own."""
    entity = said_in(session, said)
    told = {one.name: changes.pop(one.name) for one in fields(Reported) if one.name in changes}
    changes["reported"] = replace(said.reported, **told)
    if "inbound_id" not in changes:
        changes["inbound_id"] = an_inbound(session, entity)
    return progress.record(session, entity, replace(said, **changes), at)


def retract(session: Session, said: Said, report: int) -> None:
    entity = said_in(session, said)
    inbound = an_inbound(session, entity, "Deshacer")
    progress.retract(
        session, entity, report, person_id=said.person_id, inbound_id=inbound, now=NOW + HOUR
    )


def current(session: Session, activity: int) -> tuple[Any, Status | None]:
    session.flush()
    session.expire_all()
    row = session.get_one(Activity, activity)
    return row.percent, row.status


def met(session: Session, activity: int) -> list[bool]:
    session.flush()
    session.expire_all()
    rows = select(Milestone.met).filter_by(activity_id=activity).order_by(Milestone.ordinal)
    return list(session.scalars(rows))


def test_a_report_is_added_and_the_former_one_stays_as_it_was(database: Database) -> None:
    with database.transaction() as session:
        activity, said = an_asked_activity(session)
        say(session, said, percent=Decimal("40.5"), description="Falta la firma")
        say(session, said, at=NOW + HOUR)
        rows = session.execute(
            select(ProgressReport.percent, ProgressReport.description, ProgressReport.words)
            .filter_by(activity_id=activity)
            .order_by(ProgressReport.id)
        ).all()
        copy = session.get_one(Activity, activity)
        assert copy.reported_at == NOW + HOUR
        assert current(session, activity)[0] == 60
    assert [tuple(row) for row in rows] == [
        (Decimal("40.5"), "Falta la firma", "60 %"),
        (Decimal(60), "Vamos en el 60 %", "60 %"),
    ]


def test_the_figure_of_the_latest_day_holds_and_of_two_of_that_day_the_later_said(
    database: Database,
) -> None:
    with database.transaction() as session:
        activity, said = an_asked_activity(session)
        say(session, said, percent=Decimal(50), at=NOW)
        say(session, said, percent=Decimal(80), at=NOW + HOUR, as_of=TODAY - 30 * DAY)
        assert current(session, activity)[0] == 50, "said later, but of an earlier day"
        say(session, said, percent=Decimal(45), at=NOW + HOUR)
        assert current(session, activity)[0] == 45


def test_a_report_that_is_taken_back_brings_the_former_figure_and_words_back(
    database: Database,
) -> None:
    with database.transaction() as session:
        activity, said = an_asked_activity(session)
        say(session, said, percent=Decimal(40), description="Falta la firma")
        mistaken = say(
            session, said, at=NOW + HOUR, percent=Decimal(100), status=Status.DONE,
            description="Ya quedó",
        )  # fmt: skip
        assert met(session, activity) == [True]
        retract(session, said, mistaken)
        assert current(session, activity) == (40, Status.IN_PROGRESS)
        assert met(session, activity) == [False]
        kept = session.scalars(select(ProgressReport.percent).order_by(ProgressReport.id)).all()
    assert kept == [Decimal(40), Decimal(100)]


def test_the_only_report_taken_back_leaves_an_activity_nobody_spoke_of(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        activity, said = an_asked_activity(session)
        retract(session, said, say(session, said))
        assert current(session, activity) == (None, None)


def test_a_report_is_taken_back_once(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        _, said = an_asked_activity(session)
        report = say(session, said)
        retract(session, said, report)
    with pytest.raises(IntegrityError), sqlite_database.transaction() as session:
        retract(session, said, report)


def test_words_without_a_figure_do_not_erase_the_figure_before_them(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        activity, said = an_asked_activity(session)
        say(session, said, percent=Decimal(40))
        say(session, said, percent=None, description="Seguimos en eso", at=NOW + HOUR)
        assert current(session, activity) == (40, Status.IN_PROGRESS)


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        ("32.99", [False, False, False]),
        ("33", [True, False, False]),
        ("65.9", [True, False, False]),
        ("66", [True, True, False]),
        ("99.99", [True, True, False]),
        ("100", [True, True, True]),
    ],
)
def test_the_kth_of_three_dates_is_met_at_k_thirds_rounded_down(
    sqlite_database: Database, percent: str, expected: Sequence[bool]
) -> None:
    dates = [date(2026, 4, 30), date(2026, 8, 31), date(2026, 12, 18)]
    with sqlite_database.transaction() as session:
        activity, said = an_asked_activity(session, due=dates)
        figure = Decimal(percent)
        say(
            session,
            said,
            percent=figure,
            status=Status.DONE if figure == 100 else said.reported.status,
        )
        found = met(session, activity)
    assert found == expected


def test_what_a_person_says_does_not_apply_is_closed_whole(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        activity, said = an_asked_activity(session, due=[TODAY - DAY, TODAY + 90 * DAY])
        say(session, said, percent=None, status=Status.NOT_APPLICABLE)
        assert met(session, activity) == [True, True]
        assert current(session, activity) == (None, Status.NOT_APPLICABLE)


def test_what_a_file_calls_not_applicable_is_closed_only_up_to_its_cutoff(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        activity, said = an_asked_activity(session, due=[TODAY - DAY, TODAY, TODAY + DAY])
        a_report(
            session, activity, None, file_name="ptep.txt", status=Status.NOT_APPLICABLE,
            as_of=TODAY, at=NOW - DAY,
        )  # fmt: skip
        assert met(session, activity) == [True, True, False]
        say(session, said, percent=Decimal(10), at=NOW)
        assert met(session, activity) == [False, False, False], "a person knows better"


def test_a_figure_of_a_file_closes_no_date_after_its_cutoff_unless_it_is_whole(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        activity, said = an_asked_activity(session, due=[TODAY - DAY, TODAY + DAY])
        file: dict[str, Any] = {"file_name": "ptep.txt", "as_of": TODAY - 20 * DAY}
        a_report(session, activity, 50, **file, at=NOW - 9 * DAY)
        assert met(session, activity) == [False, False]
        say(session, said, percent=None, at=NOW - 8 * DAY, as_of=TODAY - 8 * DAY)
        assert met(session, activity) == [False, False], "her words tell no figure"
        say(session, said, percent=Decimal(50), at=NOW - 7 * DAY, as_of=TODAY - 7 * DAY)
        assert met(session, activity) == [True, False], "a person knows better"
        a_report(session, activity, 100, **{**file, "as_of": TODAY - 6 * DAY}, at=NOW - DAY)
        assert met(session, activity) == [True, True]


WRONG: dict[str, dict[str, Any]] = {
    "done with 60 %": {"status": Status.DONE, "percent": Decimal(60)},
    "done without a percentage": {"status": Status.DONE, "percent": None},
    "not applicable with a percentage": {"status": Status.NOT_APPLICABLE, "percent": Decimal(60)},
    "101 %": {"percent": Decimal(101)},
    "less than nothing": {"percent": Decimal(-1)},
    "a message without the words": {"words": None},
    "a message without its inbound": {"inbound_id": None},
    "a message of nobody": {"person_id": None},
}
RIGHT: dict[str, dict[str, Any]] = {
    "done with 100 %": {"status": Status.DONE, "percent": Decimal(100)},
    "not applicable without a percentage": {"status": Status.NOT_APPLICABLE, "percent": None},
    "0 %": {"percent": Decimal(0)},
}


def test_a_state_that_cannot_be_is_refused_by_the_database(database: Database) -> None:
    def stores(session: Session, changes: dict[str, Any]) -> bool:
        try:
            with session.begin_nested():
                say(session, said, **changes)
        except IntegrityError:
            return False
        return True

    with database.transaction() as session:
        _, said = an_asked_activity(session)
        assert {name for name, changes in WRONG.items() if stores(session, changes)} == set()
        assert {name for name, changes in RIGHT.items() if stores(session, changes)} == set(RIGHT)


def test_a_figure_of_a_file_without_its_cell_is_refused(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        activity, _ = an_asked_activity(session)
        a_report(session, activity, 60, file_name="ptep.txt")
    with pytest.raises(IntegrityError), sqlite_database.transaction() as session:
        a_report(session, activity, 60, file_name="ptep.txt", file_cell=None)


def test_later_words_of_a_message_about_the_same_activity_take_the_next_place(
    database: Database,
) -> None:
    with database.transaction() as session:
        activity, said = an_asked_activity(session)
        for place in (0, 0, 2, 1):
            say(session, said, ordinal=place, inbound_id=said.inbound_id)
        say(session, said, ordinal=0)
        query = select(ProgressReport.ordinal).where(ProgressReport.activity_id == activity)
        assert session.scalars(query.order_by(ProgressReport.id)).all() == [0, 1, 2, 3, 0]


def test_of_reports_that_two_people_make_at_once_the_newest_is_the_current_one(
    database: Database, database_url: str
) -> None:
    with database.transaction() as session:
        activity, said = an_asked_activity(session)
        messages = [an_inbound(session, said_in(session, said)) for _ in range(2)]

    def report_the_older(own: Database, _: int) -> None:
        with own.transaction() as session:
            say(session, said, percent=Decimal(50), at=NOW, inbound_id=messages[0])

    with ThreadPoolExecutor(1) as other:
        with database.transaction() as session:
            say(session, said, percent=Decimal(70), at=NOW + HOUR, inbound_id=messages[1])
            session.flush()
            older = other.submit(at_once, database_url, report_the_older, threads=1)
            wait_for_who_waits_for_us(database, session)
        older.result()
    with database.reading() as session:
        assert len(session.scalars(select(ProgressReport.id)).all()) == 2
        assert current(session, activity)[0] == 70


def said_in(session: Session, said: Said) -> int:
    return session.get_one(Activity, said.activity_id).entity_id


def wait_for_who_waits_for_us(database: Database, session: Session) -> None:
    """Return once another transaction waits for this one; SQLite's waits before it begins."""
    if database.is_sqlite:
        return
    waiting = text(
        "SELECT count(*) FROM pg_locks"
        " WHERE NOT granted AND transactionid = pg_current_xact_id()::text::xid"
    )
    deadline = monotonic() + 10
    while not session.scalar(waiting):
        assert monotonic() < deadline, "nobody waits"
