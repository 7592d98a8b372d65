"""An entity may be paused: nothing is done for it until it is resumed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT

revision = "0053"
down_revision = "0052"


def upgrade() -> None:
    """Pause none."""
    op.add_column("entity", sa.Column("paused_at", INSTANT))


def downgrade() -> None:
    """Let all of them work."""
    op.drop_column("entity", "paused_at")
