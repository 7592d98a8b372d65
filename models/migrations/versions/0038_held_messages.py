"""After a restoration messages are held until somebody says whether they had gone out before."""

from __future__ import annotations

from alembic import op

revision = "0038"
down_revision = "0037"

_STATES = (
    "pending", "sending", "sent", "delivered", "bounced", "uncertain", "failed", "cancelled",
)  # fmt: skip


def upgrade() -> None:
    """Admit the new state."""
    _admit((*_STATES, "held"))


def downgrade() -> None:
    """Take it away: what was held does not go out."""
    op.execute("UPDATE outbox SET state = 'cancelled' WHERE state = 'held'")
    _admit(_STATES)


def _admit(states: tuple[str, ...]) -> None:
    check = op.f("ck_outbox_itemstate")
    said = ", ".join(f"'{state}'" for state in states)
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_constraint(check, type_="check")
        outbox.create_check_constraint(check, f"state IN ({said})")
