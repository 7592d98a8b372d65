"""culmina audit export: who changed what, as a file for whoever audits the entity."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from core.clock import at_hour
from core.errors import InputError
from core.spanish import plural
from culmina.cli import audit_words, show
from culmina.cli.context import DAYS, open_installation
from culmina.given import write_new
from culmina.wiring import Installation
from models import audit_trail
from models.audit_trail import AuditRow
from plans.export.csv import written

app = typer.Typer()

_COLUMNS = (
    "NÚMERO", "FECHA Y HORA", "QUIÉN", "ROL", "POR DÓNDE", "QUÉ PASÓ", "SOBRE QUÉ", "CUÁL",
    "NÚMERO DE ESO", "ANTES", "DESPUÉS",
)  # fmt: skip


class Format(StrEnum):
    """The forms in which the audit is given."""

    CSV = "csv"
    JSON = "json"


@app.command()
def export(
    file: Annotated[
        Path, typer.Argument(metavar="ARCHIVO", help="Dónde escribirla; un archivo nuevo.")
    ],
    form: Annotated[
        Format,
        typer.Option("--format", help="CSV para Excel, o JSON con lo que guardan las tablas."),
    ] = Format.CSV,
    first: Annotated[
        datetime | None, typer.Option("--from", formats=DAYS, help="Desde este día.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=DAYS, help="Hasta este día, incluido.")
    ] = None,
) -> None:
    """Escribe la auditoría en un archivo: quién cambió qué, cuándo, por dónde, qué había antes y
    qué quedó."""
    if first and last and last < first:
        raise InputError("termina antes de empezar.", where=f"--to {last:%Y-%m-%d}")
    with open_installation() as installation, installation.database.reading() as session:
        since = first and at_hour(first.date(), time.min, installation.zone)
        until = last and at_hour(last.date() + timedelta(days=1), time.min, installation.zone)
        rows = list(audit_trail.rows(session, installation.entity_id, since=since, until=until))
        write_new(file, _WRITERS[form](rows, installation))
    show.whole_line(f"{file}: {plural(len(rows), 'cambio', 'cambios')}")


def _as_csv(rows: Iterable[AuditRow], installation: Installation) -> bytes:
    lines = (
        (
            str(one.id),
            installation.shown(one.at),
            one.person,
            audit_words.role(one.role),
            audit_words.channel(one.channel),
            audit_words.action(one.action),
            audit_words.subject(one.subject),
            one.called,
            str(one.subject_id),
            _said(one.before),
            _said(one.after),
        )
        for one in rows
    )
    return written([_COLUMNS, *lines])


def _as_json(rows: Iterable[AuditRow], installation: Installation) -> bytes:
    values = [
        {
            "id": one.id,
            "at": one.at.astimezone(installation.zone).isoformat(),
            "person": one.person,
            "role": one.role,
            "channel": one.channel,
            "action": one.action,
            "subject": one.subject,
            "subject_id": one.subject_id,
            "called": one.called,
            "before": one.before,
            "after": one.after,
        }
        for one in rows
    ]
    return f"{json.dumps(values, ensure_ascii=False, indent=2)}\n".encode()


def _said(kept: dict[str, Any]) -> str:
    return json.dumps(kept, ensure_ascii=False) if kept else ""


_WRITERS: dict[Format, Callable[[Iterable[AuditRow], Installation], bytes]] = {
    Format.CSV: _as_csv,
    Format.JSON: _as_json,
}
