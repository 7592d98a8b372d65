"""The command that exposes the understanding of answers: JSON lines in, JSON lines out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib import import_module
from typing import Annotated

import typer

from bot.understanding.checked import understand_checked
from bot.understanding.interpret import Reader, interpret_with_reasons
from bot.understanding.second.reader import understand_second
from bot.understanding.understand import understand
from culmina.cli.context import settings

app = typer.Typer()


class Readers(StrEnum):
    """Who reads the answers."""

    CHECK = "check"
    RULES = "rules"
    SECOND = "second"
    MODEL = "model"


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
            help="Who reads: the rules and the learned reader that check each other, as the "
            "conversation does, one of them alone, or the model of [understanding], to which the "
            "lines are then sent.",
        ),
    ] = Readers.CHECK,
) -> None:
    """Read one JSON object per line and write what each answer means, in the same order."""
    with _chosen(reader) as read:
        for number, line in enumerate(sys.stdin, 1):
            if not line.strip():
                continue
            interpreted = interpret_with_reasons(line, number, read)
            typer.echo(interpreted.answer)
            if explain:
                for reason in interpreted.why:
                    typer.echo(reason, err=True)


@contextmanager
def _chosen(reader: Readers) -> Iterator[Reader]:
    """Give the reader; raises SettingsError or InputError where there is no model to ask."""
    if reader is not Readers.MODEL:
        yield _READERS[reader]
        return
    model = import_module("culmina.model")  # what speaks HTTP, for those who want it
    with model.reading(settings()) as read:
        yield read
