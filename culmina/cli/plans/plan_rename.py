"""culmina plan rename: what people call a plan, after it was stored."""

from __future__ import annotations

from typing import Annotated

import typer

from core.spanish import short_plan
from culmina.cli import show
from culmina.cli.context import acting, open_installation
from plans.storing import reload, renaming
from plans.storing.open_plans import find_plan

app = typer.Typer()


@app.command()
def rename(
    plan: Annotated[int, typer.Argument(help="El número del plan, como lo da culmina plan list.")],
    name: Annotated[str, typer.Argument(metavar="NUEVO", help="Cómo se llama desde ahora.")],
) -> None:
    """Da a un plan otro nombre, con el que lo nombran desde ahora los mensajes y los informes.

    Una versión nueva de su archivo no lo cambia; lo que se envió conserva el anterior.
    """
    with open_installation() as installation, installation.database.transaction() as session:
        reload.lock_plans(session, installation.entity_id)
        found = find_plan(session, installation.entity_id, plan)
        before = found.title
        renamed = renaming.rename(acting(session, installation), found, name)
        told = short_plan(found.title, found.year)
        title = found.title
    if not renamed:
        show.line(f"El plan {plan} ya se llama así: no cambió nada.")
        return
    show.line(f"El plan {plan}, «{before}», se llama ahora «{title}». En los mensajes: {told}.")
