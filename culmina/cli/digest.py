"""The command that shows or sends the weekly digest."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from core.clock import FixedClock
from culmina.cli.context import open_installation, settings
from culmina.cli.instants import at_hour
from culmina.passes import enqueue_digest, week_figures
from reports.digest import texts

app = typer.Typer()


@app.command()
def digest(
    on: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="The day it speaks of: 2026-05-19.")
    ],
    send: Annotated[
        bool, typer.Option("--send", help="Queue it for the people of control.")
    ] = False,
) -> None:
    """Show the weekly digest of a day; with --send, queue it for the control office.

    What people said, due dates, the offices that answer and open requests are as they were on that
    day. Names, titles, people and whom messages reach are those of now.
    """
    chosen = settings()
    clock = FixedClock(at_hour(on.date(), chosen.digest.hour, chosen))
    with open_installation(clock) as installation:
        now = clock.now()
        if not send:
            with installation.database.reading() as session:
                figures = week_figures(session, installation, now)
            typer.echo(texts(figures, installation.texts).txt)
            return
        with installation.database.transaction() as session:
            count = enqueue_digest(session, installation, now=now)
    if count:
        typer.echo(f"Queued: {count} messages to the people of control.")
    else:
        typer.echo("Nothing is queued: nobody of control can be written to, or it is queued.")
