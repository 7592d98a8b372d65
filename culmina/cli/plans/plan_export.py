"""culmina plan export: the plan given back as a table, also in the entity's own workbook."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from core.errors import InputError
from core.spanish import plural
from culmina.cli import show
from culmina.cli.context import DAYS, open_installation
from culmina.given import form_of, read_bytes, write_new
from plans.activities.document import PlanDocument
from plans.activities.in_period import NO_REPORT
from plans.export.csv import write_csv
from plans.export.docx import write_docx
from plans.export.fill import Filled, fill
from plans.export.plan_table import find_plan, stored_plan
from plans.export.table_back import table_of
from plans.export.xlsx import write_xlsx

app = typer.Typer()


class Format(StrEnum):
    """The forms in which a plan is given back."""

    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"


def _write_json(plan: PlanDocument) -> bytes:
    return f"{json.dumps(plan.to_json(), ensure_ascii=False, indent=2)}\n".encode()


_ANOTHER = "Diga otro con --out."
_WRITERS: dict[Format, Callable[[PlanDocument], bytes]] = {
    Format.XLSX: lambda plan: write_xlsx(table_of(plan)),
    Format.DOCX: lambda plan: write_docx(table_of(plan)),
    Format.CSV: lambda plan: write_csv(table_of(plan)),
    Format.JSON: _write_json,
}


@app.command()
def export(
    plan: Annotated[int, typer.Argument(help="El número del plan: vea culmina plan list.")],
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="El formato del archivo; sin él, el que diga su nombre, o xlsx."
        ),
    ] = None,
    fill_in: Annotated[
        Path | None,
        typer.Option(
            "--fill",
            metavar="LIBRO",
            help="Devuelve una copia del libro de la entidad con las cifras escritas en él.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="El archivo que se escribe; sin él, JSON sale en pantalla.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=DAYS,
            help="El día cuyas cifras, fechas y oficinas se dan y que va en el título: un "
            "corte. Los códigos, los títulos y los demás textos son los de hoy. Sin "
            "él, el corte del plan, o hoy si después se dijo algo más nuevo.",
        ),
    ] = None,
) -> None:
    """Devuelve un plan como tabla, en sus propias columnas, con lo que se ha reportado."""
    written = form_of(out or Path(), form, Format.XLSX)
    document, digest, past = _stored(plan, on.date() if on else None)
    if fill_in is not None:
        _fill(document, digest, fill_in, written, out)
        _show_what_is_of_now(past=past)
        return
    content = _WRITERS[written](document)
    if out is None and written is Format.JSON:
        typer.echo(content.decode(), nl=False)
        return
    file = out or Path(f"plan-{plan}-{document.cutoff:%Y-%m-%d}.{written}")
    write_new(file, content, todo=_ANOTHER)
    _show_written(file, document)
    _show_what_is_of_now(past=past)


def _show_what_is_of_now(*, past: bool) -> None:
    if past:
        show.line("Los códigos, los títulos y los demás textos son los de hoy.")


def _stored(plan: int, on: date | None) -> tuple[PlanDocument, str, bool]:
    """Return a plan as it stands, the SHA-256 of the file that it was loaded from, and whether it
    stands as on a past day; raises InputError for a day to come."""
    with open_installation() as installation, installation.database.reading() as session:
        today = installation.today()
        if on is not None and on > today:
            raise InputError("ese día no ha llegado.", where=f"--on {on:%Y-%m-%d}")
        entity = installation.entity_id
        decided_by = installation.settings.reminders.requests_decided_by
        document = stored_plan(session, entity, plan, today=today, on=on, decided_by=decided_by)
        past = on is not None and on < today
        return document, find_plan(session, entity, plan).source_digest, past


def _fill(
    document: PlanDocument, digest: str, workbook: Path, form: Format, out: Path | None
) -> None:
    """Write a filled copy beside nothing that is there: the given workbook is never written."""
    if form is not Format.XLSX:
        raise InputError("un libro se llena como libro.", where="--format", todo="Quítelo.")
    name = f"{workbook.stem}-{document.cutoff:%Y-%m-%d}{workbook.suffix}"
    file = out or Path(name)
    content = read_bytes(workbook)
    if file.exists() and file.samefile(workbook):
        raise InputError(
            "el libro mismo nunca se escribe.",
            where=str(file),
            todo="Diga otro con --out.",
        )
    same = hashlib.sha256(content).hexdigest() == digest
    filled = fill(content, document, str(workbook), same_file=same)
    write_new(file, filled.content, todo=_ANOTHER)
    _show_written(file, document)
    _show_filled(filled, same=same)


def _show_written(file: Path, document: PlanDocument) -> None:
    show.whole_line(f"Escrito: {file}")
    activities = plural(len(document.activities), "actividad", "actividades")
    show.line(f"{activities}, cifras del {document.cutoff:%d/%m/%Y}.")


def _show_filled(filled: Filled, *, same: bool) -> None:
    if not same:
        show.line(
            "Este no es el archivo de la última importación; en él están todas las actividades."
        )
    show.line(
        f"{plural(filled.written, 'celda escrita', 'celdas escritas')}; lo demás está como estaba."
    )
    _show_old(filled)
    if filled.new_columns:
        show.line(f"Columnas nuevas: {', '.join(filled.new_columns)}")
    if filled.unknown:
        strange = plural(filled.unknown, "fila no es", "filas no son")
        show.line(f"{strange} de ninguna actividad del plan: sin cambios.")
    if filled.signed:
        show.line("El libro está firmado: la firma no vale para la copia.")
    if filled.left:
        show.line()
        rows = [(one.place, one.value, one.reason) for one in filled.left]
        show.table(("Sin escribir", "Valor", "Motivo"), rows)


def _show_old(filled: Filled) -> None:
    """Say what became of what an earlier cut-off had left in the workbook."""
    if filled.emptied:
        cells = plural(filled.emptied, "celda vaciada", "celdas vaciadas")
        show.line(f"{cells}: lo que el archivo dice allí es de un día anterior.")
    if filled.silent:
        silent = plural(filled.silent, "actividad", "actividades")
        show.line(f"{silent} sin reporte desde el corte anterior: «{NO_REPORT}».")
    for name in filled.kept_columns:
        show.line(f"«{name}» todavía trae lo que dice el archivo: mire si es de este corte.")
