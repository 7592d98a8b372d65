"""The service does not work on a schema that is not its own, and says what to type."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from models import migrations
from models.session import Database
from tests.journeys.conftest import Town


def at_revision(url: str, revision: str) -> None:
    """Bring a new SQLite file to an earlier version of the schema, as an old culmina left it."""
    database = Database(url)
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    with database.transaction() as session:
        config.attributes["connection"] = session.connection()
        command.upgrade(config, revision)
    database.close()


@pytest.mark.parametrize("words", [("run",), ("run", "--until-idle"), ("tick",), ("status",)])
def test_an_old_schema_is_refused_and_the_command_is_named(
    town: Town, words: tuple[str, ...]
) -> None:
    at_revision(f"sqlite:///{town.folder / 'old.db'}", "0003")
    town.configure(url="sqlite:///old.db")

    ended = town.culmina(*words)

    assert ended.code == 1
    [line] = ended.err.splitlines()
    assert "the schema is 0003, this culmina needs" in line
    assert line.endswith("Type: culmina upgrade")
    assert not town.telegram.sent or {call.method for call in town.telegram.sent} == {
        "deleteWebhook"
    }


def test_once_it_is_upgraded_the_service_starts(town: Town) -> None:
    at_revision(f"sqlite:///{town.folder / 'old.db'}", "0003")
    town.configure(url="sqlite:///old.db")

    upgraded = town.culmina("db", "upgrade")
    assert (upgraded.code, upgraded.err) == (0, "")
    assert town.culmina("init", "--name", "Alcaldía de Puerto Esperanza").code == 0

    assert town.culmina("run", "--until-idle").code == 0


def test_a_newer_schema_is_refused_too(town: Town) -> None:
    with town.database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    ended = town.culmina("run")

    assert ended.code == 1
    assert "the schema 9999 is newer than this culmina. Install the newer culmina." in ended.err
