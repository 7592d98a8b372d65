"""culmina office succeed, superior, collective: how offices stand to each other."""

from __future__ import annotations

from typing import Annotated

import typer

from core.errors import InputError
from core.spanish import plural
from culmina.cli import show
from culmina.cli.coming_day import From, coming_day
from culmina.cli.context import acting, open_installation
from models.running.claims import wait_for_turn
from models.staff import offices, superiors
from plans.deciding import collectives, decisions
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


@app.command()
def superior(
    office: Annotated[str, typer.Argument(metavar="OFICINA", help="La oficina que depende.")],
    above: Annotated[
        str, typer.Argument(metavar="SUPERIOR", help="De cuál depende; con --none, de ninguna.")
    ] = "",
    none: Annotated[bool, typer.Option("--none", help="Ya no depende de ninguna.")] = False,
) -> None:
    """Dice de qué oficina depende otra; sus líderes reciben aviso de su silencio si el ajuste
    [reminders] escalate_to tiene "superior"."""
    if bool(above) is none:
        raise InputError("¿de cuál depende?", where=office, todo="Dígala, o escriba --none.")
    with open_installation() as installation, installation.database.transaction() as session:
        known = offices.offices_by_key(session, installation.entity_id)
        found = offices.office_called(known, office)
        over = None if none else offices.office_called(known, above)
        change = acting(session, installation)
        changed = superiors.put(change, office=found, superior=over)
    said = "no depende de ninguna" if over is None else f"depende de {over.name}"
    show.line(f"{found.name} {said} desde hoy." if changed else f"{found.name} ya {said}.")


@app.command()
def collective(
    name: Annotated[
        str, typer.Argument(metavar="NOMBRE", help="Como está en el plan: «Todas las áreas».")
    ],
    members: Annotated[
        str, typer.Option(help='Las oficinas, entre « / », ";" o comas; la primera lidera.')
    ],
) -> None:
    """Dice qué oficinas son un nombre que no es de una sola; desde hoy responden ellas.

    Si una sola persona responde por todas: culmina person add NOMBRE --office COLECTIVA
    """
    with open_installation() as installation, installation.database.transaction() as session:
        wait_for_turn(session, installation.entity_id)
        known = offices.offices_by_key(session, installation.entity_id)
        found = offices.office_called(known, name)
        named = decisions.read_office_names(members)
        if len(named) == 1 and offices.office_key(named[0]) not in known:
            named = tuple(one.strip() for one in members.split(",") if one.strip())
        some = [offices.office_called(known, one) for one in named]
        count = collectives.define(acting(session, installation), found, some)
    show.line(
        f"{found.name} son {', '.join(one.name for one in some)} desde hoy, también en los planes "
        f"que vengan; cambió quién responde por {plural(count, 'actividad', 'actividades')}."
    )
