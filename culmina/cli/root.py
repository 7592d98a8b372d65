"""The command line's root: its options, and how errors are told."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from core.errors import CulminaError, EnvironmentFault
from culmina.cli.chosen import choose_config, choose_entity
from culmina.cli.commands import Root
from culmina.cli.wrapped import wrapped

app = typer.Typer(
    cls=Root,
    help="culmina acompaña los planes de una entidad pública: recordatorios, respuestas, resumen.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"culmina {metadata.version('culmina')}")
        raise typer.Exit


@app.callback()
def root(
    config: Annotated[
        Path | None,
        typer.Option(help="El archivo de ajustes; si no, CULMINA_CONFIG; si no, ./config.toml."),
    ] = None,
    entity: Annotated[
        str | None, typer.Option(help="La entidad, donde una instalación tiene varias.")
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_tell_version, is_eager=True, help="Muestra la versión y termina."
        ),
    ] = False,
) -> None:
    """Remember the settings file and the entity for the command that follows."""
    del version  # told by its callback
    choose_config(config)
    choose_entity(entity)


def main() -> None:
    """Run the command line; an error is one sentence on stderr, never a traceback. It ends with 2
    for what a person gave (a file, a name, a setting), with 1 for what is around culmina."""
    try:
        app()
    except CulminaError as error:
        _tell(error)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        what = error.strerror or str(error)
        where = str(error.filename or "")
        _tell(EnvironmentFault(f"{what}.", where=where, todo="Revise el disco y los permisos."))


def _tell(error: CulminaError) -> None:
    sys.stderr.write(wrapped(f"culmina: {error.sentence()}\n", sys.stderr))
    sys.exit(error.exit_code)
