"""What a conversation does, as values: the words of the transitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from bot.conversation.state import Draft, Sheet, State
from bot.conversation.wish import Wish
from core.messages import Attached
from core.own_sheet import SheetLeft
from core.refs import Ref
from core.words import RequestKind


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
    whole: str | None = None


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
class TellSheet:
    """Say what is not recorded of a spreadsheet that came back, and why; `hidden` rows were not
    read. `headed`, `late`: `core.own_sheet.SheetRead`."""

    left: tuple[SheetLeft, ...] = ()
    hidden: int = 0
    headed: bool = True
    late: bool = False


@dataclass(frozen=True, slots=True)
class AskSheet:
    """Show what a spreadsheet that came back would record, for one yes, and what is `left`."""

    sheet: Sheet
    told: TellSheet


@dataclass(frozen=True, slots=True)
class ShowCard:
    """Show one activity with its buttons."""

    activity_id: int


@dataclass(frozen=True, slots=True)
class ShowWalk:
    """Show the `number`-th of the `total` activities of a walk, of which `left` are to come."""

    activity_id: int
    number: int
    total: int
    left: int = field(default=0, compare=False)


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

    `until` is the day that was named, `office` the office or person, `reason` the words about why;
    it `explains` what was sent already. `back` are those of which a later reminder was asked for in
    the message `back_from`, and is wanted no more.
    """

    kind: RequestKind
    activities: tuple[int, ...]
    inbound_id: int
    until: date | None = None
    office: str | None = None
    reason: str = ""
    explains: bool = False
    back: tuple[int, ...] = ()
    back_from: int = 0


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
class TellDenied:
    """Say that the requests were denied which a message asks for again, in one decision, and, where
    she may, that she may insist."""

    request_ids: tuple[int, ...]
    insists: bool = True


@dataclass(frozen=True, slots=True)
class WithdrawRequests:
    """Withdraw what the person asked for in the message `inbound_id`."""

    inbound_id: int


@dataclass(frozen=True, slots=True)
class Attach:
    """File what came with these messages as evidence of the activities, and say so; of the links
    only `links`, all where that is None."""

    activities: tuple[int, ...]
    inbound_ids: tuple[int, ...]
    attached: Attached
    links: tuple[str, ...] | None = None


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
    """Show who decides the requests that wait about what she named by `codes`, with buttons.

    `text`: what she wrote, which may have meant to deny.
    """

    codes: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """Say a short text of the catalogue, about an activity where one is meant.

    `undo` is the receipt (message and first report) that a button under it takes back, `words` are
    those of hers that it quotes, `said_on` the day on which she wrote them.
    """

    name: str
    about: int | None = None
    undo: tuple[int, int] | None = None
    words: str = ""
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class LeaveOpen:
    """Say what a question waits for that is left unanswered; `thanked`: she only wrote thanks."""

    asked: Draft
    thanked: bool = False


Action = (
    Record
    | AddWords
    | Correct
    | AskWhich
    | KeepOpen
    | KeepPart
    | AskAbout
    | AskSheet
    | TellSheet
    | ShowCard
    | ShowWalk
    | EndWalk
    | ShowList
    | Undo
    | PassOn
    | LeadAsks
    | AskWish
    | TellDenied
    | WithdrawRequests
    | Attach
    | Withdraw
    | AskUntilWhen
    | TellElsewhere
    | ShowRequests
    | LeaveOpen
    | Say
)


@dataclass(frozen=True, slots=True)
class Step:
    """What follows from one message; `taken_by` is who took it, "" while nobody has said so."""

    state: State
    actions: tuple[Action, ...]
    taken_by: str = field(default="", compare=False)

    def by(self, name: str) -> Step:
        """Return the step as taken by `name`; where it is known who took it, that one stays."""
        return self if self.taken_by else replace(self, taken_by=name)

    def then(self, following: Step) -> Step:
        """Return this step, and what followed from the rest of the message, as one."""
        names = filter(None, dict.fromkeys((self.taken_by, following.taken_by)))
        return Step(following.state, (*self.actions, *following.actions), " + ".join(names))
