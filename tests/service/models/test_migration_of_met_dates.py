"""What a file's figure had met after its cut-off by an older version's rule is open again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.words import Status
from models import progress
from models.migrations import runner
from models.plan import Milestone
from models.session import Database
from tests.support.builders import (
    NOW,
    a_report,
    a_retraction,
    an_activity,
    an_entity,
    an_office,
)

BEFORE = "0030"
CUTOFF = date(2026, 4, 30)
DATES = [date(2026, 4, 30), date(2026, 8, 31), date(2026, 12, 31)]
DAY = timedelta(days=1)
FILE: dict[str, Any] = {"file_name": "ptep.xlsx", "as_of": CUTOFF}
LATER: dict[str, Any] = {"as_of": CUTOFF + DAY}
NOT_APPLICABLE: dict[str, Any] = {"percent": None, "status": Status.NOT_APPLICABLE}


def a_figure_below_whole(session: Session, activity: int) -> None:
    a_report(session, activity, 70, **FILE)


def a_whole_figure(session: Session, activity: int) -> None:
    a_report(session, activity, 100, **FILE)


def a_person_s_figure(session: Session, activity: int) -> None:
    a_report(session, activity, 50, **FILE)
    a_report(session, activity, 70, **LATER)


def a_person_s_figure_of_before(session: Session, activity: int) -> None:
    a_report(session, activity, 50, as_of=CUTOFF - DAY)
    a_report(session, activity, 70, **FILE)


def a_person_s_words_after_the_file(session: Session, activity: int) -> None:
    a_report(session, activity, 70, **FILE)
    a_report(session, activity, None, **LATER)


def a_figure_that_was_taken_back(session: Session, activity: int) -> None:
    a_report(session, activity, 70, **FILE)
    a_retraction(session, a_report(session, activity, 90, **LATER))


def a_figure_that_was_corrected(session: Session, activity: int) -> None:
    a_report(session, activity, 70, **FILE)
    first = a_report(session, activity, None, **LATER)
    a_report(session, activity, 70, continues=first, **LATER)


def a_correction_that_was_taken_back(session: Session, activity: int) -> None:
    a_report(session, activity, 50, **FILE)
    first = a_report(session, activity, 70, **LATER)
    a_retraction(session, a_report(session, activity, 10, continues=first, **LATER))


def a_supporting_office_s_part(session: Session, activity: int) -> None:
    a_report(session, activity, 70, **FILE)
    a_report(session, activity, 90, part=True, **LATER)


def not_applicable_by_a_person(session: Session, activity: int) -> None:
    a_report(session, activity, 70, **FILE)
    a_report(session, activity, **NOT_APPLICABLE, **LATER)


def not_applicable_by_a_file(session: Session, activity: int) -> None:
    a_report(session, activity, 70, **{**FILE, "as_of": CUTOFF - DAY})
    a_report(session, activity, **NOT_APPLICABLE, **FILE)


def words_after_not_applicable(session: Session, activity: int) -> None:
    a_report(session, activity, 70, **FILE)
    a_report(session, activity, **NOT_APPLICABLE, **LATER)
    a_report(session, activity, None, as_of=CUTOFF + 2 * DAY)


def an_earlier_cutoff(session: Session, activity: int) -> None:
    a_report(session, activity, 70, **{**FILE, "as_of": CUTOFF - DAY})


def two_files_loaded_the_same_day(session: Session, activity: int) -> None:
    a_report(session, activity, 30, **FILE)
    a_report(session, activity, 70, at=NOW + DAY, **FILE)


def nothing_said(session: Session, activity: int) -> None:
    del session, activity


# What was said, which dates the older version had met, and which are met now.
CASES: list[tuple[Callable[[Session, int], None], list[bool], list[bool]]] = [
    (a_figure_below_whole, [True, True, False], [True, False, False]),
    (a_whole_figure, [True, True, True], [True, True, True]),
    (a_person_s_figure, [True, True, False], [True, True, False]),
    (a_person_s_figure_of_before, [True, True, False], [True, False, False]),
    (a_person_s_words_after_the_file, [True, True, False], [True, False, False]),
    (a_figure_that_was_taken_back, [True, True, False], [True, False, False]),
    (a_figure_that_was_corrected, [True, True, False], [True, True, False]),
    (a_correction_that_was_taken_back, [True, True, False], [True, True, False]),
    (a_supporting_office_s_part, [True, True, False], [True, False, False]),
    (not_applicable_by_a_person, [True, True, True], [True, True, True]),
    (not_applicable_by_a_file, [True, False, False], [True, False, False]),
    (words_after_not_applicable, [True, True, False], [True, False, False]),
    (an_earlier_cutoff, [True, True, False], [False, False, False]),
    (two_files_loaded_the_same_day, [True, True, False], [True, False, False]),
    (nothing_said, [False, False, False], [False, False, False]),
]


def met(session: Session) -> dict[int, list[bool]]:
    """Return which dates of each activity are met, in their order."""
    found: dict[int, list[bool]] = {}
    rows = select(Milestone.activity_id, Milestone.met)
    for row in session.execute(rows.order_by(Milestone.activity_id, Milestone.ordinal)):
        found.setdefault(row.activity_id, []).append(row.met)
    return found


def as_an_older_version_left_it(session: Session, activity: int, before: list[bool]) -> None:
    for ordinal, was_met in enumerate(before, start=1):
        one = update(Milestone).filter_by(activity_id=activity, ordinal=ordinal)
        session.execute(one.values(met=was_met))


def migrate_again(database: Database) -> None:
    with database.reshaping() as session:
        command.downgrade(runner.config(session.connection()), BEFORE)
    runner.upgrade(database)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0].__name__)
def test_the_rule_that_holds_now_says_the_same(
    sqlite_database: Database, case: tuple[Callable[[Session, int], None], Any, list[bool]]
) -> None:
    say, _, after = case
    with sqlite_database.transaction() as session:
        activity = an_activity(session, an_entity(session), due=DATES)
        say(session, activity)
        progress.refresh(session, activity)
        assert met(session) == {activity: after}


def test_dates_are_opened_by_the_rule_and_a_second_run_changes_nothing(
    database: Database,
) -> None:
    expected = {}
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        for say, before, after in CASES:
            activity = an_activity(session, entity, due=DATES, office=office)
            say(session, activity)
            as_an_older_version_left_it(session, activity, before)
            expected[activity] = after

    for _ in range(2):
        migrate_again(database)
        with database.reading() as session:
            assert met(session) == expected
