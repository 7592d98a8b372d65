"""culmina db move: every row of an SQLite file into an empty database of PostgreSQL, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from culmina.process import alone
from models.organisation import Office, Person
from models.outbox import ItemState
from models.session import Database
from tests.contracts.cli.conftest import Place, Ran
from tests.support import builders
from tests.support.dump import everything

Command = Callable[..., Ran]


@pytest.fixture
def empty(postgres_url: str) -> Iterator[str]:
    """The address of a database of PostgreSQL without a table."""
    url = make_url(postgres_url)
    name = f"{url.database}_moved"
    dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(dsn, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
        yield url.set(database=name).render_as_string(hide_password=False)
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def some_rows(place: Place) -> None:
    """Write rows of many tables; an office that refers to a later one, and a name in capitals."""
    with place.database.transaction() as session:
        office = builders.an_office(session, place.entity, "Of. de Hacienda")
        into = builders.an_office(session, place.entity, "Secretaría de Hacienda")
        session.get_one(Office, office).merged_into_id = into
        person = builders.a_person(session, place.entity, "ANA DÍAZ", office=into, email="a@x.co")
        activity = builders.an_activity(session, place.entity, office=into)
        inbound = builders.an_inbound(session, place.entity, person_id=person)
        builders.a_report(session, activity, person_id=person, inbound_id=inbound)
        first = builders.an_outbox_item(session, place.entity, state=ItemState.SENT)
        builders.an_outbox_item(session, place.entity, edits=first)


@pytest.mark.postgres
def test_all_rows_are_there_and_new_ones_get_numbers_behind_them(
    place: Place, culmina: Command, empty: str
) -> None:
    some_rows(place)
    before = everything(place.database)
    file = Path(str(place.database.url.database))
    place.database.close()

    ran = culmina("db", "move", empty)

    assert (ran.code, ran.err, ran.error) == (0, "", "")
    assert "contadas en los dos lados" in ran.out
    assert not file.exists()
    assert file.with_name(f"{file.name}.moved").exists()
    with closing(Database(empty)) as database:
        assert everything(database) == before
        with database.transaction() as session:
            known = set(session.scalars(select(Person.id)))
            assert builders.a_person(session, place.entity, "Bea") not in known
            kept = session.connection().exec_driver_sql("SELECT name FROM person ORDER BY id")
            assert kept.scalars().first() == "ANA DÍAZ"


@pytest.mark.postgres
def test_a_database_that_holds_something_is_refused(
    place: Place, culmina: Command, postgres_url: str
) -> None:
    before = everything(place.database)

    ran = culmina("db", "move", postgres_url)

    assert ran.code == 2
    assert "la base de datos no está vacía, y no se toca." in ran.error
    assert everything(place.database) == before


@pytest.mark.postgres
def test_while_a_service_runs_nothing_is_moved(place: Place, culmina: Command, empty: str) -> None:
    file = Path(str(place.database.url.database))

    with alone(file):
        ran = culmina("db", "move", empty)

    assert ran.code == 1
    assert "another culmina is already running" in ran.error
    assert file.exists()


@pytest.mark.postgres
def test_a_row_that_is_not_taken_leaves_both_as_they_were(
    place: Place, culmina: Command, empty: str
) -> None:
    some_rows(place)
    with place.database.transaction() as session:  # PostgreSQL keeps no NUL in a text
        person = session.scalars(select(Person).where(Person.name == "ANA DÍAZ")).one()
        person.name = "Ana\x00Díaz"
    file = Path(str(place.database.url.database))

    ran = culmina("db", "move", empty)

    assert ran.code == 1
    assert "a row of person is not taken: PostgreSQL text fields cannot contain NUL" in ran.error
    assert file.exists()
    with closing(Database(empty)) as database, database.reading() as session:
        tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        assert session.connection().exec_driver_sql(tables).scalar() == 0


def test_another_sqlite_file_is_no_place_to_move_to(place: Place, culmina: Command) -> None:
    ran = culmina("db", "move", f"sqlite:///{place.folder / 'otra.db'}")

    assert (ran.code, "no es de PostgreSQL." in ran.error) == (2, True)
