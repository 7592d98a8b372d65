"""How each activity stands on a day, and what changed since another: pure, row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from core import rules
from core.clock import local_day
from core.last_words import LastWords, Words, last_words
from core.words import Status
from models.answers.met import milestone_is_met
from models.answers.reviews import ReviewRow
from reports.plan.queries import ActivityRow, MilestoneRow, OfficeRow, ReportRow
from reports.values import Moved, Part
from reports.weekly import Verified


@dataclass(frozen=True, slots=True)
class Span:
    """The time that a digest speaks of: from the local day `since` to the instant `now`.

    `told_until` is when the digest before it was made, where one was.
    """

    today: date
    since: date
    now: datetime
    zone: ZoneInfo
    told_until: datetime | None = None

    @classmethod
    def of_days(cls, first: date, last: date, now: datetime, zone: ZoneInfo) -> Span:
        """Return the time from one local day to the end of another, at the latest until `now`."""
        whole = cls(last, first, now, zone)
        end = whole.first_of(last + timedelta(days=1)) - timedelta(microseconds=1)
        return replace(whole, now=min(now, end))

    @property
    def untold(self) -> datetime:
        """The instant after which no digest before it tells what was decided."""
        return self.told_until or self.start - timedelta(microseconds=1)

    @property
    def start(self) -> datetime:
        """The first instant of the day `since`."""
        return self.first_of(self.since)

    def first_of(self, day: date) -> datetime:
        """Return the first instant of a local day."""
        return datetime(day.year, day.month, day.day, tzinfo=self.zone)


@dataclass(frozen=True, slots=True)
class Standing:
    """An activity with its current figure and the dates that it has not met.

    `originals` are the first dates that moved ones had, `suggested` what is printed for those that
    nobody has confirmed, `parts` what offices that support say of theirs, `verified` what control
    judged last.
    """

    activity: ActivityRow
    group: str
    office: OfficeRow | None
    supports: tuple[str, ...]
    dates: tuple[date, ...]
    originals: Mapping[date, date]
    unmet: tuple[date, ...]
    current: rules.Current | None
    said: LastWords | None
    parts: tuple[Part, ...] = ()
    suggested: Mapping[date, str] = field(default_factory=dict)
    verified: Verified | None = None

    @property
    def percent(self) -> Decimal | None:
        """The percentage that holds, None before any or where the activity does not apply."""
        return self.current.percent if self.current else None

    @property
    def status(self) -> Status | None:
        """The status of the current report, None before any.

        None too where a file's "N/A" leaves later dates open: of those nothing has been said.
        """
        if self.current is None:
            return None
        status = self.current.report.status
        return None if status is Status.NOT_APPLICABLE and self.unmet else status

    @property
    def applies(self) -> bool:
        """Tell whether the activity counts in averages."""
        return self.status is not Status.NOT_APPLICABLE

    @property
    def done(self) -> bool:
        """Tell whether the activity is at 100 %."""
        return self.percent is not None and self.percent >= rules.WHOLE

    @property
    def is_open(self) -> bool:
        """Tell whether anybody will still be asked about it."""
        return bool(self.unmet) or not (
            self.dates or rules.activity_done(self.percent, self.status)
        )

    @property
    def office_name(self) -> str:
        """The office that leads, or nothing."""
        return self.office.name if self.office else ""

    @property
    def named(self) -> dict[str, Any]:
        """The fields by which every figure names an activity."""
        one = self.activity
        return {
            "handle": one.handle,
            "code": one.code,
            "title": one.title,
            "office": self.office_name,
        }

    @property
    def awaits_control(self) -> bool:
        """Tell whether its office has answered what control returned, and that is judged next."""
        return self.done and self.verified is not None and self.verified.answered_on is not None

    def asked_later(self, today: date) -> bool:
        """Tell whether the plan calls it not applicable for now, and its dates are all to come."""
        not_yet = self.current is not None and self.status is None
        return not_yet and self.overdue_since(today) is None

    def overdue_since(self, today: date) -> date | None:
        """Return the oldest date that has passed unmet."""
        return next((day for day in self.unmet if day < today), None)

    def due_within(self, today: date, days: int) -> date | None:
        """Return the nearest unmet date from today on, when it is at most `days` away."""
        last = today + timedelta(days)
        return next((day for day in self.unmet if today <= day <= last), None)


def standing(
    activity: ActivityRow,
    milestones: Sequence[MilestoneRow],
    reports: Sequence[ReportRow],
    *,
    group: str,
    office: OfficeRow | None,
    supports: tuple[str, ...],
    span: Span,
    filed: datetime | None = None,
) -> Standing:
    """Return how an activity stands after `reports` (oldest first); undone ones do not count.
    `filed` is when the newest evidence came for it."""
    parts = _parts(reports, span)
    reports = of_activity(reports)
    current = _current(reports, span.today)
    meeting = rules.meeting((_judged(row, span.now) for row in reports), on=span.today)
    from_file = {row.report.id for row in reports if row.from_file}
    unmet = [
        m.due
        for m in milestones
        if not milestone_is_met(
            meeting, ordinal=m.ordinal, total=m.total, due=m.due, from_file=from_file
        )
    ]
    return Standing(
        activity=activity,
        group=group,
        office=office,
        supports=supports,
        dates=tuple(sorted(m.due for m in milestones)),
        originals={m.due: m.original for m in milestones if m.original is not None},
        unmet=tuple(sorted(unmet)),
        current=current,
        said=_said(current, reports, span.today),
        parts=parts,
        suggested={m.due: m.printed for m in milestones if m.printed is not None},
        verified=_verified(current, reports, span, filed),
    )


def _judged(row: ReportRow, at: datetime) -> rules.Report:
    """Return a report as control left it by an instant."""
    last = next((one for one in reversed(row.reviews) if one.at <= at), None)
    returned = last is not None and not last.accepted
    same = row.report.returned == returned
    return row.report if same else replace(row.report, returned=returned)


def _verified(
    current: rules.Current | None,
    reports: Sequence[ReportRow],
    span: Span,
    filed: datetime | None,
) -> Verified | None:
    """Return what control judged last of an activity, whatever was reported since."""
    known = [one for row in reports for one in row.reviews if one.at <= span.now]
    if not known:
        return None
    last = max(known, key=lambda one: one.id)
    holds = None if current is None else current.told or current.report
    said = (row.report.recorded_at for row in reports if not row.report.undone)
    since = [at for at in (*said, filed) if at is not None and last.at < at <= span.now]
    answered = max(since) if since and not last.accepted else None
    return Verified(
        on=local_day(last.at, span.zone),
        by=last.by,
        accepted=last.accepted,
        reported=last.reported,
        percent=last.percent,
        remark=last.remark,
        own_office=last.own_office,
        newer=holds is not None
        and last.report_id not in {holds.id, holds.continues}
        and not (last.accepted and filed not in since and _only_repeats(reports, last)),
        answered_on=None if answered is None else local_day(answered, span.zone),
        with_file=answered is not None and filed in since,
    )


def _only_repeats(reports: Sequence[ReportRow], last: ReviewRow) -> bool:
    """Tell whether all that was reported after a judgement says the same figure in no new words."""
    told = {"", *(row.description for row in reports if row.report.recorded_at <= last.at)}
    since = (row for row in reports if row.report.recorded_at > last.at and not row.report.undone)
    return all(row.report.percent == last.reported and row.description in told for row in since)


def of_activity(reports: Sequence[ReportRow]) -> list[ReportRow]:
    """Return the reports about the whole activity, without those about an office's part."""
    return [row for row in reports if not row.report.part]


