"""A date that a file leaves in doubt, and for which more time is granted: that decides it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, update
from sqlalchemy.orm import Session

from models.plan import PlanFault
from plans.faults import DIFFERS_FROM_DATE, PROPOSING

_OF_DATES = (*sorted(PROPOSING), DIFFERS_FROM_DATE)


def settle(session: Session, activity_id: int, printed: str, until: date, now: datetime) -> None:
    """Settle what is open about a date, by what is printed of it: it is `until` from now on, and a
    proposal of another day would only move it back."""
    session.execute(
        update(PlanFault)
        .where(*_of_date(activity_id, printed), PlanFault.settled_at.is_(None))
        .values(settled_at=now, decision=_said(until))
    )


def reopen(session: Session, activity_id: int, printed: str, until: date) -> None:
    """Ask again what was settled by a grant until that day, which is taken back."""
    session.execute(
        update(PlanFault)
        .where(*_of_date(activity_id, printed), PlanFault.decision == _said(until))
        .values(settled_at=None, decision="")
    )


def _of_date(activity_id: int, printed: str) -> tuple[ColumnElement[bool], ...]:
    return (
        PlanFault.activity_id == activity_id,
        PlanFault.text == printed,
        PlanFault.kind.in_(_OF_DATES),
    )


def _said(until: date) -> str:
    return f"hasta el {until:%d/%m/%Y}"
