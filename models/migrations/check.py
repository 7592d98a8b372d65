"""Tell whether models and migrations agree: `python -m models.migrations.check` (make lint)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from models import tables
from models.migrations import runner
from models.session import Database


def differences() -> list[object]:
    """Migrate an empty SQLite database and list what the models have otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'check.db'}")
        try:
            runner.upgrade(database)
            with database.reading() as session:
                context = MigrationContext.configure(
                    session.connection(), opts={"compare_type": True}
                )
                return list(compare_metadata(context, tables.metadata))
        finally:
            database.close()


def main() -> int:
    """Print each difference; exit code 1 when there is one."""
    found = differences()
    for difference in found:
        sys.stderr.write(f"models and migrations differ: {difference}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
