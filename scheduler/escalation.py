"""Who is told when an office stays silent, and who when it was never reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core.entity.calendar import Calendar
from core.entity.policy import Policy
from core.unreached import Unreached
from core.words import Duty


@dataclass(frozen=True, slots=True)
class WaitingDate:
    """One open milestone and one office that answers for it.

    `delivered_on`: the local days on which reminders of the activity were delivered to who was
    asked last; `back_on`: her first working day after her newest absence. `last_answer_on`: the
    day of the office's last answer of any kind about it (progress, a request, "recordar después").
    `escalated_on`, `told_unreachable_on`: when this
    milestone and office were last escalated, or told to control as unreachable; None for never.
    """

    milestone_id: int
    activity_id: int
    office_id: int
    duty: Duty
    due: date
    unreached: Unreached | None
    delivered_on: frozenset[date] = frozenset()
    back_on: date | None = None
    last_answer_on: date | None = None
    escalated_on: date | None = None
    told_unreachable_on: date | None = None


@dataclass(frozen=True, slots=True)
class Escalation:
    """An office that did not answer: `silent_since` is the day of the first unanswered reminder."""

    of: WaitingDate
    days_overdue: int
    silent_since: date


@dataclass(frozen=True, slots=True)
class Unreachable:
    """An office that was never reached: no fault of its own, and control is told why."""

    of: WaitingDate
    why: Unreached
    days_overdue: int


def escalate(
    candidates: Iterable[WaitingDate], policy: Policy, calendar: Calendar, today: date
) -> list[Escalation | Unreachable]:
    """Return what is escalated on `today`, and what control is told instead.

    Only lead offices, only on working days, once per milestone until an answer comes. Lateness
    with answers is not escalated: the digest shows it.
    """
    if not calendar.is_working_day(today):
        return []
    verdicts = (_judge(waiting, policy, calendar, today) for waiting in candidates)
    return [verdict for verdict in verdicts if verdict is not None]


def escalation_day(due: date, silent_since: date, policy: Policy, calendar: Calendar) -> date:
    """Return the working day on which silence since a reminder of `silent_since` is escalated.

    Full days count: neither that of the reminder, which she got in its course, nor the one that
    has just begun.
    """
    overdue_enough = due + timedelta(days=policy.escalation_after_days_overdue)
    last_full = calendar.add_working_days(silent_since, policy.escalation_silence_working_days)
    silent_enough = calendar.next_working_day(last_full)
    return calendar.working_day_on_or_after(max(overdue_enough, silent_enough))


def first_unanswered(
    delivered_on: Iterable[date],
    last_answer_on: date | None,
    today: date,
    back_on: date | None = None,
) -> date | None:
    """Return the day of the first delivered reminder that no answer followed, or None.

    What came before or during an absence counts as got on the first working day after it.

    The first, not the last: else each weekly reminder would begin the silence anew. A reminder of
    the very day of the answer counts as answered: which came first is not known from days.
    """
    days = (day for day in delivered_on if day <= today)
    left = [day for day in days if last_answer_on is None or day > last_answer_on]
    return max(min(left), back_on or date.min) if left else None


def _judge(
    waiting: WaitingDate, policy: Policy, calendar: Calendar, today: date
) -> Escalation | Unreachable | None:
    days_overdue = (today - waiting.due).days
    if waiting.duty is not Duty.LEAD or days_overdue < policy.escalation_after_days_overdue:
        return None
    since = first_unanswered(waiting.delivered_on, waiting.last_answer_on, today, waiting.back_on)
    # Where nobody is written to any more, for whatever reason, nobody is silent.
    if since is None or waiting.unreached is not None:
        return _unreachable(waiting, days_overdue)
    if today < escalation_day(waiting.due, since, policy, calendar):
        return None
    if told_already(waiting.escalated_on, waiting.last_answer_on):
        return None
    return Escalation(waiting, days_overdue, since)


def _unreachable(waiting: WaitingDate, days_overdue: int) -> Unreachable | None:
    """Nothing was delivered since the last answer, or nothing arrives any more: is that why?"""
    if waiting.unreached is None:
        return None
    if told_already(waiting.told_unreachable_on, waiting.last_answer_on):
        return None
    return Unreachable(waiting, waiting.unreached, days_overdue)


def told_already(told_on: date | None, last_answer_on: date | None) -> bool:
    """Tell whether those above know of this silence: what was told before an answer is past."""
    return told_on is not None and (last_answer_on is None or last_answer_on < told_on)
