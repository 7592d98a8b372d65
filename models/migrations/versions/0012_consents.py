"""What people agreed to and were told about their data."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, ROW_ID, foreign, words

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "consent",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column(
            "kind",
            words("consentkind", "asked", "given", "refused", "withdrawn", "notified"),
            nullable=False,
        ),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("inbound_id", ROW_ID),
        sa.Column("outbox_id", ROW_ID),
        foreign("consent", "entity_id", "entity"),
        foreign("consent", "inbound_id", "inbound"),
        foreign("consent", "outbox_id", "outbox"),
        foreign("consent", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_entity_id"), "consent", ["entity_id"], unique=False)
    op.create_index("ix_consent_person", "consent", ["person_id", "channel", "id"], unique=False)


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("consent")
