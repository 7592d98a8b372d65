"""Messages that come back: since when an address returns them, how often, and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add the columns: nothing has come back yet."""
    op.add_column(
        "address",
        sa.Column("returned_times", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )
    op.add_column("address", sa.Column("returned_since", INSTANT, nullable=True))
    op.add_column("address", sa.Column("returned_last_at", INSTANT, nullable=True))
    op.add_column("address", sa.Column("returned_as", sa.String(), nullable=True))
    op.add_column("address", sa.Column("returned_reason", sa.String(), nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    for name in ("reason", "as", "last_at", "since", "times"):
        op.drop_column("address", f"returned_{name}")
