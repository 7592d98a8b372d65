"""Broadcasts to many leads."""

from __future__ import annotations

import sqlalchemy as sa

from models.migrations.columns import INSTANT, JSON, create_table, ref, words

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the table."""
    create_table(
        "broadcast",
        ref("person_id", "person"),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("readers", JSON, nullable=False),
        sa.Column("state", words("broadcaststate", "proposed sent dropped"), nullable=False),
        sa.Column("proposed_at", INSTANT, nullable=False),
        sa.Column("decided_at", INSTANT),
    )
