"""A day from which on something holds, as it is typed with --from: today, or one to come."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from core.errors import InputError
from culmina.cli.context import DAYS
from culmina.wiring import Installation

From = Annotated[
    datetime | None,
    typer.Option("--from", formats=DAYS, help="Desde qué día; sin él, desde hoy."),
]


def coming_day(installation: Installation, since: datetime | None) -> date | None:
    """Return the day to come that was typed, None for today; raises InputError for a day that is
    past: what was then stays as it was."""
    if since is None or since.date() == installation.today():
        return None
    if since.date() < installation.today():
        raise InputError(
            "ese día ya pasó, y lo que se mostró entonces no cambia.",
            where=f"--from {since:%Y-%m-%d}",
            todo="Escriba un día por venir, o no escriba --from: es hoy entonces.",
        )
    return since.date()
