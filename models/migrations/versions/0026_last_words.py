"""An activity keeps no copy of words any more: what was said last is read with its author."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Drop the copy: it could be older than the figure beside it, and another person's."""
    op.drop_column("activity", "description")


def downgrade() -> None:
    """Add it empty: each next report about an activity fills it."""
    op.add_column(
        "activity", sa.Column("description", sa.String(), nullable=False, server_default="")
    )
