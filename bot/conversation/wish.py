"""What waits for an answer, and of that a request that its maker has not sent yet, as stored."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator

from bot.understanding.asks.people.of_health import without_health
from core.data import Data
from core.words import RequestKind


class Owes(StrEnum):
    """What a request is asked about before it goes to anybody; at last its yes."""

    UNTIL = "wish_until"
    OFFICE = "wish_office"
    REASON = "wish_reason"
    YES = "wish"


class Awaits(Data):
    """What waits for an answer of hers: a request (`Wish`), or a report (`state.Draft`).

    `inbound_id` is the message that it came from, `ordinal` which part of that (from 0), `asked_at`
    since when its question is on the screen (UTC; None: it is not).
    """

    inbound_id: int
    ordinal: int = 0
    asked_at: datetime | None = None

    @property
    def name(self) -> str:
        """How buttons name its question: its message, and which part of it."""
        return f"{self.inbound_id}.{self.ordinal}"

    def is_on_screen(self, reminded_at: datetime | None) -> bool:
        """Tell whether a text can answer its question: once a reminder has come after it, a bare
        "ok" or "60" may answer that one instead."""
        at = self.asked_at
        return at is not None and (reminded_at is None or at >= reminded_at)

    def asked(self, at: datetime | None) -> Self:
        """Return it with its question put at an instant; None takes it off the screen."""
        return self.model_copy(update={"asked_at": at})


class Wish(Awaits):
    """A request that is shown to whoever makes it before it goes to anybody.

    `named` is the office or person in her words, `office_id` the one that is meant, called
    `office`; `unlisted`: planning is to choose it. `person` is who of that office she named.
    `only`: her words, where they leave out one period alone: planning reads them with the reason,
    which tells of nobody's health.
    `choices` are the offices that the question offered, `replaced` the names of the requests whose
    place it took: the buttons of their questions answer it too. `why` tells why it is asked again,
    `times` how often it was put.
    """

    kind: RequestKind
    activities: tuple[int, ...]
    until: date | None = None
    named: str = ""
    office_id: int | None = None
    office: str = ""
    person: str = ""
    unlisted: bool = False
    reason: Annotated[str, AfterValidator(without_health)] = ""
    only: str = ""
    choices: tuple[int, ...] = ()
    replaced: tuple[str, ...] = ()
    why: str = ""
    times: int = 0

    @property
    def question(self) -> str:
        """How reminders name what it is asked now; no question about a report is called so."""
        return f"{self.owes}:{self.name}"

    @property
    def owes(self) -> Owes:
        """What has to be asked next."""
        if self.kind is RequestKind.REASSIGN:
            settled = self.office_id is not None or self.unlisted
            return Owes.YES if settled else Owes.OFFICE
        if self.kind is RequestKind.EXTENSION and self.until is None:
            return Owes.UNTIL
        return Owes.YES if self.reason else Owes.REASON
