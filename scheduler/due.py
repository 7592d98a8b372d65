"""What is owed today: which steps of the ladders go out, and which are closed and why.

Values in, values out. A candidate is one milestone for one person; each milestone climbs its own
ladder. What a reader may ask:

- Of the steps whose day has come and that the ledger does not know, the newest goes out, once;
  older ones are closed. A step older than one in the ledger is never caught up.
- An activity has one line in a message. When several of its milestones owe a step on one day, that
  of the earliest date goes out and names the others (`also`). While an earlier milestone is
  open, its overdue ladder speaks for the whole activity: the later ones still announce
  their dates, but do not add overdue ladders of their own (twelve monthly dates would else write
  about one activity every working day).
- What was put off until a day is not told before it, whatever steps fall in between, and comes up
  on that day with the others. The silence after an answer does not follow it.
- "Keeps answering" means: has answered since the last reminder that went out. Such an office
  hears of what is overdue at the longer distance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from core.entity.calendar import Calendar
from core.entity.policy import Policy
from core.words import Duty
from scheduler.escalation import escalation_day
from scheduler.ladder import (
    BEFORE_ALL,
    DUE_DAY,
    LadderStep,
    offset_of,
    overdue_steps,
    snoozed_step,
    steps_before,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One open milestone for one person, as things stand on the day that is asked about.

    `ordinal` of `of`: which of the activity's dates it is; `previous_due`, `previous_met`: the
    date before it. `started_on`: the local day on which the person's welcome that lists the
    activity was delivered; steps up to that day are not owed, and None owes nothing yet.
    `already`: the steps that the ledger knows for this milestone (with this due date) and person,
    whatever became of them; `last_told_on`: the day on which the newest of them went out.
    `last_answer_on`: the last answer about the activity from the office that control did not return
    (after one that it did, the reminders go on). `unanswered_since`: the
    day of the first delivered reminder that no answer followed (`escalation.first_unanswered`).
    `told_above_on`: the day on which this silence was told to those above, `foretold_on` that on
    which it will be, as the newest reminder says.
    `snoozed_until`: the day on which a reminder was promised; `answered_since`: she has answered
    after she was promised it, before that day.
    """

    milestone_id: int
    activity_id: int
    person_id: int
    office_id: int
    duty: Duty
    due: date
    ordinal: int
    of: int
    started_on: date | None
    previous_due: date | None = None
    previous_met: bool = True
    already: frozenset[str] = frozenset()
    last_told_on: date | None = None
    last_answer_on: date | None = None
    unanswered_since: date | None = None
    told_above_on: date | None = None
    foretold_on: date | None = None
    snoozed_until: date | None = None
    answered_since: bool = False


LATE = ", con retraso"  # behind which reminder it is, where its day was missed


class WhyToday(StrEnum):
    """Why a step goes out today and not on another day."""

    ON_ITS_DAY = "on_its_day"
    MOVED_FROM_DAY_OFF = "moved_from_day_off"
    MISSED = "missed"


class CloseReason(StrEnum):
    """Why a step does not go out."""

    ANSWERED = "answered"
    KEEPS_ANSWERING = "keeps_answering"
    SAME_DAY = "same_day"
    NEWER = "newer"
    EARLIER_MILESTONE = "earlier_milestone"
    SNOOZED = "snoozed"


@dataclass(frozen=True, slots=True)
class DueStep:
    """One line of a person's message: what is reminded of, which time it is, and what comes next.

    `step` holds its key, its days and which reminder of how many it is. `next_on` is the day of
    the activity's next reminder if nothing is answered; `escalates_on` the day on which silence
    would be (is today, or was) told to those above, None for a support office.
    `also` are other milestones of the activity whose step met this one.
    """

    candidate: Candidate
    step: LadderStep
    day: date
    why: WhyToday
    next_on: date | None
    escalates_on: date | None
    also: tuple[int, ...] = ()

    @property
    def told(self) -> str:
        """Return in Spanish which reminder it is, and that it goes out late where it does."""
        return f"{self.step.told}{LATE if self.why is WhyToday.MISSED else ''}"

    @property
    def overdue(self) -> bool:
        """Tell whether the due date has passed on the day of the message."""
        return self.candidate.due < self.day


@dataclass(frozen=True, slots=True)
class ClosedStep:
    """A step that is recorded and does not go out; `reason_text` says why, for the dry run."""

    candidate: Candidate
    step: LadderStep
    reason: CloseReason
    reason_text: str


@dataclass(frozen=True, slots=True)
class Owed:
    """What `due` found: the steps that go out, and those that are closed."""

    steps: list[DueStep]
    closed: list[ClosedStep]


