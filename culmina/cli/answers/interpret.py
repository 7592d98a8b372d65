"""The command that exposes the understanding of answers: JSON lines in, JSON lines out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib import import_module
from typing import Annotated

import typer

from bot.model.joining import joined
from bot.understanding.checked import understand_checked
from bot.understanding.interpret import Reader, interpret_with_reasons
from bot.understanding.meaning import Context, Meaning
from bot.understanding.second.reader import understand_second
from bot.understanding.understand import understand_by_rules
from culmina.cli.context import settings

app = typer.Typer()


class Readers(StrEnum):
    """Who reads the answers."""

    CHECK = "check"
    RULES = "rules"
    SECOND = "second"
    MODEL = "model"
    ALL = "all"


_LOCAL: Mapping[str, Reader] = {
    Readers.RULES: understand_by_rules,
    Readers.SECOND: understand_second,
    Readers.CHECK: understand_checked,
}


@app.command()
def interpret(
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Dice por la salida de errores qué decidió y con qué palabras."
        ),
    ] = False,
    reader: Annotated[
        Readers,
        typer.Option(
            "--reader",
            help="Quién lee: las reglas y el lector aprendido que se revisan uno al otro, "
            "como en la conversación (check); uno de los dos (rules, second); o el "
            "modelo de [understanding], que recibe entonces las líneas (model). Con "
            "all, una línea de cada uno y, al final, la que sigue la conversación.",
        ),
    ] = Readers.CHECK,
) -> None:
    """Lee un objeto JSON por línea y escribe qué dice cada respuesta, en el mismo orden."""
    with _chosen(reader) as readers:
        for number, line in enumerate(sys.stdin, 1):
            for name, read in readers.items() if line.strip() else ():
                interpreted = interpret_with_reasons(line, number, read, name)
                typer.echo(interpreted.answer)
                if explain:
                    for reason in interpreted.why:
                        typer.echo(reason, err=True)


@contextmanager
def _chosen(reader: Readers) -> Iterator[Mapping[str, Reader]]:
    """Give the reader, without a name, or all by their names. Raises SettingsError, or InputError
    where there is no model to ask."""
    if reader in _LOCAL:
        yield {"": _LOCAL[reader]}
        return
    given = settings()
    if reader is Readers.ALL and not given.understanding.enabled:
        yield _LOCAL
        return
    model = import_module("culmina.model")  # what speaks HTTP, for those who want it
    with model.reading(given) as read:
        yield {"": read} if reader is Readers.MODEL else _all(read)


def _all(model: Reader) -> Mapping[str, Reader]:
    """Return every reader, and as the last all together; the model is asked once for a line."""
    asked = lru_cache(maxsize=1)(model)

    def together(text: str, context: Context, today: date) -> Meaning:
        return joined(understand_checked(text, context, today), asked(text, context, today))

    return {**_LOCAL, Readers.MODEL: asked, Readers.ALL: together}
