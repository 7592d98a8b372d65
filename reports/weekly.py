"""What a digest says of the week and asks for: values that are kept as JSON with the others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from core.words import RequestKind


class Value(BaseModel):
    """A value that never changes and knows no other fields than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Named(Value):
    """An activity, by its handle, its printed code, its title and the office that leads."""

    handle: str
    code: str | None
    title: str
    office: str


class SilentOffice(Value):
    """An office that has not answered reminders that reached who works there now.

    `activities`: of how many it was reminded in vain, `lacking` their handles · `reminders`: by how
    many messages, the first of them on `since` · `people`: who received them · `wrote_on`: the last
    day since then on which somebody of it wrote something that was only asked about, None for none
    · `answered_on`: that on which it reported on others or asked for something, the `answered`.
    """

    name: str
    office_id: int | None = None
    activities: int
    reminders: int
    since: date
    people: tuple[str, ...]
    wrote_on: date | None = None
    answered_on: date | None = None
    answered: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def in_part(self) -> bool:
        """Tell whether anybody of it wrote in that time: then it is not silent, it owes a rest."""
        return self.wrote_on is not None or self.answered_on is not None


class Reason(StrEnum):
    """Why no message can reach an office."""

    NOBODY_REGISTERED = "nobody_registered"
    NO_LIVING_ADDRESS = "no_living_address"
    BLOCKED = "blocked"
    NO_CONSENT = "no_consent"
    RETURNED = "returned"
    AWAY = "away"


class UnreachableOffice(Value):
    """An office that leads open activities and that no message can reach; `people` work there."""

    name: str
    office_id: int | None = None
    activities: int
    reason: Reason
    people: tuple[str, ...] = ()


class OpenRequest(Named):
    """A request that has waited too long for a decision."""

    number: int
    kind: RequestKind
    person: str
    until: date | None
    named_office: str
    on: date
    days: int


class Disagreement(Named):
    """An activity of which a supporting office tells a figure far from the leading one's.

    `office` leads, and its `percent` counts; `other_percent` is kept and does not.
    """

    percent: Decimal
    other_office: str
    other_percent: Decimal


class WaitingReason(StrEnum):
    """Why a message that came in still waits for a person."""

    SET_ASIDE = "set_aside"
    NOBODYS = "nobodys"
    OF_A_MACHINE = "of_a_machine"
    TOO_MANY = "too_many"
    TOO_LARGE = "too_large"
    UNREACHABLE = "unreachable"
    NOT_UNDERSTOOD = "not_understood"
    UNHANDLED = "unhandled"
    SPOKEN = "spoken"


class Waiting(Value):
    """A message from outside that no figure came from; `person` is empty for an unknown sender."""

    person: str
    channel: str
    on: date
    text: str
    reason: WaitingReason


class Progress(Value):
    """How the plan stood at the instant of a digest of the day `on`.

    `due`: of how many activities a date had passed, `overdue` of them had not met it;
    `changed`: how many had another figure than a week before. `average_percent`: Headline.
    """

    on: date
    due: int
    overdue: int
    changed: int
    average_percent: Decimal | None

    @property
    def met(self) -> int:
        """Of how many every date that had passed was met."""
        return self.due - self.overdue


class Risk(StrEnum):
    """Why something that is due soon will probably not be ready."""

    NO_OFFICE = "no_office"
    NEVER_REPORTED = "never_reported"
    BEHIND = "behind"


class AtRisk(Named):
    """An activity with a date in the next weeks (`due`) that will probably not be met.

    `likely_percent` is where it would be on that day at the pace of the last weeks, `wanted` what
    the date asks for, `since` the day that the figure speaks of, as far back as it is the same.
    """

    due: date
    days_left: int
    percent: Decimal | None
    wanted: int
    likely_percent: Decimal
    since: date | None = None
    risk: Risk
    office_id: int | None = None


class NewEvidence(Named):
    """What somebody sent in the week for an activity: how many `files` or links, and whose."""

    files: int
    person: str
    on: date


class Returned(Value):
    """Somebody whose mail came back this week, and the office she works for ("" for none)."""

    person: str
    office: str


class Doubt(Value):
    """What a plan prints in a field and nobody is sure of, and what is proposed ("" for nothing).

    `handle` is empty for what is said of the whole plan; `kind` as the reader of plans calls it.
    """

    handle: str
    field: str
    kind: str
    printed: str
    suggestion: str


class TodoKind(StrEnum):
    """What somebody is asked to decide or do."""

    SILENT = "silent"
    LATE = "late"
    UNREACHABLE = "unreachable"
    RETURNED = "returned"
    REQUEST = "request"
    NOBODY_DECIDES = "nobody_decides"
    FAULTS = "faults"
    WAITING = "waiting"
    DISAGREEMENT = "disagreement"
    AT_RISK = "at_risk"


class LateOffice(Value):
    """An office that leads `overdue` activities, the oldest of them since `since`."""

    name: str
    office_id: int | None
    overdue: int
    since: date


class Todo(Value):
    """One thing to decide or do this week; of its `kind` one of the values is set.

    `overdue` counts what the office has overdue, `count` what waits of its kind; `doubts` are the
    first of those.
    """

    kind: TodoKind
    overdue: int = 0
    count: int = 1
    silent: SilentOffice | None = None
    late: LateOffice | None = None
    unreachable: UnreachableOffice | None = None
    returned: Returned | None = None
    request: OpenRequest | None = None
    waiting: Waiting | None = None
    disagreement: Disagreement | None = None
    at_risk: AtRisk | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def office_id(self) -> int | None:
        """The office that it is about, None for none."""
        about = self.silent or self.late or self.unreachable or self.at_risk
        return about.office_id if about else None
