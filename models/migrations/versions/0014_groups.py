"""Group chats, the codes that approve them, and conversations by person and chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, ROW_ID, foreign

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; a conversation has a chat from now on, empty for the private one."""
    _create_chat_group()
    _create_group_code()
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
        unique=False,
        sqlite_where=sa.text("person_id IS NULL"),
        postgresql_where=sa.text("person_id IS NULL"),
    )


def downgrade() -> None:
    """Drop the tables, and what was said in groups."""
    op.drop_index("ix_outbox_chat", "outbox")
    op.execute("DELETE FROM conversation WHERE chat <> ''")
    with op.batch_alter_table("conversation") as batch:
        batch.drop_constraint("uq_conversation_person_id_channel_chat", type_="unique")
        batch.drop_column("chat")
        batch.create_unique_constraint(
            op.f("uq_conversation_person_id_channel"), ["person_id", "channel"]
        )
    op.drop_table("group_code")
    op.drop_table("chat_group")


def _create_chat_group() -> None:
    op.create_table(
        "chat_group",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("office_id", ROW_ID),
        sa.Column("joined_at", INSTANT, nullable=False),
        sa.Column("leaving_id", ROW_ID),
        sa.Column("approved_at", INSTANT),
        sa.Column("approved_by_id", ROW_ID),
        sa.Column("gone_since", INSTANT),
        sa.Column("gone_reason", sa.String(), nullable=False),
        foreign("chat_group", "approved_by_id", "person"),
        foreign("chat_group", "entity_id", "entity"),
        foreign("chat_group", "leaving_id", "outbox"),
        foreign("chat_group", "office_id", "office"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_group")),
        sa.UniqueConstraint(
            "entity_id", "channel", "value", name=op.f("uq_chat_group_entity_id_channel_value")
        ),
    )
    op.create_index(op.f("ix_chat_group_entity_id"), "chat_group", ["entity_id"], unique=False)
    op.create_index(op.f("ix_chat_group_office_id"), "chat_group", ["office_id"], unique=False)


def _create_group_code() -> None:
    op.create_table(
        "group_code",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
        foreign("group_code", "entity_id", "entity"),
        foreign("group_code", "office_id", "office"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_group_code_code_hash")),
    )
    op.create_index(op.f("ix_group_code_entity_id"), "group_code", ["entity_id"], unique=False)
