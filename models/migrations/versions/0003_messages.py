"""Processes, the outbox, the inbox, conversations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, ROW_ID, create_table, partial_index, ref, words

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables."""
    _create_holder()
    _create_outbox()
    _create_parts_and_inbox()


def _create_holder() -> None:
    op.create_table(
        "holder",
        sa.Column("id", ROW_ID, primary_key=True),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.Index("ix_holder_open", "ended_at", "seen_at"),
    )


def _create_outbox() -> None:
    create_table(
        "outbox",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("opens", sa.Boolean(), nullable=False),
        ref("person_id", "person", nullable=True),
        ref("address_id", "address", nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("reply_to", sa.String()),
        sa.Column("content", JSON, nullable=False),
        sa.Column(
            "state",
            words("itemstate", "pending sending sent delivered bounced uncertain failed cancelled"),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("uncertain_times", sa.Integer(), nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        ref("holder_id", "holder", nullable=True),
        sa.Column("handed_over_at", INSTANT),
        sa.Column("sent_at", INSTANT),
        sa.Column("error_kind", sa.String()),
        sa.Column("error", sa.String()),
        sa.UniqueConstraint("entity_id", "key"),
        sa.Index("ix_outbox_person", "person_id", "sent_at"),
        sa.Index("ix_outbox_state", "entity_id", "state"),
        partial_index(
            "ix_outbox_waiting",
            "entity_id",
            "opens",
            "not_before",
            "id",
            where="state IN ('pending', 'uncertain')",
        ),
        partial_index(
            "uq_outbox_sending_recipient",
            "entity_id",
            "channel",
            "recipient",
            where="state = 'sending'",
            unique=True,
        ),
    )


def _create_parts_and_inbox() -> None:
    create_table(
        "outbox_part",
        ref("item_id", "outbox"),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.UniqueConstraint("item_id", "ordinal"),
        sa.Index("ix_part_provider", "provider_id"),
    )
    create_table(
        "inbound",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("state", words("inboundstate", "new handling done set_aside"), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        ref("holder_id", "holder", nullable=True),
        ref("person_id", "person", nullable=True, index=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("error", sa.String()),
        sa.Column("handled_at", INSTANT),
        sa.UniqueConstraint("entity_id", "channel", "external_id"),
        sa.Index("ix_inbound_sender", "entity_id", "channel", "sender", "state"),
        sa.Index("ix_inbound_state", "entity_id", "state", "id"),
        partial_index(
            "uq_inbound_handling_sender",
            "entity_id",
            "channel",
            "sender",
            where="state = 'handling'",
            unique=True,
        ),
    )
    create_table(
        "conversation",
        ref("person_id", "person"),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("state", JSON, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.UniqueConstraint("person_id", "channel"),
    )
