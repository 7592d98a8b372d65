"""culmina live: shows what the first days will bring, and ends the trial."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from culmina import outlook, preview
from culmina.cli.context import open_installation
from culmina.cli.yes_or_no import confirmed
from culmina.given import write_whole

app = typer.Typer()


@app.command()
def live(
    yes: Annotated[bool, typer.Option("--yes", help="No pregunta.")] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", help="Solo lo escribe en esta página, para mostrarla."),
    ] = None,
) -> None:
    """Muestra qué enviarán los primeros diez días hábiles, pregunta, y deja la prueba."""
    with open_installation() as installation:
        since = preview.live_since(installation)
        if since is not None:
            typer.echo(
                f"culmina está en servicio desde el {since.astimezone(installation.zone):%Y-%m-%d}."
            )
            return
        preview.check_it_can_send(installation)
        seen = outlook.look(installation)
        if html is not None:
            write_whole(html, outlook.as_page(seen, installation.texts).encode())
            typer.echo(f"Quedó en {html}. No cambió nada: la prueba sigue.")
            return
        typer.echo(outlook.as_text(seen, installation.texts))
        if not yes and not confirmed("¿Comenzar a escribirles a todos?"):
            typer.echo("No cambió nada: la prueba sigue.")
            raise typer.Exit(1)
        preview.go_live(installation)
    typer.echo("culmina está en servicio. Lo que la prueba detuvo no se envía.")
