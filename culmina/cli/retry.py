"""The command that tries again what failed or was set aside."""

from __future__ import annotations

import typer

from bot.telegram.client import me_of
from bot.telegram.storing import read_again
from core.spanish import plural
from culmina import status as state
from culmina.cli.context import TECHNICIAN, open_installation
from scheduler import ahead

app = typer.Typer()


@app.command()
def retry() -> None:
    """Put back what failed or was set aside, and what a clock that was ahead left behind."""
    with open_installation() as installation, installation.database.transaction() as session:
        entity_id, now = installation.entity_id, installation.clock.now()
        early = ahead.bring_back(session, installation.context(), now, by=TECHNICIAN)
        sent, handled, stay = state.put_back(session, entity_id, now)
        me = me_of(installation.settings.telegram)
        read, unread = read_again(session, entity_id=entity_id, me=me, now=now)
    if early:
        typer.echo(f"Brought back, written while the clock was ahead: {ahead.told(early)}.")
    typer.echo(
        f"Put back: {plural(sent, 'message', 'messages')} to send, "
        f"{plural(handled + read, 'answer', 'answers')} to handle."
    )
    if stay:
        typer.echo(
            f"Not put back: {plural(stay, 'message', 'messages')} to people of whom no"
            " address works. Register another:"
            ' culmina person add NAME --email ADDRESS --office "…"; whom: culmina status'
        )
    if unread:
        typer.echo(f"Still unread: {unread}. See: culmina inbox list")
