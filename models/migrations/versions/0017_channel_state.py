"""How each channel stands with its provider, and since when a message has been failing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, create_table

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Create the table, and put the first failure in the place of a count of doubts."""
    create_table(
        "channel_state",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("braked_until", INSTANT),
        sa.Column("failing_since", INSTANT),
        sa.Column("error", sa.String()),
        sa.UniqueConstraint("entity_id", "channel"),
    )
    op.add_column("outbox", sa.Column("failing_since", INSTANT, nullable=True))
    op.drop_column("outbox", "uncertain_times")


def downgrade() -> None:
    """Count no doubts, and drop the table."""
    op.add_column(
        "outbox", sa.Column("uncertain_times", sa.Integer(), nullable=False, server_default="0")
    )
    op.drop_column("outbox", "failing_since")
    op.drop_table("channel_state")
