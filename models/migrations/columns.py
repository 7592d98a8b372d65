"""Column types and keys as the migrations wrote them: frozen here, whatever the models become."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

# SQLite numbers rows by itself only where the key is called INTEGER.
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def words(name: str, *allowed: str) -> sa.Enum:
    """Return a text type that admits only the `allowed` words; its check is called `name`."""
    return sa.Enum(*allowed, name=name, native_enum=False, create_constraint=True, length=20)


def foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Return the key from `table.column` to the row id of `target`."""
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="RESTRICT")


def add_reference(table: str, column: str, target: str) -> None:
    """Add a nullable `table.column` that refers to the row id of `target`, with its index.

    The column brings its key along: SQLite cannot add one to a column that is there already.
    """
    key = sa.ForeignKey(f"{target}.id", name=op.f(f"fk_{table}_{column}_{target}"))
    op.add_column(table, sa.Column(column, ROW_ID, key), inline_references=True)
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
