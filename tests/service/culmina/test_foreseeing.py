"""Tests: days to come are played on a copy, whatever the database is, and nothing of them stays."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.email.servers.settings import SmtpSettings
from core.clock import FixedClock
from culmina.ahead.foreseeing import Apart
from culmina.keeping import copies
from culmina.settings import EntitySettings, SecuritySettings, Settings
from culmina.wiring import Installation
from models.organisation import Person
from models.outbox import OutboxItem
from models.owed import OwedStep, TickRun
from models.plan import Activity
from models.session import Database
from models.tables import metadata
from tests.support.builders import ENTITY, a_person, a_report, an_activity, an_entity, an_office
from tests.support.rows import NOW, TODAY
from web.ahead import Ahead, FirstDays, NextDay, YearAhead


def a_town(database: Database) -> Installation:
    """Write an entity whose only activity is due in some days, and return its installation."""
    with database.transaction() as session:
        entity = an_entity(session)
        office = an_office(session, entity)
        person = a_person(session, entity, "MARTA RINCÓN", office=office, email="m@p.example")
        due = TODAY + timedelta(days=12)
        a_report(session, an_activity(session, entity, office=office, due=due), 40, by=person)
    settings = Settings(
        entity=EntitySettings(name=ENTITY),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
        smtp=SmtpSettings(host="127.0.0.1", port=1, sender="plan@puertoesperanza.example"),
    )
    return Installation.of(settings, database, FixedClock(NOW))


def rows(database: Database) -> dict[str, int]:
    """Return how many rows each table has, but for the mails as they came."""
    with database.reading() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
            if table.name != "raw_mail"
        }


def test_a_copy_has_every_row_as_it_is_kept(database: Database, tmp_path: Path) -> None:
    entity = a_town(database).entity_id

    copies.copy_to_file(database, tmp_path / "copy.db", entity_id=entity)

    with closing(Database(f"sqlite:///{tmp_path / 'copy.db'}")) as copied:
        assert rows(copied) == rows(database)
        with copied.reading() as there, database.reading() as here:
            for column in (Person.name, Activity.handle, Activity.percent):
                assert there.scalars(select(column)).all() == here.scalars(select(column)).all()


@pytest.mark.postgres
def test_a_copy_of_a_server_has_the_rows_of_the_entity_alone(
    postgres_url: str, tmp_path: Path
) -> None:
    with closing(Database(postgres_url)) as database:
        entity, alone = a_town(database).entity_id, rows(database)
        with database.transaction() as session:
            an_office(session, an_entity(session, "Municipio de Otra Parte"))

        copies.copy_to_file(database, tmp_path / "copy.db", entity_id=entity)

    with closing(Database(f"sqlite:///{tmp_path / 'copy.db'}")) as copied:
        assert rows(copied) == alone


@pytest.mark.timeout(600)  # every working day of the year, by a process that yields to others
@pytest.mark.parametrize("what", list(Ahead))
async def test_what_is_found_leaves_the_database_as_it_was(database: Database, what: Ahead) -> None:
    installation = a_town(database)
    before = rows(database)
    told: list[tuple[date, date]] = []

    found = await Apart(installation).look(what, lambda *one: told.append(one))

    match found:
        case NextDay():
            assert [one.person for one in found.messages] == ["Marta Rincón"]
            assert found.on == TODAY + timedelta(days=1)
            assert told == []
        case YearAhead():
            assert found.messages == sum(found.totals) > 0
            assert found.until == date(2026, 12, 31)
            assert told[-1][0] <= found.until
        case FirstDays():
            assert "Los primeros diez días hábiles" in found.page
            assert "Marta Rincón" in found.page
            assert told == []
    assert rows(database) == before
    with database.reading() as session:
        for table in (OutboxItem, OwedStep, TickRun):
            assert session.scalars(select(table.id)).all() == []
