"""culmina plan: what a plan file says, storing it, and the plans there are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from core.clock import local_day
from core.errors import InputError
from core.spanish import cut_at_word, fold, plural, show_percent
from culmina.cli import show
from culmina.cli.context import open_installation
from culmina.cli.person import TECHNICIAN
from culmina.wiring import Installation
from models import offices, people
from plans.document import PlanActivity, PlanDocument
from plans.faults import Fault, Rank
from plans.listing import list_plans
from plans.load import LoadResult, handles_of, load_plan
from plans.read import read_plan
from plans.settings import read_map, told_of
from plans.store_rows import printed_days

app = typer.Typer(help="Plans: reading, storing, listing them.", no_args_is_help=True)

_LONGEST_TITLE = 60
_LONGEST_OFFICE = 40
_LONGEST_TEXT = 20
_DAY = "%d/%m/%Y"

PlanFile = Annotated[Path, typer.Argument(help="The plan's file.")]
ColumnMap = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="NAME=FIELD", help="What a heading means that is not recognised."
    ),
]


@app.command()
def read(
    file: PlanFile,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print everything that was read, as JSON.")
    ] = False,
    columns: ColumnMap = None,
) -> None:
    """Show what is understood of a plan file; nothing is written."""
    document = read_plan(file, told_of(read_map(columns or ())))
    if as_json:
        # Told apart from the table's lines: programs read this, no width applies.
        typer.echo(json.dumps(document.to_json(), ensure_ascii=False, indent=2))
        return
    names = handles_of(document, ())
    show.line(_heading(document))
    _show_activities(document.activities, names)
    _show_faults(document, names)


@app.command("import")
def import_(file: PlanFile, columns: ColumnMap = None) -> None:
    """Store a plan file: activities, dates, offices and figures; faults never stop it."""
    document = read_plan(file, told_of(read_map(columns or ())))
    digest = hashlib.sha256(_bytes(file)).hexdigest()
    with open_installation() as installation:
        now = installation.clock.now()
        with installation.database.transaction() as session:
            result = load_plan(
                session,
                document,
                entity_id=installation.entity_id,
                source_name=file.name,
                source_digest=digest,
                today=local_day(now, installation.zone),
                now=now,
                by=TECHNICIAN,
            )
        _show_result(installation, document, result, file)


@app.command("list")
def list_() -> None:
    """Show the plans that are stored, the newest first."""
    with open_installation() as installation, installation.database.reading() as session:
        cards = list_plans(session, installation.entity_id)
        zone = installation.zone
    if not cards:
        show.line("There is no plan yet. Store one: culmina plan import FILE")
        return
    show.table(
        (
            "Plan",
            "Year",
            "Title",
            "Cut-off",
            "Activities",
            "Open dates",
            "Faults",
            "Loaded",
            "File",
        ),
        [
            (
                str(card.id),
                str(card.year or ""),
                f"{card.title}{' (closed)' if card.closed else ''}\n{card.source_name}",
                _day(card.cutoff),
                str(card.activities),
                str(card.open_dates),
                str(card.faults),
                _day(local_day(card.loaded_at, zone)),
            )
            for card in cards
        ],
        right=("Plan", "Activities", "Open dates", "Faults"),
    )


def _heading(document: PlanDocument) -> str:
    facts = [document.title or Path(document.source).name]
    if document.entity:
        facts.append(document.entity)
    if document.year:
        facts.append(f"vigencia {document.year}")
    if document.cutoff:
        facts.append(f"corte {_day(document.cutoff)}")
    if document.published:
        facts.append(f"publicado {_day(document.published)}")
    return " · ".join(facts)


def _show_activities(activities: Sequence[PlanActivity], names: Sequence[str]) -> None:
    """Print the table; printed codes have a column of their own where a handle differs from one."""
    coded = any(one.code not in {None, name} for one, name in zip(activities, names, strict=True))
    columns: tuple[str, ...] = ("Handle", "Code", "Activity", "Due", "Offices", "%", "Faults")
    rows: Iterator[tuple[str, ...]] = _rows(activities, names)
    if not coded:
        columns, rows = (columns[0], *columns[2:]), ((row[0], *row[2:]) for row in rows)
    show.table(columns, rows, right=("%", "Faults"), whole=("Handle", "Code", "Due", "%"))


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
        f"{plural(len(document.activities), 'activity', 'activities')}, "
        f"{plural(len(document.offices), 'office', 'offices')}, "
        f"{plural(len(serious), 'fault', 'faults')}, {plural(len(notes), 'note', 'notes')}."
    )
    for title, some in (("Fault", serious), ("Note", notes)):
        if some:
            show.line()
            rows = [_fault(name, fault) for name, fault in some]
            show.table(("Handle", "Place", title), rows, whole=("Handle", "Place"))


def _fault(name: str, fault: Fault) -> tuple[str, str, str]:
    place = fault.place.label() if fault.place else ""
    if not fault.suggestion or fault.suggestion in fault.message:
        return name, place, fault.message
    return name, place, f"{fault.message}\n→ {fault.suggestion}"


def _show_result(
    installation: Installation, document: PlanDocument, result: LoadResult, file: Path
) -> None:
    entity = installation.settings.entity.name
    show.line(f"Stored plan {result.plan_id}: {_heading(document)}")
    if document.entity and fold(document.entity) != fold(entity):
        show.line(f"The file speaks of «{document.entity}»; it is stored as a plan of «{entity}».")
    show.line(
        f"{plural(result.activities, 'activity', 'activities')} with "
        f"{plural(result.milestones, 'date', 'dates')}; "
        f"{plural(result.reports, 'report', 'reports')} from the file."
    )
    show.line(
        f"{plural(len(result.office_ids), 'office', 'offices')}, {len(result.offices_new)} new; "
        f"{plural(result.aliases_new, 'new spelling', 'new spellings')}."
    )
    _show_unmanned(installation, result)
    shown = f"See them: culmina plan read {file}" if result.faults or result.notes else ""
    show.line(
        f"{plural(result.faults, 'fault', 'faults')} to look at and "
        f"{plural(result.notes, 'note', 'notes')}. {shown}".rstrip()
    )


def _show_unmanned(installation: Installation, result: LoadResult) -> None:
    """Name the offices of the plan that nobody belongs to, those that lead most first."""
    with installation.database.reading() as session:
        members = people.people_of_offices(session, result.office_ids)
        loads = [
            load
            for load in offices.list_offices(session, installation.entity_id)
            if load.office.id in result.office_ids and load.office.id not in members
        ]
    loads.sort(key=lambda load: -load.leads)
    for title, collective in (
        ("Nobody is registered yet for:", False),
        ("These names are nobody's office, and nobody is reminded through them:", True),
    ):
        some = [load for load in loads if load.office.collective is collective]
        if some:
            show.line(title)
        for load in some:
            show.line(f"  {load.office.name} (leads {load.leads}, supports {load.supports})")
    if any(not load.office.collective for load in loads):
        show.line("Next: culmina person import FILE.csv, so that each office has its people.")
    else:
        show.line("Next: culmina remind --on DATE --dry-run, to see what would be sent.")


def _day(day: date | None) -> str:
    return day.strftime(_DAY) if day else ""


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(
            "the file cannot be read.", where=str(file), todo="Check the path and its permissions."
        ) from error
