"""Mails as they came, and where each lies in which mailbox."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, ROW_ID, foreign

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _create_raw_mail()
    _create_mail_folder()
    _create_mail_place()


def downgrade() -> None:
    """Drop the tables."""
    for name in ("mail_place", "mail_folder", "raw_mail"):
        op.drop_table(name)


def _create_raw_mail() -> None:
    op.create_table(
        "raw_mail",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("inbound_id", ROW_ID, nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        foreign("raw_mail", "entity_id", "entity"),
        foreign("raw_mail", "inbound_id", "inbound"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raw_mail")),
        sa.UniqueConstraint("inbound_id", name=op.f("uq_raw_mail_inbound_id")),
    )
    op.create_index(op.f("ix_raw_mail_entity_id"), "raw_mail", ["entity_id"], unique=False)


def _create_mail_folder() -> None:
    op.create_table(
        "mail_folder",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("uidvalidity", sa.BigInteger(), nullable=False),
        sa.Column("since_uid", sa.BigInteger(), nullable=False),
        foreign("mail_folder", "entity_id", "entity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_folder")),
        sa.UniqueConstraint(
            "entity_id",
            "mailbox",
            "name",
            "uidvalidity",
            name=op.f("uq_mail_folder_entity_id_mailbox_name_uidvalidity"),
        ),
    )
    op.create_index(op.f("ix_mail_folder_entity_id"), "mail_folder", ["entity_id"], unique=False)


def _create_mail_place() -> None:
    op.create_table(
        "mail_place",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("folder_id", ROW_ID, nullable=False),
        sa.Column("uid", sa.BigInteger(), nullable=False),
        sa.Column("inbound_id", ROW_ID, nullable=False),
        sa.Column("settled_at", INSTANT),
        foreign("mail_place", "entity_id", "entity"),
        foreign("mail_place", "folder_id", "mail_folder"),
        foreign("mail_place", "inbound_id", "inbound"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_place")),
        sa.UniqueConstraint("folder_id", "uid", name=op.f("uq_mail_place_folder_id_uid")),
    )
    op.create_index(op.f("ix_mail_place_entity_id"), "mail_place", ["entity_id"], unique=False)
    op.create_index(op.f("ix_mail_place_inbound_id"), "mail_place", ["inbound_id"], unique=False)
    op.create_index(
        "ix_mail_place_settled", "mail_place", ["folder_id", "settled_at"], unique=False
    )
