"""Column types and keys as the migrations wrote them: frozen here, whatever the models become.

Keys, checks and indexes are named as `models.base.NAMING` says. No command goes back to an older
schema: `downgrade` is written from 0017 on, for the tests of what a migration does with the rows.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

# SQLite numbers rows by itself only where the key is called INTEGER.
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def words(name: str, allowed: str) -> sa.Enum:
    """Return a text type that admits only the `allowed` words, parted by spaces; its check is
    called `name`."""
    of_list = allowed.split()
    return sa.Enum(*of_list, name=name, native_enum=False, create_constraint=True, length=20)


def ref(column: str, target: str, *, nullable: bool = False, index: bool = False) -> sa.Column[int]:
    """Return the column of a new table that refers to the row id of `target`."""
    key = sa.ForeignKey(f"{target}.id", ondelete="RESTRICT")
    return sa.Column(column, ROW_ID, key, nullable=nullable, index=index)


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> sa.Index:
    """Return the index of a new table over the rows that fit `where`, on both databases."""
    fits = sa.text(where)
    return sa.Index(name, *columns, unique=unique, sqlite_where=fits, postgresql_where=fits)


def create_table(name: str, *parts: sa.schema.SchemaItem) -> None:
    """Create a table of an entity: its rows have an `id` and an `entity_id` before other columns.

    `parts` are these columns, with the constraints and indexes of the table.
    """
    row_id = sa.Column("id", ROW_ID, primary_key=True)
    op.create_table(name, row_id, ref("entity_id", "entity", index=True), *parts)


def add_reference(table: str, column: str, target: str) -> None:
    """Add a nullable `table.column` that refers to the row id of `target`, with its index.

    The column brings its key along: SQLite cannot add one to a column that is there already.
    """
    key = sa.ForeignKey(f"{target}.id", name=op.f(f"fk_{table}_{column}_{target}"))
    op.add_column(table, sa.Column(column, ROW_ID, key), inline_references=True)
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
