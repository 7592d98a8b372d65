"""Candidates with sensible values, to be overridden by what a test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from core.words import Duty
from scheduler.due import Candidate
from scheduler.escalation import WaitingDate

LONG_AGO = date(2026, 1, 2)
DUE = date(2026, 6, 30)  # a Tuesday after a long weekend: Monday 29 June is a holiday

_CANDIDATE = Candidate(
    milestone_id=1,
    activity_id=10,
    person_id=100,
    office_id=1000,
    duty=Duty.LEAD,
    due=DUE,
    ordinal=1,
    of=1,
    started_on=LONG_AGO,
)
_WAITING = WaitingDate(
    milestone_id=1,
    activity_id=10,
    office_id=1000,
    duty=Duty.LEAD,
    due=DUE,
    unreached=None,
)


def a_candidate(**overrides: Any) -> Candidate:
    """One lead person with one activity due on DUE, welcomed long ago, never reminded."""
    return replace(_CANDIDATE, **overrides)


def a_waiting(**overrides: Any) -> WaitingDate:
    """One lead office that can be reached, with one milestone due on DUE, never reminded."""
    return replace(_WAITING, **overrides)
