"""Which parts of a message an answer leaves out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.conversation.unheard.facts import Part
from bot.conversation.unheard.told import Told
from bot.understanding.asks.requests.withdrawal import stands
from bot.understanding.parting.naming.handles import names_handle
from core.spanish import fold


def left_out(parts: Sequence[Part], told: Told) -> tuple[str, ...]:
    """Return those parts of a message with an activity, a percentage or a wish of which nothing is
    told.

    Nothing where all of them are left out, or there is one: then another answer says that it was
    not understood.
    """
    # A content that names no activity answers a part that names none; where there are more of them
    # than such parts, they answer the others: "agreed" is said of those that she names.
    answered = told.nameless > sum(one.is_bare for one in parts)
    lost = _with_what_follows(
        parts, [one for one in parts if _is_lost(one, told, answered=answered)], told
    )
    if len(lost) in (0, len(parts)):
        return ()
    return tuple(one.text for one in lost)


def _with_what_follows(parts: Sequence[Part], lost: list[Part], told: Told) -> list[Part]:
    """Return the lost parts with those that go on with one that begins with its activity, name
    nothing themselves and were not kept: "la 3.5 no se pregunta. La capacitadora es Ana"."""
    if not told.only_reports:
        return lost
    found = list(lost)
    for before, one in pairwise(parts):
        goes_on = before in found and (before.opens or not before.codes)
        if goes_on and one not in found and one.is_bare and not told.knows(one.text):
            found.append(one)
    return [one for one in parts if one in found]


def _is_lost(part: Part, told: Told, *, answered: bool) -> bool:
    if fold(part.text) in told.asked or stands(part.text)[0] or told.repeats(part.text):
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
