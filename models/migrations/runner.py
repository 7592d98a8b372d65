"""Upgrade a database's schema, and tell whether it is the one that this culmina needs."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from core.errors import EnvironmentFault
from models.session import Database


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """Return the newest schema version that this culmina knows."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    if newest is None:
        raise EnvironmentFault(
            "culmina was installed without its migrations.", todo="Reinstall it."
        )
    return newest


def current(database: Database) -> str | None:
    """Return the schema version of the database, None for an empty one."""
    with database.reading() as session:
        return MigrationContext.configure(session.connection()).get_current_revision()


def upgrade(database: Database) -> str:
    """Bring the schema to the newest version in one transaction; return that version."""
    with database.reshaping() as session:
        command.upgrade(_config(session.connection()), "head")
    return head()


def require_current(database: Database) -> None:
    """Raise EnvironmentFault unless the schema is the one that this culmina needs."""
    found, needed = current(database), head()
    if found == needed:
        return
    where = f"database {database.url.render_as_string(hide_password=True)}"
    if found is None:
        raise EnvironmentFault(
            "the schema is missing.", where=where, todo="Type: culmina db upgrade"
        )
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if found not in known:
        raise EnvironmentFault(
            f"the schema {found} is newer than this culmina.",
            where=where,
            todo="Install the newer culmina.",
        )
    raise EnvironmentFault(
        f"the schema is {found}, this culmina needs {needed}.",
        where=where,
        todo="Type: culmina db upgrade",
    )
