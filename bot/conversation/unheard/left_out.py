"""Which parts of a message an answer leaves out. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.conversation.unheard.facts import Part, parts_of
from bot.conversation.unheard.told import Told
from bot.understanding.parting.handles import names_handle
from core.spanish import fold

MOST = 3  # parts that are told back


def left_out(text: str, told: Told, handles: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of a text that name an activity or a percentage of which nothing is told.

    `handles` are what her activities are called. Nothing where all of the text is left out, or it
    has one part: then another answer says that it was not understood.
    """
    parts = parts_of(text, handles)
    lost = [one for one in parts if _is_lost(one, told)]
    if len(lost) in (0, len(parts)):
        return ()
    return tuple(one.text for one in lost)


def _is_lost(part: Part, told: Told) -> bool:
    said = fold(part.text)
    if said in told.asked:
        return False
    if part.codes and not any(names_handle(told.words, one) for one in part.codes):
        return bool(part.opens) or said not in told.kept
    return bool(part.figures) and not part.figures & told.figures
