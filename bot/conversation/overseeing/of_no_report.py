"""Words with which control judges, and that name no report: they are asked about, and are never a
report on what its own office has to do: "acepto todo lo que está al 100"."""

from __future__ import annotations

import re

from bot.conversation.for_others import elsewhere
from bot.conversation.showing import shown
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.meaning import Context
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.reviews.review_words import JUDGING
from core.entity.rights import Right
from core.messages import Note

NAME = "review_of_which"
# Of reports alone: "dejémosla verificada en 30", "ya revisé todo lo que está al 100".
_OF_REPORTS = re.compile(
    r"\b(?:(?:verificad|aceptad|devuelt)[ao]s?|acep?te|devu[eé]lva(?:n?l[aeo]s?|n?sel[ao]s?)?"
    r"|el\smotivo|revis[eé]\s(?:ya\s)?tod[ao]s?)\b",
    re.IGNORECASE,
)


def asked(turn: Turn) -> Obeyed | None:
    """Ask which report is meant, with the page of those that wait; None for other words, for those
    that name an activity, and where a figure is asked for."""
    if not turn.is_plain_text or turn.in_group or not turn.may(Right.VERIFY):
        return None
    text, hers = turn.text, turn.desk.open_context()
    judges = JUDGING.search(text) or _OF_REPORTS.search(text)
    if not hers.pending or judges is None or "?" in text:
        return None
    asks = turn.current.open_question(None) is not None or turn.waits_for_answer
    if asks or turn.may(Right.DECIDE):
        return None
    known = Context(hers.pending, None, elsewhere.others(turn, text))
    if any(codes_named(read(text), known)):
        return None
    page = shown.in_words(turn.saying("/verificar"))
    return Obeyed(Note(name=NAME), also=() if page is None else page.each)
