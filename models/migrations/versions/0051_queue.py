"""The queue of jobs, in PostgreSQL alone."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from alembic import op

from models.migrations.queue_tables import drop

revision = "0051"
down_revision = "0050"


def _driver() -> Any:
    return op.get_bind().connection.driver_connection


def upgrade() -> None:
    """Make the tables and functions of Procrastinate, and an index for the jobs of a turn."""
    if op.get_bind().dialect.name == "postgresql":
        # Not above: SQLite, whose migrations are read as well, has no need of the library.
        _driver().execute(import_module("procrastinate.schema").SchemaManager.get_schema())
        _driver().execute(
            "CREATE INDEX ix_queue_lock ON procrastinate_jobs (lock)"
            " WHERE status IN ('todo', 'doing')"
        )


def downgrade() -> None:
    """Drop them, with the jobs: the rows of ours that they name stay due."""
    if op.get_bind().dialect.name == "postgresql":
        drop(op.get_bind())
