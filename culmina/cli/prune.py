"""The command that lets go what the entity's periods no longer keep."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from culmina import pruning
from culmina.cli import show
from culmina.cli.context import open_installation

app = typer.Typer()


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
