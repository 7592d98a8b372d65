"""Commands for the technician: status, retry."""

from __future__ import annotations

from datetime import datetime

import typer

from core.spanish import plural
from culmina import status as state
from culmina.cli import show
from culmina.cli.context import open_installation
from culmina.unheard import unheard
from models import unfiled

app = typer.Typer()


@app.command()
def status() -> None:
    """Show the queue, the last passes of the clock, who agreed to its part, the last errors."""
    with open_installation() as installation, installation.database.reading() as session:
        found = state.read(session, installation.entity_id)
        voices = len(unheard(session, installation))
        files = len(unfiled.unplaced(session, installation.entity_id))
    zone = installation.zone

    def local(instant: datetime | None) -> str:
        return instant.astimezone(zone).strftime("%Y-%m-%d %H:%M") if instant else "never"

    mode = f"live since {local(found.live_since)}" if found.live_since else "trial"
    show.line(f"{installation.settings.entity.name}: {mode}")
    show.line(f"The clock last ran: {local(found.last_tick)}")
    for title, counts in (("outbox", found.outbox), ("inbox", found.inbox), ("owed", found.owed)):
        told = ", ".join(f"{word} {count}" for word, count in counts.items()) or "empty"
        show.line(f"{title}: {told}")
    for word in found.agreed:
        show.line(f"agreed: {word.office}, {word.agreed} of {word.activities}")
    if voices or files:
        heard = plural(voices, "voice note waits", "voice notes wait") + " to be heard"
        placed = plural(files, "file waits", "files wait") + " for its activity"
        show.line(f"{heard}, {placed}: culmina evidence waiting")
    if found.errors:
        show.line("Last errors:")
        rows = [(local(one.at), one.who, one.state, one.error) for one in found.errors]
        show.table(("When", "To", "State", "Error"), rows, whole=("When", "State"))


@app.command()
def retry() -> None:
    """Put back what failed or was set aside: messages to send, and answers to handle."""
    with open_installation() as installation, installation.database.transaction() as session:
        sent, handled = state.put_back(session, installation.entity_id, installation.clock.now())
    typer.echo(f"Put back: {sent} messages to send, {handled} answers to handle.")
