"""What the transitions may know of a person, as values; `viewing` makes a view of her desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from bot.conversation.addressees import KnownOffice
from bot.conversation.steps import AddWords, Say
from bot.conversation.wish import Wish
from bot.understanding.correcting.retracted import without_retracted
from bot.understanding.framing.plain_order import in_plain_order
from bot.understanding.meaning import Context, Meaning, OtherActivity, PendingActivity, Status
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from core.dates.lengths import WorkingDays
from core.messages import Attached
from core.reported import NOTHING_SAID, Reported
from core.rules import OpenDate

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

    `report` is the first row of the report that is meant, None where words that wait are; `told`
    is what it says of the work, `filed` its files with their messages. Where it is moved to none,
    she says that nothing is done. `contested`: she has just told another figure of the other one
    too; `beside`: words without a figure go beside the one that she told of it. `as_before`: it is
    moved to none, and what stood before stands again. `left`: only some of its words are moved, and
    these are left there.
    """

    off: int
    to: int | None
    text: str
    report: int | None = None
    told: Reported = NOTHING_SAID
    filed: tuple[tuple[int, ...], Attached] | None = None
    contested: bool = False
    beside: bool = False
    as_before: bool = False
    left: str | None = None
    kept: str = ""


@dataclass(frozen=True, slots=True)
class LastReport:
    """The person's newest report, taken back or not: its message and the activities in it.

    `words` are those that the figure of each came from first; `met` are those of its activities
    of which it met dates, where the text may be about that.
    """

    inbound_id: int
    activities: tuple[int, ...]
    words: Mapping[int, str] = field(default_factory=dict)
    met: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Undoable:
    """What one receipt told: its message and the first of its reports, and those that still stand,
    by activity; nothing where `receipt` is None."""

    receipt: tuple[int, int] | None = None
    reports: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of a spreadsheet that came back: its place and its cells, the activity that its key
    names (None for no key of ours), and the figure that stood in it when it was sent."""

    line: int
    code: str
    figure: str
    words: str
    activity_id: int | None = None
    exported: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """A lead's own spreadsheet that came with the message `inbound_id`; `hidden` and `headed` as in
    `core.own_sheet.OwnSheet`. `hers` are the words of her own reports that hold now."""

    inbound_id: int
    lines: tuple[SheetLine, ...]
    hidden: int = 0
    headed: bool = True
    hers: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class View:
    """What the transitions know of a person at the instant `at`, on her day `today`.

    Activities are named by their ids. What nobody fills stays as it is by default.
    """

    # Her desk (`viewing.view_of`): her activities, the open ones (`open_ids`) first, by date, with
    # their offices and the states that stand; what hers only supports, what was closed lately.
    activities: Mapping[int, PendingActivity]
    open_ids: frozenset[int]
    at: datetime
    today: date
    statuses: Mapping[int, Status] = field(default_factory=dict)
    offices_of: Mapping[int, int] = field(default_factory=dict)
    supported: frozenset[int] = frozenset()
    lately_closed: tuple[int, ...] = ()
    working_days: WorkingDays | None = None
    propose: Proposing | None = None  # names days that may be asked for
    # What we said last (`viewing.in_thread`): when culmina last began to speak to her, the question
    # that it repeated then, the report of a supporting office that she is asked about.
    reminded_at: datetime | None = None
    asked_again: str = ""
    part_report: int | None = None
    # What comes with the message (`hearing`): it is a letter that answers none of ours, or asks for
    # a request again; her own spreadsheet; her words of the last hours on each activity and what
    # she promised files for, where files came; the activities of other offices that it may name;
    # the offices to which one may go.
    unprompted: bool = False
    anew: Wish | None = None
    returned: Returned | None = None
    told: Mapping[int, str] = field(default_factory=dict)
    awaited: tuple[int, ...] = ()
    others: tuple[OtherActivity, ...] = ()
    offices: tuple[KnownOffice, ...] = ()
    sees_all: bool = False  # she may speak of anybody's
    # What it says of a file or a report that came before it (`told_place.moved`): where it belongs,
    # or better words; what she filed last and may take back, with its messages.
    placing: Placing | None = None
    rewriting: Moving | AddWords | Say | None = None
    filed: tuple[tuple[int, ...], Attached] | None = None
    # Her reports that it may be about, each filled where it may be: her last one
    # (`keeping_open.with_last`), what she has closed and may open again, with the figure that it
    # has then; those that words may follow, or that she names to take them back, with their words
    # where these are known; what is taken back; those whose words name a day that is corrected
    # (`corrected_figure.with_dated`); the message of minutes before that went astray; the days of
    # people's last reports since a walk began.
    last: LastReport | None = None
    reopens: Mapping[int, Decimal] = field(default_factory=dict)
    periods: Mapping[int, Sequence[OpenDate]] = field(default_factory=dict)  # open, of several
    follows: tuple[int, ...] = ()
    described: Mapping[int, str] = field(default_factory=dict)
    undoable: Undoable = Undoable()
    undone: int | None = None  # what she took back a moment ago and now puts right
    dated: tuple[int, ...] = ()
    just_before: int | None = None
    reported_on: Mapping[int, date] = field(default_factory=dict)

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

    def named(self, text: str) -> tuple[int | None, ...]:
        """Return the activities that a text itself names, each once, whatever was spoken of before;
        None stands for any that is not hers."""
        codes = codes_named(read(text), self.every())
        return tuple(dict.fromkeys(self.id_of(code) for code in codes))

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
        return self.read_in(Context(pending, self.activities[activity_id].code), text, said_on)

    def read_open(self, text: str, about: int | None) -> Meaning:
        """Return what `text` means among what is open, about `about` where it names none."""
        known = self.activities
        pending = tuple(one for found, one in known.items() if found in self.open_ids)
        subject = None if about is None else known[about].code
        return self.read_in(Context(pending, subject, self.others), text, self.today)

    def read_in(self, context: Context, text: str, said_on: date) -> Meaning:
        """Return what `text`, said on a day, means to the rules in a context."""
        said = in_plain_order(without_retracted(text))
        return understand_by_rules(said, context, said_on, self.working_days)
