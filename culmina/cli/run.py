"""culmina run: the service itself."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from core.clock import Clock, ShiftedClock, SystemClock
from culmina.cli.context import At, instant, open_installation, settings
from culmina.log import configure, secrets_of
from culmina.run import Loop, run_service, run_until_idle

app = typer.Typer()


@app.command()
def run(
    only: Annotated[list[Loop] | None, typer.Option(help="Solo estos ciclos (PostgreSQL).")] = None,
    until_idle: Annotated[
        bool, typer.Option("--until-idle", help="Envía lo que está en cola y se detiene.")
    ] = False,
    at: At = None,
) -> None:
    """Pone en marcha el servicio: reloj, receptores, lector y despacho en un solo proceso."""
    chosen = settings()
    configure(chosen.log.level, secrets_of(chosen))
    clock: Clock = SystemClock() if at is None else ShiftedClock(instant(at, chosen))
    with open_installation(clock) as installation:
        if until_idle:
            asyncio.run(run_until_idle(installation))
        else:
            asyncio.run(run_service(installation, frozenset(only or Loop)))
