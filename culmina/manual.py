"""Writes the pages of help of all commands: `python -m culmina.manual > culmina/cli/pages.json`."""

from __future__ import annotations

import sys

import typer
from typer.core import TyperGroup
from typer.main import get_group

from culmina.cli import frame, pages
from culmina.cli.commands import Deferred
from culmina.cli.root import app

WIDTH = 80


def make() -> dict[str, str]:
    """Return the page of every command, by its words; each command is imported for it."""
    root = get_group(app)
    context = typer.Context(root, info_name="culmina", terminal_width=WIDTH)
    return _of(root, context)


def _of(group: TyperGroup, context: typer.Context) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, command in group.commands.items():
        if isinstance(command, Deferred):
            own = typer.Context(
                command.load(), info_name=name, parent=context, terminal_width=WIDTH
            )
            words = own.command_path.removeprefix("culmina ")
            found[words] = frame.page(own.get_help())
        elif isinstance(command, TyperGroup):
            below = typer.Context(command, info_name=name, parent=context, terminal_width=WIDTH)
            found |= _of(command, below)
    return found


if __name__ == "__main__":
    sys.stdout.write(pages.written(make()))
