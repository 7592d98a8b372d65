"""Plans, activities, dates, responsibilities, faults."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, ROW_ID, foreign, words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _create_plan()
    _create_activity()
    _create_milestone()
    _create_responsibility()
    _create_plan_fault()


def downgrade() -> None:
    """Drop the tables."""
    for name in (
        "plan_fault",
        "responsibility",
        "milestone",
        "activity",
        "plan",
    ):
        op.drop_table(name)


def _create_plan() -> None:
    op.create_table(
        "plan",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("cutoff", sa.Date()),
        sa.Column("published", sa.Date()),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("source_digest", sa.String(), nullable=False),
        sa.Column("loaded_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT),
        sa.Column("columns", JSON, nullable=False),
        foreign("plan", "entity_id", "entity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint(
            "entity_id", "source_digest", name=op.f("uq_plan_entity_id_source_digest")
        ),
    )
    op.create_index(op.f("ix_plan_entity_id"), "plan", ["entity_id"], unique=False)


def _create_activity() -> None:
    op.create_table(
        "activity",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("plan_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("code", sa.String()),
        sa.Column("component", sa.String(), nullable=False),
        sa.Column("subcomponent", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("planned", sa.Integer()),
        sa.Column("executed", sa.Integer()),
        sa.Column("terms", JSON, nullable=False),
        sa.Column("due_text", sa.String(), nullable=False),
        sa.Column("percent_text", sa.String(), nullable=False),
        sa.Column("extra", JSON, nullable=False),
        sa.Column("as_read", JSON, nullable=False),
        sa.Column("percent", sa.Integer()),
        sa.Column(
            "status", words("status", "in_progress", "done", "not_started", "not_applicable")
        ),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("reported_at", INSTANT),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT),
        sa.CheckConstraint(
            "percent BETWEEN 0 AND 10000", name=op.f("ck_activity_percent_in_range")
        ),
        foreign("activity", "entity_id", "entity"),
        foreign("activity", "plan_id", "plan"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sa.UniqueConstraint("entity_id", "handle", name=op.f("uq_activity_entity_id_handle")),
        sa.UniqueConstraint("plan_id", "position", name=op.f("uq_activity_plan_id_position")),
    )
    op.create_index(op.f("ix_activity_entity_id"), "activity", ["entity_id"], unique=False)


def _create_milestone() -> None:
    op.create_table(
        "milestone",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("printed_due", sa.String(), nullable=False),
        sa.Column("original_due", sa.Date()),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "ordinal BETWEEN 1 AND total", name=op.f("ck_milestone_ordinal_in_range")
        ),
        foreign("milestone", "activity_id", "activity"),
        foreign("milestone", "entity_id", "entity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint(
            "activity_id", "ordinal", name=op.f("uq_milestone_activity_id_ordinal")
        ),
    )
    op.create_index(op.f("ix_milestone_entity_id"), "milestone", ["entity_id"], unique=False)
    op.create_index("ix_milestone_open", "milestone", ["entity_id", "met", "due"], unique=False)


def _create_responsibility() -> None:
    op.create_table(
        "responsibility",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("duty", words("duty", "lead", "support"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("co_office", sa.Boolean(), nullable=False),
        foreign("responsibility", "activity_id", "activity"),
        foreign("responsibility", "entity_id", "entity"),
        foreign("responsibility", "office_id", "office"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responsibility")),
        sa.UniqueConstraint(
            "activity_id", "office_id", name=op.f("uq_responsibility_activity_id_office_id")
        ),
        sa.UniqueConstraint(
            "activity_id", "position", name=op.f("uq_responsibility_activity_id_position")
        ),
    )
    op.create_index(
        op.f("ix_responsibility_entity_id"), "responsibility", ["entity_id"], unique=False
    )
    op.create_index(
        op.f("ix_responsibility_office_id"), "responsibility", ["office_id"], unique=False
    )


def _create_plan_fault() -> None:
    op.create_table(
        "plan_fault",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("plan_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("suggestion", sa.String(), nullable=False),
        sa.Column("settled_at", INSTANT),
        sa.Column("decision", sa.String(), nullable=False),
        foreign("plan_fault", "activity_id", "activity"),
        foreign("plan_fault", "entity_id", "entity"),
        foreign("plan_fault", "plan_id", "plan"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_fault")),
    )
    op.create_index(op.f("ix_plan_fault_entity_id"), "plan_fault", ["entity_id"], unique=False)
    op.create_index(op.f("ix_plan_fault_plan_id"), "plan_fault", ["plan_id"], unique=False)
