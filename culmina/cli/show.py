"""How commands print: tables that fit the terminal, and plain lines that are taken literally."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from culmina.cli.wrapped import wrapped

# Where the output is no terminal (a file, a pipe) there is no width to ask for.
WIDTH = 100


def _console(*, stderr: bool = False) -> Console:
    # What a plan or a person wrote is never read as markup.
    stream = sys.stderr if stderr else sys.stdout
    return Console(
        file=stream,
        width=None if stream.isatty() else WIDTH,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
    )


def line(text: str = "") -> None:
    """Print a line, wrapped at words where it is longer than the terminal."""
    _console().print(text)


def whole_line(text: str) -> None:
    """Print a line that is never wrapped: a link, a command to type."""
    _console().print(text, soft_wrap=True)


def prose(text: str) -> None:
    """Print a line, wrapped on a terminal below where it begins, whole elsewhere."""
    whole_line(wrapped(text, sys.stdout))


def complaint(text: str) -> None:
    """Print a line on stderr."""
    _console(stderr=True).print(text, soft_wrap=True)


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: Sequence[str] = (),
    whole: Sequence[str] = (),
) -> None:
    """Print a table; `right` columns hold numbers, `whole` ones are never broken. What is wider
    than its column goes on below: nothing is cut."""
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in columns:
        shown.add_column(
            name,
            justify="right" if name in right else "left",
            no_wrap=name in whole,
            overflow="fold",
        )
    for row in rows:
        shown.add_row(*row)
    _console().print(shown)
