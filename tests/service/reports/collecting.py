"""Collect the figures of the builders' entity on the builders' day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.clock import local_day
from reports.figures import collect
from reports.values import Figures
from tests.support.builders import BOGOTA, NOW


def figures_of(session: Session, entity_id: int, now: datetime = NOW, **options: Any) -> Figures:
    """Return the figures of an entity as at `now`."""
    return collect(session, entity_id, local_day(now, BOGOTA), now, tz=BOGOTA, **options)
