"""culmina plan forget: what was told of headings of earlier files, used again, and forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from shlex import quote
from typing import Annotated

import typer

from core.errors import CulminaError, InputError
from culmina.cli import show
from culmina.cli.chosen import config_path
from culmina.cli.context import open_installation
from culmina.cli.yes_or_no import require_yes
from culmina.wiring import Installation
from models import told_headings
from models.told_headings import Remembered
from plans.activities.document import PlanDocument
from plans.deciding import columns
from plans.readers.grid import Grid
from plans.recalled import Recalled
from plans.tables.headings.meaning import normal

app = typer.Typer()


def remembered(installation: Installation) -> list[Remembered]:
    """Return what the entity's people told of headings of earlier files, at the entity's time."""
    with installation.database.reading() as session:
        known = told_headings.all_remembered(session, installation.entity_id)
    zone = installation.zone
    return [replace(one, recorded_at=one.recorded_at.astimezone(zone)) for one in known]


def remembered_if_installed() -> list[Remembered]:
    """Return it for a command that needs no database: nothing where there is none."""
    if not config_path().exists():
        return []
    try:
        with open_installation() as installation:
            return remembered(installation)
    except CulminaError as error:
        show.complaint(f"No se usa lo que se dijo antes de los títulos: {error.sentence()}")
        return []


def show_recalled(recalled: Iterable[Recalled]) -> None:
    """Say of which earlier files it was used what somebody told of their headings."""
    for one in recalled:
        show.complaint(
            f"Se usó lo que dijo de {one.of.source_name} el "
            f"{one.of.recorded_at:%d/%m/%Y}: {_listed(one.columns)}. Para olvidarlo: culmina "
            f"plan forget {quote(str(one.of.id))}"
        )


def check_they_are_there(grid: Grid, document: PlanDocument, typed: Iterable[str]) -> None:
    """Raise InputError where no cell of a file reads as a heading that was typed, alone or below
    another one's words."""
    cells = {f" {normal(one)}" for one in {cell.text for row in grid.rows for cell in row.cells}}
    cells.discard(" ")
    for name in typed:
        words = f" {normal(name)}"
        if not any(words.endswith(cell) for cell in cells):
            known = ", ".join(f"«{one.name}»" for one in document.columns)
            raise InputError(
                "ninguna columna tiene ese título.",
                where=f"--map {name}",
                todo=f"Los títulos son {known}.",
            )


def keep(
    installation: Installation, document: PlanDocument, told: Mapping[str, str], source_name: str
) -> None:
    """Remember what was typed of a stored file's headings, for the next one with the same."""
    if not told:
        return
    now = installation.clock.now()
    with installation.database.transaction() as session:
        columns.keep(session, installation.entity_id, document.shapes, told, source_name, now)
    show.line(f"Queda recordado para el próximo archivo con estos títulos: {_listed(told)}.")


@app.command()
def forget(
    number: Annotated[
        int | None, typer.Argument(help="Qué se olvida; sin él se listan todos.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Lo olvida sin preguntar.")] = False,
) -> None:
    """Olvida lo que se dijo de unos títulos, después de mostrarlo y preguntar, o lista lo que se
    recuerda para los próximos archivos."""
    with open_installation() as installation:
        known = remembered(installation)
        if number is None:
            _list(known)
            return
        told = next((one for one in known if one.id == number), None)
        if told is None:
            raise InputError(
                "no se recuerda nada con este número.",
                where=str(number),
                todo="Vea: culmina plan forget",
            )
        if not yes:
            show.line(f"De {told.source_name}, el {told.recorded_at:%d/%m/%Y}:")
            show.line(f"{_listed(told.columns)}.")
        require_yes("¿Olvidarlo? No se puede deshacer.", yes=yes)
        with installation.database.transaction() as session:
            told_headings.forget(session, installation.entity_id, number)
    show.line("Olvidado: el próximo archivo con estos títulos se lee sin eso.")


def _list(known: Sequence[Remembered]) -> None:
    if not known:
        show.line("No se recuerda nada. Diga qué es un título: --map TÍTULO=CAMPO")
        return
    show.table(
        ("Número", "Archivo", "Dicho", "Títulos"),
        [
            (
                str(one.id),
                one.source_name,
                f"{one.recorded_at:%d/%m/%Y}",
                _listed(one.columns),
            )
            for one in known
        ],
        right=("Número",),
    )


def _listed(told: Mapping[str, str]) -> str:
    return ", ".join(f"«{name}» = {field}" for name, field in told.items())
