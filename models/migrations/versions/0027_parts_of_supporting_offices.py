"""What a supporting office says is its part: it is marked as such, and is no activity's figure.

Of what was reported before, the figures that were set aside because the leading office told another
become parts; those that counted go on counting, so that no figure changes with a version.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.migrations.columns import add_reference, create_table, ref, words

revision = "0027"
down_revision = "0026"

_FAR = 2000  # hundredths of a point: what was set aside until now

_SET_ASIDE = f"""
    UPDATE progress_report SET part = {{true}}
    WHERE EXISTS (
        SELECT 1 FROM disagreement
        WHERE disagreement.activity_id = progress_report.activity_id
          AND disagreement.other_office_id = progress_report.office_id
          AND abs(progress_report.percent - disagreement.percent) > {_FAR}
    )
"""  # noqa: S608 - constants of this file


def upgrade() -> None:
    """Add the columns and the table, and mark what was set aside."""
    op.add_column(
        "progress_report",
        sa.Column("part", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    add_reference("progress_report", "confirms", "progress_report")
    create_table(
        "part",
        ref("activity_id", "activity"),
        ref("office_id", "office"),
        ref("report_id", "progress_report"),
        sa.Column("percent", sa.Integer()),
        sa.Column(
            "status", words("status", "in_progress done not_started not_applicable"), nullable=False
        ),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("activity_id", "office_id"),
    )
    true = "1" if op.get_bind().dialect.name == "sqlite" else "true"
    op.execute(_SET_ASIDE.format(true=true))


def downgrade() -> None:
    """Drop them; what was said stays, as the reports of the offices that said it."""
    op.drop_table("part")
    op.drop_index(op.f("ix_progress_report_confirms"), "progress_report")
    with op.batch_alter_table("progress_report") as report:
        report.drop_column("confirms")
        report.drop_column("part")
