"""What a conversation hears, as values: a text that was read, a button, an edited message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bot.conversation.state import Draft
from bot.understanding.meaning import Meaning
from core.messages import Attached
from core.refs import Ref
from core.reported import Reported

ALL_YEAR = "Todo el año"
DATE_STAYS_OPEN = "Esa fecha sigue abierta"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed, in the message `inbound_id`; `ref` is None when it is not ours.

    `words` are those that said the same as the button, where it was not pressed.
    """

    ref: Ref | None
    inbound_id: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A message of ours: the activities that it spoke of, and the undo button of a receipt.

    `parts` are the parts of supporting offices that it asks about, by the activity's handle;
    `asked` is the question that it puts or repeats; `told` the handle of the one activity that it
    tells something of and asks nothing about, "" for none or several; `again` the handle of that
    whose figure it asks for in few words, or no longer; `quoted` are words of hers that it tells
    back, of which nothing was recorded.
    """

    activities: tuple[int, ...] = ()
    undo: Ref | None = None
    parts: Mapping[str, Ref] = field(default_factory=dict)
    asked: str = ""
    told: str = ""
    again: str = ""
    quoted: str = ""


NOTHING = Answered()


@dataclass(frozen=True, slots=True)
class Read:
    """A text was read: what it says and means; `answers` is the message of ours it replies to.

    `attached` is what came with it as evidence, None for words alone; of an edited message it is
    what came with the message `also`, which it is a later form of. `overtaken`: what she wrote
    later has been handled already, so that what is spoken of now is not what it was about.
    `denies`: it says that the last report was about something else. `passed_on`: what is offered
    her of another's words that she passes on; None where the words are her own.
    """

    text: str
    meaning: Meaning
    inbound_id: int
    answers: Answered = NOTHING
    attached: Attached | None = None
    also: tuple[int, ...] = ()
    overtaken: bool = False
    denies: bool = False
    passed_on: tuple[Draft, ...] | None = None

    @property
    def messages(self) -> tuple[int, ...]:
        """The messages whose files and links came with the words."""
        return (self.inbound_id, *self.also)


@dataclass(frozen=True, slots=True)
class EditedReport:
    """What an earlier wording of a message has done to an activity: a report, or words added to
    one (`is_fragment`).

    `report` is the first row of that report, `told_in` the message that it came in; `reported` is
    what stands of it now, with only this message's own words as its description. `before` is the
    figure without the report. `late`: it is corrected no more.
    """

    activity_id: int
    report: int
    told_in: int
    reported: Reported
    is_fragment: bool
    before: Decimal | None
    late: bool


@dataclass(frozen=True, slots=True)
class Original:
    """A message before it was edited: its wordings so far (`family`), the last one, what stands.

    `undone`: all that it told was taken back, and it is too old to be corrected.
    """

    family: frozenset[int]
    text: str
    stood: tuple[EditedReport, ...]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """A message was edited: what it says now, and what its last wording means in the same light."""

    read: Read
    was: Meaning
    original: Original


Heard = Pressed | Read | Edited
