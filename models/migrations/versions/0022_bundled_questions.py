"""In which question of ours somebody is asked about a message that is held: one asks of several."""

from __future__ import annotations

from alembic import op

from models.migrations.columns import add_reference

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Add the reference."""
    add_reference("held_answer", "question_id", "outbox")


def downgrade() -> None:
    """Drop it."""
    op.drop_index(op.f("ix_held_answer_question_id"), table_name="held_answer")
    with op.batch_alter_table("held_answer") as table:
        table.drop_column("question_id")
