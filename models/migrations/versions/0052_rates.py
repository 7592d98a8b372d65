"""How fast providers are written to, by all processes together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import ROW_ID

revision = "0052"
down_revision = "0051"


def upgrade() -> None:
    """Make the lines in which messages wait for their turn."""
    op.create_table(
        "rate",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("free_at", sa.Float(), nullable=False),
        sa.UniqueConstraint("key", name="uq_rate_key"),
    )


def downgrade() -> None:
    """Let every process count for itself."""
    op.drop_table("rate")
