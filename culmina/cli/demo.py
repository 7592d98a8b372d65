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
) -> None:
    """Muestra todo el trabajo con servidores locales; deja demo-output/ en la carpeta actual."""
    words = [] if plan is None else ["--plan", str(ordinary(plan))]
    words += [] if on is None else ["--on", on.date().isoformat()]
    # The demonstration stands above the command line, so it is started, not imported.
    done = subprocess.run([sys.executable, "-m", "demo", *words], check=False)  # noqa: S603 - our own module
    raise typer.Exit(done.returncode)
