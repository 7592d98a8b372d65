"""A figure below 100 % of a file meets no date after its cut-off: what it had met is open again."""

from __future__ import annotations

from alembic import op

revision = "0031"
down_revision = "0030"

# A report stands that was not taken back, nor continued by one that was not, and that is about the
# whole activity; the newest speaks of the latest day.
_STANDING = """
    SELECT {what} FROM progress_report AS said
    WHERE said.activity_id = milestone.activity_id AND NOT said.part {which}
      AND NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.report_id = said.id)
      AND NOT EXISTS (
          SELECT 1 FROM progress_report AS later
          WHERE later.activity_id = said.activity_id AND later.id > said.id
            AND coalesce(later.continues, later.id) = coalesce(said.continues, said.id)
            AND NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.report_id = later.id)
      )
    ORDER BY said.as_of DESC, said.recorded_at DESC, said.id DESC LIMIT 1
"""
OPEN_AGAIN = f"""
    UPDATE milestone SET met = false
    WHERE met AND EXISTS (
        SELECT 1 FROM progress_report AS told
        WHERE told.source = 'file' AND told.percent < 10000 AND told.as_of < milestone.due
          AND told.id = ({_STANDING.format(what="said.id", which="AND said.percent IS NOT NULL")})
    ) AND ({_STANDING.format(what="said.status", which="")}) <> 'not_applicable'
"""  # noqa: S608 - constants of this file


def upgrade() -> None:
    """Open the dates that an older version closed; nothing else, and nothing the second time."""
    op.execute(OPEN_AGAIN)


def downgrade() -> None:
    """Leave them: the next report on an activity writes what the older version thinks of it."""
