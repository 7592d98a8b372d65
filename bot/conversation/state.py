"""What a conversation waits for, stored between messages: a restart changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from bot.conversation.wish import Awaits, Wish
from bot.understanding.framing.of_its_period import without_its_period
from bot.understanding.meaning import Ask, Status
from core.data import Data
from core.messages import Attached
from core.reported import Reported, reported_in
from core.words import RequestKind

ABOUT_FOR = timedelta(hours=1)
QUESTION_FOR = timedelta(days=3)
_A_DAY = timedelta(days=1)
SHEET = "sheet"  # what a button does that answers for a spreadsheet
REPEATED_WITHIN = timedelta(minutes=1)
# What a draft becomes whose figure is asked for.
FIGURE_UNKNOWN: dict[str, object] = {
    "ask": Ask.PERCENT,
    "percent": None,
    "status": Status.IN_PROGRESS,
}


class Draft(Awaits):
    """A report that is not written yet; `ask` is what it still owes, None where it owes nothing.

    `drafts.draft_of` makes one of what was read of a text; presses, files and words put right make
    some without a text. Activities and messages are named by the ids of their rows.
    """

    # What is reported (`core.reported.Reported`), of which activity: None until that is known.
    activity_id: int | None
    percent: Decimal | None  # 0–100, None for no figure
    status: Status
    description: str
    words: str
    # Where it came from: all of the text of its message, read again once the activity is known (""
    # for a button), and its local day.
    text: str = ""
    said_on: date
    # What was said to the text since, and is not read again with it (`corrected_days`); who wrote
    # what she passes on and has not said herself (`offering`); the words name no activity, and this
    # is the one that she was reminded of (`spoken_last`).
    beside: str = ""
    said_by: str = ""
    guessed: bool = False
    # The question (`drafts.go_on`): the figure that held when it was put (0–100), the activities
    # that it offered, in their order. `passed_over`: she reported on something else while it was
    # open; `repeated`: it was put once more after words that do not answer it.
    ask: Ask | None = None
    before: Decimal | None = None
    choices: tuple[int, ...] = ()
    passed_over: bool = False
    repeated: bool = False
    # Why it is asked, beside its figure: only words wait, and belong to one of the activities just
    # reported on (`fragments`); her words that something lacks, beside a figure of 100; the report
    # of a supporting office to which she says yes (`office_part`).
    adds_to: tuple[int, ...] = ()
    lacks: str = ""
    confirms: int | None = None
    # What came with its message and with the messages `also`, and goes where it goes (`filing`);
    # those of the links in the text that are this activity's, None for all of them.
    attached: Attached | None = None
    also: tuple[int, ...] = ()
    links: tuple[str, ...] | None = None

    @property
    def reported(self) -> Reported:
        """Return what is said of the work, without words that only tell of which period it is."""
        said = reported_in(self)
        return replace(said, description=without_its_period(said.description))

    @property
    def messages(self) -> tuple[int, ...]:
        """The messages whose files and links go where this goes."""
        return (self.inbound_id, *self.also)

    @property
    def is_evidence_only(self) -> bool:
        """Tell whether nothing waits but what is to be filed: there are no words to be read."""
        return self.attached is not None and self.percent is None and not self.text

    @property
    def is_bare(self) -> bool:
        """Tell whether an activity is only named: "todas" tells nothing that could get lost."""
        told = self.percent is not None or self.description or self.attached is not None
        return self.activity_id is not None and not told

    @property
    def only_adds(self) -> bool:
        """Tell whether all that it owes is a yes to words beside what was just reported."""
        return self.ask is Ask.CONFIRM and self.percent is None and self.activity_id in self.adds_to

    @property
    def question(self) -> str:
        """How reminders name it."""
        return self.name


class Sheet(Awaits):
    """Her own spreadsheet that came back with the message `inbound_id`: what is recorded after one
    yes. Each draft knows the figure that held when it was shown (`before`)."""

    drafts: tuple[Draft, ...]

    @property
    def activities(self) -> tuple[int, ...]:
        """The activities of which it tells."""
        return tuple(one.activity_id for one in self.drafts if one.activity_id is not None)

    @property
    def question(self) -> str:
        """How reminders name it."""
        return f"{SHEET}:{self.inbound_id}"


class Press(Data):
    """The button that was pressed last, and when: pressed again at once, it says nothing new."""

    ref: str
    at: datetime


class Proposal(Data):
    """What waits for a yes about no activity: to leave, or the broadcast `target`; put at `at`.

    `value` is what else the question named. What `lasts` may be answered for days.
    """

    kind: str
    target: int = 0
    at: datetime
    value: str = ""
    lasts: bool = False

    def is_open(self, at: datetime) -> bool:
        """Tell whether a bare "sí" still answers it."""
        return at - self.at <= (QUESTION_FOR if self.lasts else ABOUT_FOR)


class Choice(Data):
    """The question which of several reports is taken back: activity and report, in their order.

    `receipt` is what told them all: its message and the first of the reports.
    """

    receipt: tuple[int, int]
    reports: tuple[tuple[int, int], ...]
    asked_at: datetime

    def is_open(self, at: datetime, reminded_at: datetime | None) -> bool:
        """Tell whether a text still answers it."""
        return at - self.asked_at <= ABOUT_FOR and not _is_older(self.asked_at, reminded_at)


class Reminding(Data):
    """The activities of which she was asked at `at` on what day she wants to be reminded.

    `is_set`: the day is known since `at`; a day alone that follows soon is another one. It is
    `until`, and was asked for in the message `inbound_id`.
    """

    activities: tuple[int, ...]
    at: datetime
    is_set: bool = False
    until: date | None = None
    inbound_id: int = 0

    def is_open(self, at: datetime) -> bool:
        """Tell whether a day alone still answers it, whatever was told in between."""
        return at - self.at <= (ABOUT_FOR if self.is_set else _A_DAY)


class Walk(Data):
    """A walk through what is pending, one activity at a time, begun on the local day `day`.

    `order` are its activities, `skipped` those that she left out, `shown` the one that is on the
    screen since `shown_at`; None while she has left the walk.
    """

    day: date
    order: tuple[int, ...]
    skipped: tuple[int, ...] = ()
    shown: int | None = None
    shown_at: datetime | None = None


def _is_of_days_ago(asked: Draft, at: datetime, today: date) -> bool:
    """Tell whether a question was put days ago, or its words are as old where it is not on the
    screen."""
    if asked.asked_at is None:
        return today - asked.said_on > QUESTION_FOR
    return at - asked.asked_at > QUESTION_FOR


class State(Data):
    """The questions that are open, the newest first, and what was last spoken of.

    `about` is the activity whose card was opened, or that alone was reported on, at `about_at`;
    `denied`: she said no to a figure of it, and of nothing else was spoken since.
    A question whose `asked_at` is unset has gone off the screen: its buttons still answer it.
    `proposed` is what the very last message proposed. `told` are the activities that were reported
    on last, at `told_at`: words that follow belong to them. `taking_back` is what the very last
    message asked to choose from. `filed` is the message out of which evidence was filed, where that
    was the last thing that was done, `requested` the one out of which a request was sent. `wishes`
    are the requests that are not sent yet, in their order, `sheets` the spreadsheet that came back
    last, until it is answered. `refused` are the words of
    which the very last message gave no figure. `off_at` is when something else was last shown in
    the place of a question. `remind` is what waits for the day of its reminder.
    """

    waiting: tuple[Draft, ...] = ()
    wishes: tuple[Wish, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    about: int | None = None
    about_at: datetime | None = None
    denied: bool = False
    pressed: Press | None = None
    walk: Walk | None = None
    proposed: Proposal | None = None
    told: tuple[int, ...] = ()
    told_at: datetime | None = None
    taking_back: Choice | None = None
    filed: int | None = None
    requested: int | None = None
    refused: Draft | None = None
    off_at: datetime | None = None
    remind: Reminding | None = None

    def open_question(self, reminded_at: datetime | None) -> Draft | None:
        """Return the question about a report that a text can answer, None when there is none."""
        return next((one for one in self.waiting[:1] if one.is_on_screen(reminded_at)), None)

    def open_wish(self, reminded_at: datetime | None) -> Wish | None:
        """Return the request about which a text can say more, None when none is on the screen."""
        return next((one for one in self.wishes[:1] if one.is_on_screen(reminded_at)), None)

    def open_sheet(self, reminded_at: datetime | None) -> Sheet | None:
        """Return the spreadsheet that a text can answer: none while a newer question is on the
        screen, nor once something else was reported."""
        sheet = next((one for one in self.sheets if one.is_on_screen(reminded_at)), None)
        others = (one.asked_at for one in (*self.waiting[:1], *self.wishes[:1]))
        newer = (*others, self.told_at)
        if sheet is None or any(_is_older(sheet.asked_at, at) for at in newer if at is not None):
            return None
        return sheet

    @property
    def _kept(self) -> dict[str, Sequence[Draft] | Sequence[Wish] | Sequence[Sheet]]:
        """Return what waits, by the name of its field, requests before reports."""
        return {"wishes": self.wishes, "waiting": self.waiting, "sheets": self.sheets}

    @property
    def first_asked(self) -> Draft | Wish | Sheet | None:
        """What a reminder asks again where it is not answered: a report before a request, and the
        spreadsheet last."""
        waits: tuple[Draft | Wish | Sheet, ...] = (*self.waiting, *self.wishes, *self.sheets)
        return next(iter(waits), None)

    def asked_again(self, name: str, at: datetime | None) -> State:
        """Return the state once a reminder has repeated the question `name` at the instant `at`.

        What was shown after the reminder stays before that question.
        """
        if at is None or (self.off_at is not None and at <= self.off_at):
            return self
        for kind, kept in self._kept.items():
            first = kept[0] if kept else None
            if first is not None and first.question == name and _is_older(first.asked_at, at):
                return self.model_copy(update={kind: (first.asked(at), *kept[1:])})
        return self

    def answering(self, name: str, at: datetime) -> State:
        """Return the state in which the question `name`, which a message replies to, is the one on
        the screen; the same where it is open no more."""
        wish = next((one for one in self.wishes if one.question == name), None)
        if wish is not None:
            left = (one for one in self.wishes if one is not wish)
            return self.model_copy(update={"wishes": (wish.asked(at), *left)})
        if any(one.question == name for one in self.sheets):
            again = tuple(one.asked(at) for one in self.sheets)
            return self.off_the_screen(at).model_copy(update={"sheets": again})
        draft = next((one for one in self.waiting if one.question == name), None)
        if draft is None:
            return self
        below = self.off_the_screen(at)
        others = (one for one in below.waiting if one.name != name)
        waiting = (draft.asked(at), *others)
        return below.model_copy(update={"waiting": waiting, "off_at": self.off_at})

    def off_the_screen(self, at: datetime) -> State:
        """Return the state in which a bare "60" or "sí" answers no question that is above."""
        off = {kind: tuple(one.asked(None) for one in kept) for kind, kept in self._kept.items()}
        off_at = at if any(off.values()) else self.off_at
        return self.model_copy(update={**off, "off_at": off_at})

    def without_old(self, at: datetime | None, today: date) -> State:
        """Return the state in which no question of days ago answers for what is written at `at`,
        her day `today`: its buttons still do. One of more than a day ago that is not on the screen,
        and holds nothing but the name of its activity, is forgotten. None for what replies to a
        message."""
        if at is None:
            return self
        waiting = tuple(
            one.model_copy(update={"asked_at": None, "passed_over": True})
            if _is_of_days_ago(one, at, today)
            else one
            for one in self.waiting
            if one.asked_at is not None or not one.is_bare or today - one.said_on <= _A_DAY
        )
        asked = tuple(
            one.asked(None)
            if one.asked_at is not None and at - one.asked_at > QUESTION_FOR
            else one
            for one in self.wishes
        )
        return self.model_copy(update={"waiting": waiting, "wishes": asked})

    def walking(self, at: datetime, reminded_at: datetime | None) -> Walk | None:
        """Return the walk whose activity a text may be about, None when it was left or is old."""
        walk = self.walk
        if walk is None or walk.shown_at is None or at - walk.shown_at > ABOUT_FOR:
            return None
        return None if _is_older(walk.shown_at, reminded_at) else walk

    def without_files(self) -> State:
        """Return the state without the questions what files are of that tell no figure."""
        kept = tuple(one for one in self.waiting if not one.attached or one.percent is not None)
        return self.model_copy(update={"waiting": kept})

    def without_another_office(self, given: Collection[int]) -> State:
        """Return the state in which none of these is to be asked another office for."""
        kept = tuple(
            one
            for one in self.wishes
            if one.kind is not RequestKind.REASSIGN or not set(one.activities) <= {*given}
        )
        return self.model_copy(update={"wishes": kept})

    def speaking_of(self, activity_id: int | None, at: datetime) -> State:
        """Return the state in which an activity is spoken of now, or none in particular."""
        said_at = None if activity_id is None else at
        return self.model_copy(update={"about": activity_id, "about_at": said_at, "denied": False})

    def without_figure_of(self, activity_id: int | None, at: datetime) -> State:
        """Return the state in which she said no to a figure of an activity: its own may follow."""
        said = self.speaking_of(activity_id, at)
        return said.model_copy(update={"denied": activity_id is not None})

    def figure_denied(self, at: datetime, reminded_at: datetime | None) -> int | None:
        """Return the activity of which she said no to a figure, while a question would wait."""
        if not self.denied or self.about_at is None or at - self.about_at > QUESTION_FOR:
            return None
        return None if _is_older(self.about_at, reminded_at) else self.about

    def spoken_of(self, at: datetime, reminded_at: datetime | None) -> int | None:
        """Return the activity that was just spoken of, None when that is long ago."""
        if self.about_at is None or at - self.about_at > ABOUT_FOR:
            return None
        return None if _is_older(self.about_at, reminded_at) else self.about

    def repeats(self, ref: str, at: datetime) -> bool:
        """Tell whether the button `ref` is the one that was pressed a moment ago."""
        last = self.pressed
        return last is not None and last.ref == ref and at - last.at <= REPEATED_WITHIN


def _is_older(one: datetime | None, other: datetime | None) -> bool:
    return other is not None and (one is None or one < other)


def restore(stored: dict[str, Any]) -> State:
    """Read a stored state; a conversation begins with an empty one.

    So does one that another version of culmina stored: its questions are on the screen with their
    buttons, and what is said again is asked again; an unreadable state would stop every message.
    """
    try:
        return State.model_validate(stored)
    except ValidationError:
        return State()


def keep(state: State) -> dict[str, Any]:
    """Return the JSON form of a state."""
    return state.model_dump(mode="json", exclude_defaults=True)
