"""Commands of what the clock does: tick, remind, live, prune."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated

import typer

from core.clock import Clock, FixedClock, SystemClock, at_hour, zone
from core.errors import EnvironmentFault, InputError
from core.spanish import plural
from culmina import preview, pruning
from culmina.cli import reached, show
from culmina.cli.context import At, instant, open_installation, settings
from culmina.cli.yes_or_no import confirmed
from culmina.hearing import by_hand
from culmina.log import configure, secrets_of
from culmina.passes import Pass, make_pass
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


async def _hear_and_pass(installation: Installation) -> tuple[int, Pass]:
    left = await by_hand(installation)
    return left, await make_pass(installation, installation.clock.now())


@app.command()
def remind(
    on: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day: 2026-05-19.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it, write nothing.")] = False,
) -> None:
    """Make the pass of a day; with --dry-run, show to whom, what and why, and write nothing.

    The pass of a time that has not come can only be shown.
    """
    chosen = settings()
    tz = zone(chosen.entity.timezone)
    clock = FixedClock(at_hour(on.date(), chosen.reminders.hour, tz))
    if not dry_run and clock.now() > SystemClock().now():
        raise InputError(
            "that pass has not come: its rows would look like those of a wrong clock.",
            where=f"--on {on:%Y-%m-%d}",
            todo="Show it with --dry-run; culmina run makes each pass when its time comes.",
        )
    with open_installation(clock) as installation:
        result = preview.day(installation, clock.now(), keep=not dry_run)
        _show_day(installation, result)


@app.command()
def live(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Show what the first ten working days will send, ask, and end the trial."""
    with open_installation() as installation:
        since = preview.live_since(installation)
        if since is not None:
            typer.echo(f"culmina is live since {since.astimezone(installation.zone):%Y-%m-%d}.")
            return
        preview.check_it_can_send(installation)
        for result in preview.first_days(installation):
            _show_day(installation, result, brief=True)
        if not installation.settings.privacy.policy_url:
            typer.echo(
                "Mind: no policy about personal data is named to anybody: [privacy] policy_url."
            )
        if not yes and not confirmed("Start writing to everybody?"):
            typer.echo("Nothing has changed: the trial goes on.")
            raise typer.Exit(1)
        preview.go_live(installation)
    typer.echo("culmina is live. What the trial held back is not sent.")


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


def _show_day(installation: Installation, result: TickResult, *, brief: bool = False) -> None:
    """Print what a pass sends; `brief` leaves out the activities and what is held back."""
    told = result.why_nothing or plural(len(result.messages), "message", "messages")
    show.line(f"{result.today:%A %Y-%m-%d}: {told}")
    for message in result.messages:
        kind = "welcome" if message.content.welcome else "reminder"
        to = f"{message.person} <{message.channel} {message.recipient}>"
        count = plural(len(message.content.lines), "activity", "activities")
        show.whole_line(f"  {to}: {kind}, {count}")
        for reason in () if brief else message.reasons:
            show.whole_line(f"    {reason}")
    if not brief:
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
