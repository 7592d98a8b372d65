"""culmina plan faults, settle, set, accept: what is odd in the plans, and a person's word on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import cut_at_word, plural
from culmina.cli import show
from culmina.cli.context import TECHNICIAN, open_installation
from culmina.cli.plans import typed_activity
from culmina.cli.yes_or_no import require_yes
from culmina.given import read_bytes, write_new
from culmina.wiring import Installation
from models.plan import PlanFault
from plans.deciding import asked_once, decisions, settling
from plans.deciding.doubts import doubts, replaced, title_of
from plans.deciding.open_faults import (
    OpenFault,
    as_printed,
    fault_of,
    open_faults,
    rows_of,
    take_suggestions,
    unknown_columns,
)
from plans.deciding.settling import Deciding
from plans.export.faults_back import settle_all
from plans.export.faults_xlsx import read_decisions, write_faults
from plans.faults import KEPT_ALIKE

app = typer.Typer()

Yes = Annotated[
    bool, typer.Option("--yes", help="Deja lo del archivo en lugar de lo reportado, sin preguntar.")
]

_LONGEST_TEXT = 60
_LONGEST_PLAN = 30
_MOST_HANDLES = 3
_SEEN, _YES = "visto", "sí"


@app.command()
def faults(
    xlsx: Annotated[
        Path | None,
        typer.Option(metavar="ARCHIVO", help="Las escribe en un libro, para llenarlo."),
    ] = None,
) -> None:
    """Muestra lo que detiene un recordatorio o una cifra y espera una decisión."""
    if xlsx is not None and xlsx.suffix.lower() != ".xlsx" and not xlsx.exists():
        raise InputError(
            "este no es el nombre de un libro.", where=str(xlsx), todo="Debe terminar en .xlsx."
        )
    with open_installation() as installation, installation.database.reading() as session:
        found = open_faults(session, installation.entity_id)
        unknown = unknown_columns(session, installation.entity_id)
    more = f" y {_unknown(len(unknown))}" if unknown else ""
    if xlsx is not None:
        write_new(xlsx, write_faults([*found, *unknown]))
        show.line(f"{plural(len(found), 'duda', 'dudas')}{more} en {xlsx}.")
        show.whole_line(
            f"Llene la columna «decisión» y después: culmina plan settle {quote(str(xlsx))}"
        )
    elif not found:
        show.line("Nada espera una decisión.")
    else:
        # Which plan it is stands there only where it may be asked.
        several = len({one.plan_id for one in found}) > 1
        columns = ("Código", "Lugar", "Impreso", "Se leyó", "Propuesta", "Duda")
        show.table(
            ("Plan", *columns) if several else columns,
            [(_plan(one), *_row(one)) if several else _row(one) for one in found],
            whole=("Código",),
        )
        show.line("Aceptar una propuesta: culmina plan accept CÓDIGO")
        if not all(one.handle or one.asks for one in found):
            show.line("Una de todo el plan ya está vista: culmina plan accept --seen NÚMERO")
        show.line("Decir lo correcto: culmina plan set CÓDIGO fecha=30/11/2026")
        show.line("O todas en un libro: culmina plan faults --xlsx ARCHIVO")
    if unknown and xlsx is None:
        show.line(f"El libro (--xlsx ARCHIVO) pregunta también por {_unknown(len(unknown))}.")


@app.command()
def settle(
    file: Annotated[Path, typer.Argument(help="El libro, con las decisiones.")],
    yes: Yes = False,
) -> None:
    """Recibe el libro de dudas: se guardan todas sus decisiones, o ninguna."""
    said = read_decisions(read_bytes(file), str(file))
    with open_installation() as installation:
        with installation.database.reading() as session:
            rows = [(fault_of(session, installation.entity_id, one.fault_id), one) for one in said]
            gives_way = replaced(session, [(row, one.text) for row, one in rows if row])
        _ask_about(gives_way, yes=yes)
        with installation.database.transaction() as session:
            settled = settle_all(
                session, installation.entity_id, said, _deciding(installation), file.name
            )
    show.line(settled.told())


@app.command("set")
def set_(
    handle: Annotated[str, typer.Argument(help="El código de la actividad.")],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="CAMPO=VALOR...", help="fecha=30/11/2026, oficina='A / B', avance=60 …"
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Los cambia sin preguntar.")] = False,
) -> None:
    """Cambia campos de una actividad; con eso se resuelven sus dudas."""
    wanted = decisions.read_values(values)
    with open_installation() as installation, installation.database.transaction() as session:
        activity = typed_activity.find_in_force(
            session, installation.entity_id, handle, handle_first=True
        )
        wanted = typed_activity.as_held(session, activity, wanted)
        against = [] if yes else doubts(session, activity, handle, wanted)
        if against:
            raise InputError(
                f"no se cambió nada: {'; '.join(against)}.",
                where=handle,
                todo="Diga otro código u otro valor, o escriba --yes.",
            )
        said = settling.set_fields(session, activity, wanted, _deciding(installation))
    show.line(title_of(activity))
    for field, (before, after) in said.items():
        was, now = as_printed(field, before) or "nada", as_printed(field, after) or "nada"
        show.line(f"{activity.handle} {decisions.FIELD_NAMES[field]}: {was} → {now}")


@app.command()
def accept(
    handles: Annotated[
        list[str] | None,
        typer.Argument(metavar="CÓDIGO...", help="De quién se aceptan las propuestas."),
    ] = None,
    field: Annotated[
        str, typer.Option(help="De qué campo, si varios tienen propuesta: fecha, avance …")
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Todas las propuestas que hay.")
    ] = False,
    seen: Annotated[
        list[int] | None,
        typer.Option(
            metavar="NÚMERO", help="Una duda de todo el plan, con su número de culmina plan faults."
        ),
    ] = None,
    yes: Yes = False,
) -> None:
    """Acepta lo que se propone para las dudas de estas actividades, o de todas; o da una por
    vista. Lo que quedaría en lugar de un reporte se muestra antes, y se pregunta."""
    if bool(handles or seen) is everything:
        raise InputError("¿cuáles?", where="accept", todo="Diga los códigos, o escriba --all.")
    if field and not handles:
        raise InputError("¿un campo de cuál actividad?", where="--field", todo="Diga su código.")
    with open_installation() as installation:
        with installation.database.reading() as session:
            chosen = _chosen(session, installation, handles or (), field, everything=everything)
            gives_way = replaced(session, [(fault, _YES) for fault in chosen])
        _ask_about(gives_way, yes=yes)
        with installation.database.transaction() as session:
            found = _chosen(session, installation, handles or (), field, everything=everything)
            accepted = take_suggestions(session, found, _deciding(installation))
            for fault in found if handles else ():
                if decisions.stands(fault.kind, fault.suggestion):
                    accepted += settling.settle(session, fault, _YES, _deciding(installation))
            for number in seen or ():
                _see(session, installation, number)
            left = len(open_faults(session, installation.entity_id))
    done = [f"{plural(len(seen), 'duda vista', 'dudas vistas')}"] if seen else []
    if handles or everything:
        done.insert(0, f"{plural(accepted, 'propuesta aceptada', 'propuestas aceptadas')}")
    show.line(f"{', '.join(done)}; por resolver: {left}.")
    if accepted < len(found):
        show.line("Para las demás no hay propuesta: culmina plan set CÓDIGO CAMPO=VALOR")


def _ask_about(gives_way: Sequence[str], *, yes: bool) -> None:
    """Show the reports that would give way to the file and ask; the command ends at a no."""
    for one in gives_way:
        show.whole_line(one)
    if gives_way:
        require_yes("¿Dejar lo del archivo en lugar de lo reportado?", yes=yes)


def _chosen(
    session: Session,
    installation: Installation,
    handles: Sequence[str],
    field: str,
    *,
    everything: bool,
) -> list[PlanFault]:
    """Return the faults that are meant; raises InputError where an activity has suggestions for
    several fields and none is named."""
    if everything:
        return rows_of(session, installation.entity_id)
    found: list[PlanFault] = []
    for handle in handles:
        activity = settling.find_activity(session, installation.entity_id, handle)
        some = settling.open_faults_of(
            session, activity, decisions.read_field(field) if field else None
        )
        suggested = [
            one for one in some if one.suggestion or decisions.stands(one.kind, one.suggestion)
        ]
        if not suggested:
            raise InputError(
                "para esta actividad no hay propuesta.",
                where=f"{handle} --field {field}" if field else handle,
                todo="Vea: culmina plan faults",
            )
        if len({fault.field for fault in suggested}) > 1:
            listed = "; ".join(
                f"{decisions.FIELD_NAMES[str(one.field)]}: {_offered(one)}" for one in suggested
            )
            raise InputError(
                f"¿cuál? {listed}.",
                where=handle,
                todo=f"Dígala: culmina plan accept {quote(handle)} --field "
                f"{quote(decisions.FIELD_NAMES[str(suggested[0].field)])}",
            )
        found += [fault for fault in some if fault not in found]
    return found


def _offered(fault: PlanFault) -> str:
    offered = as_printed(fault.field, fault.suggestion) or fault.text
    return f"{cut_at_word(fault.text, _LONGEST_TEXT)} → {offered}"


def _of_whole_plan(session: Session, installation: Installation, number: int) -> PlanFault:
    """Return the fault of this number, if it is the entity's and of no activity."""
    fault = fault_of(session, installation.entity_id, number)
    if fault is None or fault.activity_id is not None:
        raise InputError(
            "ninguna duda de todo el plan tiene este número.",
            where=str(number),
            todo="Vea: culmina plan faults",
        )
    return fault


