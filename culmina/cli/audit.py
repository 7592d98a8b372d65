"""culmina audit export: who changed what, as a file for whoever audits the entity."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from core.spanish import plural
from culmina.cli import show
from culmina.cli.context import DAYS, open_installation
from culmina.given import form_of, write_new
from models import audit_trail
from reports.audit import search
from reports.audit.files import Format, file_of
from reports.audit.search import Wanted

app = typer.Typer()


@app.command()
def export(
    file: Annotated[
        Path, typer.Argument(metavar="ARCHIVO", help="Dónde escribirla; un archivo nuevo.")
    ],
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="CSV para Excel, o JSON para un programa; sin ella, la que diga el nombre.",
        ),
    ] = None,
    first: Annotated[
        datetime | None, typer.Option("--from", formats=DAYS, help="Desde este día.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=DAYS, help="Hasta este día, incluido.")
    ] = None,
) -> None:
    """Escribe la auditoría en un archivo: quién cambió qué, cuándo, por dónde, qué había antes y
    qué quedó."""
    written = form_of(file, form, Format.CSV)
    wanted = Wanted(first and first.date(), last and last.date())
    with open_installation() as installation, installation.database.reading() as session:
        tz = installation.zone
        names = audit_trail.names(session, installation.entity_id)
        rows = list(search.all_rows(session, installation.entity_id, tz, wanted))
        write_new(file, file_of(rows, names, tz, written))
    show.whole_line(f"{file}: {plural(len(rows), 'cambio', 'cambios')}")
