"""Which reports stand: those that nobody took back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, exists

from models.progress import ProgressReport, Retraction


def stands(at: datetime | None = None) -> ColumnElement[bool]:
    """Return the condition for a report (`ProgressReport`) that was not taken back; with `at` not
    until then."""
    undone = exists().where(Retraction.report_id == ProgressReport.id)
    return ~(undone if at is None else undone.where(Retraction.recorded_at <= at))