def _see(session: Session, installation: Installation, number: int) -> None:
    """Settle a fault of the whole plan as seen; what is printed is kept. Raises InputError for one
    that wants to know something of activities."""
    fault = _of_whole_plan(session, installation, number)
    if asks := asked_once.wait_for_a_value(session, fault):
        raise InputError(
            f"esta duda espera el valor de {_handles(asks)}.",
            where=f"--seen {number}",
            todo="Fije cada una: culmina plan set CÓDIGO CAMPO=VALOR; o responda por todas en el "
            "libro: culmina plan faults --xlsx ARCHIVO",
        )
    said = _YES if fault.kind in KEPT_ALIKE else _SEEN
    settling.settle(session, fault, said, _deciding(installation))


def _handles(handles: Sequence[str]) -> str:
    more = len(handles) - _MOST_HANDLES
    return ", ".join(handles[:_MOST_HANDLES]) + (f" y {more} más" if more > 0 else "")


def _deciding(installation: Installation) -> Deciding:
    return Deciding(installation.today(), installation.clock.now(), TECHNICIAN)


def _unknown(count: int) -> str:
    return plural(count, "columna que no se reconoce", "columnas que no se reconocen")


def _plan(one: OpenFault) -> str:
    return f"{one.plan_id} {cut_at_word(one.plan, _LONGEST_PLAN)}"


def _row(one: OpenFault) -> tuple[str, ...]:
    return (
        one.handle or (_handles(one.asks) if one.asks else f"--seen {one.id}"),
        one.place,
        cut_at_word(one.printed, _LONGEST_TEXT),
        one.read_as,
        one.suggestion,
        one.message,
    )
