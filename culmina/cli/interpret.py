"""The command that exposes the understanding of answers: JSON lines in, JSON lines out."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from bot.understanding.checked import understand_checked
from bot.understanding.interpret import interpret_with_reasons
from bot.understanding.second.reader import understand_second
from bot.understanding.understand import understand

app = typer.Typer()


class Readers(StrEnum):
    """Who reads the answers."""

    CHECK = "check"
    RULES = "rules"
    SECOND = "second"


_READERS = {
    Readers.CHECK: understand_checked,
    Readers.RULES: understand,
    Readers.SECOND: understand_second,
}


@app.command()
def interpret(
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say on stderr what decided and on which words."),
    ] = False,
    reader: Annotated[
        Readers,
        typer.Option(
            "--reader",
            help="Who reads: both readers, as the conversation does, or one of them alone.",
        ),
    ] = Readers.CHECK,
) -> None:
    """Read one JSON object per line and write what each answer means, in the same order."""
    read = _READERS[reader]
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        interpreted = interpret_with_reasons(line, number, read)
        typer.echo(interpreted.answer)
        if explain:
            for reason in interpreted.why:
                typer.echo(reason, err=True)