def _parts(reports: Sequence[ReportRow], span: Span) -> tuple[Part, ...]:
    rows = {row.report.id: row for row in reports}
    found = rules.parts((row.report for row in reports), on=span.today)
    return tuple(
        Part(
            office=rows[one.report.id].office,
            percent=one.percent,
            status=one.report.status,
            description=rows[one.report.id].description,
            person=rows[one.report.id].author.person,
            on=local_day(one.report.recorded_at, span.zone),
        )
        for one in found.values()
    )


def _said(
    current: rules.Current | None, reports: Sequence[ReportRow], today: date
) -> LastWords | None:
    """Return what was said last; beside an answer without words ("Igual"), the words before it."""
    rows = {row.report.id: row for row in reports}
    told = {number: (row.description, row.author) for number, row in rows.items()}
    said = last_words(current, told)
    if said is None or said.text or said.not_applicable:
        return said
    older = (rows[one.id] for one in rules.standing((row.report for row in reports), today))
    spoken = next((row for row in older if row.description), None)
    if spoken is None:
        return said
    return said.model_copy(update={"earlier": Words(text=spoken.description, by=spoken.author)})


def _current(reports: Sequence[ReportRow], today: date) -> rules.Current | None:
    return rules.current((row.report for row in reports), on=today)


@dataclass(frozen=True, slots=True)
class _Event:
    """A report, or the taking back of an earlier one; events are ordered by `at` and `number`."""

    at: datetime
    number: int
    row: ReportRow
    retraction: bool

    @property
    def key(self) -> tuple[datetime, int]:
        return self.at, self.number

    @property
    def is_answer(self) -> bool:
        """Tell whether a person said it, and not a file or who decides a request."""
        return self.retraction or not (self.row.from_file or self.row.decided)


