"""Upgrade a database's schema."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from models.migrations import version
from models.session import Database


def upgrade(database: Database) -> str:
    """Bring the schema to the newest version in one transaction; return that version."""
    with database.reshaping() as session:
        command.upgrade(config(session.connection()), "head")
    return version.known()[-1]


def config(connection: Connection | None = None) -> Config:
    """Return what Alembic has to know: where the migrations lie, and the connection they use."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made
