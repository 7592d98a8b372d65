"""What stands beside a page that is asked for: her own list is shown too, and a yes or no of who
decides or verifies is told back."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation.showing import inquiries, several
from bot.conversation.showing.her_own import of_herself
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from core.entity.rights import Right
from core.messages import Listing, Note

# "Sandra sí", "a Jairo no": nobody read whether that grants or denies
_SAYS_EITHER = re.compile(
    r"(?:[^\s?]{1,30}\s){1,12}(?:s[ií]|no|ok|okey|dale|vale|tambi[eé]n|tampoco)", re.IGNORECASE
)
_MARKS = " .,;:!¿¡"


def of_activities(turn: Turn) -> Obeyed | None:
    """Answer a question about activities, with what stands beside it; None for other messages."""
    shown = inquiries.asked(turn)
    return None if shown is None else with_the_rest(turn, shown)


def with_the_rest(turn: Turn, shown: Obeyed) -> Obeyed:
    """Return a page that is shown, with her own list where the message asks for that too, and with
    the parts of it that say yes or no of something, where she decides or verifies."""
    parts = several.parts_of(turn.text)
    if shown.said is None or turn.in_group or len(parts) == 1:
        return shown
    told = (shown.said, *shown.also)
    listed = any(isinstance(one, Listing) for one in told)
    hers = () if listed else next(filter(None, (of_herself(turn, one) for one in parts)), ())
    rules = turn.may(Right.DECIDE) or turn.may(Right.VERIFY)
    lost = ". ".join(one.strip(_MARKS) for one in parts if rules and says_either(one))
    left = (Note(name="left_out", values={"beside": lost}),) if lost else ()
    return replace(shown, also=(*shown.also, *hers, *left))


def says_either(part: str) -> bool:
    """Tell whether a part of a message says yes or no of something that it names: "Sandra sí"."""
    said = part.strip(_MARKS)
    return _SAYS_EITHER.fullmatch(said) is not None and not is_courtesy(read(said).plain)
