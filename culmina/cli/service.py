"""Commands of the clock: tick, remind, live."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated

import typer

from core.clock import Clock, FixedClock, SystemClock
from core.errors import EnvironmentFault
from culmina import preview
from culmina.cli.context import open_installation, settings
from culmina.cli.instants import At, at_hour, instant
from culmina.cli.show_day import show_day
from culmina.hearing import by_hand
from culmina.log import configure, secrets_of
from culmina.passes import Pass, make_pass
from culmina.wiring import Installation

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
    """Make the pass of a day; with --dry-run, show to whom, what and why, and write nothing."""
    chosen = settings()
    clock = FixedClock(at_hour(on.date(), chosen.reminders.hour, chosen))
    with open_installation(clock) as installation:
        result = preview.day(installation, clock.now(), keep=not dry_run)
        show_day(installation, result)


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
            show_day(installation, result, brief=True)
        if not installation.settings.privacy.policy_url:
            typer.echo(
                "Mind: no policy about personal data is named to anybody: [privacy] policy_url."
            )
        if not yes and not typer.confirm("Start writing to everybody?"):
            typer.echo("Nothing has changed: the trial goes on.")
            raise typer.Exit(1)
        preview.go_live(installation)
    typer.echo("culmina is live. What the trial held back is not sent.")
