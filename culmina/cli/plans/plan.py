"""culmina plan read, list: what a plan file says, and the plans there are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

import typer

from core.clock import local_day
from core.spanish import cut_at_word, plural, show_percent
from culmina.cli import show
from culmina.cli.context import open_installation
from culmina.cli.plans import plan_headings, plan_import
from culmina.cli.plans.plan_import import ColumnMap, Kind, PlanFile
from plans.activities.document import PlanActivity, PlanDocument
from plans.deciding.open_faults import as_printed
from plans.faults import Fault, Rank
from plans.storing import in_words
from plans.storing.load import handles_of
from plans.storing.open_plans import list_plans
from plans.storing.stored_rows import printed_days

app = typer.Typer()

_LONGEST_TITLE = 60
_LONGEST_OFFICE = 40
_LONGEST_TEXT = 20
_DAY = "%d/%m/%Y"


@app.command()
def read(
    file: PlanFile,
    as_json: Annotated[
        bool, typer.Option("--json", help="Muestra todo lo que se leyó, como JSON.")
    ] = False,
    columns: ColumnMap = None,
    kind: Kind = None,
) -> None:
    """Muestra qué se entiende del archivo de un plan; no se guarda nada."""
    document = plan_import.read_document(
        file, columns, kind, plan_headings.remembered_if_installed()
    )
    if as_json:
        # Told apart from the table's lines: programs read this, no width applies.
        typer.echo(json.dumps(document.to_json(), ensure_ascii=False, indent=2))
        return
    names = handles_of(document.activities, ())
    show.line(in_words.heading(document))
    _show_activities(document.activities, names)
    _show_faults(document, names)


@app.command("list")
def list_() -> None:
    """Muestra los planes guardados, del más nuevo al más antiguo."""
    with open_installation() as installation, installation.database.reading() as session:
        cards = list_plans(session, installation.entity_id)
        zone = installation.zone
    if not cards:
        show.line("Todavía no hay planes. Guarde uno: culmina plan import ARCHIVO")
        return
    show.table(
        (
            "Plan",
            "Año",
            "Título",
            "Corte",
            "Actividades",
            "Fechas por cumplir",
            "Dudas",
            "Importado",
        ),
        [
            (
                str(card.id),
                str(card.year or ""),
                f"{card.title}{' (cerrado)' if card.closed else ''}\n{card.source_name}",
                _day(card.cutoff),
                str(card.activities),
                str(card.open_dates),
                str(card.faults),
                _day(local_day(card.loaded_at, zone)),
            )
            for card in cards
        ],
        right=("Plan", "Actividades", "Fechas por cumplir", "Dudas"),
    )


def _show_activities(activities: Sequence[PlanActivity], names: Sequence[str]) -> None:
    """Print the table; printed codes have a column of their own where a handle differs from one."""
    coded = any(one.code not in {None, name} for one, name in zip(activities, names, strict=True))
    columns: tuple[str, ...] = ("Código", "Impreso", "Actividad", "Fecha", "Oficinas", "%", "Dudas")
    rows: Iterator[tuple[str, ...]] = _rows(activities, names)
    if not coded:
        columns, rows = (columns[0], *columns[2:]), ((row[0], *row[2:]) for row in rows)
    show.table(columns, rows, right=("%", "Dudas"), whole=("Código", "Impreso", "Fecha", "%"))


def _rows(activities: Sequence[PlanActivity], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the table's rows; the name of a component stands above its activities."""
    component: str | None = None
    for activity, name in zip(activities, names, strict=True):
        if activity.component != component:
            component = activity.component
            yield ("", "", (component or "—").upper(), "", "", "", "")
        serious = sum(fault.rank is not Rank.NOTE for fault in activity.faults)
        yield (
            name,
            activity.code or "",
            cut_at_word(activity.title, _LONGEST_TITLE),
            _dates(activity),
            "\n".join(cut_at_word(office, _LONGEST_OFFICE) for office in _offices(activity)),
            _percent(activity),
            str(serious or ""),
        )


def _dates(activity: PlanActivity) -> str:
    """Return the dates that would be stored, those that are proposed with a question mark."""
    days = sorted(printed_days(activity))
    shown = [f"{_day(day)}{'' if day in activity.due else ' ?'}" for day in days]
    return "\n".join(shown) or cut_at_word(activity.due_text, _LONGEST_TEXT)


def _offices(activity: PlanActivity) -> tuple[str, ...]:
    return (*activity.offices, *activity.co_offices)


def _percent(activity: PlanActivity) -> str:
    if activity.percent is not None:
        return show_percent(activity.percent)
    return cut_at_word(activity.percent_text, _LONGEST_TEXT)


def _show_faults(document: PlanDocument, names: Sequence[str]) -> None:
    """List the faults, those that hold up a reminder or a figure first, in the file's order."""
    listed = [("", fault) for fault in document.faults]
    for activity, name in zip(document.activities, names, strict=True):
        listed += [(name, fault) for fault in activity.faults]
    serious = [one for one in listed if one[1].rank is not Rank.NOTE]
    notes = [one for one in listed if one[1].rank is Rank.NOTE]
    show.line(
        f"{plural(len(document.activities), 'actividad', 'actividades')}, "
        f"{plural(len(document.offices), 'oficina', 'oficinas')}, "
        f"{plural(len(serious), 'duda', 'dudas')}, {plural(len(notes), 'nota', 'notas')}."
    )
    for title, some in (("Duda", serious), ("Nota", notes)):
        if some:
            show.line()
            rows = [_fault(name, fault) for name, fault in some]
            show.table(("Código", "Lugar", title), rows, whole=("Código", "Lugar"))


def _fault(name: str, fault: Fault) -> tuple[str, str, str]:
    place = fault.place.label() if fault.place else ""
    if not fault.suggestion or fault.suggestion in fault.message:
        return name, place, fault.message
    return name, place, f"{fault.message}\n→ {as_printed(fault.field, fault.suggestion)}"


def _day(day: date | None) -> str:
    return day.strftime(_DAY) if day else ""
