"""Processes, the outbox, the inbox, conversations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, ROW_ID, foreign, words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _create_holder()
    _create_outbox()
    _create_outbox_part()
    _create_inbound()
    _create_conversation()


def downgrade() -> None:
    """Drop the tables."""
    for name in (
        "conversation",
        "inbound",
        "outbox_part",
        "outbox",
        "holder",
    ):
        op.drop_table(name)


def _create_holder() -> None:
    op.create_table(
        "holder",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holder")),
    )
    op.create_index("ix_holder_open", "holder", ["ended_at", "seen_at"], unique=False)


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("opens", sa.Boolean(), nullable=False),
        sa.Column("person_id", ROW_ID),
        sa.Column("address_id", ROW_ID),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("reply_to", sa.String()),
        sa.Column("content", JSON, nullable=False),
        sa.Column(
            "state",
            words(
                "itemstate",
                "pending",
                "sending",
                "sent",
                "delivered",
                "bounced",
                "uncertain",
                "failed",
                "cancelled",
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("uncertain_times", sa.Integer(), nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("holder_id", ROW_ID),
        sa.Column("handed_over_at", INSTANT),
        sa.Column("sent_at", INSTANT),
        sa.Column("error_kind", sa.String()),
        sa.Column("error", sa.String()),
        foreign("outbox", "address_id", "address"),
        foreign("outbox", "entity_id", "entity"),
        foreign("outbox", "holder_id", "holder"),
        foreign("outbox", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("entity_id", "key", name=op.f("uq_outbox_entity_id_key")),
    )
    _index_outbox()


def _index_outbox() -> None:
    op.create_index(op.f("ix_outbox_entity_id"), "outbox", ["entity_id"], unique=False)
    op.create_index("ix_outbox_person", "outbox", ["person_id", "sent_at"], unique=False)
    op.create_index("ix_outbox_state", "outbox", ["entity_id", "state"], unique=False)
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["entity_id", "opens", "not_before", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('pending', 'uncertain')"),
        postgresql_where=sa.text("state IN ('pending', 'uncertain')"),
    )
    op.create_index(
        "uq_outbox_sending_recipient",
        "outbox",
        ["entity_id", "channel", "recipient"],
        unique=True,
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    )


def _create_outbox_part() -> None:
    op.create_table(
        "outbox_part",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("item_id", ROW_ID, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        foreign("outbox_part", "entity_id", "entity"),
        foreign("outbox_part", "item_id", "outbox"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_part")),
        sa.UniqueConstraint("item_id", "ordinal", name=op.f("uq_outbox_part_item_id_ordinal")),
    )
    op.create_index(op.f("ix_outbox_part_entity_id"), "outbox_part", ["entity_id"], unique=False)
    op.create_index("ix_part_provider", "outbox_part", ["provider_id"], unique=False)


def _create_inbound() -> None:
    op.create_table(
        "inbound",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column(
            "state", words("inboundstate", "new", "handling", "done", "set_aside"), nullable=False
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("holder_id", ROW_ID),
        sa.Column("person_id", ROW_ID),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("error", sa.String()),
        sa.Column("handled_at", INSTANT),
        foreign("inbound", "entity_id", "entity"),
        foreign("inbound", "holder_id", "holder"),
        foreign("inbound", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound")),
        sa.UniqueConstraint(
            "entity_id",
            "channel",
            "external_id",
            name=op.f("uq_inbound_entity_id_channel_external_id"),
        ),
    )
    op.create_index(op.f("ix_inbound_entity_id"), "inbound", ["entity_id"], unique=False)
    op.create_index(op.f("ix_inbound_person_id"), "inbound", ["person_id"], unique=False)
    op.create_index(
        "ix_inbound_sender", "inbound", ["entity_id", "channel", "sender", "state"], unique=False
    )
    op.create_index("ix_inbound_state", "inbound", ["entity_id", "state", "id"], unique=False)
    op.create_index(
        "uq_inbound_handling_sender",
        "inbound",
        ["entity_id", "channel", "sender"],
        unique=True,
        sqlite_where=sa.text("state = 'handling'"),
        postgresql_where=sa.text("state = 'handling'"),
    )


def _create_conversation() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("state", JSON, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        foreign("conversation", "entity_id", "entity"),
        foreign("conversation", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sa.UniqueConstraint("person_id", "channel", name=op.f("uq_conversation_person_id_channel")),
    )
    op.create_index(op.f("ix_conversation_entity_id"), "conversation", ["entity_id"], unique=False)
