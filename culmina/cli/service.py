"""Commands of what the clock does: tick, remind, prune."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated

import typer

from core.clock import Clock, FixedClock, SystemClock, at_hour, zone
from core.errors import EnvironmentFault
from core.spanish import plural
from culmina import preview, pruning
from culmina.cli import reached, show
from culmina.cli.context import At, instant, open_installation, settings
from culmina.cli.yes_or_no import check_its_time
from culmina.hearing import by_hand
from culmina.log import configure, secrets_of
from culmina.passes import PassResult, make_pass
from culmina.wiring import Installation
from models.staff.offices import office_name
from scheduler import directory
from scheduler.lines import facts
from scheduler.tick import TickResult

app = typer.Typer()


@app.command()
def tick(at: At = None) -> None:
    """Make one pass of the clock: write down what is owed and queue the messages.

    What people have said by then is handled first.
    """
    chosen = settings()
    configure(chosen.log.level, secrets_of(chosen))
    clock: Clock = SystemClock() if at is None else FixedClock(instant(at, chosen))
    with open_installation(clock) as installation:
        left, made = asyncio.run(_hear_and_pass(installation))
    if left:
        typer.echo(f"Messages that came in and are not handled yet: {left}.")
    result = made.reminders
    if result is not None:
        if result.why_nothing:
            typer.echo(f"Nothing to do: {result.why_nothing}.")
        typer.echo(f"Steps owed: {result.steps}. Messages queued: {len(result.messages)}.")
    if made.failed:
        raise EnvironmentFault(
            f"not done: {', '.join(map(str, made.failed))}.",
            todo="The log says why; culmina status shows what fails again and again.",
        )


async def _hear_and_pass(installation: Installation) -> tuple[int, PassResult]:
    left = await by_hand(installation)
    return left, await make_pass(installation, installation.clock.now())


@app.command()
def remind(
    on: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day: 2026-05-19.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it, write nothing.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Make the pass of a past day without asking.")
    ] = False,
) -> None:
    """Make the pass of a day now; with --dry-run, show to whom, what and why, and write nothing.

    Without --dry-run its messages are queued, and the service sends them; reminders of a day that
    is over it withdraws and owes anew. A day to come is shown as if nothing were sent before it:
    who has had no message yet gets the first one. Only culmina live plays the days in their order.
    """
    chosen = settings()
    clock = FixedClock(at_hour(on.date(), chosen.reminders.hour, zone(chosen.entity.timezone)))
    with open_installation(clock) as installation:
        if not dry_run:
            question = "The service owes its reminders anew, of its own day. Make its pass?"
            check_its_time(installation, on.date(), question, yes=yes)
        result = preview.day(installation, clock.now(), keep=not dry_run)
        _show_day(installation, result)


@app.command()
def prune(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count it, delete nothing.")] = False,
) -> None:
    """Delete what the periods of [keep] no longer keep; the service does a part of it each night.

    What a report, evidence, a request, a decision, a consent or the audit points at is kept.
    """
    with open_installation() as installation:
        now = installation.clock.now()
        if dry_run:
            found = pruning.counts(installation, now)
        else:
            found = asyncio.run(pruning.prune(installation, now))
    said = "may go" if dry_run else "gone"
    for name, count in found.items():
        show.line(f"{name}: {count:,} {said}")
    if not found:
        show.line("Every period of [keep] is 0: all is kept.")


def _show_day(installation: Installation, result: TickResult) -> None:
    """Print what a pass sends and holds back."""
    told = result.why_nothing or plural(len(result.messages), "message", "messages")
    show.line(f"{result.today:%A %Y-%m-%d}: {told}")
    for message in result.messages:
        kind = "welcome" if message.content.welcome else "reminder"
        to = f"{message.person} <{message.channel} {message.recipient}>"
        count = plural(len(message.content.lines), "activity", "activities")
        show.whole_line(f"  {to}: {kind}, {count}")
        for reason in message.reasons:
            show.whole_line(f"    {reason}")
    _show_held(installation, result)


def _show_held(installation: Installation, result: TickResult) -> None:
    for held in result.held:
        show.whole_line(f"  held: {held.person}: {held.what} ({held.why})")
    with installation.database.reading() as session:
        ids = {closed.candidate.activity_id for closed in result.closed}
        ids.update(one for activities in result.lost.values() for one in activities)
        about = facts(session, ids)
        people = directory.load(session, installation.context(), installation.clock.now())
        names = {one: office_name(session, one) for one in result.lost}
    for office_id, activities in result.lost.items():
        why = reached.why_not(people, office_id, installation.context().channels)
        handles = ", ".join(about[one].handle for one in activities)
        show.whole_line(
            f"  held back: «{names[office_id]}» has nobody to write to ({why}): {handles}"
        )
    for closed in result.closed:
        handle = about[closed.candidate.activity_id].handle
        show.whole_line(f"  held back: {handle} {closed.step.key} ({closed.reason_text})")
