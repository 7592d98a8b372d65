"""culmina digest: shows the weekly digest of a day in any form, or queues it for control."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from core.clock import FixedClock, SystemClock, at_hour, local_day, zone
from core.errors import InputError
from core.spanish import plural
from culmina.cli import show
from culmina.cli.context import DAYS, open_installation, settings
from culmina.cli.wrapped import wrapped
from culmina.cli.yes_or_no import check_its_time
from culmina.given import require_ending, write_new
from culmina.passes import enqueue_digest, week_figures
from reports.documents.forms import TYPED, Form, written

app = typer.Typer()


@app.command()
def digest(
    on: Annotated[datetime, typer.Option(formats=DAYS, help="El día del que habla: 2026-05-19.")],
    form: Annotated[
        Form, typer.Option("--format", help="text, html, json, xlsx o pdf.")
    ] = Form.TEXT,
    out: Annotated[
        Path | None,
        typer.Option(help="Lo escribe en este archivo, uno nuevo; hace falta para xlsx y pdf."),
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Lo pone en cola para control interno.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Pone en cola el de un día pasado sin preguntar.")
    ] = False,
) -> None:
    """Muestra el resumen semanal de un día; con --send lo pone en cola para control interno.

    Las cifras son las mismas en cada formato. Lo que se dijo, las fechas, las oficinas que
    responden y las solicitudes son las de ese día. Los nombres, los títulos, las personas y a
    quién se llega son los de hoy.
    """
    if out is not None:
        _check_ending(out, form)
    chosen = settings()
    tz = zone(chosen.entity.timezone)
    now = SystemClock().now()
    # Today's is as at now: what was loaded this morning is in it.
    sent_at = at_hour(on.date(), chosen.digest.hour, tz)
    clock = FixedClock(now if on.date() == local_day(now, tz) else sent_at)
    is_to_come = sent_at > now
    with open_installation(clock) as installation:
        now = clock.now()
        if not send:
            with installation.database.reading() as session:
                figures = week_figures(session, installation, now)
            if is_to_come:  # by then the clock will have run
                figures = figures.model_copy(update={"last_tick": figures.made_at})
            _give(written(figures, installation.texts, form), form, out)
            return
        question = "Sus cifras son las de ese día. ¿Enviarlo a control interno?"
        check_its_time(installation, on.date(), question, yes=yes, to_show="sin --send")
        with installation.database.transaction() as session:
            count = enqueue_digest(session, installation, now=now)
    if count is None:
        show.line("No se puso nada en cola: a nadie de control interno se le puede escribir.")
    elif not count:
        show.line("No se puso nada en cola: ya lo está, para todos a quienes se puede escribir.")
    else:
        show.line(f"En cola: {plural(count, 'mensaje', 'mensajes')} para control interno.")


def _check_ending(out: Path, form: Form) -> None:
    """Raise InputError where a file's name ends as another form than the one written to it."""
    if form is not Form.TEXT:
        require_ending(out, f".{form.value}", "--out")
    elif out.suffix.casefold() in {f".{one.value}" for one in Form if one is not form}:
        require_ending(out, ".txt", "--out")


def _give(content: bytes, form: Form, out: Path | None) -> None:
    """Write a digest to a file, or as text where it is text; raises InputError, and
    EnvironmentFault where the file cannot be written."""
    if out is not None:
        write_new(out, content)
        show.line(f"Escrito: {out}")
        return
    if form not in TYPED:
        raise InputError(
            f"{form.value} necesita un archivo.",
            where="--format",
            todo=f"Agregue: --out resumen.{form.value}",
        )
    if form is Form.TEXT and sys.stdout.isatty():
        sys.stdout.write(wrapped(content.decode(), sys.stdout))
        return
    sys.stdout.buffer.write(content)
