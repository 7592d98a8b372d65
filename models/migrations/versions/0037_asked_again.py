"""An office may ask again for what still waits: when it did so last is kept beside the first time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Add the moment; nobody is known to have asked again."""
    op.add_column("request", sa.Column("asked_again_at", INSTANT))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("request", "asked_again_at")
