"""Claims are counted, so that a late one is told from the one that holds; who fetches is found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_TABLES = ("outbox", "inbound", "inbound_file")
_FETCHING = sa.text("state = 'fetching'")


def upgrade() -> None:
    """Add the counts and the index."""
    for table in _TABLES:
        op.add_column(table, sa.Column("claims", sa.Integer(), nullable=False, server_default="0"))
    op.create_index(
        "ix_inbound_file_fetching",
        "inbound_file",
        ["holder_id"],
        sqlite_where=_FETCHING,
        postgresql_where=_FETCHING,
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_inbound_file_fetching", table_name="inbound_file")
    for table in _TABLES:
        op.drop_column(table, "claims")
