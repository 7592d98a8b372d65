"""What people agreed to and were told about their data."""

from __future__ import annotations

import sqlalchemy as sa

from models.migrations.columns import INSTANT, create_table, ref, words

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the table."""
    create_table(
        "consent",
        ref("person_id", "person"),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column(
            "kind", words("consentkind", "asked given refused withdrawn notified"), nullable=False
        ),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        ref("inbound_id", "inbound", nullable=True),
        ref("outbox_id", "outbox", nullable=True),
        sa.Index("ix_consent_person", "person_id", "channel", "id"),
    )
