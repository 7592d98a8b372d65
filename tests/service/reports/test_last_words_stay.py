"""The last words about the work stay beside an answer that tells none, on both databases."""

from __future__ import annotations

from datetime import timedelta

from models.session import Database
from reports.documents.columns import told_of_work
from tests.service.reports.collecting import figures_of
from tests.support.builders import NOW, TODAY, a_report, an_activity, an_entity

DAY = timedelta(days=1)


def test_words_stay_after_an_answer_without_any(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity)
        a_report(session, activity, 40, words="se hizo la visita", at=NOW - 3 * DAY)
        a_report(session, activity, 40, words="Igual", description="", at=NOW - DAY)
        (row,) = figures_of(session, entity).rows

    assert row.said is not None
    assert (row.said.text, row.said.by.on) == ("", TODAY - DAY)
    assert row.said.earlier is not None
    assert row.said.earlier.by.on == TODAY - 3 * DAY
    assert told_of_work(row.said).startswith("se hizo la visita (Persona ")
    assert told_of_work(row.said).endswith(", 08/05/2026)")


def test_newer_words_take_the_place_of_the_older(database: Database) -> None:
    with database.transaction() as session:
        entity = an_entity(session)
        activity = an_activity(session, entity)
        a_report(session, activity, 40, words="se hizo la visita", at=NOW - 3 * DAY)
        a_report(session, activity, 60, words="falta la firma", at=NOW - DAY)
        (row,) = figures_of(session, entity).rows

    assert told_of_work(row.said) == "falta la firma"
