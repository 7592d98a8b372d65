"""The copies in which tests run on PostgreSQL: each test finds what the migrations left."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import make_url, select, text

from models.organisation import Entity
from models.session import Database
from tests.support.builders import an_entity
from tests.support.databases import MOST_BYTES, PostgresTemplate

pytestmark = pytest.mark.postgres

MANY_ROWS = f"""
    INSERT INTO entity (name, timezone, created_at)
    SELECT number, '', now() FROM generate_series(1, {MOST_BYTES // 32}) AS number
"""


@pytest.fixture
def template(postgres_template: PostgresTemplate) -> Iterator[PostgresTemplate]:
    """The template, without copies that other tests have used."""
    own = PostgresTemplate(postgres_template.server, postgres_template.name)
    yield own
    own.close()


def change(url: str, *statements: str) -> None:
    database = Database(url)
    with database.transaction() as session:
        for statement in statements:
            session.execute(text(statement))
    database.close()


def entities(url: str) -> list[int]:
    database = Database(url)
    with database.transaction() as session:
        found = list(session.scalars(select(Entity.id)))
        an_entity(session)
        found += session.scalars(select(Entity.id))
    database.close()
    return found


def test_the_next_test_finds_no_row_and_rows_are_numbered_from_one(
    template: PostgresTemplate,
) -> None:
    found, urls = [], []
    for _ in range(2):
        with template.clone() as url:
            found.append(entities(url))
            urls.append(url)

    assert found == [[1], [1]]
    assert urls[0] == urls[1]


def test_two_at_once_have_a_copy_each(template: PostgresTemplate) -> None:
    with template.clone() as one, template.clone() as other:
        assert entities(one) == entities(other) == [1]


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE plan_import",
        "ALTER TABLE person DROP COLUMN leaves_on",
        "DROP INDEX ix_milestone_open",
        "CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "UPDATE alembic_version SET version_num = '0001'",
        "ANALYZE alembic_version",
        MANY_ROWS,
    ],
)
def test_a_copy_that_is_another_is_not_used_again(
    template: PostgresTemplate, statement: str
) -> None:
    with template.clone() as first:
        change(first, statement)
    with template.clone() as second:
        assert second != first
        assert entities(second) == [1]


def test_who_is_still_connected_is_so_no_more(template: PostgresTemplate) -> None:
    with template.clone() as url:
        dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        forgotten = psycopg.connect(dsn)
        forgotten.execute("LOCK TABLE entity")

    with template.clone() as again:
        assert again == url
        assert entities(again) == [1]
    with forgotten, pytest.raises(psycopg.OperationalError):
        forgotten.execute("SELECT 1")
