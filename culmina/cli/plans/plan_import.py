"""culmina plan import: a file stored as a new plan, or as a newer version of one that is open."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from core.clock import local_day
from core.spanish import fold, plural
from culmina.cli import show
from culmina.cli.chosen import config_path
from culmina.cli.context import acting, open_installation, settings
from culmina.cli.plans import plan_headings
from culmina.cli.plans.plan_difference import Decisions, show_difference
from culmina.cli.waiting import shown_if_long
from culmina.cli.yes_or_no import require_yes
from culmina.given import ordinary, read_bytes
from culmina.wiring import Installation
from models.staff import collectives, offices
from models.told_headings import Remembered
from plans.activities.document import PlanDocument
from plans.presets import PRESETS, preset_called
from plans.readers import read_grid
from plans.recalled import read_as_told
from plans.settings import read_map
from plans.storing import in_words, reload, stored_rows
from plans.storing.load import LoadResult, load_plan
from plans.storing.newer_version import Stored, store_version

app = typer.Typer()

PlanFile = Annotated[Path, typer.Argument(help="El archivo del plan.")]
ColumnMap = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="TÍTULO=CAMPO", help="Qué significa un título que no se reconoce."
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="CLASE",
        help=f"Qué clase de plan es, si su tabla no lo dice: {', '.join(PRESETS)}.",
    ),
]
Yes = Annotated[
    bool,
    typer.Option("--yes", help="Guarda una versión nueva, o la de un plan cerrado, sin preguntar."),
]
Same = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CÓDIGO[=IMPRESO]",
        help="Una distinta o renumerada es la misma actividad (o es la que ahora tiene "
        "ese código impreso); all: todas las que se proponen.",
    ),
]
Other = Annotated[
    list[str] | None,
    typer.Option(metavar="CÓDIGO", help="Una distinta o renumerada es otra actividad."),
]

_DAY = "%d/%m/%Y"


@app.command("import")
def import_(
    file: PlanFile,
    columns: ColumnMap = None,
    kind: Kind = None,
    same: Same = None,
    other: Other = None,
    yes: Yes = False,
) -> None:
    """Guarda el archivo de un plan, o muestra qué cambia su versión nueva y pregunta; las dudas
    no lo detienen.

    Lo que ya no está en una versión nueva se archiva; los reportes de las personas quedan siempre.
    """
    with open_installation() as installation:
        document = read_document(file, columns, kind, plan_headings.remembered(installation))
        digest = hashlib.sha256(read_bytes(file)).hexdigest()
        with installation.database.reading() as session:
            entity_id = installation.entity_id
            known = reload.plan_of_file(session, entity_id, digest)
            older = reload.plan_of_version(session, entity_id, document, file.name)
            closed = reload.closed_like(session, entity_id, document, file.name)
        told_anew = bool(columns or kind) and known == older
        if known is not None and not told_anew:
            show.line(
                f"Este mismo archivo ya está guardado, como plan {known.id} "
                f"«{known.title}»: no cambió nada."
            )
            return
        _show_cutoff_ahead(document, installation.today())
        if older is None and closed is not None:
            show.line(
                f"Es una versión del plan {closed.id} «{closed.title}», que está cerrado: se "
                "guardaría como otro plan, abierto, con sus recordatorios."
            )
            require_yes("¿Guardarlo como un plan nuevo?", yes=yes)
        if older is None:
            _store_new(installation, document, file, digest)
        else:
            decisions = Decisions.read(same or (), other or ())
            _store_again(installation, document, file, digest, older, decisions, yes=yes)
        plan_headings.keep(installation, document, read_map(columns or ()), file.name)


def _show_cutoff_ahead(document: PlanDocument, today: date) -> None:
    """Say of a cut-off that is still to come that the figures are not dated by it."""
    ahead = stored_rows.cutoff_ahead(document, today)
    if ahead is not None:
        show.line(
            f"El corte del archivo, {ahead.strftime(_DAY)}, no ha llegado: sus cifras "
            f"se guardan con fecha de hoy, {today.strftime(_DAY)}. ¿Es correcto el "
            "año?"
        )


def read_document(
    file: Path, columns: list[str] | None, kind: str | None, known: Sequence[Remembered]
) -> PlanDocument:
    """Read a plan file as a kind of plan, with what was told of its headings: of earlier files with
    the same ones, in the settings, and now. A long reading is shown."""
    preset = preset_called(kind) if kind is not None else None
    told = headings_told(columns)
    with shown_if_long(f"Leyendo {file.name}"):
        grid = read_grid(ordinary(file))
        document, recalled = read_as_told(grid, known, told, preset)
    plan_headings.check_they_are_there(grid, document, read_map(columns or ()))
    plan_headings.show_recalled(recalled)
    return document


def headings_told(columns: list[str] | None) -> dict[str, str]:
    """Return what the settings say of headings, where there are settings, and then --map."""
    known = settings().plans.columns if config_path().exists() else {}
    return {**known, **read_map(columns or ())}


def _store_new(installation: Installation, document: PlanDocument, file: Path, digest: str) -> None:
    now = installation.clock.now()
    with installation.database.transaction() as session:
        result = load_plan(
            acting(session, installation, now),
            document,
            source_name=file.name,
            source_digest=digest,
            today=local_day(now, installation.zone),
        )
    _show_result(installation, document, result, file)


def _store_again(
    installation: Installation,
    document: PlanDocument,
    file: Path,
    digest: str,
    older: reload.PlanName,
    decisions: Decisions,
    *,
    yes: bool,
) -> None:
    now = installation.clock.now()
    today: date = local_day(now, installation.zone)
    show.line(f"Es una versión nueva del plan {older.id} «{older.title}» ({older.source_name}).")
    with installation.database.reading() as session:
        found = reload.compare(session, document, plan_id=older.id, told={}, today=today, now=now)
        told = decisions.about(found)
        if told:
            found = reload.compare(
                session, document, plan_id=older.id, told=told, today=today, now=now
            )
        show_difference(found)
    told |= decisions.settle(found, file, yes=yes)
    with installation.database.transaction() as session:
        stored = store_version(
            acting(session, installation, now),
            document,
            plan_id=older.id,
            told=told,
            source_name=file.name,
            source_digest=digest,
            today=today,
        )
    _show_stored(installation, stored)


def _show_stored(installation: Installation, stored: Stored) -> None:
    found = stored.comparison.difference
    show.line(
        f"Guardado: {plural(len(found.changed), 'actividad', 'actividades')} con "
        f"cambios, {plural(len(found.new), 'nueva', 'nuevas')}, {len(found.back)} de vuelta, "
        f"{plural(len(found.gone), 'archivada', 'archivadas')}; "
        f"{plural(stored.moved, 'fecha movida', 'fechas movidas')}; "
        f"{plural(stored.reports, 'reporte', 'reportes')} del archivo."
    )
    ids = tuple(dict.fromkeys(stored.offices.ids.values()))
    _show_unmanned(installation, ids)
    show.line("Lo que sigue en duda: culmina plan faults")


def _show_result(
    installation: Installation, document: PlanDocument, result: LoadResult, file: Path
) -> None:
    entity = installation.settings.entity.name
    show.line(f"Plan {result.plan_id} guardado: {in_words.heading(document)}")
    if document.entity and fold(document.entity) != fold(entity):
        show.line(
            f"El archivo habla de «{document.entity}»; queda guardado como plan de «{entity}»."
        )
    show.line(
        f"{plural(result.activities, 'actividad', 'actividades')} con "
        f"{plural(result.milestones, 'fecha', 'fechas')}; "
        f"{plural(result.reports, 'reporte', 'reportes')} del archivo."
    )
    show.line(
        f"{plural(len(result.office_ids), 'oficina', 'oficinas')}, "
        f"{plural(len(result.offices_new), 'nueva', 'nuevas')}; "
        f"{plural(result.aliases_new, 'alias nuevo', 'alias nuevos')}."
    )
    _show_unmanned(installation, result.office_ids)
    show.line(
        f"{plural(result.faults, 'duda', 'dudas')} por mirar y "
        f"{plural(result.notes, 'nota', 'notas')}."
    )
    if result.faults or result.notes:
        show.line("Decídalas en un libro: culmina plan faults --xlsx dudas.xlsx")
        show.whole_line(f"Con las notas: culmina plan read {quote(str(file))}")


def _show_unmanned(installation: Installation, office_ids: tuple[int, ...]) -> None:
    """Name the offices of the plan that nobody belongs to, those that lead most first."""
    with installation.database.reading() as session:
        meant = collectives.members(session, installation.entity_id)
        nobody = offices.without_people(session, installation.entity_id, office_ids)
    loads = [one for one in nobody if one.office.id not in meant]
    for title, collective in (
        ("Todavía no hay nadie registrado de:", False),
        (("Estos nombres no son de ninguna oficina, y por ellos no se le recuerda a nadie:"), True),
    ):
        some = [load for load in loads if load.office.collective is collective]
        if some:
            show.line(title)
        for load in some:
            show.line(f"  {load.office.name} (lidera {load.leads}, apoya {load.supports})")
    if any(not load.office.collective for load in loads):
        show.line("Sigue: culmina person import ARCHIVO.csv, para que cada oficina tenga su gente.")
    else:
        show.line("Sigue: culmina remind --on FECHA --dry-run, para ver qué se enviaría.")
