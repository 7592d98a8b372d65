"""Whether a database's schema is the one that this culmina needs; asked before every command.

Read without Alembic, which costs a command more than its work: a migration's file name begins
with its number, and the highest number is the newest schema.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import column, inspect, select, table

from core.errors import EnvironmentFault
from models.faults import MAKE_SCHEMA, NO_SCHEMA
from models.session import Database

VERSIONS = Path(__file__).parent / "versions"
_TABLE = "alembic_version"


def known() -> list[str]:
    """Return the schema versions that this culmina knows, the newest last."""
    return sorted(path.stem.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def current(database: Database) -> str | None:
    """Return the schema version of the database, None for an empty one."""
    with database.reading() as session:
        if not inspect(session.connection()).has_table(_TABLE):
            return None
        found: str | None = session.scalar(select(column("version_num")).select_from(table(_TABLE)))
        return found


def require_current(database: Database) -> None:
    """Raise EnvironmentFault unless the schema is the one that this culmina needs."""
    found, versions = current(database), known()
    if not versions:
        raise EnvironmentFault(
            "culmina was installed without its migrations.", todo="Reinstall it."
        )
    if found == versions[-1]:
        return
    where = f"database {database.url.render_as_string(hide_password=True)}"
    if found is None:
        raise EnvironmentFault(NO_SCHEMA, where=where, todo=MAKE_SCHEMA)
    if found not in versions:
        raise EnvironmentFault(
            f"the schema {found} is newer than this culmina.",
            where=where,
            todo="Install the newer culmina.",
        )
    raise EnvironmentFault(
        f"the schema is {found}, this culmina needs {versions[-1]}.",
        where=where,
        todo="Type: culmina upgrade",
    )
