"""Plans, activities, dates, responsibilities, faults."""

from __future__ import annotations

import sqlalchemy as sa

from models.migrations.columns import INSTANT, JSON, create_table, ref, words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables."""
    _create_plan()
    _create_activity()
    _create_dates_and_offices()


def _create_plan() -> None:
    create_table(
        "plan",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("cutoff", sa.Date()),
        sa.Column("published", sa.Date()),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("source_digest", sa.String(), nullable=False),
        sa.Column("loaded_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT),
        sa.Column("columns", JSON, nullable=False),
        sa.UniqueConstraint("entity_id", "source_digest"),
    )


def _create_activity() -> None:
    create_table(
        "activity",
        ref("plan_id", "plan"),
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
        sa.Column("status", words("status", "in_progress done not_started not_applicable")),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("reported_at", INSTANT),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT),
        sa.CheckConstraint("percent BETWEEN 0 AND 10000", name="percent_in_range"),
        sa.UniqueConstraint("entity_id", "handle"),
        sa.UniqueConstraint("plan_id", "position"),
    )


def _create_dates_and_offices() -> None:
    create_table(
        "milestone",
        ref("activity_id", "activity"),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("printed_due", sa.String(), nullable=False),
        sa.Column("original_due", sa.Date()),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.CheckConstraint("ordinal BETWEEN 1 AND total", name="ordinal_in_range"),
        sa.UniqueConstraint("activity_id", "ordinal"),
        sa.Index("ix_milestone_open", "entity_id", "met", "due"),
    )
    create_table(
        "responsibility",
        ref("activity_id", "activity"),
        ref("office_id", "office", index=True),
        sa.Column("duty", words("duty", "lead support"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("co_office", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("activity_id", "office_id"),
        sa.UniqueConstraint("activity_id", "position"),
    )
    create_table(
        "plan_fault",
        ref("plan_id", "plan", index=True),
        ref("activity_id", "activity", nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("suggestion", sa.String(), nullable=False),
        sa.Column("settled_at", INSTANT),
        sa.Column("decision", sa.String(), nullable=False),
    )
