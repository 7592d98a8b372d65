"""Until which day a person is away: her delegate is written to instead."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column."""
    op.add_column("person", sa.Column("away_until", sa.Date(), nullable=True))
