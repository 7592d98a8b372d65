"""Browsers that a person's own page knows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, create_table, ref

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    """Create the table."""
    create_table(
        "web_device",
        ref("person_id", "person", index=True),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.UniqueConstraint("token_hash"),
    )


def downgrade() -> None:
    """Drop it: everybody types a code again."""
    op.drop_table("web_device")
