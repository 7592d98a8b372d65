"""How a rehearsed day is shown: to whom, what and why, and what is held back and why."""

from __future__ import annotations

from rich.console import Console

from culmina.wiring import Installation
from scheduler.lines import facts
from scheduler.tick import TickResult


def show_day(
    console: Console, installation: Installation, result: TickResult, *, brief: bool = False
) -> None:
    """Print what a pass sends; `brief` leaves out the activities and what is held back."""
    told = result.why_nothing or f"{len(result.messages)} messages"
    console.print(f"[bold]{result.today:%A %Y-%m-%d}[/]: {told}", highlight=False)
    for message in result.messages:
        kind = "welcome" if message.content.welcome else "reminder"
        to = f"{message.person} <{message.channel} {message.recipient}>"
        console.print(
            f"  {to}: {kind}, {len(message.content.lines)} activities",
            highlight=False,
            markup=False,
        )
        for reason in () if brief else message.reasons:
            console.print(f"    {reason}", highlight=False, markup=False)
    if brief:
        return
    _show_held(console, installation, result)


def _show_held(console: Console, installation: Installation, result: TickResult) -> None:
    for held in result.held:
        console.print(f"  held: {held.person}: {held.what} ({held.why})", markup=False)
    with installation.database.reading() as session:
        ids = {closed.candidate.activity_id for closed in result.closed}
        about = facts(session, installation.context(), ids)
    for closed in result.closed:
        handle = about[closed.candidate.activity_id].handle
        console.print(
            f"  held back: {handle} {closed.step.key} ({closed.reason_text})", markup=False
        )
