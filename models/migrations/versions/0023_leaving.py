"""The day on which a person leaves; notes about messages set aside no longer hold answers' keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

FREE_KEYS = (
    "UPDATE outbox SET key = 'set-aside-' || key WHERE key IN"
    r" (SELECT 'reply:' || id || '\:0' FROM inbound WHERE state = 'set_aside')"
)


def upgrade() -> None:
    """Add the column, and free the keys under which what was set aside will be answered."""
    op.add_column("person", sa.Column("leaves_on", sa.Date(), nullable=True))
    op.execute(FREE_KEYS)


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("person", "leaves_on")
