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
from culmina.cli.context import open_installation
from culmina.given import read_bytes, write_new
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


_ANOTHER = "Name another with --out."
_WRITERS: dict[Format, Callable[[PlanDocument], bytes]] = {
    Format.XLSX: lambda plan: write_xlsx(table_of(plan)),
    Format.DOCX: lambda plan: write_docx(table_of(plan)),
    Format.CSV: lambda plan: write_csv(table_of(plan)),
    Format.JSON: _write_json,
}


@app.command()
def export(
    plan: Annotated[int, typer.Argument(help="The plan's number: see culmina plan list.")],
    form: Annotated[Format, typer.Option("--format", help="The form of the file.")] = Format.XLSX,
    fill_in: Annotated[
        Path | None,
        typer.Option(
            "--fill",
            metavar="WORKBOOK",
            help="Give back a copy of the entity's own workbook with the figures written into it.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="The file to write; JSON is printed without it.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="The day whose figures, dates and offices are given and that heads them: a "
            "cut-off. Codes, titles and the other texts are those of now. "
            "Without it the plan's cut-off, or today where something newer was said.",
        ),
    ] = None,
) -> None:
    """Give a plan back as a table in its own columns, with what people have reported."""
    document, digest, past = _stored(plan, on.date() if on else None)
    if fill_in is not None:
        _fill(document, digest, fill_in, form, out)
        _show_what_is_of_now(past=past)
        return
    content = _WRITERS[form](document)
    if out is None and form is Format.JSON:
        typer.echo(content.decode(), nl=False)
        return
    file = out or Path(f"plan-{plan}-{document.cutoff:%Y-%m-%d}.{form}")
    write_new(file, content, todo=_ANOTHER)
    _show_written(file, document)
    _show_what_is_of_now(past=past)


def _show_what_is_of_now(*, past: bool) -> None:
    if past:
        show.line("Codes, titles and the other texts are those of now.")


def _stored(plan: int, on: date | None) -> tuple[PlanDocument, str, bool]:
    """Return a plan as it stands, the SHA-256 of the file that it was loaded from, and whether it
    stands as on a past day; raises InputError for a day to come."""
    with open_installation() as installation, installation.database.reading() as session:
        today = installation.today()
        if on is not None and on > today:
            raise InputError("that day has not come yet.", where=f"--on {on:%Y-%m-%d}")
        entity = installation.entity_id
        document = stored_plan(session, entity, plan, today=today, on=on)
        past = on is not None and on < today
        return document, find_plan(session, entity, plan).source_digest, past


def _fill(
    document: PlanDocument, digest: str, workbook: Path, form: Format, out: Path | None
) -> None:
    """Write a filled copy beside nothing that is there: the given workbook is never written."""
    if form is not Format.XLSX:
        raise InputError("a workbook is filled in as one.", where="--format", todo="Leave it out.")
    name = f"{workbook.stem}-{document.cutoff:%Y-%m-%d}{workbook.suffix}"
    file = out or Path(name)
    content = read_bytes(workbook)
    if file.exists() and file.samefile(workbook):
        raise InputError(
            "the workbook itself is never written.",
            where=str(file),
            todo="Name another with --out.",
        )
    same = hashlib.sha256(content).hexdigest() == digest
    filled = fill(content, document, str(workbook), same_file=same)
    write_new(file, filled.content, todo=_ANOTHER)
    _show_written(file, document)
    _show_filled(filled, same=same)


def _show_written(file: Path, document: PlanDocument) -> None:
    show.whole_line(f"Written: {file}")
    activities = plural(len(document.activities), "activity", "activities")
    show.line(f"{activities}, figures of {document.cutoff:%d/%m/%Y}.")


def _show_filled(filled: Filled, *, same: bool) -> None:
    if not same:
        show.line("This is not the file of the last import; every activity was found in it.")
    show.line(f"{plural(filled.written, 'cell', 'cells')} written; all else is as it was.")
    _show_old(filled)
    if filled.new_columns:
        show.line(f"New columns: {', '.join(filled.new_columns)}")
    if filled.unknown:
        strange = plural(filled.unknown, "row is", "rows are")
        show.line(f"{strange} no activity of the plan, and stayed as they were.")
    if filled.signed:
        show.line("The workbook is signed: the signature does not hold for the copy.")
    if filled.left:
        show.line()
        rows = [(one.place, one.value, one.reason) for one in filled.left]
        show.table(("Not written", "Value", "Reason"), rows)


def _show_old(filled: Filled) -> None:
    """Say what became of what an earlier cut-off had left in the workbook."""
    if filled.emptied:
        cells = plural(filled.emptied, "cell", "cells")
        show.line(f"{cells} emptied: what the file said there is of an earlier day.")
    if filled.silent:
        silent = plural(filled.silent, "activity", "activities")
        show.line(f"{silent} without a report since the cut-off before: «{NO_REPORT}».")
    for name in filled.kept_columns:
        show.line(f"«{name}» still holds what the file says: look whether it is of this cut-off.")
