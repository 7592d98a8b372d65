"""The command that exposes the understanding of answers: JSON lines in, JSON lines out."""

from __future__ import annotations

import sys

import typer

from bot.understanding.interpret import interpret_line

app = typer.Typer()


@app.command()
def interpret() -> None:
    """Read one JSON object per line and write what each answer means, in the same order."""
    for line in sys.stdin:
        if line.strip():
            typer.echo(interpret_line(line))
