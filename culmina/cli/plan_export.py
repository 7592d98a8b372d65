"""culmina plan export: the plan given back as a table, in the columns of the plan's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from core.clock import local_day
from core.spanish import plural
from culmina.cli import show
from culmina.cli.context import open_installation
from plans.document import PlanDocument
from plans.export import stored_plan
from plans.export_csv import write_csv
from plans.export_docx import write_docx
from plans.export_xlsx import write_xlsx
from plans.table_back import table_of

app = typer.Typer()


class Format(StrEnum):
    """The forms in which a plan is given back."""

    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"


def _write_json(plan: PlanDocument) -> bytes:
    return f"{json.dumps(plan.to_json(), ensure_ascii=False, indent=2)}\n".encode()


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
    out: Annotated[
        Path | None, typer.Option(help="The file to write; JSON is printed without it.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="The day whose figures are given and that heads them: a cut-off. Without it the "
            "plan's cut-off, or today where something newer was said.",
        ),
    ] = None,
) -> None:
    """Give a plan back as a table in its own columns, with what people have reported."""
    document = _stored(plan, on.date() if on else None)
    content = _WRITERS[form](document)
    if out is None and form is Format.JSON:
        typer.echo(content.decode(), nl=False)
        return
    file = out or Path(f"plan-{plan}-{document.cutoff:%Y-%m-%d}.{form}")
    write_whole(file, content)
    activities = plural(len(document.activities), "activity", "activities")
    show.whole_line(f"Written: {file}")
    show.line(f"{activities}, figures of {document.cutoff:%d/%m/%Y}.")


def _stored(plan: int, on: date | None) -> PlanDocument:
    with open_installation() as installation, installation.database.reading() as session:
        today = local_day(installation.clock.now(), installation.zone)
        return stored_plan(session, installation.entity_id, plan, today=today, on=on)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file: whole, or on a full disk not at all."""
    draft = file.with_name(f"{file.name}.new")
    try:
        draft.write_bytes(content)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
