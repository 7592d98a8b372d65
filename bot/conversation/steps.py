"""What a conversation hears, knows and does, as values: the words of the transitions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from bot.conversation.addressees import KnownOffice
from bot.conversation.state import Draft, State, Wish
from bot.understanding.meaning import Context, Meaning, OtherActivity, PendingActivity, Status
from bot.understanding.understand import understand
from core.dates.lengths import WorkingDays
from core.messages import Attached
from core.refs import Ref
from core.words import RequestKind

Proposing = Callable[[date | None, date], tuple[date, ...]]


@dataclass(frozen=True, slots=True)
class Record:
    """Write these reports, all of one message, and say what was written."""

    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class AddWords:
    """Add words of the message `inbound_id` to the person's report that holds for an activity; or
    let its description be the `whole` one, which they put right."""

    activity_id: int
    words: str
    inbound_id: int
    ordinal: int = 0
    whole: str = ""


@dataclass(frozen=True, slots=True)
class KeepOpen:
    """Let the 100 % of an activity be of its period only, its later dates stay open; of a lower
    figure, let the dates stay open that it has met.

    `report` is the one under whose receipt the button was pressed, `words` are the person's own.
    """

    activity_id: int
    inbound_id: int
    words: str
    report: int | None = None


@dataclass(frozen=True, slots=True)
class Correct:
    """Write the report that begins with the row `report` anew, as its edited message says it."""

    draft: Draft
    report: int


@dataclass(frozen=True, slots=True)
class AskAbout:
    """Ask what the draft still owes."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class ShowCard:
    """Show one activity with its buttons."""

    activity_id: int


@dataclass(frozen=True, slots=True)
class ShowWalk:
    """Show the `number`-th of the `total` activities of a walk."""

    activity_id: int
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class EndWalk:
    """Say that a walk is at its end, or was left; `left` activities were not reported on."""

    name: Literal["walk_done", "walk_left"]
    left: int


@dataclass(frozen=True, slots=True)
class ShowList:
    """Show all that is pending."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back all of the `receipt` whose button this is (message and first report), else these
    `reports`, else the person's last one about each of `activities`, else simply her last."""

    receipt: tuple[int, int] | None = None
    activities: tuple[int, ...] = ()
    reports: tuple[int, ...] = ()

    @classmethod
    def of(cls, ref: Ref) -> Undo:
        """Return what the button under a receipt asks for."""
        return cls(receipt=(ref.target, int(ref.value)))


@dataclass(frozen=True, slots=True)
class AskWhich:
    """Ask which of the `reports` of a `receipt` are taken back: by activity, in their order."""

    receipt: tuple[int, int]
    reports: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class PassOn:
    """Pass on what the message `inbound_id` asks for: more time, another office, a later reminder.

    `until` is the day that was named, `office` the office or person, `reason` the words about why.
    """

    kind: RequestKind
    activities: tuple[int, ...]
    inbound_id: int
    until: date | None = None
    office: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LeadAsks:
    """Say that the office that leads an activity is the one to ask that of it; nothing is sent."""

    activity_id: int
    kind: RequestKind


@dataclass(frozen=True, slots=True)
class AskWish:
    """Ask what a request still owes; where it owes nothing, show it for a yes."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class WithdrawRequests:
    """Withdraw what the person asked for in the message `inbound_id`."""

    inbound_id: int


@dataclass(frozen=True, slots=True)
class Attach:
    """File what came with these messages as evidence of the activities, and say so."""

    activities: tuple[int, ...]
    inbound_ids: tuple[int, ...]
    attached: Attached


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take back what the person filed out of these messages `of` some activities, of all where none
    is named; say so, where nothing else does."""

    inbound_ids: tuple[int, ...]
    is_told: bool = False
    of: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AskUntilWhen:
    """Ask until when the reminder of an activity is put off."""

    activity_id: int


@dataclass(frozen=True, slots=True)
class KeepPart:
    """Ask nobody again whether the `report` of a supporting office closes its activity: it does
    not."""

    report: int


@dataclass(frozen=True, slots=True)
class TellElsewhere:
    """Say whose the activities of other offices are that the message `inbound_id` named by `codes`.

    `beside`: something of her own was recorded from the same message. `said` is the message with
    her words, where this one only answered of which activity they are.
    """

    codes: tuple[str, ...]
    inbound_id: int
    beside: bool = False
    said: int | None = None

    @property
    def messages(self) -> tuple[int, ...]:
        """The messages with what she said, in their order."""
        return (self.inbound_id,) if self.said is None else (self.said, self.inbound_id)


@dataclass(frozen=True, slots=True)
class ShowRequests:
    """Show who decides the requests that wait about what she named by `codes`, with buttons."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Say:
    """Say a short text of the catalogue, about an activity where one is meant.

    `undo` is the receipt (message and first report) that a button under it takes back, `words` are
    those of hers that it quotes.
    """

    name: str
    about: int | None = None
    undo: tuple[int, int] | None = None
    words: str = ""


Action = (
    Record
    | AddWords
    | Correct
    | AskWhich
    | KeepOpen
    | KeepPart
    | AskAbout
    | ShowCard
    | ShowWalk
    | EndWalk
    | ShowList
    | Undo
    | PassOn
    | LeadAsks
    | AskWish
    | WithdrawRequests
    | Attach
    | Withdraw
    | AskUntilWhen
    | TellElsewhere
    | ShowRequests
    | Say
)


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
    she says that nothing is done.
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
    `moving` is what she says of the place of a report, `rewording` of a number in its words.
    `others`: activities of other offices that a text may name. `part`: the report of a supporting
    office that she is asked about. `offices`: to which an activity may go, `offices_of` her own,
    `parts` what hers only supports; `propose` names days. `told`: her words of the last hours on
    each, where files came; `dated`: those of her last report whose words name a day, where it is
    put right.
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
    filed: tuple[tuple[int, ...], Attached] | None = None
    placing: Placing | None = None
    moving: Moving | None = None
    rewording: AddWords | None = None
    others: tuple[OtherActivity, ...] = ()
    part: int | None = None
    offices: tuple[KnownOffice, ...] = ()
    offices_of: Mapping[int, int] = field(default_factory=dict)
    parts: frozenset[int] = frozenset()
    propose: Proposing | None = None
    told: Mapping[int, str] = field(default_factory=dict)
    dated: tuple[int, ...] = ()

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
        return understand(text, asked, said_on, self.working_days)

    def read_open(self, text: str, about: int | None) -> Meaning:
        """Return what `text` means among what is open, about `about` where it names none."""
        known = self.activities
        pending = tuple(one for found, one in known.items() if found in self.open_ids)
        subject = None if about is None else known[about].code
        context = Context(pending, subject, self.others)
        return understand(text, context, self.today, self.working_days)


@dataclass(frozen=True, slots=True)
class Step:
    """What follows from one message."""

    state: State
    actions: tuple[Action, ...]
