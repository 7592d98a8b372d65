"""A handled message names who took it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Add the column; of what was handled before, nobody knows."""
    op.add_column("inbound", sa.Column("taken_by", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("inbound", "taken_by")
