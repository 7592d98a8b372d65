"""Digests that were made are listed, counted and found by their entity alone."""

from __future__ import annotations

from datetime import timedelta

from models import digests
from models.digests import Made
from models.session import Database
from tests.support.builders import an_entity
from tests.support.rows import NOW

WEEK = timedelta(days=7)


def figures(overdue: int) -> dict[str, object]:
    """Return figures with what a list shows of them, and more."""
    return {"on": "2026-05-11", "headline": {"overdue": overdue}, "rows": [1, 2, 3]}


def test_the_newest_are_listed_first_a_page_at_a_time(database: Database) -> None:
    with database.transaction() as session:
        entity, other = an_entity(session), an_entity(session, "Otra")
        older = digests.store(session, entity, figures(3), NOW - WEEK)
        newer = digests.store(session, entity, figures(1), NOW)
        digests.store(session, other, figures(9), NOW)

    with database.reading() as session:
        assert digests.count(session, entity) == 2
        assert digests.made(session, entity, most=1) == [
            Made(newer, NOW, "2026-05-11", {"overdue": 1})
        ]
        assert [one.id for one in digests.made(session, entity, most=5, after=1)] == [older]


def test_one_is_found_for_its_own_entity_alone(database: Database) -> None:
    with database.transaction() as session:
        entity, other = an_entity(session), an_entity(session, "Otra")
        number = digests.store(session, entity, figures(3), NOW)

    with database.reading() as session:
        assert digests.find(session, entity, number) == figures(3)
        assert digests.find(session, other, number) is None
