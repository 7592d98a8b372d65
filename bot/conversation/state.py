"""What a conversation waits for, stored between messages: a restart changes nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.understanding.meaning import Ask, Status


class Draft(BaseModel):
    """What was said of an activity and is not written yet; `ask` is what it still owes.

    `inbound_id` is the message it came from, `words` are the words of its figure; `percent` is
    0–100.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    activity_id: int | None
    percent: Decimal | None
    status: Status
    description: str
    words: str
    inbound_id: int
    ordinal: int = 0
    ask: Ask | None = None


class State(BaseModel):
    """The questions that are open, oldest first, and the activity whose card was opened last."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    waiting: tuple[Draft, ...] = ()
    about: int | None = None
    about_on: date | None = None

    def subject(self, today: date) -> int | None:
        """Return the activity that a text without a name is about, None when nothing says so."""
        if self.waiting:
            return self.waiting[0].activity_id
        return self.about if self.about_on == today else None


def restore(stored: dict[str, Any] | None) -> State:
    """Read a stored state; a conversation that has none begins with an empty one."""
    return State.model_validate(stored) if stored else State()


def keep(state: State) -> dict[str, Any]:
    """Return the JSON form of a state."""
    return state.model_dump(mode="json")
