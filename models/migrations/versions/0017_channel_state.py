"""How each channel stands with its provider, and since when a message has been failing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, ROW_ID, foreign

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and put the first failure in the place of a count of doubts."""
    op.create_table(
        "channel_state",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("braked_until", INSTANT, nullable=True),
        sa.Column("failing_since", INSTANT, nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        foreign("channel_state", "entity_id", "entity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_state")),
        sa.UniqueConstraint(
            "entity_id", "channel", name=op.f("uq_channel_state_entity_id_channel")
        ),
    )
    op.create_index(
        op.f("ix_channel_state_entity_id"), "channel_state", ["entity_id"], unique=False
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