def due(candidates: Iterable[Candidate], policy: Policy, calendar: Calendar, today: date) -> Owed:
    """Return what is owed on `today`; nothing on a day off.

    Every step that comes back, going out or closed, is to be recorded in the ledger, so that it
    comes back only once.
    """
    lines: list[DueStep] = []
    closed: list[ClosedStep] = []
    if not calendar.is_working_day(today):
        return Owed(lines, closed)
    judge = _Judge(policy, calendar, today)
    for group in _by_activity(candidates):
        going_out = []
        for candidate in group:
            step, without = judge.newest(candidate, earliest=candidate is group[0])
            closed += without
            if step is not None:
                going_out.append((candidate, step))
        if going_out:
            line, covered = judge.line(group, going_out)
            lines.append(line)
            closed += covered
    return Owed(lines, closed)


def next_day(
    candidates: Iterable[Candidate], policy: Policy, calendar: Calendar, today: date
) -> date | None:
    """Return the day after `today` on which one activity is reminded of next, of all its open
    milestones for one person; None where none is planned."""
    judge = _Judge(policy, calendar, today)
    days = (judge.next_on(one, told=False) for one in candidates)
    return min((day for day in days if day is not None), default=None)


def _by_activity(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Group the open milestones by activity and person, in the order of their dates.

    Who works in the leading and in a supporting office of one activity is asked once, as lead:
    the ledger knows milestone, step and person only.
    """
    once: dict[tuple[int, int], Candidate] = {}
    for candidate in candidates:
        key = (candidate.milestone_id, candidate.person_id)
        if key not in once or candidate.duty is Duty.LEAD:
            once[key] = candidate
    groups: dict[tuple[int, int], list[Candidate]] = {}
    in_order = sorted(once.values(), key=lambda c: (c.due, c.ordinal, c.milestone_id, c.person_id))
    for candidate in in_order:
        groups.setdefault((candidate.activity_id, candidate.person_id), []).append(candidate)
    return list(groups.values())


@dataclass(frozen=True, slots=True)
class _Judge:
    """The policy on one day; its methods keep the order in which the rules apply."""

    policy: Policy
    calendar: Calendar
    today: date

    def newest(
        self, one: Candidate, *, earliest: bool
    ) -> tuple[LadderStep | None, list[ClosedStep]]:
        """Return the step of a milestone that goes out, if any, and those that are closed.

        For an activity that was put off its earliest open date comes up again.
        """
        if one.snoozed_until is not None and self.today < one.snoozed_until:
            return None, []
        if earliest and self.comes_up(one):
            return self.put_off(one)
        kept: list[LadderStep] = []
        closed: list[ClosedStep] = []
        for step in self.pending(one):
            reason = self.not_owed(one, step, one.last_told_on)
            if reason is None:
                kept.append(step)
            else:
                closed.append(self.close(one, step, reason))
        if not kept:
            return None, closed
        newest = kept.pop()
        closed += [self.close(one, step, _overtaken(step, newest)) for step in kept]
        if self.silenced(one, newest, self.today):
            return None, [*closed, self.close(one, newest, CloseReason.ANSWERED)]
        return newest, closed

    def comes_up(self, one: Candidate) -> bool:
        """Tell whether what was put off has not been told since its day."""
        until = one.snoozed_until
        if until is None or one.started_on is None or snoozed_step(until).key in one.already:
            return False
        return one.last_told_on is None or one.last_told_on < until

    def put_off(self, one: Candidate) -> tuple[LadderStep, list[ClosedStep]]:
        """Return today's own step of what was put off, else its own; what fell in between is
        closed."""
        assert one.snoozed_until is not None  # noqa: S101 - the caller has asked
        *between, last = [*self.pending(one), snoozed_step(one.snoozed_until)]
        if between and between[-1].scheduled == self.today:
            last = between.pop()
        return last, [self.close(one, step, CloseReason.SNOOZED) for step in between]

    def pending(self, one: Candidate) -> list[LadderStep]:
        """Return the steps whose day has come and that are newer than all that is recorded."""
        if one.started_on is None:
            return []
        recorded = max((offset_of(k, self.policy) for k in one.already), default=BEFORE_ALL)
        later = overdue_steps(
            one.due,
            after=one.started_on,
            beyond=recorded,
            policy=self.policy,
            calendar=self.calendar,
        )
        steps = [s for s in self.before(one) if s.offset > recorded and s.scheduled <= self.today]
        return steps + list(takewhile(lambda step: step.scheduled <= self.today, later))

    def before(self, one: Candidate) -> list[LadderStep]:
        """Return the milestone's steps up to its due day, past and to come."""
        if one.started_on is None:
            return []
        return steps_before(
            one.due,
            previous_due=one.previous_due,
            after=one.started_on,
            policy=self.policy,
            calendar=self.calendar,
        )

    def not_owed(
        self, one: Candidate, step: LadderStep, told_on: date | None
    ) -> CloseReason | None:
        """Return why an overdue step was never owed, None when it is."""
        if not step.overdue:
            return None
        if not one.previous_met:
            return CloseReason.EARLIER_MILESTONE
        if told_on is None or one.last_answer_on is None or one.last_answer_on < told_on:
            return None
        distance = (step.nominal - told_on).days
        too_soon = distance < self.policy.overdue_answering_every_days
        return CloseReason.KEEPS_ANSWERING if too_soon else None

    def silenced(self, one: Candidate, step: LadderStep, on: date) -> bool:
        """Tell whether an answer silences `step` on the day `on`; the due day's only one of that
        very day.

        An answer given after a missed step's own day has answered that step too. One that only put
        the activity off says until when; what is said in between takes nothing from that promise.
        """
        until = one.snoozed_until
        if until is not None and (on < until or not one.answered_since):
            return on < until
        answered = one.last_answer_on
        if step.key == DUE_DAY or answered is None:
            return answered == on
        days = self.policy.silence_after_answer_working_days
        return answered >= step.scheduled or on <= self.calendar.add_working_days(answered, days)

    def close(self, one: Candidate, step: LadderStep, reason: CloseReason) -> ClosedStep:
        return ClosedStep(one, step, reason, _reason_text(one, reason))

    def line(
        self, group: Sequence[Candidate], going_out: list[tuple[Candidate, LadderStep]]
    ) -> tuple[DueStep, list[ClosedStep]]:
        """Return the activity's one line, of the earliest date, and the steps that it covers."""
        (chosen, step), *others = going_out
        covered = [self.close(c, s, CloseReason.EARLIER_MILESTONE) for c, s in others]
        line = DueStep(
            candidate=chosen,
            step=step,
            day=self.today,
            why=self.why(step),
            next_on=min(
                (day for one in group if (day := self.next_on(one, told=one is chosen))),
                default=None,
            ),
            escalates_on=self.escalates_on(chosen),
            also=tuple(one.milestone_id for one, _ in others),
        )
        return line, covered

    def why(self, step: LadderStep) -> WhyToday:
        if step.scheduled < self.today:
            return WhyToday.MISSED
        return WhyToday.ON_ITS_DAY if step.nominal == self.today else WhyToday.MOVED_FROM_DAY_OFF

    def next_on(self, one: Candidate, *, told: bool) -> date | None:
        """Return the day of the milestone's next step if nothing more is answered.

        None when it owes nothing yet, or an earlier milestone's ladder goes on in its place.
        """
        if one.started_on is None:
            return None
        told_on = self.today if told else one.last_told_on
        for step in self.before(one):
            if step.scheduled > self.today and not self.silenced(one, step, step.scheduled):
                return step.scheduled
        if not one.previous_met:
            return None
        later = overdue_steps(
            one.due,
            after=self.today,
            beyond=0,
            policy=self.policy,
            calendar=self.calendar,
        )
        return next(
            step.scheduled
            for step in later
            if self.not_owed(one, step, told_on) is None
            and not self.silenced(one, step, step.scheduled)
        )

    def escalates_on(self, one: Candidate) -> date | None:
        if one.duty is not Duty.LEAD:
            return None
        if one.told_above_on is not None:
            return one.told_above_on
        since = one.unanswered_since or self.today
        day = escalation_day(one.due, since, self.policy, self.calendar)
        return day if day >= self.today else None


def _overtaken(step: LadderStep, newest: LadderStep) -> CloseReason:
    return CloseReason.SAME_DAY if step.scheduled == newest.scheduled else CloseReason.NEWER


def _reason_text(one: Candidate, reason: CloseReason) -> str:
    match reason:
        case CloseReason.ANSWERED:
            return f"la oficina respondió el {one.last_answer_on}"
        case CloseReason.KEEPS_ANSWERING:
            return f"la oficina sigue respondiendo, la última vez el {one.last_answer_on}"
        case CloseReason.SAME_DAY:
            return "otro más cercano cae el mismo día"
        case CloseReason.NEWER:
            return "lo reemplaza otro más nuevo"
        case CloseReason.EARLIER_MILESTONE:
            return "una fecha anterior de la misma actividad habla por él"
        case CloseReason.SNOOZED:
            return f"aplazado hasta el {one.snoozed_until}"
