"""Words with which control judges, and that name no report: they are asked about, and are never a
report on what its own office has to do: "acepto todo lo que está al 100"."""

from __future__ import annotations

import re

from bot.conversation.deciding import reviewing
from bot.conversation.for_others import elsewhere
from bot.conversation.overseeing import called_reports, untold
from bot.conversation.showing import shown
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.meaning import Context
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.reviews import motive
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


def motive_announced(turn: Turn) -> Obeyed | None:
    """Say that a reason was written down of nothing, where she announces one and none is asked for:
    it is no word on her own work. None for other words."""
    if not motive.announces(turn.text) or turn.waiting is not None or turn.current.wishes:
        return None
    named = untold.named(turn, turn.text) or {
        one.activity_id: one for one in called_reports.named_above(turn, answers=True).values()
    }
    others = [one for number, one in named.items() if number not in turn.desk.activities]
    if "%" in turn.text or (named and not others):
        return None
    if len(others) == 1:
        return reviewing.unclear(others[0])
    return Obeyed(Note(name="left_out", values={"beside": turn.text.strip()}))
