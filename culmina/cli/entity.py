"""culmina entity rename: the database's entity gets the name that the settings have."""

from __future__ import annotations

from typing import Annotated

import typer

from core.clock import SystemClock
from culmina.cli import show
from culmina.cli.context import settings
from culmina.cli.person import TECHNICIAN
from culmina.wiring import open_database
from models.staff import entity_names

app = typer.Typer()


@app.command()
def rename(
    former: Annotated[str, typer.Argument(help="The name that it had until now.")],
) -> None:
    """Give the entity the name that [entity] name has in the settings; change that line first.

    What was sent keeps the name that it was sent with.
    """
    chosen = settings()
    database = open_database(chosen)
    try:
        with database.transaction() as session:
            entity_names.rename(
                session,
                former=former,
                name=chosen.entity.name,
                now=SystemClock().now(),
                by=TECHNICIAN,
            )
    finally:
        database.close()
    show.line(f"«{former}» is «{chosen.entity.name}» from now on; what was sent stays as it was.")
    show.line("Start the service again: until then it writes in the former name.")
