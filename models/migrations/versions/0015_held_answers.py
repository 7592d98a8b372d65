"""Answers that wait for the yes of whoever is said to have written them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, ROW_ID, foreign

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "held_answer",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("inbound_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=True),
        sa.Column("said_at", INSTANT, nullable=True),
        foreign("held_answer", "entity_id", "entity"),
        foreign("held_answer", "inbound_id", "inbound"),
        foreign("held_answer", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_answer")),
        sa.UniqueConstraint("inbound_id", name=op.f("uq_held_answer_inbound_id")),
    )
    op.create_index(op.f("ix_held_answer_entity_id"), "held_answer", ["entity_id"], unique=False)
    op.create_index("ix_held_answer_open", "held_answer", ["entity_id", "said_at"], unique=False)


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("held_answer")
