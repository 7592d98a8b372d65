"""Which reports stand: those that nobody took back."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists

from models.progress import ProgressReport, Retraction


def stands() -> ColumnElement[bool]:
    """Return the condition for a report (`ProgressReport`) that was not taken back."""
    return ~exists().where(Retraction.report_id == ProgressReport.id)
