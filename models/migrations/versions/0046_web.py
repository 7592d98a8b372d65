"""Codes that let a person enter the pages, and her sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, create_table, ref

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    """Create both tables."""
    create_table(
        "web_code",
        ref("person_id", "person", index=True),
        sa.Column("browser_hash", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", INSTANT),
        sa.UniqueConstraint("browser_hash"),
    )
    create_table(
        "web_session",
        ref("person_id", "person", index=True),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.UniqueConstraint("token_hash"),
    )


def downgrade() -> None:
    """Drop both: everybody enters anew."""
    op.drop_table("web_session")
    op.drop_table("web_code")
