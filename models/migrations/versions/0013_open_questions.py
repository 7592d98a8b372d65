"""The newest open question of each conversation, and offices that disagree."""

from __future__ import annotations

import sqlalchemy as sa

from models.migrations.columns import INSTANT, JSON, create_table, ref

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Create the tables."""
    create_table(
        "open_question",
        ref("person_id", "person"),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        ref("activity_id", "activity", nullable=True),
        sa.Column("asked_at", INSTANT, nullable=False),
        ref("outbox_id", "outbox", nullable=True, index=True),
        sa.UniqueConstraint("person_id", "channel"),
    )
    create_table(
        "disagreement",
        ref("activity_id", "activity"),
        ref("office_id", "office"),
        sa.Column("percent", sa.Integer(), nullable=False),
        ref("other_office_id", "office"),
        sa.Column("other_percent", sa.Integer(), nullable=False),
        ref("began_with", "progress_report"),
        sa.UniqueConstraint("activity_id", "other_office_id"),
    )
