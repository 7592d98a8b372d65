"""culmina status: the queues, the last passes, the last errors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import typer

from core.errors import EnvironmentFault
from core.spanish import plural
from culmina import status as state
from culmina.cli import show
from culmina.cli.context import open_installation
from culmina.cli.evidence import unheard
from culmina.settings import Settings
from models.incoming import tray, unfiled
from models.outbox import ItemState

app = typer.Typer()

_MOST_UNSENT = 20


@app.command()
def status() -> None:
    """Show the queue, the last passes of the clock, who agreed to its part, the last errors."""
    with open_installation() as installation, installation.database.reading() as session:
        found = state.read(
            session, installation.entity_id, installation.clock.now(), installation.zone
        )
        voices = len(unheard(session, installation))
        files = len(unfiled.unplaced(session, installation.entity_id))
        opening = installation.context().next_opening(installation.clock.now())
        waits = len(tray.waiting(session, installation.entity_id))

    def local(instant: datetime | None) -> str:
        return installation.shown(instant) if instant else "never"

    mode = f"live since {local(found.live_since)}" if found.live_since else "trial"
    show.line(f"{installation.settings.entity.name}: {mode}")
    show.line(f"The clock last ran: {local(found.last_tick)}")
    for title, counts, nothing in (
        ("outbox", found.outbox, "no message was made yet"),
        ("inbox", found.inbox, "no message came in yet"),
        ("owed", found.owed, "no reminder was due yet"),
    ):
        told = ", ".join(f"{word} {count}" for word, count in counts.items()) or nothing
        show.line(f"{title}: {told}")
    if ItemState.PENDING in found.outbox and opening > installation.clock.now():
        show.line(f"Outside office hours: what culmina starts waits until {local(opening)}.")
    _show_troubles(found, local)
    _show_model(installation.settings)
    for word in found.agreed:
        of = plural(word.activities, "activity", "activities")
        show.line(f"agreed to what it leads: {word.office}, {word.agreed} of {of}")
    if voices or files:
        heard = plural(voices, "voice note waits", "voice notes wait") + " to be heard"
        placed = plural(files, "file waits", "files wait") + " for its activity"
        show.line(f"{heard}, {placed}: culmina evidence waiting")
    if waits:
        show.line(
            f"{plural(waits, 'message waits', 'messages wait')} in the tray: culmina inbox list"
        )
    _show_errors(found, local)


def _show_troubles(found: state.Status, local: Callable[[datetime | None], str]) -> None:
    """Show the channels that fail, and the addresses from which messages come back."""
    for bad in found.troubles:
        since = f" fails since {local(bad.failing_since)}: {bad.error}" if bad.failing_since else ""
        until = f" waits until {local(bad.braked_until)}" if bad.braked_until else ""
        show.line(f"{bad.channel}:{since}{until}")
    for one in found.returning:
        often = f"{plural(one.times, 'message', 'messages')} since {local(one.since)}"
        show.line(f"comes back from {one.value}: {often} ({one.outcome}), {one.reason}")


def _show_model(settings: Settings) -> None:
    """Show what the model was asked in the newest month, and what that cost."""
    try:
        counted = state.spent(settings)
    except EnvironmentFault as error:  # all else is to be seen as well
        show.line(f"model: {error.sentence()}")
        return
    if counted is not None:
        month, one = counted
        calls = f"{plural(one.calls, 'call', 'calls')}, {one.failed} failed"
        show.line(f"model: {calls}, tokens {one.tokens_in} in, {one.tokens_out} out ({month})")


def _show_errors(found: state.Status, local: Callable[[datetime | None], str]) -> None:
    """Show what fails again and again, and the last errors."""
    if found.stuck:
        show.line("Fails again and again:")
        stuck = [(local(one.first_at), str(one), one.error) for one in found.stuck]
        show.table(("Since", "What", "Error"), stuck, whole=("Since", "What"))
    if found.unsent:
        _show_unsent(found, local)
    if found.errors:
        show.line("Last errors:")
        rows = [(local(one.at), one.who, one.state, one.error) for one in found.errors]
        show.table(("When", "To", "State", "Error"), rows, whole=("When", "State"))


def _show_unsent(found: state.Status, local: Callable[[datetime | None], str]) -> None:
    """Show what the digest counts as not sent: which, whose and why."""
    show.line(f"Not sent ({len(found.unsent)}):")
    rows = [
        (
            local(one.since) if isinstance(one.since, datetime) else f"{one.since}",
            one.who,
            one.what,
            one.state,
            one.why,
        )
        for one in found.unsent[:_MOST_UNSENT]
    ]
    show.table(("Since", "To", "What", "State", "Why"), rows, whole=("Since", "State"))
    more = len(found.unsent) - len(rows)
    if more > 0:
        show.line(f"And {more} more.")
