"""culmina rehearse: what the rest of the year brings to each office, without sending anything."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from core.errors import InputError
from core.spanish import listed, long_date, plural
from culmina.ahead import rehearsal
from culmina.ahead.rehearsal import Rehearsal
from culmina.cli import show
from culmina.cli.context import DAYS, open_installation
from culmina.given import require_ending, write_new

app = typer.Typer()


@app.command()
def rehearse(
    since: Annotated[
        datetime | None,
        typer.Option("--from", formats=DAYS, help="El primer día que se cuenta; sin esto, hoy."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--to", formats=DAYS, help="El último día; sin esto, el 31 de diciembre."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Lo escribe en este libro .xlsx, uno nuevo."),
    ] = None,
) -> None:
    """Juega lo que falta del año sin enviar: mensajes por oficina y mes, y a quién no le llegan.

    Es la misma pasada del reloj, con todos los días hábiles, como si nadie respondiera: lo más que
    puede salir. No cuenta el resumen semanal ni las respuestas. Nada queda escrito en la base.
    """
    if out is not None:
        require_ending(out, ".xlsx", "--out")
    with open_installation() as installation:
        today = installation.today()
        first = since.date() if since else today
        last = until.date() if until else date(first.year, 12, 31)
        if first < today:
            raise InputError("ese día ya pasó.", where=f"--from {first:%Y-%m-%d}")
        if last < first:
            raise InputError("el último día es anterior al primero.", where=f"--to {last:%Y-%m-%d}")
        seen = rehearsal.rehearse(installation, first, last)
    if out is not None:
        write_new(out, rehearsal.as_workbook(seen))
        show.line(f"Escrito: {out}")
        return
    _show(seen)


def _show(seen: Rehearsal) -> None:
    many = plural(sum(seen.days.values()), "mensaje", "mensajes")
    whom = plural(len(seen.people), "persona", "personas")
    show.line(
        f"Del {long_date(seen.since)} al {long_date(seen.until)}, si nadie responde: {many} a "
        f"{whom}."
    )
    if seen.busiest is not None:
        most = plural(seen.days[seen.busiest], "mensaje", "mensajes")
        show.line(f"El día de más: {long_date(seen.busiest)}, {most}.")
        names = rehearsal.month_names(seen)
        totals = [seen.by_month[month] for month in seen.months]
        lines = [
            [office, *map(str, counts), str(sum(counts))] for office, counts in rehearsal.rows(seen)
        ]
        lines.append(["Mensajes que salen", *map(str, totals), str(sum(totals))])
        show.table(("Oficina", *names, "Total"), lines, right=(*names, "Total"))
    if seen.nowhere:
        show.line(f"Sin una dirección que funcione: {listed(seen.nowhere)}.")
    show.line("No se envió nada, y nada quedó escrito.")
