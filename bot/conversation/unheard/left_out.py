"""Which parts of a message an answer leaves out. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.conversation.unheard.facts import Part, parts_of
from bot.conversation.unheard.told import Told
from bot.understanding.asks.withdrawal import stands
from bot.understanding.parting.handles import names_handle
from core.spanish import fold


def left_out(text: str, told: Told, handles: Iterable[str]) -> tuple[str, ...]:
    """Return the parts of a text with an activity, a percentage or a wish of which nothing is told.

    `handles` are what her activities are called. Nothing where all of the text is left out, or it
    has one part: then another answer says that it was not understood.
    """
    parts = parts_of(text, handles)
    # A content that names no activity answers a part that names none; where there are more of them
    # than such parts, they answer the others: "agreed" is said of those that she names.
    answered = told.nameless > sum(one.is_bare for one in parts)
    lost = [one for one in parts if _is_lost(one, told, answered=answered)]
    if len(lost) in (0, len(parts)):
        return ()
    return tuple(one.text for one in lost)


def _is_lost(part: Part, told: Told, *, answered: bool) -> bool:
    if fold(part.text) in told.asked or stands(part.text)[0]:
        return False
    if part.codes and not _any_in(part, told.words):
        if answered or (part.wishes and told.nameless):
            return False
        return bool(part.opens) or not told.keeps(part.text)
    if part.wishes and not part.codes:
        return told.only_reports and not part.figures
    told_of = _any_in(part, told.answers) if part.codes else not told.only_reports
    return bool(part.figures) and not (told_of or answered or part.figures & told.figures)


def _any_in(part: Part, words: str) -> bool:
    return any(names_handle(words, one) for one in part.codes)
