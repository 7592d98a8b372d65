"""Group chats, the codes that approve them, and conversations by person and chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, create_table, ref

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the tables; a conversation has a chat from now on, empty for the private one."""
    create_table(
        "chat_group",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        ref("office_id", "office", nullable=True, index=True),
        sa.Column("joined_at", INSTANT, nullable=False),
        ref("leaving_id", "outbox", nullable=True),
        sa.Column("approved_at", INSTANT),
        ref("approved_by_id", "person", nullable=True),
        sa.Column("gone_since", INSTANT),
        sa.Column("gone_reason", sa.String(), nullable=False),
        sa.UniqueConstraint("entity_id", "channel", "value"),
    )
    create_table(
        "group_code",
        ref("office_id", "office"),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
        sa.UniqueConstraint("code_hash"),
    )
    with op.batch_alter_table("conversation") as batch:
        batch.add_column(sa.Column("chat", sa.String(), nullable=False, server_default=""))
        batch.drop_constraint("uq_conversation_person_id_channel", type_="unique")
        batch.create_unique_constraint(
            op.f("uq_conversation_person_id_channel_chat"), ["person_id", "channel", "chat"]
        )
    with op.batch_alter_table("conversation") as batch:
        batch.alter_column("chat", server_default=None)
    op.create_index(
        "ix_outbox_chat",
        "outbox",
        ["entity_id", "channel", "recipient", "sent_at"],
        sqlite_where=sa.text("person_id IS NULL"),
        postgresql_where=sa.text("person_id IS NULL"),
    )
