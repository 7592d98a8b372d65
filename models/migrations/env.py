"""Alembic's entry: the connection is given by models.migrations.runner, never read from a file."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from models import tables


def run(connection: Connection) -> None:
    """Migrate over the given connection; SQLite alters tables by making them anew."""
    context.configure(
        connection=connection,
        target_metadata=tables.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
