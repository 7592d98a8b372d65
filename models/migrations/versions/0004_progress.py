"""What is owed, reports, retractions, requests."""

from __future__ import annotations

import sqlalchemy as sa

from models.migrations.columns import INSTANT, JSON, create_table, ref, words

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables."""
    _create_ledger()
    _create_reports()
    _create_requests()


def _create_ledger() -> None:
    create_table(
        "owed_step",
        ref("milestone_id", "milestone"),
        ref("activity_id", "activity"),
        ref("office_id", "office"),
        ref("person_id", "person", index=True),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("scheduled_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("next_on", sa.Date()),
        sa.Column("escalates_on", sa.Date()),
        sa.Column("state", words("owedstate", "open told closed held"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        ref("outbox_id", "outbox", nullable=True, index=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "(state = 'told') = (outbox_id IS NOT NULL)", name="told_steps_have_a_message"
        ),
        sa.UniqueConstraint("milestone_id", "due", "step", "person_id"),
        sa.Index("ix_owed_step_state", "entity_id", "state"),
    )
    create_table(
        "notice",
        ref("person_id", "person"),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("details", JSON, nullable=False),
        sa.Column("state", words("owedstate", "open told closed held"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        ref("outbox_id", "outbox", nullable=True, index=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "(state = 'told') = (outbox_id IS NOT NULL)", name="told_notices_have_a_message"
        ),
        sa.UniqueConstraint("person_id", "key"),
        sa.Index("ix_notice_state", "entity_id", "state"),
    )
    create_table(
        "tick_run",
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Index("ix_tick_run_time", "entity_id", "at"),
    )


def _create_reports() -> None:
    create_table(
        "progress_report",
        ref("activity_id", "activity"),
        ref("person_id", "person", nullable=True, index=True),
        ref("office_id", "office", nullable=True),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("percent", sa.Integer()),
        sa.Column(
            "status", words("status", "in_progress done not_started not_applicable"), nullable=False
        ),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("source", words("sourcekind", "message file"), nullable=False),
        ref("inbound_id", "inbound", nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("words", sa.String()),
        sa.Column("file_name", sa.String()),
        sa.Column("file_cell", sa.String()),
        sa.CheckConstraint(
            "(source = 'message' AND inbound_id IS NOT NULL AND words IS NOT NULL AND person_id IS NOT NULL) OR (source = 'file' AND file_name IS NOT NULL AND file_cell IS NOT NULL)",
            name="every_report_has_a_source",
        ),
        sa.CheckConstraint(
            "status <> 'done' OR (percent IS NOT NULL AND percent = 10000)",
            name="done_is_one_hundred",
        ),
        sa.CheckConstraint(
            "status <> 'not_applicable' OR percent IS NULL", name="not_applicable_has_no_percent"
        ),
        sa.CheckConstraint("percent BETWEEN 0 AND 10000", name="percent_in_range"),
        sa.UniqueConstraint("inbound_id", "activity_id", "ordinal"),
        sa.Index("ix_report_in_time", "entity_id", "recorded_at"),
        sa.Index("ix_report_of_activity", "activity_id", "recorded_at"),
    )
    create_table(
        "retraction",
        ref("report_id", "progress_report"),
        ref("person_id", "person"),
        ref("inbound_id", "inbound"),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.UniqueConstraint("report_id"),
    )


def _create_requests() -> None:
    create_table(
        "request",
        ref("activity_id", "activity"),
        ref("person_id", "person"),
        ref("office_id", "office", nullable=True),
        ref("inbound_id", "inbound"),
        sa.Column("kind", words("requestkind", "extension reassign snooze"), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("named_office", sa.String()),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Index("ix_request_of_activity", "activity_id", "recorded_at"),
    )
