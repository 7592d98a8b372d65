"""Plans and lists of people that somebody sent to be stored."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, create_table, ref, words

revision = "0045"
down_revision = "0044"

_STATES = "read shown loaded dropped evidence"


def upgrade() -> None:
    """Create the table; the files of before are evidence."""
    create_table(
        "brought_file",
        ref("file_id", "inbound_file"),
        ref("person_id", "person", nullable=True, index=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("state", words("broughtstate", _STATES), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("read_at", INSTANT, nullable=False),
        sa.Column("decided_at", INSTANT),
        sa.UniqueConstraint("file_id"),
    )


def downgrade() -> None:
    """Forget what waits; what was stored stays."""
    op.drop_table("brought_file")
