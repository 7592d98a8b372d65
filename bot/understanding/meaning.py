"""What an answer means: the values that the understanding takes and gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.reported import Reported, reported_in
from core.words import Status

__all__ = [
    "Ask",
    "Context",
    "Intent",
    "Meaning",
    "OtherActivity",
    "PendingActivity",
    "Status",
    "Update",
    "first_asked",
]


class Intent(StrEnum):
    """What the person wants with the message.

    The learned reader knows a new one only when weights were learned for it (`make train`).
    """

    REPORT = "report"
    EXTENSION = "extension"
    REASSIGN = "reassign"
    SNOOZE = "snooze"
    LIST = "list"
    HELP = "help"
    UNDO = "undo"
    COURTESY = "courtesy"
    ELSEWHERE = "elsewhere"
    UNCLEAR = "unclear"


REQUESTS = frozenset({Intent.EXTENSION, Intent.REASSIGN})
# What words are read as that ask for nothing: they may report, or tell what no reader knows.
ASKS_NOTHING = frozenset({Intent.REPORT, Intent.UNCLEAR})
# What words of who oversees may be read as that are about the activity of another person.
MAY_BE_OF_ANOTHER = ASKS_NOTHING | REQUESTS | {Intent.SNOOZE}


class Ask(StrEnum):
    """What has to be asked before something is written, in the order of asking."""

    ACTIVITY = "activity"
    PERCENT = "percent"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class PendingActivity:
    """An open activity of the person; `percent` is the last one reported, `planned` the units.

    `printed` is the code that its plan prints now: it may be the `code` of another one, or have
    been that of one that is no longer in a plan (`is_reused`). Where activities of several plans
    have one printed code, `plan` is the plan. `is_answered`: the message that is answered lists it.
    `supports` is the name of the person's office where that only supports the activity: what she
    reports is its part.
    """

    code: str
    title: str
    product: str
    due: date | None
    percent: Decimal | None
    planned: int | None
    printed: str = ""
    plan: str = ""
    supports: str = ""
    is_reused: bool = False
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class OtherActivity:
    """An activity of the open plans that is not the person's to report; `code` is its handle."""

    code: str
    title: str
    office: str
    product: str = ""


def only_rules_know(activity: PendingActivity) -> bool:
    """Tell whether it is supported only, or its code may be that of another one."""
    renamed = activity.printed not in ("", activity.code)
    return bool(activity.supports or activity.plan or activity.is_reused or renamed)


@dataclass(frozen=True, slots=True)
class Context:
    """The person's open activities, as last listed, and the one whose reminder is answered.

    `others` are the open activities that other offices answer for: some thousands, which are
    compared and not hashed. Where the list was shorter, a place is one of the first `listed`.
    """

    pending: tuple[PendingActivity, ...]
    reply_to: str | None
    others: tuple[OtherActivity, ...] = field(default=(), hash=False)
    listed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Reported):
    """What is said of one activity.

    `percent` is 0–100, or None when none is known. `span` points at the words of the text that the
    figure or the status came from, `words` are those words, `rule` is the rule that read them.
    `ask` is what this update still owes; an update that owes nothing is written at once. Not
    `definite` are words about the work that tell neither a figure nor a state. An `outright` figure
    stands whatever else is told.
    """

    code: str | None
    span: tuple[int, int] | None
    rule: str
    ask: Ask | None = None
    definite: bool = True
    outright: bool = False

    @property
    def reported(self) -> Reported:
        """Return what is said of the work."""
        return reported_in(self)

    def moved(self, by: int) -> Update:
        """Return the update of a text that stands so many characters further on in a whole one."""
        if self.span is None:
            return self
        return replace(self, span=(self.span[0] + by, self.span[1] + by))

    def with_figure_asked(self) -> Update:
        """Return the update without what it tells of how far the work is, which is asked for."""
        return replace(self, percent=None, status=Status.IN_PROGRESS, ask=Ask.PERCENT)


def first_asked(updates: Iterable[Update]) -> Ask | None:
    """Return the question that is asked first of those that updates owe."""
    owed = {update.ask for update in updates}
    return next((ask for ask in Ask if ask in owed), None)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a message means; `ask` is the first question that is owed, None to record at once.

    Of a report `codes` are the activities of others that it names besides. `also` is what a request
    stands beside: requests for other activities, and what is told of activities of others; and the
    later reminder that is asked for beside a request or a report.
    `rule` is the rule that told the intent, `words` are the words of the text that it read.
    `readings` are what each reader by itself would go on with, where they differ.
    """

    intent: Intent
    updates: tuple[Update, ...] = ()
    codes: tuple[str, ...] = ()
    until: date | None = None
    office: str | None = None
    reason: str = ""
    ask: Ask | None = None
    rule: str = ""
    words: str = ""
    also: tuple[Meaning, ...] = ()
    readings: tuple[Meaning, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report as it was read: its text, among which activities, on which day, what it means."""

    text: str
    context: Context
    today: date
    meaning: Meaning

    def owner_of(self, update: Update) -> PendingActivity | None:
        """Return the activity that one of its updates is of, where it is among them."""
        return next((one for one in self.context.pending if one.code == update.code), None)

    def told_of(self, update: Update) -> str:
        """Return the words that tell of one of its updates, with "@" for its code: the whole text
        where it is the only one."""
        words = self.text if len(self.meaning.updates) == 1 else update.description
        return words.replace(update.code or "@", "@")
