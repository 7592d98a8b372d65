"""The word that stood for "meets no date" becomes a column, and can become the word again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from alembic import command
from sqlalchemy import text

from models import progress
from models.migrations import runner
from models.progress import ProgressReport
from models.session import Database
from tests.support.builders import a_report, an_activity, an_entity

BEFORE = "0032"
MARK = "fechas abiertas"
DATES = [date(2026, 4, 30), date(2026, 8, 31)]


def to(database: Database, revision: str) -> None:
    """Bring a database back to an older version."""
    with database.reshaping() as session:
        command.downgrade(runner.config(session.connection()), revision)


def rows(database: Database, column: str) -> Sequence[object]:
    """Return a column of the reports, in their order."""
    with database.reading() as session:
        query = text(f"SELECT {column} FROM progress_report ORDER BY id")
        return session.scalars(query).all()


def test_what_was_marked_by_a_word_meets_no_date_and_a_file_keeps_its_cell(
    database: Database,
) -> None:
    with database.transaction() as session:
        activity = an_activity(session, an_entity(session), due=DATES)
        a_report(session, activity, 10, file_name="ptep.xlsx", file_cell=MARK)
        a_report(session, activity, 70)
        marked = a_report(session, activity, 70, meets_none=True)
    assert rows(database, "file_cell") == [MARK, None, None]

    to(database, BEFORE)
    assert rows(database, "file_cell") == [MARK, None, MARK]

    runner.upgrade(database)
    assert rows(database, "file_cell") == [MARK, None, None]
    assert [bool(one) for one in rows(database, "meets_none")] == [False, False, True]
    with database.transaction() as session:
        assert session.get_one(ProgressReport, marked).meets_none
        progress.refresh(session, activity)
