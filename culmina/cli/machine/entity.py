"""Commands of the entities of an installation: entity add, list, pause, resume."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from core.clock import SystemClock
from core.errors import InputError
from core.spanish import show_number
from culmina.cli import show
from culmina.cli.chosen import choose_entity, config_path
from culmina.cli.context import acting, open_installation
from culmina.cli.machine.install import make_database, write_private
from culmina.entities import entity_files, roster
from culmina.entities.entity_files import EntityFiles
from culmina.given import read_words
from culmina.wiring import Installation, add_entity, open_database, refuse_known_key
from models.audit import Change
from models.running import pausing

app = typer.Typer()

_COLUMNS = ("Nombre", "Entidad", "Estado", "Personas", "Actividades", "Última pasada")


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Su nombre corto, como puerto-esperanza.")],
    source: Annotated[
        Path, typer.Option("--from", help="El archivo con sus ajustes, que se copia.")
    ],
) -> None:
    """Agrega una entidad a una instalación que tiene varias: revisa sus ajustes, los copia a la
    carpeta de entidades y la crea en la base, a prueba.

    Lo que dos entidades no pueden compartir (el bot, el buzón, la clave) se rechaza. El servicio la
    atiende desde que vuelva a leer los ajustes: systemctl reload culmina.
    """
    files = _many()
    entity_files.refuse_bad_name(name)
    if not source.is_file():
        raise InputError("no existe.", where=str(source), todo="Revise el nombre del archivo.")
    file = files.file(name)
    if file.exists() and not file.samefile(source):
        raise InputError(
            f"ya hay una entidad que se llama «{name}».",
            where=str(file),
            todo="Diga otro nombre, o cambie ese archivo.",
        )
    settings = files.read(source, name)
    refuse_known_key(settings)
    files.refuse_taken(name, settings, files.all_settings[0])
    make_database(files.machine)
    with closing(open_database(files.machine)) as database:
        new = add_entity(settings, database, SystemClock())
    write_private(file, read_words(source))
    files.own_folder(name).mkdir(mode=0o700, exist_ok=True)
    stands = "está a prueba" if new else "ya estaba en la base de datos"
    show.prose(f"{settings.entity.name} {stands}. Sus ajustes: {file}")
    show.line(f"Sigue: culmina --entity {name} doctor, y: systemctl reload culmina")


@app.command("list")
def list_entities() -> None:
    """Muestra las entidades: si trabajan o están en pausa, personas, actividades y última pasada.

    Debajo, qué tienen las que el servicio no puede atender.
    """
    files = entity_files.found(config_path())
    if files is None:
        with open_installation() as installation:
            show.table(_COLUMNS, [_row("-", installation)], right=_COLUMNS[3:5])
        return
    read, faults = files.all_settings
    told = {name: fault.sentence() for name, fault in faults.items()}
    rows = []
    with roster.opened_together(files.machine, read, SystemClock()) as opened:
        for name, one in opened.items():
            if isinstance(one, Installation):
                rows.append(_row(name, one))
            else:
                told[name] = one.sentence()
    rows += [(name, "", "no se atiende", "", "", "") for name in told]
    show.table(_COLUMNS, sorted(rows), right=_COLUMNS[3:5], whole=_COLUMNS[:1])
    for name, why in sorted(told.items()):
        show.prose(f"{name}: {why}")
    if not rows:
        show.line("Todavía no hay entidades: culmina entity add NOMBRE --from ARCHIVO")


@app.command()
def pause(
    name: Annotated[
        str | None, typer.Argument(help="Su nombre corto; sobra donde hay una sola.")
    ] = None,
) -> None:
    """Pone una entidad en pausa: no se le hacen pasadas ni se envía nada, y lo que llega espera.

    Vale enseguida, con el servicio en marcha.
    """
    if _changed(name, pausing.pause):
        show.line("Está en pausa. Para seguir: culmina entity resume")
    else:
        show.line("Ya estaba en pausa.")


@app.command()
def resume(
    name: Annotated[
        str | None, typer.Argument(help="Su nombre corto; sobra donde hay una sola.")
    ] = None,
) -> None:
    """Termina la pausa de una entidad: se atiende lo que llegó y sale lo que espera."""
    if _changed(name, pausing.resume):
        show.line("Sigue: el servicio atiende lo que esperaba.")
    else:
        show.line("No estaba en pausa.")


def _many() -> EntityFiles:
    files = entity_files.found(config_path())
    if files is None:
        raise InputError(
            "esta instalación es de una sola entidad.",
            where=str(config_path()),
            todo="Para varias, escriba en un archivo de ajustes propio solo lo de todas: "
            '[entities] folder = "entities", y [database] url.',
        )
    return files


def _changed(name: str | None, change: Callable[[Change], bool]) -> bool:
    if name is not None:
        choose_entity(name)
    with open_installation() as installation, installation.database.transaction() as session:
        return change(acting(session, installation))


def _row(name: str, installation: Installation) -> tuple[str, ...]:
    with installation.database.reading() as session:
        found = roster.standing(session, installation.entity_id)
    paused, last = found.paused_at, found.last_pass
    return (
        name,
        installation.settings.entity.name,
        f"en pausa desde {installation.shown(paused)}" if paused else "activa",
        show_number(found.people),
        show_number(found.activities),
        installation.shown(last) if last else "nunca",
    )
