"""The newest open question of each conversation, and offices that disagree."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, ROW_ID, foreign

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _create_open_question()
    _create_disagreement()


def downgrade() -> None:
    """Drop the tables."""
    for name in ("disagreement", "open_question"):
        op.drop_table(name)


def _create_open_question() -> None:
    op.create_table(
        "open_question",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=True),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("outbox_id", ROW_ID, nullable=True),
        foreign("open_question", "entity_id", "entity"),
        foreign("open_question", "person_id", "person"),
        foreign("open_question", "activity_id", "activity"),
        foreign("open_question", "outbox_id", "outbox"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_question")),
        sa.UniqueConstraint(
            "person_id", "channel", name=op.f("uq_open_question_person_id_channel")
        ),
    )
    for column in ("entity_id", "outbox_id"):
        op.create_index(op.f(f"ix_open_question_{column}"), "open_question", [column], unique=False)


def _create_disagreement() -> None:
    op.create_table(
        "disagreement",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("other_office_id", ROW_ID, nullable=False),
        sa.Column("other_percent", sa.Integer(), nullable=False),
        sa.Column("began_with", ROW_ID, nullable=False),
        foreign("disagreement", "entity_id", "entity"),
        foreign("disagreement", "activity_id", "activity"),
        foreign("disagreement", "office_id", "office"),
        foreign("disagreement", "other_office_id", "office"),
        foreign("disagreement", "began_with", "progress_report"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disagreement")),
        sa.UniqueConstraint(
            "activity_id",
            "other_office_id",
            name=op.f("uq_disagreement_activity_id_other_office_id"),
        ),
    )
    op.create_index(op.f("ix_disagreement_entity_id"), "disagreement", ["entity_id"], unique=False)
