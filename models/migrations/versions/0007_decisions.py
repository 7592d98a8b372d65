"""What was decided of requests, what offices agreed to and delegated, who recorded for others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, ROW_ID, add_reference, foreign

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the two tables."""
    # SQLite adds a check only together with its column, and Alembic does not write it so.
    op.execute(
        "ALTER TABLE request ADD COLUMN state VARCHAR(20) DEFAULT 'open' NOT NULL"
        " CONSTRAINT ck_request_requeststate CHECK (state IN ('open', 'granted', 'denied'))"
    )
    op.add_column("request", sa.Column("granted_until", sa.Date()))
    add_reference("request", "granted_office_id", "office")
    op.add_column("request", sa.Column("decided_at", INSTANT))
    add_reference("request", "decided_by_id", "person")
    op.add_column("request", sa.Column("answer", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_request_state", "request", ["entity_id", "state"], unique=False)
    op.execute("UPDATE request SET state = 'granted', granted_until = until WHERE kind = 'snooze'")
    add_reference("progress_report", "recorded_by_id", "person")
    _create_agreement()
    _create_deputy()


def downgrade() -> None:
    """Take all of it away."""
    op.drop_table("deputy")
    op.drop_table("agreement")
    op.drop_index(op.f("ix_progress_report_recorded_by_id"), "progress_report")
    with op.batch_alter_table("progress_report") as report:
        report.drop_column("recorded_by_id")
    for name in ("ix_request_state", "ix_request_granted_office_id", "ix_request_decided_by_id"):
        op.drop_index(op.f(name), "request")
    with op.batch_alter_table("request") as request:
        for column in (
            "answer", "decided_by_id", "decided_at", "granted_office_id", "granted_until", "state",
        ):  # fmt: skip
            request.drop_column(column)


def _create_agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("inbound_id", ROW_ID, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        foreign("agreement", "activity_id", "activity"),
        foreign("agreement", "entity_id", "entity"),
        foreign("agreement", "inbound_id", "inbound"),
        foreign("agreement", "office_id", "office"),
        foreign("agreement", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint(
            "activity_id", "office_id", name=op.f("uq_agreement_activity_id_office_id")
        ),
    )
    op.create_index(op.f("ix_agreement_entity_id"), "agreement", ["entity_id"], unique=False)


def _create_deputy() -> None:
    op.create_table(
        "deputy",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("by_id", ROW_ID, nullable=False),
        sa.Column("inbound_id", ROW_ID, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        foreign("deputy", "activity_id", "activity"),
        foreign("deputy", "by_id", "person"),
        foreign("deputy", "entity_id", "entity"),
        foreign("deputy", "inbound_id", "inbound"),
        foreign("deputy", "office_id", "office"),
        foreign("deputy", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deputy")),
        sa.UniqueConstraint(
            "activity_id", "office_id", name=op.f("uq_deputy_activity_id_office_id")
        ),
    )
    op.create_index(op.f("ix_deputy_entity_id"), "deputy", ["entity_id"], unique=False)
    op.create_index(op.f("ix_deputy_person_id"), "deputy", ["person_id"], unique=False)
