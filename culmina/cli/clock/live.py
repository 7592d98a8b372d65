"""culmina live: shows what the first days will bring, and ends the trial."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from culmina.ahead import outlook, preview
from culmina.cli.context import open_installation
from culmina.cli.wrapped import wrapped
from culmina.cli.yes_or_no import require_yes
from culmina.given import write_new

app = typer.Typer()


@app.command()
def live(
    yes: Annotated[bool, typer.Option("--yes", help="No pregunta.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html", help="Solo lo escribe en esta página, un archivo nuevo, para mostrarla."
        ),
    ] = None,
) -> None:
    """Muestra qué enviarán los primeros diez días hábiles, pregunta, y termina la prueba."""
    with open_installation() as installation:
        since = preview.live_since(installation)
        if since is not None:
            typer.echo(
                f"La prueba terminó el {since.astimezone(installation.zone):%Y-%m-%d}: se les "
                "escribe a todos."
            )
            return
        preview.check_it_can_send(installation)
        seen = outlook.look(installation)
        if html is not None:
            write_new(html, outlook.as_page(seen, installation.texts).encode())
            typer.echo(f"Quedó en {html}. No cambió nada: la prueba sigue.")
            return
        typer.echo(wrapped(outlook.as_text(seen, installation.texts), sys.stdout))
        unchanged = "No cambió nada: la prueba sigue."
        require_yes("¿Comenzar a escribirles a todos?", yes=yes, kept=unchanged)
        preview.go_live(installation)
    typer.echo(
        "La prueba terminó: desde ahora se les escribe a todos. Lo que la prueba detuvo no se "
        "envía."
    )
