"""`culmina doctor` fails on what the passes of the clock could not do three times, and not on what
waits for a person."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr
from sqlalchemy import Connection, Engine, event

from culmina.doctor import examine
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from models.running import pass_faults
from models.running.pass_faults import FaultPlace
from models.session import Database
from tests.support.builders import ENTITY, NOW, a_notice, a_person, an_entity, an_office


def of(database: Database) -> Settings:
    """Return the settings of the entity in a database."""
    return Settings(
        entity=EntitySettings(name=ENTITY),
        database=DatabaseSettings(url=database.url.render_as_string()),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
    )


@pytest.mark.parametrize(
    ("times", "well", "told"),
    [
        (0, True, "nothing fails again and again"),
        (2, True, "nothing fails again and again"),
        (3, False, "cannot be done: question 7, 3 times. Type culmina status"),
    ],
)
def test_a_fault_that_does_not_pass_is_a_finding(
    sqlite_database: Database, times: int, well: bool, told: str
) -> None:
    with sqlite_database.transaction() as session:
        entity = an_entity(session)
        for _ in range(times):
            pass_faults.fail(session, entity, FaultPlace("question", 7), "ValidationError", NOW)

    found = {one.name: one for one in asyncio.run(examine(of(sqlite_database)))}

    assert found["passes"].well is well
    assert told in found["passes"].told


@pytest.mark.parametrize("known", [True, False])
def test_all_checks_ask_one_opening_of_the_database(sqlite_database: Database, known: bool) -> None:
    with sqlite_database.transaction() as session:
        an_entity(session, ENTITY if known else "Otra entidad")
    asked: list[Engine] = []

    def note(connection: Connection) -> None:
        asked.append(connection.engine)

    event.listen(Engine, "engine_connect", note)
    try:
        found = {one.name: one for one in asyncio.run(examine(of(sqlite_database)))}
    finally:
        event.remove(Engine, "engine_connect", note)

    assert len(set(map(id, asked))) == 1
    assert found["database"].well is known
    assert (found["leads"].told == "not looked at (see database)") is not known


@pytest.mark.parametrize(
    ("address", "well", "told"),
    [
        (None, True, "something waits for Ana Gómez: away, or no address works."),
        ("5551001", False, "1 message or owed row is late. culmina run must be running."),
    ],
)
def test_what_waits_for_somebody_without_an_address_is_no_failure(
    sqlite_database: Database, address: str | None, well: bool, told: str
) -> None:
    with sqlite_database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        ana = a_person(session, entity, "Ana Gómez", office=office, telegram=address)
        a_notice(session, ana, recorded_at=datetime.now(UTC) - timedelta(days=6))

    found = {one.name: one for one in asyncio.run(examine(of(sqlite_database)))}

    assert (found["owed"].well, found["owed"].warns) == (well, well)
    assert told in found["owed"].told
