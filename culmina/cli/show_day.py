"""How a rehearsed day is shown: to whom, what and why, and what is held back and why."""

from __future__ import annotations

from culmina.cli import show
from culmina.wiring import Installation
from scheduler.lines import facts
from scheduler.tick import TickResult


def show_day(installation: Installation, result: TickResult, *, brief: bool = False) -> None:
    """Print what a pass sends; `brief` leaves out the activities and what is held back."""
    told = result.why_nothing or f"{len(result.messages)} messages"
    show.line(f"{result.today:%A %Y-%m-%d}: {told}")
    for message in result.messages:
        kind = "welcome" if message.content.welcome else "reminder"
        to = f"{message.person} <{message.channel} {message.recipient}>"
        show.whole_line(f"  {to}: {kind}, {len(message.content.lines)} activities")
        for reason in () if brief else message.reasons:
            show.whole_line(f"    {reason}")
    if not brief:
        _show_held(installation, result)


def _show_held(installation: Installation, result: TickResult) -> None:
    for held in result.held:
        show.whole_line(f"  held: {held.person}: {held.what} ({held.why})")
    with installation.database.reading() as session:
        ids = {closed.candidate.activity_id for closed in result.closed}
        about = facts(session, ids)
    for closed in result.closed:
        handle = about[closed.candidate.activity_id].handle
        show.whole_line(f"  held back: {handle} {closed.step.key} ({closed.reason_text})")
