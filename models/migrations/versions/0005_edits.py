"""Messages that take an earlier one's place."""

from __future__ import annotations

from models.migrations.columns import add_reference

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the reference to the first message."""
    add_reference("outbox", "edits", "outbox")
