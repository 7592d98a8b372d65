"""Mails as they came, and where each lies in which mailbox."""

from __future__ import annotations

import sqlalchemy as sa

from models.migrations.columns import INSTANT, create_table, ref

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables."""
    create_table(
        "raw_mail",
        ref("inbound_id", "inbound"),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("inbound_id"),
    )
    create_table(
        "mail_folder",
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("since_uid", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("entity_id", "mailbox", "name", "uidvalidity"),
    )
    create_table(
        "mail_place",
        ref("folder_id", "mail_folder"),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        ref("inbound_id", "inbound", index=True),
        sa.Column("settled_at", INSTANT),
        sa.UniqueConstraint("folder_id", "uid"),
        sa.Index("ix_mail_place_settled", "folder_id", "settled_at"),
    )
