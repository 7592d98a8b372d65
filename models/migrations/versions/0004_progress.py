"""What is owed, reports, retractions, requests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import INSTANT, JSON, ROW_ID, foreign, words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _create_owed_step()
    _create_notice()
    _create_tick_run()
    _create_progress_report()
    _create_retraction()
    _create_request()


def downgrade() -> None:
    """Drop the tables."""
    for name in (
        "request",
        "retraction",
        "progress_report",
        "tick_run",
        "notice",
        "owed_step",
    ):
        op.drop_table(name)


def _create_owed_step() -> None:
    op.create_table(
        "owed_step",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("milestone_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("scheduled_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("next_on", sa.Date()),
        sa.Column("escalates_on", sa.Date()),
        sa.Column("state", words("owedstate", "open", "told", "closed", "held"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("outbox_id", ROW_ID),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "(state = 'told') = (outbox_id IS NOT NULL)",
            name=op.f("ck_owed_step_told_steps_have_a_message"),
        ),
        foreign("owed_step", "activity_id", "activity"),
        foreign("owed_step", "entity_id", "entity"),
        foreign("owed_step", "milestone_id", "milestone"),
        foreign("owed_step", "office_id", "office"),
        foreign("owed_step", "outbox_id", "outbox"),
        foreign("owed_step", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owed_step")),
        sa.UniqueConstraint(
            "milestone_id",
            "due",
            "step",
            "person_id",
            name=op.f("uq_owed_step_milestone_id_due_step_person_id"),
        ),
    )
    op.create_index(op.f("ix_owed_step_entity_id"), "owed_step", ["entity_id"], unique=False)
    op.create_index(op.f("ix_owed_step_outbox_id"), "owed_step", ["outbox_id"], unique=False)
    op.create_index(op.f("ix_owed_step_person_id"), "owed_step", ["person_id"], unique=False)
    op.create_index("ix_owed_step_state", "owed_step", ["entity_id", "state"], unique=False)


def _create_notice() -> None:
    op.create_table(
        "notice",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("details", JSON, nullable=False),
        sa.Column("state", words("owedstate", "open", "told", "closed", "held"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("outbox_id", ROW_ID),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "(state = 'told') = (outbox_id IS NOT NULL)",
            name=op.f("ck_notice_told_notices_have_a_message"),
        ),
        foreign("notice", "entity_id", "entity"),
        foreign("notice", "outbox_id", "outbox"),
        foreign("notice", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("person_id", "key", name=op.f("uq_notice_person_id_key")),
    )
    op.create_index(op.f("ix_notice_entity_id"), "notice", ["entity_id"], unique=False)
    op.create_index(op.f("ix_notice_outbox_id"), "notice", ["outbox_id"], unique=False)
    op.create_index("ix_notice_state", "notice", ["entity_id", "state"], unique=False)


def _create_tick_run() -> None:
    op.create_table(
        "tick_run",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        foreign("tick_run", "entity_id", "entity"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tick_run")),
    )
    op.create_index(op.f("ix_tick_run_entity_id"), "tick_run", ["entity_id"], unique=False)
    op.create_index("ix_tick_run_time", "tick_run", ["entity_id", "at"], unique=False)


def _create_progress_report() -> None:
    op.create_table(
        "progress_report",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID),
        sa.Column("office_id", ROW_ID),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("percent", sa.Integer()),
        sa.Column(
            "status",
            words("status", "in_progress", "done", "not_started", "not_applicable"),
            nullable=False,
        ),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("source", words("sourcekind", "message", "file"), nullable=False),
        sa.Column("inbound_id", ROW_ID),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("words", sa.String()),
        sa.Column("file_name", sa.String()),
        sa.Column("file_cell", sa.String()),
        *_checks_of_reports(),
        foreign("progress_report", "activity_id", "activity"),
        foreign("progress_report", "entity_id", "entity"),
        foreign("progress_report", "inbound_id", "inbound"),
        foreign("progress_report", "office_id", "office"),
        foreign("progress_report", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_report")),
        sa.UniqueConstraint(
            "inbound_id",
            "activity_id",
            "ordinal",
            name=op.f("uq_progress_report_inbound_id_activity_id_ordinal"),
        ),
    )
    _index_progress_report()


def _checks_of_reports() -> tuple[sa.CheckConstraint, ...]:
    return (
        sa.CheckConstraint(
            "(source = 'message' AND inbound_id IS NOT NULL AND words IS NOT NULL AND person_id IS NOT NULL) OR (source = 'file' AND file_name IS NOT NULL AND file_cell IS NOT NULL)",
            name=op.f("ck_progress_report_every_report_has_a_source"),
        ),
        sa.CheckConstraint(
            "status <> 'done' OR (percent IS NOT NULL AND percent = 10000)",
            name=op.f("ck_progress_report_done_is_one_hundred"),
        ),
        sa.CheckConstraint(
            "status <> 'not_applicable' OR percent IS NULL",
            name=op.f("ck_progress_report_not_applicable_has_no_percent"),
        ),
        sa.CheckConstraint(
            "percent BETWEEN 0 AND 10000", name=op.f("ck_progress_report_percent_in_range")
        ),
    )


def _index_progress_report() -> None:
    op.create_index(
        op.f("ix_progress_report_entity_id"), "progress_report", ["entity_id"], unique=False
    )
    op.create_index(
        op.f("ix_progress_report_person_id"), "progress_report", ["person_id"], unique=False
    )
    op.create_index(
        "ix_report_in_time", "progress_report", ["entity_id", "recorded_at"], unique=False
    )
    op.create_index(
        "ix_report_of_activity", "progress_report", ["activity_id", "recorded_at"], unique=False
    )


def _create_retraction() -> None:
    op.create_table(
        "retraction",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("report_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("inbound_id", ROW_ID, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        foreign("retraction", "entity_id", "entity"),
        foreign("retraction", "inbound_id", "inbound"),
        foreign("retraction", "person_id", "person"),
        foreign("retraction", "report_id", "progress_report"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retraction")),
        sa.UniqueConstraint("report_id", name=op.f("uq_retraction_report_id")),
    )
    op.create_index(op.f("ix_retraction_entity_id"), "retraction", ["entity_id"], unique=False)


def _create_request() -> None:
    op.create_table(
        "request",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("entity_id", ROW_ID, nullable=False),
        sa.Column("activity_id", ROW_ID, nullable=False),
        sa.Column("person_id", ROW_ID, nullable=False),
        sa.Column("office_id", ROW_ID),
        sa.Column("inbound_id", ROW_ID, nullable=False),
        sa.Column("kind", words("requestkind", "extension", "reassign", "snooze"), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("named_office", sa.String()),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        foreign("request", "activity_id", "activity"),
        foreign("request", "entity_id", "entity"),
        foreign("request", "inbound_id", "inbound"),
        foreign("request", "office_id", "office"),
        foreign("request", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )
    op.create_index(op.f("ix_request_entity_id"), "request", ["entity_id"], unique=False)
    op.create_index(
        "ix_request_of_activity", "request", ["activity_id", "recorded_at"], unique=False
    )
