"""A real installation in a folder of its own: a settings file and a migrated SQLite file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.errors import CulminaError
from culmina.cli.root import app
from models.session import Database
from tests.support.builders import an_entity
from tests.support.rows import ENTITY

CONFIG = """\
[entity]
name = "{entity}"

[database]
url = "{url}"

[telegram]
username = "{username}"

[trial]
people = ["ana@puertoesperanza.example"]

[security]
key = "una-clave-de-prueba-de-al-menos-32-letras"
"""


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended; `error` is the sentence that main() would tell."""

    code: int
    out: str
    err: str
    error: str


@dataclass(frozen=True)
class Place:
    """The folder of an installation, its database, and its one entity."""

    folder: Path
    database: Database
    entity: int

    @property
    def config(self) -> Path:
        """Return the settings file."""
        return self.folder / "config.toml"

    def file(self, name: str, text: str) -> str:
        """Write a file into the folder and return its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def configure(self, *, username: str = "culmina_bot") -> None:
        """Write the settings file."""
        url = self.database.url.render_as_string()
        self.config.write_text(CONFIG.format(entity=ENTITY, url=url, username=username))


@pytest.fixture
def place(sqlite_url: str, tmp_path: Path) -> Iterator[Place]:
    """An installation in trial mode."""
    database = Database(sqlite_url)
    with database.transaction() as session:
        entity = an_entity(session, live_since=None)
    made = Place(tmp_path, database, entity)
    made.configure()
    yield made
    database.close()


def invoke(config: Path, *words: str, typed: str | None = None) -> Ran:
    """Run a command with a settings file, in this process."""
    result = CliRunner().invoke(app, ["--config", str(config), *words], input=typed)
    error = result.exception
    if isinstance(error, CulminaError):
        return Ran(error.exit_code, result.stdout, result.stderr, error.sentence())
    if error is not None and not isinstance(error, SystemExit):
        raise error
    return Ran(result.exit_code, result.stdout, result.stderr, "")


@pytest.fixture
def culmina(place: Place) -> Callable[..., Ran]:
    """Run a command on the installation, in this process."""

    def run(*words: str, typed: str | None = None) -> Ran:
        return invoke(place.config, *words, typed=typed)

    return run
