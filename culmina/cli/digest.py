"""culmina digest: shows the weekly digest of a day in any form, or queues it for control."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from core.clock import FixedClock, at_hour, zone
from core.errors import InputError
from core.spanish import plural
from culmina.cli import show
from culmina.cli.context import open_installation, settings
from culmina.cli.yes_or_no import check_its_time
from culmina.given import write_whole
from culmina.passes import enqueue_digest, week_figures
from reports.documents.forms import TYPED, Form, written

app = typer.Typer()


@app.command()
def digest(
    on: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="The day it speaks of: 2026-05-19.")
    ],
    form: Annotated[
        Form, typer.Option("--format", help="text, html, json, xlsx or pdf.")
    ] = Form.TEXT,
    out: Annotated[
        Path | None, typer.Option(help="Write it to this file; needed for xlsx and pdf.")
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Queue it for the people of control.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Queue that of a past day without asking.")
    ] = False,
) -> None:
    """Show the weekly digest of a day; with --send, queue it for the control office.

    The figures are the same in each form. What people said, due dates, the offices that answer and
    open requests are as they were on that day. Names, titles, people and whom messages reach are
    those of now.
    """
    chosen = settings()
    clock = FixedClock(at_hour(on.date(), chosen.digest.hour, zone(chosen.entity.timezone)))
    with open_installation(clock) as installation:
        now = clock.now()
        if not send:
            with installation.database.reading() as session:
                figures = week_figures(session, installation, now)
            _give(written(figures, installation.texts, form), form, out)
            return
        question = "Its figures are those of that day. Send it to the people of control?"
        check_its_time(installation, on.date(), question, yes=yes)
        with installation.database.transaction() as session:
            count = enqueue_digest(session, installation, now=now)
    if count is None:
        show.line("Nothing is queued: nobody of control can be written to.")
    elif not count:
        show.line("Nothing is queued: it is queued already, for all who can be written to.")
    else:
        show.line(f"Queued: {plural(count, 'message', 'messages')} to the people of control.")


def _give(content: bytes, form: Form, out: Path | None) -> None:
    """Write a digest to a file, or to the terminal where it can show it; raises InputError,
    and EnvironmentFault where the file cannot be written."""
    if out is not None:
        write_whole(out, content)
        show.line(f"Written: {out}")
        return
    if form not in TYPED and sys.stdout.isatty():
        raise InputError(
            f"a terminal cannot show {form.value}.", where="--format", todo="Name a file: --out"
        )
    sys.stdout.buffer.write(content)
