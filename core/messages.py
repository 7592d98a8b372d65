"""What culmina says and hears, as data: contents are stored like this and rendered when sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from operator import add
from operator import sub as subtract
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, model_validator

from core.buttons import Button
from core.data import Data
from core.last_words import LastWords, as_stored_before
from core.later_dates import LaterDates
from core.loading import ShownFile
from core.overviews import Overview
from core.own_sheet import SheetRead
from core.words import DigestPart

UNHEARD = "unheard"  # the note that tells back what an answer leaves out
PAGE = 8  # what a channel that shows lists by pages shows at once


class OfficePart(Data):
    """What an office that supports an activity says of its part, 0–100; None: it does not apply."""

    office: str
    percent: Decimal | None


class Line(Data):
    """One activity as a message shows it. Percentages are 0–100, or None before any report.

    `said` is what was said last, with its author; None before any report.
    `number` of `total` is which reminder of how many this is (`total` 0: they go on until
    answered), `next_on` the day of the next one, `escalates_on` that on which silence is told, or
    was. `original_due` is the first date that a moved one had, `later` are those still open after
    `due`: who says that it is done closes them too. A date that `due_is_suggested` is
    not the plan's own, where `due_printed` stands, until a person has decided. `plan` is named
    where another open plan has an activity with the same `code`. To an office that supports, `lead`
    is the one that leads and `part` the last figure of its own part; to the others `parts` are
    those of the offices that support. `asks_not_to_count`: its office has, and nobody has decided.
    `closed`: it is done, no date is open. `kept` is what she wrote of it that lacks a figure yet,
    `returned` why control sent back the last report. `button` opens its card, `answers` answer it.
    """

    activity_id: int
    handle: str
    code: str | None
    title: str
    office: str
    support: bool = False
    due: date | None
    percent: Decimal | None = None
    said: LastWords | None = None
    number: int | None = None
    total: int | None = None
    next_on: date | None = None
    escalates_on: date | None = None
    due_is_suggested: bool = False
    due_printed: str = ""
    plan: str = ""
    original_due: date | None = None
    later: tuple[date, ...] = ()
    lead: str = ""
    part: Decimal | None = None
    parts: tuple[OfficePart, ...] = ()
    asks_not_to_count: bool = False
    closed: bool = False
    kept: str = ""
    returned: str = ""
    button: Button | None = None
    answers: tuple[Button, ...] = ()

    @property
    def own(self) -> Decimal | None:
        """The figure that the reader's next report is compared with: her office's."""
        return self.part if self.support else self.percent

    @model_validator(mode="before")
    @classmethod
    def _as_stored_before(cls, content: Any) -> Any:
        return as_stored_before(content, "words")


class NoticeItem(Data):
    """One thing that culmina tells besides the activities; `name` is a text of the catalogue.
    Where it is told of several activities of one office, each has its values in `each`; `rows` are
    the numbers of the notices that it says, none where it was stored before they were kept."""

    name: str
    values: dict[str, str | int | None]
    each: tuple[dict[str, str | int | None], ...] = ()
    rows: tuple[int, ...] = ()
    buttons: tuple[Button, ...] = ()


# Who is told of silence: roles, who holds one in her office ("own"), control that has to call.
Above = Literal["planning", "control", "superior", "own", "calling"]

_COUNTED = ("photos", "videos", "documents", "links", "recordings")


class Attached(Data):
    """What came with a message besides its words; `name` is that of a document that came alone."""

    photos: int = 0
    videos: int = 0
    documents: int = 0
    links: int = 0
    recordings: int = 0
    name: str = ""

    @property
    def total(self) -> int:
        """How many they are in all."""
        return sum(getattr(self, kind) for kind in _COUNTED)

    def __add__(self, other: Attached) -> Attached:
        """Return both together."""
        return self._with(add, other)

    def __sub__(self, other: Attached) -> Attached:
        """Return what is left without the other."""
        return self._with(subtract, other)

    def _with(self, how: Callable[[int, int], int], other: Attached) -> Attached:
        kinds = {one: how(getattr(self, one), getattr(other, one)) for one in _COUNTED}
        both = Attached(**kinds)
        alone = self.name or other.name if both.total == both.documents == 1 else ""
        return both.model_copy(update={"name": alone})


class Wished(Data):
    """What a person is about to ask for: of which activities, until when, for which office, why.

    `kind` is that of the request, `person` who was named in the place of `office`; `dates`: how
    many open ones an activity has, the most where there are several activities. `due` is the date
    that all of them have now, None where they have none or several.
    """

    kind: str
    handles: tuple[str, ...]
    due: date | None = None
    until: date | None = None
    office: str = ""
    person: str = ""
    reason: str = ""
    dates: int = 0


class Question(Data):
    """A question about an answer; `name` says which text asks it, `line` is what it is about.

    `why` tells why it is asked again, or at all; `asks` is the conversation's own name of it,
    `attached` what waits for the answer, `no_file` that she said that something comes with it and
    nothing came; `wished` the request that it completes or shows; `counted` is what a bare number
    would count: "3 de 4 encuentros"; `said_by` is who wrote the words, where she only passes them
    on, `unknown` a code in them that no activity has. `sheet` is what was read of her own
    spreadsheet, `file` of a plan or a list of people that she sent to be stored; where that asks
    for nothing, it is only told.
    """

    kind: Literal["question"] = "question"
    name: Literal[
        "activity", "percent", "confirm", "later", "until", "office", "whose", "hand", "deputy",
        "undo", "wish_until", "wish_office", "wish_reason", "wish", "no_lead", "sheet", "file",
    ]  # fmt: skip
    line: Line | None = None
    figure: Decimal | None = None
    counted: str = ""
    words: str = ""
    said_by: str = ""
    unknown: str = ""
    why: str = ""
    asks: str = ""
    attached: Attached | None = None
    no_file: bool = False
    wished: Wished | None = None
    sheet: SheetRead | None = None
    file: ShownFile | None = None
    buttons: tuple[Button, ...] = ()


class LeftOut(Data):
    """An activity that a message names and has no line for; `support`: another office leads it.
    `escalates_on` is the day, not past, on which its silence is told, as she was told before."""

    activity_id: int
    handle: str
    title: str = ""
    support: bool = False
    escalates_on: date | None = None


class Reminder(Data):
    """The one message of the day to a person: activities (overdue first) and notices.

    `policy_url` is the entity's policy about personal data, where it is told of for the first time;
    `asks_agreement` tells whether she is asked if what it lists is hers. `plans` are the short
    names of the plans that its activities are of, `above` who is told of silence, `left_out` what
    is overdue too and has no line of its own today; `refused` is the channel that takes nothing to
    her any more, as people call it; `until` the last date of what a welcome lists; `page` the link
    to her own page, or ""; `covers`, away until `covers_until`, for whom a welcomed one stands in.
    """

    kind: Literal["reminder"] = "reminder"
    welcome: bool = False
    lines: tuple[Line, ...]
    notices: tuple[NoticeItem, ...] = ()
    question: Question | None = None
    buttons: tuple[Button, ...] = ()
    policy_url: str = ""
    group: str = ""
    asks_agreement: bool = False
    plans: tuple[str, ...] = ()
    above: tuple[Above, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    refused: str = ""
    until: date | None = None
    page: str = ""
    covers: str = ""
    covers_until: date | None = None

    @property
    def asked_apart(self) -> Question | None:
        """Its question, where that is no part of asking for a line: how one goes is asked once."""
        kept = {line.activity_id for line in self.lines if line.kept}
        one = self.question
        if one is None or one.name != "percent" or one.line is None:
            return one
        return None if one.line.activity_id in kept else one


class Listing(Data):
    """All that is pending for a person: the answer to "¿qué tengo pendiente?".

    Where she asked for a calendar, `calendar` holds the version of each line's date in it; a
    channel that carries no files shows the list. Where she asked for them as a workbook, `keys` are
    the references of its rows. A channel with pages shows the one at `start`.
    `page` is the link to her own page, "" where messages have none.
    """

    kind: Literal["listing"] = "listing"
    lines: tuple[Line, ...]
    start: int = 0
    buttons: tuple[Button, ...] = ()
    calendar: tuple[int, ...] | None = None
    keys: tuple[str, ...] | None = None
    page: str = ""


class Card(Data):
    """One activity with the buttons that report on it.

    In a walk through what is pending it is the `number`-th of `total`.
    """

    kind: Literal["card"] = "card"
    line: Line
    buttons: tuple[Button, ...]
    number: int | None = None
    total: int | None = None


class Recorded(Data):
    """One report as the receipt shows it: the new figure, the former one, what was kept; `meets`:
    dates that a figure below 100 % is the first to meet; `lapsed`: it ended what was asked;
    `unreminded`: the day of a promised reminder that is not needed any more. `before_by` is whose
    the former figure was, where it was another person's, `corrects`: she says that it was wrong;
    `next_on` is the day on which she is asked about it again; `lacks` what 100 % should come with
    and did not (a `Proof`, "" for nothing).
    """

    line: Line
    percent: Decimal | None
    before: Decimal | None
    status: str
    description: str
    later: LaterDates | None = None
    meets: tuple[date, ...] = ()
    lapsed: bool = False
    unreminded: date | None = None
    before_by: str = ""
    corrects: bool = False
    next_on: date | None = None
    attached: Attached | None = None
    lacks: str = ""


class Awaited(Data):
    """An activity that was asked about and has no answer yet; `next_on`, `escalates_on`: Line.
    `support`: another office leads it, and only her part is asked for."""

    handle: str
    support: bool = False
    due: date | None = None
    next_on: date | None = None
    escalates_on: date | None = None


class Receipt(Data):
    """What was understood and recorded, and how to take it back; `buttons` keep dates open.

    `report` is the first of its reports: a later form of the receipt is found by it. `awaited` was
    asked about too; `above` is who is told where no answer comes. `goes_on`: the next activity of a
    walk, or a question, follows at once, and what is owed then is not told here. `no_file`: she
    said that she attaches something, and nothing came.
    """

    kind: Literal["receipt"] = "receipt"
    report: int | None = None
    no_file: bool = False
    records: tuple[Recorded, ...]
    still_open: int
    awaited: tuple[Awaited, ...] = ()
    above: tuple[Above, ...] = ()
    goes_on: bool = False
    buttons: tuple[Button, ...] = ()
    undo: Button


class Filed(Data):
    """What came as evidence of activities, without a report; `total` is what one of them has now.

    The buttons take it back. `awaits` is the message whose files are still being fetched: they are
    not there yet, and a later form is found by it.
    """

    kind: Literal["filed"] = "filed"
    awaits: int | None = None
    lines: tuple[Line, ...]
    attached: Attached
    total: int
    buttons: tuple[Button, ...] = ()


class Undone(Data):
    """What was taken back: each line shows the figure that holds again. `whose`: who had said it,
    where another had it written down. `stands`: what else the same receipt told, and holds."""

    kind: Literal["undone"] = "undone"
    lines: tuple[Line, ...]
    stands: tuple[Line, ...] = ()
    whose: str = ""


class Note(Data):
    """A short text of the catalogue with values. `leaves`: then the channel leaves the chat."""

    kind: Literal["note"] = "note"
    name: str
    values: dict[str, str | int | None] = Field(default_factory=dict)
    buttons: tuple[Button, ...] = ()
    leaves: bool = False


class Digest(Data):
    """The weekly digest; `figures` are those of reports.figures, frozen when it was made.

    In the outbox they stand once, at `digest_id`. Buttons lead on from the things of its `part`.
    """

    kind: Literal["digest"] = "digest"
    on: date
    part: DigestPart = DigestPart.WATCHING
    digest_id: int | None = None
    policy_url: str = ""
    buttons: tuple[Button, ...] = ()
    figures: dict[str, Any] = Field(default_factory=dict)


_Any = Reminder | Listing | Card | Question | Receipt | Filed | Undone | Note | Digest | Overview
Content = Annotated[_Any, Field(discriminator="kind")]
_CONTENT: TypeAdapter[Content] = TypeAdapter(Content)


def store_content(content: Content) -> dict[str, Any]:
    """Return the JSON form of a content, as the outbox keeps it."""
    return content.model_dump(mode="json")


def load_content(stored: dict[str, Any]) -> Content:
    """Read a content back from its JSON form; raises pydantic.ValidationError."""
    return _CONTENT.validate_python(stored)
