"""Collect the figures of the builders' entity on the builders' day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from reports.figures import collect
from reports.values import Figures
from tests.support.builders import NOW
from tests.support.scheduling import a_context


def figures_of(
    session: Session,
    entity_id: int,
    now: datetime = NOW,
    *,
    compares: bool = False,
    **settings: Any,
) -> Figures:
    """Return the figures of an entity as at `now`; `settings` are fields of its context."""
    return collect(session, a_context(entity_id, **settings), now, compares=compares)
