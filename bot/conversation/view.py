"""What the transitions may know of a person, as values; `viewing` makes a view of her desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from bot.conversation.addressees import KnownOffice
from bot.conversation.steps import AddWords, Say
from bot.understanding.meaning import Context, Meaning, OtherActivity, PendingActivity, Status
from bot.understanding.putting_right.retracted import without_retracted
from bot.understanding.understand import understand_by_rules
from core.dates.lengths import WorkingDays
from core.messages import Attached

Proposing = Callable[[date | None, date], tuple[date, ...]]


@dataclass(frozen=True, slots=True)
class Placing:
    """What is said of a file that was filed: the activities that it is of, and those that it is
    not of; neither where it is only not of the one that it was filed for."""

    kept: tuple[int, ...] = ()
    off: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Moving:
    """What the message `text` says to be `off` an activity, and `to` another, or to none.

    `report` is the first row of the report that is meant, with its figure, words and files; None
    where words that wait are meant. `more` are words said beside it. Where it is moved to none,
    she says that nothing is done. `contested`: she has just told a figure of the other one too.
    """

    off: int
    to: int | None
    text: str
    report: int | None = None
    percent: Decimal | None = None
    status: Status = Status.IN_PROGRESS
    description: str = ""
    more: str = ""
    filed: tuple[tuple[int, ...], Attached] | None = None
    contested: bool = False


@dataclass(frozen=True, slots=True)
class LastReport:
    """The person's newest report, taken back or not: its message and the activities in it.

    `words` are those of the first one that its figure came from.
    """

    inbound_id: int
    activities: tuple[int, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What the transitions know of a person at the instant `at`, on her day `today`.

    `activities` are hers by id, the open ones (`open_ids`) first, by date. `reminded_at`: when
    culmina last began to speak to her, `asked_again`: the question repeated then; `last`: her last
    report of the last hours, `met`: those of its activities of which it met dates. `reopens`: those
    that she has closed and that may be open again, with the figure that they have then.
    `reported_on`: the days of people's last reports since a walk began. `follows`: to whose report
    words without a figure are added, or which she names to take it back. `undoable`: the reports
    that still stand of the receipt that is taken back (`undo_receipt`). `filed`: what she may take
    back of all that she filed last, with its messages, and `placing` where she says it belongs;
    `moving` is what she says of the place of a report, `rewording` of its words. `just_before` is
    the message that she wrote minutes before this one, where it says that it went astray;
    `unprompted`: this one is a letter of its own that answers none of ours.
    `others`: activities of other offices that a text may name. `part`: the report of a supporting
    office that she is asked about. `offices`: to which an activity may go, `offices_of` her own,
    `parts` what hers only supports; `propose` names days. `told`: her words of the last hours on
    each, where files came, `awaited` those of which she promised some; `dated`: those of her last
    report whose words name a day, where it is put right; `described`: the words of the reports that
    it `follows`; `lately_closed`: what was closed by a report of the last days.
    """

    activities: Mapping[int, PendingActivity]
    open_ids: frozenset[int]
    at: datetime
    today: date
    working_days: WorkingDays | None = None
    reminded_at: datetime | None = None
    asked_again: str = ""
    last: LastReport | None = None
    met: frozenset[int] = frozenset()
    reopens: Mapping[int, Decimal] = field(default_factory=dict)
    reported_on: Mapping[int, date] = field(default_factory=dict)
    statuses: Mapping[int, Status] = field(default_factory=dict)
    follows: tuple[int, ...] = ()
    undoable: Mapping[int, int] = field(default_factory=dict)
    undo_receipt: tuple[int, int] | None = None
    just_before: int | None = None
    unprompted: bool = False
    filed: tuple[tuple[int, ...], Attached] | None = None
    awaited: tuple[int, ...] = ()
    placing: Placing | None = None
    moving: Moving | None = None
    rewording: AddWords | Say | None = None
    others: tuple[OtherActivity, ...] = ()
    part: int | None = None
    offices: tuple[KnownOffice, ...] = ()
    offices_of: Mapping[int, int] = field(default_factory=dict)
    parts: frozenset[int] = frozenset()
    propose: Proposing | None = None
    told: Mapping[int, str] = field(default_factory=dict)
    dated: tuple[int, ...] = ()
    described: Mapping[int, str] = field(default_factory=dict)
    lately_closed: tuple[int, ...] = ()

    @property
    def titles(self) -> dict[int, str]:
        """The titles of her activities, with what each is to produce."""
        return {one: f"{known.title} {known.product}" for one, known in self.activities.items()}

    def proposed_days(self, activities: Iterable[int]) -> tuple[date, ...]:
        """Return sensible later dates for activities, none where nobody names any."""
        known = (self.activities[one].due for one in activities if one in self.open_ids)
        due = max((day for day in known if day is not None), default=None)
        return () if self.propose is None else self.propose(due, self.today)

    def percent(self, activity_id: int | None) -> Decimal | None:
        """Return the figure that holds for an activity, None where there is none."""
        found = None if activity_id is None else self.activities.get(activity_id)
        return None if found is None else found.percent

    def id_of(self, handle: str | None) -> int | None:
        """Return the activity that is called `handle`, None when it is none of hers."""
        found = (one for one, known in self.activities.items() if known.code == handle)
        return next(found, None)

    def every(self) -> Context:
        """Return the context of all activities, finished ones too, none of which is spoken of."""
        return Context(tuple(self.activities.values()), None)

    def only(self, activity_id: int) -> Context:
        """Return the context in which one activity alone can be meant."""
        known = self.activities[activity_id]
        return Context((known,), known.code)

    def read_about(self, activity_id: int, text: str, said_on: date) -> Meaning:
        """Return what `text`, said on a day, means once its activity is known."""
        pending = tuple(self.activities.values())
        asked = Context(pending, self.activities[activity_id].code)
        return understand_by_rules(without_retracted(text), asked, said_on, self.working_days)

    def read_open(self, text: str, about: int | None) -> Meaning:
        """Return what `text` means among what is open, about `about` where it names none."""
        known = self.activities
        pending = tuple(one for found, one in known.items() if found in self.open_ids)
        subject = None if about is None else known[about].code
        context = Context(pending, subject, self.others)
        return understand_by_rules(without_retracted(text), context, self.today, self.working_days)
