"""The command that exposes the understanding of answers: JSON lines in, JSON lines out."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.understanding.interpret import interpret_with_reasons

app = typer.Typer()


@app.command()
def interpret(
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say on stderr which rule decided and on which words."),
    ] = False,
) -> None:
    """Read one JSON object per line and write what each answer means, in the same order."""
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        interpreted = interpret_with_reasons(line, number)
        typer.echo(interpreted.answer)
        if explain:
            for reason in interpreted.why:
                typer.echo(reason, err=True)
