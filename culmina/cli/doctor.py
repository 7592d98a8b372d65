"""culmina doctor: whether everything is there that culmina needs."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from core.clock import SystemClock
from core.errors import EnvironmentFault
from culmina import doctor as checks
from culmina.channels import mail_checks
from culmina.cli.chosen import config_path
from culmina.cli.context import settings

app = typer.Typer()


@app.command()
def doctor(
    mail_loop: Annotated[
        bool,
        typer.Option("--mail-loop", help="Send mails to the own mailbox: what survives the way?"),
    ] = False,
) -> None:
    """Check everything that culmina needs, one line each; exit code 1 when something is wrong."""
    chosen = settings()
    findings = asyncio.run(checks.examine(chosen, config_path()))
    for finding in findings:
        mark, colour = _mark(finding)
        typer.secho(f"{mark} {finding.name}: {finding.told}", fg=colour)
    if mail_loop:
        ways = asyncio.run(mail_checks.try_mail_loop(chosen, SystemClock()))
        typer.echo(f"ok   mail_loop: {mail_checks.ways_told(ways)}; used from the next start on")
    failed = [finding.name for finding in findings if not finding.well]
    if failed:
        raise EnvironmentFault(
            f"{len(failed)} of {len(findings)} checks failed: {', '.join(failed)}.",
            todo="The lines that begin with FAIL say what to do.",
        )


def _mark(finding: checks.Finding) -> tuple[str, str | None]:
    if not finding.well:
        return "FAIL", typer.colors.RED
    return ("warn", typer.colors.YELLOW) if finding.warns else ("ok  ", None)
