"""What survives the way of a mail to the own mailbox."""

from __future__ import annotations

import sqlalchemy as sa

from models.migrations.columns import INSTANT, create_table

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the table."""
    create_table(
        "mail_loop",
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("checked_at", INSTANT, nullable=False),
        sa.Column("own_message_id", sa.Boolean(), nullable=False),
        sa.Column("plus_address", sa.Boolean(), nullable=False),
        sa.Column("verp", sa.Boolean(), nullable=False),
        sa.Index("ix_mail_loop_mailbox", "entity_id", "mailbox", "id"),
    )
