"""culmina run: the service itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from core.clock import Clock, ShiftedClock, SystemClock
from core.errors import InputError
from culmina.cli.chosen import config_path, entity_name
from culmina.cli.context import At, instant, machine, open_installation, settings
from culmina.entities import entity_files, roster
from culmina.log import configure, secrets_of
from culmina.run import Loop
from culmina.serving import run_service, run_until_idle
from culmina.settings import Settings
from culmina.wiring import Installation

app = typer.Typer()


@app.command()
def run(
    only: Annotated[
        str, typer.Option(help="Solo estas partes, con coma: clock,receive,work,send,web.")
    ] = "",
    until_idle: Annotated[
        bool, typer.Option("--until-idle", help="Envía lo que está en cola y se detiene.")
    ] = False,
    at: At = None,
) -> None:
    """Pone en marcha el servicio: reloj, receptores, lector y despacho en un solo proceso.

    Con SIGHUP (systemctl reload culmina) lee otra vez los ajustes y atiende las entidades nuevas,
    sin que el proceso termine; con unos que no se pueden leer sigue como estaba.
    """
    parts = _parts(only)
    chosen = _chosen()
    clock: Clock = SystemClock() if at is None else ShiftedClock(instant(at, chosen))
    anew = True
    while anew:
        with _installations(chosen, clock) as installations:
            if until_idle:
                asyncio.run(run_until_idle(installations))
                return
            anew = asyncio.run(run_service(installations, parts, _chosen))
        chosen = _chosen() if anew else chosen


def _chosen() -> Settings:
    """Read the settings of the machine, or of the entity that was named; raises InputError."""
    return machine() if entity_name() is None else settings()


@contextmanager
def _installations(chosen: Settings, clock: Clock) -> Iterator[list[Installation]]:
    """Give all entities of the installation, or the one that was named."""
    files = entity_files.found(config_path())
    if files is None or entity_name() is not None:
        configure(chosen.log.level, secrets_of(chosen))
        with open_installation(clock) as installation:
            yield [installation]
        return
    configure(chosen.log.level, secrets_of(*files.all_settings[0].values()))
    with roster.served(files, clock) as installations:
        yield installations


def _parts(only: str) -> frozenset[Loop]:
    """Return the parts of the service that are named, all where none is; raises InputError."""
    named = [name.strip() for name in only.split(",") if name.strip()]
    if unknown := [name for name in named if name not in list(Loop)]:
        raise InputError(
            f"ninguna parte del servicio se llama «{unknown[0]}».",
            where="--only",
            todo=f"Escriba algunas de estas, con coma: {','.join(Loop)}.",
        )
    return frozenset(map(Loop, named)) or frozenset(Loop)
