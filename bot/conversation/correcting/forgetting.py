"""Words that are to be forgotten right after they were not understood or not recorded: nothing of
them waits, and no earlier report is meant."""

from __future__ import annotations

from bot.conversation.outcomes import NOT_UNDERSTOOD
from bot.conversation.thread import said_before
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.yes_no import cancels
from core.messages import Note
from core.spanish import bare_words

_OF_NOTHING = NOT_UNDERSTOOD | {"away_of_another", "broadcast_how", "date_by_file", "review_which"}


def forgets(text: str) -> bool:
    """Tell whether the whole text wants what was said forgotten: "no, olvídelo"."""
    return cancels(text) and "olvid" in bare_words(text)


def taken(turn: Turn) -> Obeyed | None:
    """Say that nothing was recorded; None for other words, where something waits for an answer, and
    behind what was recorded or shown."""
    if not forgets(turn.text) or turn.in_group or turn.waits_for_answer:
        return None
    told, _ = said_before(turn)
    if not isinstance(told, Note) or told.name not in _OF_NOTHING:
        return None
    return Obeyed(Note(name="not_recorded", values={"of_words": 1}))
