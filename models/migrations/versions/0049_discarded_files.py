"""Files of no activity that a person took out of the tray."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    """Let a file say since when it waits no longer."""
    op.add_column("inbound_file", sa.Column("discarded_at", INSTANT, nullable=True))


def downgrade() -> None:
    """Let them wait again."""
    op.drop_column("inbound_file", "discarded_at")
