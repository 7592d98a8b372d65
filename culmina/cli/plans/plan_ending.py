"""culmina plan undo, close: an import is taken back, a plan whose year is over ends."""

from __future__ import annotations

from typing import Annotated

import typer

from core.clock import local_day
from core.errors import InputError
from culmina.cli import show
from culmina.cli.context import acting, open_installation
from culmina.cli.yes_or_no import require_yes
from culmina.wiring import Installation
from plans.storing import reload, told_ending, undoing
from plans.storing.open_plans import close_plan, find_plan, list_plans
from plans.storing.undoing import Undoing

app = typer.Typer()

Number = Annotated[int, typer.Argument(help="El número del plan, como lo da culmina plan list.")]


@app.command()
def undo(
    plan: Number,
    yes: Annotated[bool, typer.Option("--yes", help="Deshace sin preguntar.")] = False,
) -> None:
    """Deshace la última importación de un plan: la primera, o una versión nueva sobre una
    anterior.

    Se puede mientras nadie haya respondido, decidido o recibido un recordatorio desde entonces: un
    reporte, una solicitud, una duda resuelta o aceptada, plan set, dos oficinas unidas, un mensaje
    que salió. Lo que se envió antes queda escrito; a quien se le avisó un cambio se le avisa que
    todo está como antes.
    """
    with open_installation() as installation:
        with installation.database.reading() as session:
            found = undoing.look(session, find_plan(session, installation.entity_id, plan))
        _show(installation, found)
        if found.against:
            raise InputError(
                f"no se puede deshacer: desde entonces {'; '.join(found.against)}.",
                where=found.title,
                todo="Importe una versión corregida del archivo, o: culmina plan close",
            )
        require_yes("¿Deshacerla?", yes=yes)
        with installation.database.transaction() as session:
            reload.lock_plans(session, installation.entity_id)
            row = find_plan(session, installation.entity_id, plan)
            offices = undoing.undo(acting(session, installation), row)
    show.line(told_ending.what_was_undone(plan, found, offices))


def _show(installation: Installation, found: Undoing) -> None:
    on = local_day(found.imported_at, installation.zone)
    show.line(f"Plan {found.plan_id} «{found.title}»: {found.source_name}, importado el {on}.")
    for line in told_ending.what_is_undone(found):
        show.line(line)


@app.command()
def close(
    plan: Number,
    yes: Annotated[bool, typer.Option("--yes", help="Lo cierra sin preguntar.")] = False,
) -> None:
    """Cierra un plan cuyo año terminó: sin más recordatorios, y sus códigos siguen ocupados."""
    with open_installation() as installation:
        now = installation.clock.now()
        with installation.database.reading() as session:
            find_plan(session, installation.entity_id, plan)
            cards = list_plans(session, installation.entity_id)
        card = next(one for one in cards if one.id == plan)
        for line in told_ending.what_ends(card, installation.today()):
            show.line(line)
        require_yes("¿Cerrarlo? No se puede volver a abrir.", yes=yes)
        with installation.database.transaction() as session:
            found = find_plan(session, installation.entity_id, plan)
            close_plan(acting(session, installation, now), found)
    show.line(told_ending.what_ended(card))
