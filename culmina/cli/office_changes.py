"""culmina office succeed: reorganisations, from a day on."""

from __future__ import annotations

from typing import Annotated

import typer

from core.errors import InputError
from core.spanish import plural
from culmina.cli import show
from culmina.cli.coming_day import From, coming_day
from culmina.cli.context import acting, open_installation
from models.running.claims import wait_for_turn
from models.staff import offices
from plans.deciding import decisions
from plans.requests import succeeding

app = typer.Typer()


@app.command()
def succeed(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="ANTES... NUEVA",
            help="Las oficinas que dejan de existir y, al final, la que sigue; puede ser nueva.",
        ),
    ],
    reason: Annotated[str, typer.Option(help="Por qué: el acto que lo dispuso; queda anotado.")],
    since: From = None,
) -> None:
    """Reorganiza: lo abierto, las personas y los grupos de unas oficinas pasan a otra ese día.

    Lo que se dijo y se publicó antes conserva el nombre anterior. Si es la misma oficina con otro
    nombre: culmina office rename. Con la misma oficina como nueva, quita lo que esperaba su día.
    """
    why = decisions.read_text(reason)
    if len(names) < 2:
        raise InputError(
            "faltan las oficinas de antes, o la nueva.",
            where=names[0],
            todo='Así: culmina office succeed "ANTES" "NUEVA"',
        )
    *former, new_name = names
    with open_installation() as installation, installation.database.transaction() as session:
        wait_for_turn(session, installation.entity_id)
        change, on = acting(session, installation), coming_day(installation, since)
        known = offices.offices_by_key(session, installation.entity_id)
        before = [offices.office_called(known, name) for name in former]
        new, made = succeeding.successor(change, new_name)
        told = [f"{new.name} es una oficina nueva."] if made else []
        for one in before:
            if succeeding.keep(change, one, new):
                told.append(f"{one.name} sigue como está; el cambio previsto ya no se hará.")
                continue
            if on is not None:
                succeeding.plan(change, one, new, why, on)
                told.append(f"{one.name} será {new.name} desde el {on:%Y-%m-%d}.")
                continue
            moved = succeeding.succeed(change, one, new, why, installation.today())
            told.append(
                f"{one.name} es {new.name} desde hoy: pasaron "
                f"{plural(moved.activities, 'actividad', 'actividades')} y "
                f"{plural(moved.people, 'persona', 'personas')}."
            )
    for line in told:
        show.line(line)
