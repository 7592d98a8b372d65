"""culmina doctor: whether everything is there that culmina needs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from core.clock import SystemClock
from core.errors import EnvironmentFault
from core.spanish import plural
from culmina import doctor as checks
from culmina.channels import mail_checks
from culmina.cli.context import every_entity
from culmina.settings import Settings

app = typer.Typer()


@app.command()
def doctor(
    mail_loop: Annotated[
        bool,
        typer.Option(
            "--mail-loop", help="Manda correos al propio buzón: ¿qué sobrevive al camino?"
        ),
    ] = False,
) -> None:
    """Revisa todo lo que culmina necesita, una línea por cosa; termina con 1 si algo está mal.

    Lo que encuentra está en inglés: es para quien administra el servidor.
    """
    findings: list[checks.Finding] = []
    whole = every_entity()
    for name in whole.names:
        if name:
            typer.echo(f"{name}:")
        if name in whole.entities:
            findings += _examined(whole.entities[name], whole.file(name), mail_loop=mail_loop)
        else:
            findings.append(checks.Finding("settings", False, whole.faults[name].sentence()))
            show_findings(findings[-1:])
    failed = [finding.name for finding in findings if not finding.well]
    if failed:
        raise EnvironmentFault(
            f"{plural(len(failed), 'revisión falló', 'revisiones fallaron')}, "
            f"de {len(findings)}: {', '.join(failed)}.",
            todo="Las líneas que comienzan con FAIL dicen qué hacer.",
        )


def _examined(chosen: Settings, file: Path, *, mail_loop: bool) -> list[checks.Finding]:
    findings = asyncio.run(checks.examine(chosen, file))
    show_findings(findings)
    if mail_loop:
        ways = asyncio.run(mail_checks.try_mail_loop(chosen, SystemClock()))
        typer.echo(f"ok   mail_loop: {mail_checks.ways_told(ways)}")
        typer.echo("Vale desde que el servicio vuelva a arrancar.")
    return findings


def show_findings(findings: Iterable[checks.Finding]) -> None:
    """Print one line for each thing that was looked at."""
    for finding in findings:
        mark, colour = _mark(finding)
        typer.secho(f"{mark} {finding.name}: {finding.told}", fg=colour)


def _mark(finding: checks.Finding) -> tuple[str, str | None]:
    if not finding.well:
        return "FAIL", typer.colors.RED
    return ("warn", typer.colors.YELLOW) if finding.warns else ("ok  ", None)
