"""culmina init: a private settings file and a database, made once, and harmless ever after."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from core.errors import EnvironmentFault
from culmina.cli.root import app
from culmina.example import EXAMPLE_KEY
from culmina.settings import read_settings
from models.migrations import version
from models.organisation import Entity
from models.session import Database
from tests.support.dump import everything

NAME = "Alcaldía de Puerto Esperanza"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A settings file that is not there yet, in a folder that is not there either."""
    return tmp_path / "culmina" / "config.toml"


def init(config: Path, name: str = NAME) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, ["--config", str(config), "init", "--name", name])


def mode(path: Path) -> int:
    """Return who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_fresh_folder_gets_settings_and_a_database_in_trial_mode(config: Path) -> None:
    ran = init(config)

    assert ran.exit_code == 0
    assert "Está a prueba" in ran.stdout
    assert (
        "Sigue: llene [smtp] o [telegram], [privacy] y [trial], y escriba: culmina doctor"
    ) in ran.stdout
    settings = read_settings(config)
    assert settings.entity.name == NAME
    database = Database(settings.database.url)
    assert version.current(database) == version.known()[-1]
    with database.reading() as session:
        entity = session.scalars(select(Entity)).one()
    assert (entity.name, entity.live_since) == (NAME, None)
    database.close()


@pytest.mark.parametrize("words", [("run", "--until-idle"), ("tick",), ("live", "--yes")])
def test_nothing_works_with_the_key_of_the_example(config: Path, words: tuple[str, ...]) -> None:
    init(config)
    own = read_settings(config).security.key.get_secret_value()
    text = config.read_text("utf-8")
    config.write_text(text.replace(own, EXAMPLE_KEY), "utf-8")

    refused = CliRunner().invoke(app, ["--config", str(config), *words])
    config.write_text(text, "utf-8")
    taken = CliRunner().invoke(app, ["--config", str(config), "status"])

    assert isinstance(refused.exception, EnvironmentFault)
    assert refused.exception.sentence().startswith(
        "[security] key: the key is the one of the example, which everybody knows."
    )
    assert taken.exit_code == 0


def test_only_the_owner_reads_what_was_made(config: Path) -> None:
    init(config)

    assert mode(config) == 0o600
    assert mode(config.parent / "culmina.db") == 0o600
    assert sorted(path.name for path in config.parent.iterdir()) == ["config.toml", "culmina.db"]


def test_each_installation_gets_a_key_of_its_own(tmp_path: Path) -> None:
    keys = set()
    for folder in ("one", "two"):
        init(tmp_path / folder / "config.toml")
        key = read_settings(tmp_path / folder / "config.toml").security.key
        keys.add(key.get_secret_value())

    assert len(keys) == 2
    assert all(re.fullmatch(r"[\w-]{64}", key) for key in keys)


def test_a_database_in_use_without_its_settings_is_told_with_what_its_key_signed(
    config: Path,
) -> None:
    init(config)
    config.unlink()

    ran = init(config)

    assert ran.exit_code == 0
    assert "Esa base ya estaba en uso" in ran.stdout
    assert "tar -xzOf COPIA.tar.gz config.toml" in ran.stdout


def test_a_second_run_changes_nothing(config: Path) -> None:
    init(config)
    before = config.read_bytes()
    database = Database(read_settings(config).database.url)
    rows = everything(database)

    ran = init(config)

    assert ran.exit_code == 0
    assert f"{config} ya existe y se conserva." in ran.stdout
    assert "a prueba" not in ran.stdout
    assert "ya estaba en uso" not in ran.stdout
    assert config.read_bytes() == before
    assert everything(database) == rows
    database.close()


def test_existing_settings_are_kept_and_what_is_missing_is_made(config: Path) -> None:
    config.parent.mkdir()
    text = f'[entity]\nname = "{NAME}"\n\n[security]\nkey = "{"k" * 32}"\n# mine\n'
    config.write_text(text, encoding="utf-8")

    assert init(config).exit_code == 0

    assert config.read_text("utf-8") == text
    assert (config.parent / "culmina.db").exists()


def test_settings_of_another_entity_are_not_touched(config: Path) -> None:
    init(config)
    before = config.read_bytes()

    ran = init(config, "Alcaldía de Otra Parte")

    assert "los ajustes son de 'Alcaldía de Puerto Esperanza'" in str(ran.exception)
    assert config.read_bytes() == before


@pytest.mark.parametrize("name", ["", "  ", "dos\nlíneas", "\x1b[31mrojo", "\udcff"])
def test_a_name_that_no_message_can_show_leaves_nothing_behind(config: Path, name: str) -> None:
    ran = init(config, name)

    assert "no es un nombre que un mensaje pueda mostrar" in str(ran.exception)
    assert not config.parent.exists()


@pytest.mark.parametrize("name", ['Alcaldía de "El Retén"', "C:\\nada [x]", "Ñ’ é"])
def test_a_name_with_signs_comes_back_as_it_was_given(config: Path, name: str) -> None:
    init(config, name)

    assert read_settings(config).entity.name == name


def test_the_schema_of_a_database_that_is_not_there_is_not_brought_up_to_date(config: Path) -> None:
    assert init(config).exit_code == 0
    words = ["--config", str(config), "db", "upgrade"]
    assert CliRunner().invoke(app, words).exit_code == 0
    file = config.parent / "culmina.db"
    file.unlink()

    ran = CliRunner().invoke(app, words)

    assert isinstance(ran.exception, EnvironmentFault)
    assert "there is no database" in ran.exception.sentence()
    assert not file.exists()
