"""The command that plays the demonstration."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from culmina.given import ordinary

app = typer.Typer()


@app.command()
def demo(
    plan: Annotated[
        Path | None, typer.Option(help="Cualquier plan que culmina pueda leer.")
    ] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="El día en que comienza.")
    ] = None,
    serve: Annotated[
        bool, typer.Option("--serve", help="Después deja abiertas las páginas en esta máquina.")
    ] = False,
) -> None:
    """Muestra todo el trabajo con servidores locales; deja demo-output/ en la carpeta actual."""
    words = [] if plan is None else ["--plan", str(ordinary(plan))]
    words += [] if on is None else ["--on", on.date().isoformat()]
    words += ["--serve"] if serve else []
    # The demonstration stands above the command line, so it is started, not imported.
    with subprocess.Popen([sys.executable, "-m", "demo", *words]) as played:  # noqa: S603 - our own module
        raise typer.Exit(_ended(played))


def _ended(played: subprocess.Popen[bytes]) -> int:
    """Wait until the demonstration has ended; Ctrl+C reaches it as well, and it ends in order."""
    while True:
        try:
            return played.wait()
        except KeyboardInterrupt:
            continue
