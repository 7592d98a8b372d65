"""An upgrade that does not do leaves the former database behind, on both databases."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from pydantic import SecretStr
from sqlalchemy import MetaData, select, text

from bot.evidence.settings import EvidenceSettings
from core.clock import FixedClock
from core.errors import EnvironmentFault
from culmina.entities.all_settings import Whole
from culmina.keeping import upgrading
from culmina.keeping.upgrading import WentBack
from culmina.process import alone
from culmina.settings import DatabaseSettings, EntitySettings, SecuritySettings, Settings
from models import audit_actions
from models.audit import Audit
from models.migrations import runner, version
from models.session import Database
from tests.support import builders
from tests.support.builders import ENTITY, NOW

FORMER = "0034"  # the next one makes a table


@pytest.fixture
def former(database_url: str, tmp_path: Path) -> Settings:
    """The settings of an installation whose database has an earlier schema, with a plan in it."""
    with closing(Database(database_url)) as database:
        with database.transaction() as session:
            entity = builders.an_entity(session)
            office = builders.an_office(session, entity, "Hacienda")
            builders.an_activity(session, entity, office=office)
        with database.reshaping() as session:
            command.downgrade(runner.config(session.connection()), FORMER)
    if database_url.startswith("postgresql") and shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not there")
    (tmp_path / "config.toml").write_text("# de esta prueba\n")
    (tmp_path / "copias").mkdir()
    return Settings(
        entity=EntitySettings(name=ENTITY),
        database=DatabaseSettings(url=database_url),
        evidence=EvidenceSettings(folder=str(tmp_path / "soportes")),
        security=SecuritySettings(key=SecretStr("una-clave-de-prueba-de-al-menos-32-letras")),
    )


def upgraded(settings: Settings, folder: Path) -> upgrading.Upgraded:
    """Upgrade; the backup is written into the folder."""
    copy = folder / "copias/antes.tar.gz"
    return upgrading.upgrade(Whole.of_one(settings, folder / "config.toml"), copy, FixedClock(NOW))


def run(settings: Settings, *statements: str) -> None:
    """Change the database behind culmina's back."""
    with closing(Database(settings.database.url)) as database, database.transaction() as session:
        for one in statements:
            session.execute(text(one))


def held(settings: Settings) -> tuple[str | None, dict[str, list[str]]]:
    """Return the schema of the database, and the rows of each table with their columns: read
    without the models, which know a later one."""
    with closing(Database(settings.database.url)) as database:
        found = MetaData()
        with database.reading() as session:
            found.reflect(session.connection())
            rows = {
                table.name: sorted(
                    str(dict(row)) for row in session.execute(select(table)).mappings()
                )
                for table in found.sorted_tables
            }
        return version.current(database), rows


def test_an_upgrade_migrates_and_writes_down_that_a_backup_was_made(
    former: Settings, tmp_path: Path
) -> None:
    done = upgraded(former, tmp_path)

    assert (done.former, done.schema) == (FORMER, version.known()[-1])
    assert held(former)[0] == done.schema
    assert (tmp_path / "copias/antes.tar.gz").exists()
    with closing(Database(former.database.url)) as database, database.reading() as session:
        found = session.scalars(select(Audit.action).order_by(Audit.id)).all()
    assert found[-2:] == [audit_actions.BACKED_UP, audit_actions.UPGRADED]
    # No channel is on: that was so before, and leads nobody back.
    assert [one.name for one in done.findings[""] if not one.well] == ["settings"]


def test_after_a_migration_that_fails_the_database_is_what_it_was(
    former: Settings, tmp_path: Path
) -> None:
    # The migration behind this schema makes a table of that name.
    run(former, "CREATE TABLE told_headings (id INTEGER PRIMARY KEY)")
    before = held(former)

    with pytest.raises(WentBack) as told:
        upgraded(former, tmp_path)

    assert held(former) == before
    assert before[0] == FORMER
    assert "told_headings" in told.value.sentence()
    assert f"(schema {FORMER})" in told.value.sentence()
    assert not list(tmp_path.glob("*.former*"))


def test_a_database_that_doctor_does_not_find_well_is_put_back(
    former: Settings, tmp_path: Path
) -> None:
    run(former, "UPDATE entity SET name = 'Otra'")
    before = held(former)

    with pytest.raises(WentBack, match="holds no entity called"):
        upgraded(former, tmp_path)

    assert held(former) == before
    assert before[0] == FORMER


def test_what_failed_is_upgraded_once_it_is_put_right(former: Settings, tmp_path: Path) -> None:
    run(former, "CREATE TABLE told_headings (id INTEGER PRIMARY KEY)")
    with pytest.raises(WentBack):
        upgraded(former, tmp_path)
    (tmp_path / "copias/antes.tar.gz").unlink()

    run(former, "DROP TABLE told_headings")
    upgraded(former, tmp_path)

    assert held(former)[0] == version.known()[-1]


def test_nothing_is_begun_where_a_service_runs(former: Settings, tmp_path: Path) -> None:
    with closing(Database(former.database.url)) as database:
        if not database.is_sqlite:
            pytest.skip("only an SQLite file has a lock")
        file = Path(str(database.url.database))
    with alone(file), pytest.raises(EnvironmentFault, match="already running"):
        upgraded(former, tmp_path)

    assert held(former)[0] == FORMER
    assert not list((tmp_path / "copias").iterdir())


def test_a_newer_schema_is_refused_before_anything_is_written(
    former: Settings, tmp_path: Path
) -> None:
    run(former, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(EnvironmentFault, match="9999 is newer"):
        upgraded(former, tmp_path)

    assert not list((tmp_path / "copias").iterdir())


def test_without_a_backup_nothing_is_migrated(former: Settings, tmp_path: Path) -> None:
    (tmp_path / "config.toml").unlink()  # it belongs into the backup

    with pytest.raises(EnvironmentFault, match="No backup was made"):
        upgraded(former, tmp_path)

    assert held(former)[0] == FORMER
