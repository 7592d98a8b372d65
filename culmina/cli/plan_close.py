"""culmina plan close: a plan whose year is over is closed; its reminders stop."""

from __future__ import annotations

from typing import Annotated

import typer

from core.clock import local_day
from core.spanish import plural
from culmina.cli import show
from culmina.cli.context import open_installation
from culmina.cli.person import TECHNICIAN
from plans.storing.closing import close_plan, find_plan
from plans.storing.listing import PlanCard, list_plans

app = typer.Typer()


@app.command()
def close(
    plan: Annotated[int, typer.Argument(help="The plan's number, as culmina plan list has it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Close it without asking.")] = False,
) -> None:
    """Close a plan whose year is over: no more reminders of it, and its handles stay taken."""
    with open_installation() as installation:
        now = installation.clock.now()
        with installation.database.reading() as session:
            find_plan(session, installation.entity_id, plan)
            cards = list_plans(session, installation.entity_id)
        card = next(one for one in cards if one.id == plan)
        today = local_day(now, installation.zone)
        show.line(_what_ends(card))
        if card.year is not None and card.year >= today.year:
            show.line(f"Its year, {card.year}, is not over.")
        if not yes and not typer.confirm("Close it? It cannot be opened again."):
            show.line("Nothing was changed.")
            raise typer.Exit(1)
        with installation.database.transaction() as session:
            found = find_plan(session, installation.entity_id, plan)
            close_plan(session, found, now, TECHNICIAN)
    show.line(f"{card.title} is closed: its reminders stop, and nobody is asked about it.")


def _what_ends(card: PlanCard) -> str:
    return (
        f"{card.title}: {plural(card.activities, 'activity', 'activities')}, "
        f"{plural(card.open_dates, 'date', 'dates')} not met, "
        f"{plural(card.faults, 'fault', 'faults')} not settled."
    )
