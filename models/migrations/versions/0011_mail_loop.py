"""What survives the way of a mail to the own mailbox."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, ROW_ID, foreign

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "mail_loop",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("checked_at", INSTANT, nullable=False),
        sa.Column("own_message_id", sa.Boolean(), nullable=False),
        sa.Column("plus_address", sa.Boolean(), nullable=False),
        sa.Column("verp", sa.Boolean(), nullable=False),
        foreign("mail_loop", "entity_id", "entity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_loop")),
    )
    op.create_index(op.f("ix_mail_loop_entity_id"), "mail_loop", ["entity_id"], unique=False)
    op.create_index(
        "ix_mail_loop_mailbox", "mail_loop", ["entity_id", "mailbox", "id"], unique=False
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("mail_loop")
