"""The command that tries again what failed or was set aside."""

from __future__ import annotations

import typer

from bot.telegram.client import me_of
from bot.telegram.storing import read_again
from core.spanish import plural
from culmina import status as state
from culmina.cli.context import acting, open_installation
from reports.audit import tables
from scheduler import ahead

app = typer.Typer()


@app.command()
def retry() -> None:
    """Vuelve a poner en cola lo que falló o se apartó, y lo que dejó un reloj adelantado."""
    with open_installation() as installation, installation.database.transaction() as session:
        entity_id, now = installation.entity_id, installation.clock.now()
        early = ahead.bring_back(acting(session, installation, now), installation.context())
        sent, handled, stay = state.put_back(session, entity_id, now)
        me = me_of(installation.settings.telegram)
        read, unread = read_again(session, entity_id=entity_id, me=me, now=now)
    if early:
        typer.echo(f"De vuelta, escrito mientras el reloj estaba adelantado: {_told(early)}.")
    typer.echo(
        f"En cola otra vez: {plural(sent, 'mensaje', 'mensajes')} por enviar, "
        f"{plural(handled + read, 'respuesta', 'respuestas')} por atender."
    )
    if stay:
        typer.echo(
            f"Sin cambio: {plural(stay, 'mensaje', 'mensajes')} a personas sin una "
            "dirección que funcione. Registre otra: culmina person edit NOMBRE "
            "--email CORREO; a quién: culmina status"
        )
    if unread:
        typer.echo(f"Siguen sin leerse: {unread}. Vea: culmina inbox list")


def _told(found: dict[str, int]) -> str:
    """Return how much of what a clock that was ahead had written."""
    return ", ".join(tables.rows(table, count) for table, count in sorted(found.items()))
