"""That a report meets no date is a column of its own, and no word in the place of a file's cell."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"

_MARK = "fechas abiertas"
_reports = sa.table(
    "progress_report",
    sa.column("source", sa.String()),
    sa.column("file_cell", sa.String()),
    sa.column("meets_none", sa.Boolean()),
)
_SAID = _reports.c.source == "message"


def upgrade() -> None:
    """Add the column, and carry over what the word said."""
    op.add_column(
        "progress_report",
        sa.Column("meets_none", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    marked = _reports.update().where(_SAID, _reports.c.file_cell == _MARK)
    op.execute(marked.values(meets_none=sa.true(), file_cell=None))


def downgrade() -> None:
    """Write the word again, and drop the column."""
    marked = _reports.update().where(_SAID, _reports.c.meets_none)
    op.execute(marked.values(file_cell=_MARK))
    op.drop_column("progress_report", "meets_none")