def _events(activity: ActivityRow, reports: Sequence[ReportRow], start: datetime) -> list[_Event]:
    found = (_event(activity, row, start) for row in reports)
    return sorted((event for event in found if event), key=lambda event: event.key)


def _event(activity: ActivityRow, row: ReportRow, start: datetime) -> _Event | None:
    report = row.report
    if report.recorded_at < start:
        if row.retracted_at is not None and row.retracted_at >= start:
            return _Event(row.retracted_at, report.id, row, retraction=True)
        return None
    # The figures that came with the activity are where it begins, not a move.
    began_so = row.from_file and report.recorded_at <= activity.added_at
    if report.undone or began_so:
        return None
    return _Event(report.recorded_at, report.id, row, retraction=False)


@dataclass(frozen=True, slots=True)
class WeekChange:
    """What happened to an activity in the week: a figure that moved, or only an answer (None)."""

    handle: str
    moved: Moved | None
    at: datetime


def change(state: Standing, reports: Sequence[ReportRow], span: Span) -> WeekChange | None:
    """Return what was said of an activity since `span.since`, or None when nothing was.

    Before is the figure just before the first thing said in the week, after the one that holds; a
    report of the week that was undone in the week never happened. A file or a decision may move a
    figure; an answer without a move is only what a person said.
    """
    events = _events(state.activity, reports, span.start)
    if not events:
        return None
    first = events[0].key
    taken_back = {e.row.report.id for e in events if e.retraction}
    known_before = [
        replace(row, report=replace(row.report, undone=False))
        if row.report.id in taken_back
        else row
        for row in reports
        if (row.report.recorded_at, row.report.id) < first
    ]
    before = _current(known_before, span.today)
    told = _telling(events, state.current)
    same = _counts(before) == _counts(state.current)
    if same and not any(event.is_answer for event in events):
        return None
    moved = None if same else _moved(state, before, told, span.zone)
    return WeekChange(state.activity.handle, moved, told.at)


def _telling(events: Sequence[_Event], after: rules.Current | None) -> _Event:
    """Return the event that explains the figure: the report that holds, else the last one."""
    holds = after.report.id if after else None
    return next((e for e in events if not e.retraction and e.row.report.id == holds), events[-1])


def _figure(current: rules.Current | None) -> tuple[Decimal | None, Status | None]:
    return (current.percent, current.report.status) if current else (None, None)


def _counts(current: rules.Current | None) -> tuple[Decimal | None, Status | None]:
    """Return what makes a move: a percentage, whatever is in progress at it, else a status."""
    percent, status = _figure(current)
    return percent, None if percent is not None else status


def _moved(state: Standing, before: rules.Current | None, told: _Event, zone: ZoneInfo) -> Moved:
    row = told.row
    old, old_status = _figure(before)
    new, new_status = _figure(state.current)
    return Moved(
        **state.named,
        before=old,
        before_status=old_status,
        after=new,
        after_status=new_status,
        words="" if told.retraction else row.words,
        person=row.retracted_by if told.retraction else row.person,
        source=row.retracted_through if told.retraction else row.place,
        recorded_by="" if told.retraction else row.recorded_by,
        on=local_day(told.at, zone) if told.retraction else row.author.on,
        loaded=row.author.loaded,
        retracted=told.retraction,
    )
