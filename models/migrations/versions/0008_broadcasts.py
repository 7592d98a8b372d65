"""Broadcasts to many leads."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, ROW_ID, foreign, words

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "broadcast",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("readers", JSON, nullable=False),
        sa.Column("state", words("broadcaststate", "proposed", "sent", "dropped"), nullable=False),
        sa.Column("proposed_at", INSTANT, nullable=False),
        sa.Column("decided_at", INSTANT),
        foreign("broadcast", "entity_id", "entity"),
        foreign("broadcast", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
    )
    op.create_index(op.f("ix_broadcast_entity_id"), "broadcast", ["entity_id"], unique=False)


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("broadcast")
