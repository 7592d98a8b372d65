"""The Spanish for what the library that reads the command line says by itself: the frame of a page
of help, the names of values, and what is wrong with the words that were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import typer

_USAGE = "Uso: "
# English → Spanish, at most one letter longer: the columns of a page were laid out before.
_PAGE: Mapping[str, str] = {
    "Usage: ": _USAGE,
    "[OPTIONS]": "[OPCIONES]",
    "COMMAND [ARGS]...": "COMANDO ...",
    "Options:": "Opciones:",
    "Arguments:": "Argumentos:",
    "Commands:": "Comandos:",
    "[required]": "[necesario]",
    "[default: ": "[si no, ",
    "Show this message and exit.": "Muestra esta ayuda y termina.",
    # An argument has a name that says what it is.
    " <str>": " " * 6,
    " <int>": " " * 6,
    " <path>": " " * 7,
    " <list[str]>": " " * 12,
    " <list[int]>": " " * 12,
}
_WRONG: Mapping[str, str] = {
    "Missing argument ": "falta ",
    "Missing option ": "falta la opción ",
    "Missing command": "falta el comando",
    "No such option: ": "no existe la opción ",
    "(Possible options: ": "(¿quiso decir: ",
    "No such command ": "no existe el comando ",
    ". Did you mean ": ". ¿Quiso decir ",
    "Got unexpected extra argument(s) ": "sobra ",
    "Option ": "la opción ",
    " requires an argument": " necesita un valor",
    " does not take a value": " no lleva valor",
    "Invalid value for ": "",
    "Value error, ": "",
    " is not one of ": " no es ninguno de ",
    "Input should be greater than or equal to ": "lo menos que puede ser es ",
}
# What stands for a value: by its type where it is an option's, by its name where an argument's.
_VALUES: Mapping[str, str] = {
    "<str>": "<texto>",
    "<list[str]>": "<texto>",
    "<int>": "<número>",
    "<path>": "<archivo>",
    "<%Y-%m-%d>": "<AAAA-MM-DD>",
    "<%Y-%m-%d|%d/%m/%Y>": "<AAAA-MM-DD>",
    "address": "DIRECCIÓN",
    "file": "ARCHIVO",
    "follower": "QUIEN_SIGUE",
    "folder": "CARPETA",
    "former": "ANTES",
    "handle": "CÓDIGO",
    "name": "NOMBRE",
    "number": "NÚMERO",
    "numbers": "NÚMERO",
    "office": "OFICINA",
    "one": "UNA",
    "other": "OTRA",
    "person": "PERSONA",
    "plan": "PLAN",
    "spelling": "ALIAS",
    "text": "TEXTO",
}


class Misused(typer.BadParameter):
    """A command line that cannot be read, told in Spanish."""

    def show(self, file: Any = None) -> None:
        """Print how the command is used, and what is wrong."""
        if self.ctx is not None:
            usage, ask = page(self.ctx.get_usage()), f"{self.ctx.command_path} --help"
            typer.echo(f"{usage}\nAyuda: {ask}\n", file=file, err=True)
        typer.echo(f"culmina: {self.message}", file=file, err=True)


@contextmanager
def told_in_spanish() -> Iterator[None]:
    """Tell in Spanish what is wrong with the words that are read in the block, and that a question
    was broken off."""
    try:
        yield
    except typer.TyperException as error:
        if error.message.startswith(_USAGE):  # no words were typed: a page of help
            raise
        raise Misused(_wrong(error.format_message()), getattr(error, "ctx", None)) from error
    except typer.Abort as error:
        typer.echo("Interrumpido.", err=True)
        raise typer.Exit(1) from error


def page(text: str) -> str:
    """Return a page of help, or its first line, with its frame in Spanish."""
    return _with(_PAGE, text)


def name_values(command: Any) -> None:
    """Name the values of a command's arguments and options in Spanish, where it does not itself."""
    context = typer.Context(command)
    for one in command.params:
        if one.metavar is None and one.param_type_name == "argument":
            one.metavar = _VALUES[one.name]
        elif one.metavar is None and not one.is_flag:
            shown = one.display_type(context)
            one.metavar = _VALUES.get(shown, shown.replace("<list[", "<").replace("]>", ">"))


def refuse_without_value(command: Any, args: Sequence[str]) -> None:
    """Raise Misused where an option that takes a value is followed by another option: the library
    would take that one for the value, and what comes behind for too much."""
    options = {
        name: one
        for one in command.params
        if one.param_type_name == "option"
        for name in (*one.opts, *one.secondary_opts)
    }
    for typed, behind in pairwise(args):
        if typed in options and not options[typed].is_flag and behind in options:
            raise Misused(f"la opción '{typed}' necesita un valor.", typer.Context(command))


def _wrong(message: str) -> str:
    """Return what is wrong with the words that were typed, in Spanish."""
    head, colon, rest = message.partition(": ")
    if "unable to parse string as an integer" in message:
        more = " Vea los números: culmina plan list" if head.endswith("'PLAN'") else ""
        message = f"{head}{colon}esto no es un número entero.{more}"
    if " does not match the formats " in message:
        typed = _quoted(rest)
        message = f"{head}{colon}«{typed}» no es un día. Escriba: 2026-11-30 o 30/11/2026."
    return _with(_WRONG, message)


def _quoted(text: str) -> str:
    """Return the first thing of a text that stands in quotes, "" for none."""
    found = re.search(r"(['\"])(.{0,200}?)\1", text)
    return found[2] if found else ""


def _with(words: Mapping[str, str], text: str) -> str:
    for english, spanish in words.items():
        text = text.replace(english, spanish)
    return text
