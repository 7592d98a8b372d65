"""The figures of a digest as frozen values that can be kept as JSON."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pydantic import AwareDatetime, Field, model_validator

from core.data import Data
from core.last_words import LastWords, as_stored_before
from core.rules import Light, Measure
from core.words import DigestPart, RequestKind, Status
from reports.asked_for import Todo
from reports.weekly import (
    AtRisk,
    Disagreement,
    Doubt,
    Escalated,
    Named,
    NewEvidence,
    OpenRequest,
    Progress,
    Returned,
    SilentOffice,
    Unclosed,
    UnreachableOffice,
    Verified,
    VerifiedActivity,
    Waiting,
)

CLOCK_IS_LATE_AFTER = timedelta(days=1)
STALE_DAYS = 30
NO_OFFICE = "Sin oficina"


class Headline(Data):
    """How many activities there are and how they stand.

    The five states (done to without_report) and `returned`, what was reported done and control
    returned, add up to `activities`; overdue and due_soon count again. `average_percent` leaves out
    what does not apply, counts what nobody has reported on as 0, and is None when nothing applies.
    `open_faults` are the plans' faults that hold up a reminder or change a figure, and that nobody
    has settled.
    """

    activities: int
    done: int
    in_progress: int
    not_started: int
    not_applicable: int
    without_report: int
    overdue: int
    due_soon: int
    average_percent: Decimal | None
    open_faults: int = 0
    returned: int = 0


class Unsent(Data):
    """What was owed and could not be sent.

    failed and bounced: messages of the week · late: messages and owed rows whose time has passed ·
    held: rows of the week that the trial mode keeps back.
    """

    failed: int
    bounced: int
    late: int
    held: int

    @property
    def total(self) -> int:
        """All of it together."""
        return self.failed + self.bounced + self.late + self.held


class Moved(Named):
    """An activity whose figure changed this week, and who said so last.

    Percentages are 0–100, or None where none was told. `words` are the person's own, `source` is
    the channel or the name of the file, `on` the day that it speaks of (`loaded`
    as in an Author). `retracted` tells that the change is a report taken back, `recorded_by` who
    wrote it down for her.
    """

    before: Decimal | None
    before_status: Status | None
    after: Decimal | None
    after_status: Status | None
    words: str
    person: str
    source: str
    on: date
    retracted: bool
    recorded_by: str = ""
    loaded: bool = False

    @property
    def fell(self) -> bool:
        """Tell whether the percentage went down."""
        return self.before is not None and self.after is not None and self.after < self.before


class _Told(Named):
    """An activity with the figure that holds and what was said last, None before any report."""

    percent: Decimal | None
    status: Status | None
    said: LastWords | None = None

    @model_validator(mode="before")
    @classmethod
    def _as_stored_before(cls, content: Any) -> Any:
        return as_stored_before(content, "description")


class Overdue(_Told):
    """An activity with a date that has passed unmet (`due`, the oldest), and its last report.

    `original_due` is the first date that a moved one had, `due_printed` what the plan prints where
    the date is only suggested; `asks_not_to_count`: its office has asked that it count as not
    applicable, undecided; so all are below.
    """

    due: date
    days_late: int
    original_due: date | None = None
    due_printed: str | None = None
    asks_not_to_count: bool = False


class DueSoon(_Told):
    """An activity with an unmet date in the next days (`due`, the nearest), and its last report."""

    due: date
    days_left: int
    original_due: date | None = None
    due_printed: str | None = None
    asks_not_to_count: bool = False


class Group(Data):
    """The activities of a component, or of the office that leads them.

    `due`: of how many a date has passed; `overdue` of them have not met it, the others have
    (reports.plan.lights). `average_percent` follows the rule of `Headline.average_percent`;
    `expected_percent` stands only in digests stored before.
    """

    name: str
    activities: int
    done: int
    not_applicable: int
    overdue: int
    due: int = 0
    average_percent: Decimal | None
    expected_percent: Decimal | None = None
    light: Light | None

    @property
    def met(self) -> int:
        """Of how many every date that has passed is met."""
        return self.due - self.overdue


class Part(Data):
    """What a supporting office says of its part, by whom and when; it is not the activity's figure.

    `percent` is None where it does not apply, or none was told.
    """

    office: str
    percent: Decimal | None
    status: Status
    description: str
    person: str
    on: date


class PartSaid(Named):
    """A part told in the week, or done, of an activity that is not done; `percent` is its own."""

    percent: Decimal | None
    part: Part


class Row(_Told):
    """One activity with all that the table attached to the digest shows of it.

    `due` is the first date not met, or the last one when all are; `dates` are all of them, `unmet`
    the open ones; `due_text` what the plan printed, `suggested` what it prints for those that are
    only suggested. `light` is None for what does not apply, `evidence` how many files or links
    stand; `verified` is control's own judgement, beside what the office said.
    """

    plan: str
    component: str
    subcomponent: str
    product: str
    supports: tuple[str, ...]
    due: date | None
    dates: tuple[date, ...]
    due_text: str
    days_late: int
    light: Light | None
    unmet: tuple[date, ...] = ()
    original_due: date | None = None
    parts: tuple[Part, ...] = ()
    evidence: int = 0
    asks_not_to_count: bool = False
    suggested: dict[date, str] = Field(default_factory=dict)
    verified: Verified | None = None


class Decided(Named):
    """What somebody decided of an activity in the week; `by` is empty for the command line.

    `kind` tells which request it was (None: dates were corrected), `before` and `dates` what was
    due and is, `from_office` who answered for it and `to_office` who does now;
    `corrected`: that was so all along, and the file was misread. `replaced`: another decision has
    taken its place; `hour` is told where there was more than one.
    """

    kind: RequestKind | None = None
    granted: bool = True
    reason: str = ""
    replaced: bool = False
    hour: str = ""
    before: tuple[date, ...] = ()
    dates: tuple[date, ...] = ()
    from_office: str = ""
    to_office: str = ""
    corrected: bool = False
    by: str
    on: date


class Replacement(Data):
    """Somebody who took the place of a `former` person on a day, what that one answered for, and of
    which offices she was the delegate (`helps`), in words ("" for nothing)."""

    on: date
    person: str
    former: str
    had: str = ""
    helps: str = ""


class NewerFile(Data):
    """A newer file of a plan: how many activities are new, gone or back, and what it moved.

    `dates` counts the dates that are others now, `offices` the activities with another office.
    """

    plan: str
    file: str
    on: date
    new: int
    gone: int
    back: int
    dates: int
    offices: int


class Figures(Data):
    """All figures of one digest, as they stood at the local instant `made_at`.

    It speaks of the time from the day `since`. `light_by`, `amber` and `green` tell what the light
    means (digests stored before there were two measures: by percentage), `soon_days` how far the
    list of what is due looks ahead. `also_answered` are the handles of activities that somebody
    reported on this week without changing the figure. `nobody_decides` tells that requests wait
    and that nobody holds a role that decides them. `stuck` counts what the clock's passes could
    not do several times.

    `todo` are the things to decide or do this week, the first ones, for who reads this `part`; as
    they are stored those of who watches. `to_decide` are those of who decides. `doubts` what the
    plans print and nobody is sure of, the first thousand. `trend` is how the plan stood
    week by week up to now, the oldest first; empty where nobody compares. `new_overdue` are the
    handles of what was not overdue then, `no_longer_overdue` of what was and is not, `unread` of
    activities that could not be read. `newest_report` is when somebody last reported, `stale` of
    how many of the `open` activities the last report is older than STALE_DAYS; `stale_pressing` of
    these are overdue, or due in as many days. `verified` is what control judged in the week,
    `unverified` the handles of what is at 100 % and waits for it, where control judges at all.
    """

    entity: str
    plans: tuple[str, ...]
    on: date
    since: date
    made_at: AwareDatetime
    last_tick: AwareDatetime | None
    live: bool
    light_by: Measure = Measure.PERCENT
    amber: int
    green: int
    soon_days: int
    headline: Headline
    unsent: Unsent
    moved: tuple[Moved, ...]
    also_answered: tuple[str, ...]
    overdue: tuple[Overdue, ...]
    due_soon: tuple[DueSoon, ...]
    silent_offices: tuple[SilentOffice, ...]
    unreachable_offices: tuple[UnreachableOffice, ...]
    uncovered: tuple[UnreachableOffice, ...] = ()  # who answers goes away soon, and nobody receives
    by_component: tuple[Group, ...]
    by_office: tuple[Group, ...]
    waiting: tuple[Waiting, ...]
    disagreements: tuple[Disagreement, ...] = ()
    parts: tuple[PartSaid, ...] = ()
    verified: tuple[VerifiedActivity, ...] = ()
    unverified: tuple[str, ...] = ()
    rows: tuple[Row, ...]
    open_requests: tuple[OpenRequest, ...] = ()
    decided: tuple[Decided, ...] = ()
    newer_files: tuple[NewerFile, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    nobody_decides: bool = False
    stuck: int = 0
    silent_supports: tuple[SilentOffice, ...] = ()  # silent of what they only support, of no other
    todo: tuple[Todo, ...] = ()
    to_decide: tuple[Todo, ...] = ()
    part: DigestPart = DigestPart.WATCHING
    doubts: tuple[Doubt, ...] = ()
    trend: tuple[Progress, ...] = ()
    at_risk: tuple[AtRisk, ...] = ()
    evidence: tuple[NewEvidence, ...] = ()
    returned: tuple[Returned, ...] = ()
    new_overdue: tuple[str, ...] = ()
    no_longer_overdue: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    newest_report: AwareDatetime | None = None
    stale: int = 0
    stale_pressing: int = 0
    open: int = 0
    unclosed: tuple[Unclosed, ...] = ()
    escalated: tuple[Escalated, ...] = ()

    @property
    def before(self) -> Progress | None:
        """How the plan stood a week before; None where there was none, or nobody compares."""
        return self.trend[-2] if len(self.trend) > 1 else None

    @property
    def account(self) -> tuple[int, int]:
        """How many were due before this day, and how many of these are done."""
        due = sum(group.due for group in self.by_component)
        return due, due - self.headline.overdue

    @property
    def clock_is_late(self) -> bool:
        """Tell whether the clock has not run for longer than a day, or never."""
        return self.last_tick is None or self.made_at - self.last_tick > CLOCK_IS_LATE_AFTER
