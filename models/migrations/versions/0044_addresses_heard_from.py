"""An address is verified by the first message from it: so are those that were heard from before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"

_address = sa.table(
    "address",
    *map(sa.column, ("entity_id", "person_id", "channel", "value", "verified_at")),
)
_inbound = sa.table(
    "inbound",
    *map(sa.column, ("entity_id", "person_id", "channel", "sender", "outcome", "received_at")),
)

# What comes of a message that a person wrote or tapped; a machine's and a doubtful one do not.
_HERS = (
    "recorded", "asked", "requested", "corrected", "added", "filed", "undone", "answered",
    "unclear", "repeated", "elsewhere", "enrolled", "consent",
)  # fmt: skip


def upgrade() -> None:
    """Take the day of the first message that was handled as its person's."""
    first = (
        sa.select(sa.func.min(_inbound.c.received_at))
        .where(
            _inbound.c.entity_id == _address.c.entity_id,
            _inbound.c.person_id == _address.c.person_id,
            _inbound.c.channel == _address.c.channel,
            sa.func.lower(_inbound.c.sender) == _address.c.value,
            _inbound.c.outcome.in_(_HERS),
        )
        .scalar_subquery()
    )
    op.execute(_address.update().where(_address.c.verified_at.is_(None)).values(verified_at=first))


def downgrade() -> None:
    """Leave what is verified: it is true of the former release too."""
