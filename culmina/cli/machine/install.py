"""Commands that make an installation: init, db upgrade, db move, entity rename."""

from __future__ import annotations

import secrets
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.engine import make_url

from core.clock import SystemClock
from core.errors import InputError
from core.spanish import show_number
from culmina.cli import show
from culmina.cli.chosen import config_path
from culmina.cli.context import TECHNICIAN, machine, settings
from culmina.example import example
from culmina.keeping import moving
from culmina.settings import Settings, read_settings
from culmina.wiring import add_entity, open_database, require_file
from models.migrations import runner
from models.session import Database, sqlite_path
from models.staff import entity_names

app = typer.Typer()

PRIVATE = 0o600


@app.command()
def init(
    name: Annotated[
        str, typer.Option(help="El nombre de la entidad, como saldrá en los mensajes.")
    ],
) -> None:
    """Crea un archivo de ajustes comentado y la base de datos, a prueba.

    Un archivo de ajustes que ya existe se conserva: solo se hace lo que falta.
    """
    path = config_path()
    kept = path.exists()
    if kept:
        typer.echo(f"{path} ya existe y se conserva.")
    else:
        _refuse_bad_name(name)
        write_private(path, example(name=name, key=secrets.token_urlsafe(48)))
        typer.echo(f"{path} escrito.")
    chosen = read_settings(path)
    if chosen.entity.name != name:
        raise InputError(
            f"los ajustes son de {chosen.entity.name!r}, no de {name!r}.",
            where=str(path),
            todo="Use el mismo nombre, u otro --config.",
        )
    with closing(Database(chosen.database.url)) as database:
        _make_private(sqlite_path(database.url))
        runner.upgrade(database)
        new = add_entity(chosen, database, SystemClock())
    typer.echo(f"Base de datos lista: {database.url.render_as_string(hide_password=True)}")
    if new:
        typer.echo("Está a prueba: solo se escribe a las personas de [trial] people.")
    elif not kept:
        show.line(
            f"Esa base ya estaba en uso, y la clave de {path} es nueva: los botones y enlaces que "
            "se enviaron con la anterior ya no sirven."
        )
        show.line("Si hay una copia, tome de ella los ajustes: tar -xzOf COPIA.tar.gz config.toml")
    typer.echo("Sigue: llene [smtp] o [telegram], [privacy] y [trial], y escriba: culmina doctor")


def _refuse_bad_name(name: str) -> None:
    if not name.strip() or not name.isprintable():
        raise InputError(
            f"{name!r} no es un nombre que un mensaje pueda mostrar.",
            where="--name",
            todo="Escriba el nombre de la entidad.",
        )


def write_private(path: Path, text: str) -> None:
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


def make_database(chosen: Settings) -> None:
    """Make the database of the settings where it is a file that is not there yet."""
    with closing(Database(chosen.database.url)) as database:
        file = sqlite_path(database.url)
        if file is not None and not file.exists():
            _make_private(file)
            runner.upgrade(database)


@app.command()
def upgrade() -> None:
    """Lleva el esquema de la base de datos a la versión que esta culmina necesita."""
    with closing(Database(machine().database.url)) as database:
        require_file(sqlite_path(database.url))
        version = runner.upgrade(database)
    typer.echo(f"El esquema es {version}.")


@app.command()
def move(
    address: Annotated[
        str, typer.Argument(help="La base vacía: postgresql+psycopg://usuario@servidor/culmina.")
    ],
) -> None:
    """Pasa la base de datos de SQLite a una vacía de PostgreSQL; detenga antes el servicio.

    Copia todas las filas, las cuenta en los dos lados, y da otro nombre al archivo anterior: todo,
    o nada. Después escriba la dirección en [database] url.
    """
    found = moving.move(machine(), address)
    rows = show_number(sum(found.values()))
    show.line(f"Pasaron {rows} filas de {len(found)} tablas, contadas en los dos lados.")
    show.line("El archivo anterior termina ahora en .moved; guárdelo hasta que todo funcione.")
    shown = make_url(address).render_as_string(hide_password=True)
    show.whole_line(f'Falta cambiar los ajustes: [database] url = "{shown}"')


@app.command()
def rename(
    former: Annotated[str, typer.Argument(help="El nombre que tenía hasta ahora.")],
) -> None:
    """Da a la entidad el nombre de [entity] name de los ajustes; cambie primero esa línea.

    Lo que se envió conserva el nombre con que se envió.
    """
    chosen = settings()
    now, name = SystemClock().now(), chosen.entity.name
    with closing(open_database(chosen)) as database, database.transaction() as session:
        entity_names.rename(session, former=former, name=name, now=now, by=TECHNICIAN)
    show.line(
        f"«{former}» es «{chosen.entity.name}» desde ahora; lo que se envió queda como estaba."
    )
    show.line("Reinicie el servicio: hasta entonces escribe con el nombre anterior.")
