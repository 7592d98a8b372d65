"""culmina plan undo, close: an import is taken back, a plan whose year is over ends."""

from __future__ import annotations

from typing import Annotated

import typer

from core.clock import local_day
from core.errors import InputError
from core.spanish import plural
from culmina.cli import show
from culmina.cli.context import TECHNICIAN, open_installation
from culmina.cli.yes_or_no import confirmed
from culmina.wiring import Installation
from plans.storing import reload, undoing
from plans.storing.open_plans import PlanCard, close_plan, find_plan, list_plans
from plans.storing.undoing import Undoing

app = typer.Typer()

Number = Annotated[int, typer.Argument(help="The plan's number, as culmina plan list has it.")]


@app.command()
def undo(
    plan: Number,
    yes: Annotated[bool, typer.Option("--yes", help="Take it back without asking.")] = False,
) -> None:
    """Take the last import of a plan back: a first one, or a newer version over an older one.

    That goes as long as nobody has answered, decided or been reminded since: a report, a request, a
    fault that was settled or accepted, plan set, a merger of offices, a message that went out. What
    was sent before stays on record; who was told what it changed is told that it is as it was.
    """
    with open_installation() as installation:
        with installation.database.reading() as session:
            found = undoing.look(session, find_plan(session, installation.entity_id, plan))
        _show(installation, found)
        if found.against:
            raise InputError(
                f"it cannot be taken back: since then {'; '.join(found.against)}.",
                where=found.title,
                todo="Import a corrected version of the file, or: culmina plan close",
            )
        if not yes and not confirmed("Take it back?"):
            show.line("Nothing was changed.")
            raise typer.Exit(1)
        with installation.database.transaction() as session:
            reload.lock_plans(session, installation.entity_id)
            row = find_plan(session, installation.entity_id, plan)
            offices = undoing.undo(session, row, installation.clock.now(), TECHNICIAN)
    gone = f"; {plural(offices, 'office is', 'offices are')} gone with it" if offices else ""
    if found.back_to is None:
        show.line(f"Plan {plan} is gone{gone}. Its file can be imported again.")
    else:
        show.line(f"Plan {plan} is again what {found.back_to} said{gone}.")


def _show(installation: Installation, found: Undoing) -> None:
    on = local_day(found.imported_at, installation.zone)
    show.line(f"Plan {found.plan_id} «{found.title}»: {found.source_name}, imported on {on}.")
    if found.back_to is None:
        now = _count(found.activities, found.archived)
        show.line(f"It was the first import: the plan goes, with {now}, and its first figures.")
    else:
        show.line(
            f"The plan is again what {found.back_to} said: "
            f"{_count(found.activities_before, found.archived_before)}; "
            f"now it has {_count(found.activities, found.archived)}."
        )
    if found.offices:
        made = plural(found.offices, "office", "offices")
        show.line(f"It made {made}: those that nothing else names go with it.")
    if found.corrected and not found.against:
        people = plural(found.corrected, "person was", "people were")
        show.line(f"{people} told what it changed, and will be told that it is as it was.")


def _count(activities: int, archived: int) -> str:
    old = f" and {archived} archived" if archived else ""
    return f"{plural(activities, 'activity', 'activities')}{old}"


@app.command()
def close(
    plan: Number,
    yes: Annotated[bool, typer.Option("--yes", help="Close it without asking.")] = False,
) -> None:
    """Close a plan whose year is over: no more reminders of it, and its handles stay taken."""
    with open_installation() as installation:
        now = installation.clock.now()
        with installation.database.reading() as session:
            find_plan(session, installation.entity_id, plan)
            cards = list_plans(session, installation.entity_id)
        card = next(one for one in cards if one.id == plan)
        show.line(_what_ends(card))
        if card.year is not None and card.year >= installation.today().year:
            show.line(f"Its year, {card.year}, is not over.")
        if not yes and not confirmed("Close it? It cannot be opened again."):
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
