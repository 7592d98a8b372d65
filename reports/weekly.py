"""What a digest says of the week and asks for: values that are kept as JSON with the others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.data import Data
from core.last_words import LastWords
from core.unreached import Unreached
from core.words import RequestKind


class Named(Data):
    """An activity, by its handle, its printed code, its title and the office that leads."""

    handle: str
    code: str | None
    title: str
    office: str


class Pressing(Data):
    """The activity of an office that presses most: by its oldest date unmet, past or to come."""

    handle: str
    due: date
    percent: Decimal | None


class SilentOffice(Data):
    """An office that has not answered reminders that reached who works there now.

    `activities`: of how many it was reminded in vain, `lacking` their handles · `reminders`: by how
    many messages, the first of them on `since` · `people`: who received them · `wrote_on`: the last
    day since then on which somebody of it wrote something that was only asked about, None for none
    · `answered_on`: that on which it reported on others or asked for something, the `answered` ·
    `own`: who reads the digest works there · `blocked`: who shut the chat, and has a mail still ·
    `never`: it has not answered about anything yet.
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
    own: bool = False
    blocked: tuple[str, ...] = ()
    never: bool = False

    @property
    def in_part(self) -> bool:
        """Tell whether anybody of it wrote in that time: then it is not silent, it owes a rest."""
        return self.wrote_on is not None or self.answered_on is not None


class UnreachableOffice(Data):
    """An office that leads open activities and that no message can reach, or a name of many that
    was not told which they are; `people` work there.

    `first`: what presses most of what it leads · `supports`: of how many open ones of others it
    helps, `late` the overdue among these · `returned_on`: the day on which its mail came back ·
    `undecided`: of all that it leads the plan's doubts ask who answers: it may be no office ·
    `blocked`: as of a silent one · `away_from`: the day from which its people are away, None where
    they are so already, up to `away_until`; `meanwhile`: what it leads and is overdue, or due then.
    """

    name: str
    office_id: int | None = None
    activities: int
    reason: Unreached
    people: tuple[str, ...] = ()
    first: Pressing | None = None
    supports: int = 0
    late: tuple[str, ...] = ()
    returned_on: date | None = None
    undecided: bool = False
    blocked: tuple[str, ...] = ()
    away_from: date | None = None
    away_until: date | None = None
    meanwhile: tuple[Pressing, ...] = ()

    @property
    def is_unclear(self) -> bool:
        """Whether it is a name of which nobody has said yet whether, or which, offices it is."""
        return self.undecided or self.reason is Unreached.COLLECTIVE


class OpenRequest(Named):
    """A request that has waited too long for a decision; `reason` is why it was asked for."""

    number: int
    kind: RequestKind
    person: str
    until: date | None
    named_office: str
    reason: str = ""
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
    ASKED = "asked"
    UNPLACED = "unplaced"
    NOT_UNDERSTOOD = "not_understood"
    UNHANDLED = "unhandled"
    SPOKEN = "spoken"


class Waiting(Data):
    """A message from outside that no figure came from; `person` is empty for an unknown sender,
    `number` 0 where it was not kept."""

    number: int = 0
    person: str
    channel: str
    on: date
    text: str
    reason: WaitingReason


class Progress(Data):
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

    `likely_percent` is where it would be on that day at the pace from `then_percent`, its figure on
    the day `then_on`, to the one of today; `wanted` what the date asks for, `since` the day that
    the figure speaks of, as far back as it is the same.
    `of_file`: only a file has told it; `unreached`: nobody could have been asked, nor has
    answered. `due_printed` is what the plan prints where the date is only suggested, else None.
    """

    due: date
    due_printed: str | None = None
    days_left: int
    percent: Decimal | None
    wanted: int
    likely_percent: Decimal
    then_on: date | None = None
    then_percent: Decimal | None = None
    since: date | None = None
    risk: Risk
    office_id: int | None = None
    of_file: bool = False
    unreached: bool = False


class NewEvidence(Named):
    """What somebody sent in the week for an activity: how many `files` or links, and whose."""

    files: int
    person: str
    on: date


class Verified(Data):
    """What control judged of a report on a day: the figure `reported`, the one verified (None where
    none was told), and why it is returned, or what she remarked. `own_office`: who judged works in
    an office that answers for it; `newer`: another report has come since, and nobody judged it;
    `answered_on`: the day on which its office answered what was returned, `with_file`: by evidence.
    """

    on: date
    by: str
    accepted: bool
    reported: Decimal | None
    percent: Decimal | None
    remark: str
    own_office: bool = False
    newer: bool = False
    answered_on: date | None = None
    with_file: bool = False

    @property
    def figure(self) -> Decimal | None:
        """The figure that is verified: the one that was told, or the one that was accepted."""
        return self.reported if self.percent is None and self.accepted else self.percent


class VerifiedActivity(Named):
    """An activity of which control judged the report in the week."""

    verified: Verified


class Returned(Data):
    """Somebody whose mail came back this week, and the office she works for ("" for none).

    `office_id` is None too where it was not kept.
    """

    person: str
    office: str
    office_id: int | None = None


class Asked(Data):
    """What a digest asks for: `first_on` is the day of the first one that did, None for this one;
    `weeks`, in how many weeks one did, with this one (0 in the first of them, and where they were
    not counted yet).
    """

    first_on: date | None = None
    weeks: int = 0


class Doubt(Asked):
    """What a plan prints in a field and nobody is sure of, and what is proposed ("" for nothing).

    `handle` is empty for what is said of the whole plan; `kind` as the reader of plans calls it;
    `number` 0 where it was not kept. `by` is who reported the figure that holds of the activity
    (`reported`, None for none), and `on` of which day, where what is proposed would take its place.
    """

    number: int = 0
    handle: str
    field: str
    kind: str
    printed: str
    suggestion: str
    reported: Decimal | None = None
    by: str = ""
    on: date | None = None


class LateOffice(Data):
    """An office that leads `overdue` activities, the oldest of them (`first`) since `since`; `said`
    is what was said of that one last."""

    name: str
    office_id: int | None
    overdue: int
    since: date
    first: Pressing | None = None
    said: LastWords | None = None


class UnclosedKind(StrEnum):
    """What was begun and that nobody has closed."""

    ABSENCE = "absence"
    WISH = "wish"
    QUESTION = "question"


class Unclosed(Data):
    """What waits for one word: an absence that nobody has confirmed, a request that its person was
    shown and did not send, a question that she left open. `on` is the day on which it was asked,
    `words` what she wrote, `until` the day that the absence or the request names, `notice` the
    number by which an absence is confirmed (0: each reader has one of her own). `expired`: the
    absence was over before anybody confirmed it. `figure` is what she wrote or counted, which
    waits for her yes."""

    kind: UnclosedKind
    person: str
    on: date
    handle: str = ""
    words: str = ""
    until: date | None = None
    wish: RequestKind | None = None
    notice: int = 0
    expired: bool = False
    figure: Decimal | None = None


class Escalated(Data):
    """An activity of whose office somebody was told that it is silent: `to` whom, through which
    channel, and the day `on` which that went out."""

    office: str
    handle: str
    on: date
    to: str = ""
    channel: str = ""
