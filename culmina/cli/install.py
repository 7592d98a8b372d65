"""Commands that make an installation: init, db upgrade, entity rename."""

from __future__ import annotations

import secrets
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from core.clock import SystemClock
from core.errors import InputError
from culmina.cli import show
from culmina.cli.chosen import config_path
from culmina.cli.context import TECHNICIAN, settings
from culmina.example import example
from culmina.settings import read_settings
from culmina.wiring import add_entity, open_database, require_file
from models.migrations import runner
from models.session import Database, sqlite_path
from models.staff import entity_names

app = typer.Typer()

PRIVATE = 0o600


@app.command()
def init(
    name: Annotated[str, typer.Option(help="The entity's name, as messages will show it.")],
) -> None:
    """Write a commented settings file and create the database, in trial mode.

    An existing settings file is kept: only what is missing is made.
    """
    path = config_path()
    if path.exists():
        typer.echo(f"{path} exists and is kept.")
    else:
        _refuse_bad_name(name)
        _write_private(path, example(name=name, key=secrets.token_urlsafe(48)))
        typer.echo(f"{path} written.")
    chosen = read_settings(path)
    if chosen.entity.name != name:
        raise InputError(
            f"the settings are of {chosen.entity.name!r}, not of {name!r}.",
            where=str(path),
            todo="Use the same name, or another --config.",
        )
    with closing(Database(chosen.database.url)) as database:
        _make_private(sqlite_path(database.url))
        runner.upgrade(database)
        new = add_entity(chosen, database, SystemClock())
    typer.echo(f"Database ready: {database.url.render_as_string(hide_password=True)}")
    if new:
        typer.echo("Trial mode is on: only the people of [trial] people are written to.")
    typer.echo(
        "Next: fill in [smtp] or [telegram], [privacy] and [trial], then type: culmina doctor"
    )


def _refuse_bad_name(name: str) -> None:
    if not name.strip() or not name.isprintable():
        raise InputError(
            f"{name!r} is no name that a message can show.",
            where="--name",
            todo="Write the entity's name.",
        )


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads: whole, or on a full disk not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.unlink(missing_ok=True)
        draft.touch(PRIVATE)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _make_private(file: Path | None) -> None:
    """Make an SQLite file that only its owner reads: it will hold addresses and answers."""
    if file is not None and file.parent.is_dir() and not file.exists():
        file.touch(PRIVATE)


@app.command()
def upgrade() -> None:
    """Bring the database's schema to the version that this culmina needs."""
    with closing(Database(settings().database.url)) as database:
        require_file(sqlite_path(database.url))
        version = runner.upgrade(database)
    typer.echo(f"The schema is {version}.")


@app.command()
def rename(
    former: Annotated[str, typer.Argument(help="The name that it had until now.")],
) -> None:
    """Give the entity the name that [entity] name has in the settings; change that line first.

    What was sent keeps the name that it was sent with.
    """
    chosen = settings()
    now, name = SystemClock().now(), chosen.entity.name
    with closing(open_database(chosen)) as database, database.transaction() as session:
        entity_names.rename(session, former=former, name=name, now=now, by=TECHNICIAN)
    show.line(f"«{former}» is «{chosen.entity.name}» from now on; what was sent stays as it was.")
    show.line("Start the service again: until then it writes in the former name.")
