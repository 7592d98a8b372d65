"""The bot whose chats are known is kept, so that a token of another one is noticed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    """Add it; the next start of the service fills it in."""
    op.add_column("channel_state", sa.Column("account", sa.String()))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("channel_state", "account")
