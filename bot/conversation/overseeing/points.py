"""A message in numbered points: "1. Acepto la 5.1", "2. Marta ya volvió". Each is a sentence of its
own; its number is no word of hers, and no figure."""

from __future__ import annotations

import re

from bot.conversation.turn import Turn
from bot.understanding.asks.people import days_apart
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import is_answer

_POINT = re.compile(r"(?m)^[ \t]{0,8}(?P<number>\d{1,2})(?:\.?[-)]{1,2}|[.:])[ \t]{1,4}(?=\S)")
_FEWEST = 2
# "60 %", "igual": it answers what our message numbers.
_BARE = re.compile(r"(?:va\sen\s)?\d{1,3}|\w{1,30}", re.IGNORECASE)
_COURTESY = re.compile(r"(?:muchas\s)?gracias\b|(?:un\s)?saludos?\b|quedo\b", re.IGNORECASE)


def without_numbers(turn: Turn) -> Turn:
    """Return the turn with a message in numbered points without their numbers; as it is where these
    may be the numbers of what our message lists: no point names an activity, one is an answer by
    itself, or tells something else of hers who neither verifies nor decides."""
    text = turn.text
    if turn.message.is_no_new_text:
        return turn
    found = [*_POINT.finditer(text)]
    numbers = [int(one["number"]) for one in found]
    if len(found) < _FEWEST or numbers != [*range(1, len(found) + 1)] or not A_CODE.search(text):
        return turn
    ends = [one.start() for one in found[1:]] + [len(text)]
    points = [text[one.end() : end].strip() for one, end in zip(found, ends, strict=True)]
    answers = [one for one in points if _BARE.fullmatch(one.strip(" .,;!%")) or is_answer(one)]
    if any(_COURTESY.match(one) is None for one in answers):
        return turn
    if not (turn.rules or all(map(_tells_apart, points))):
        return turn
    return turn.saying("\n".join(filter(None, (text[: found[0].start()].strip(), *points))))


def _tells_apart(point: str) -> bool:
    """Tell whether a point names an activity, asks, or tells of somebody's days."""
    days = days_apart.may_tell_hers(point) or days_apart.may_tell_days(point)
    return days or "?" in point or A_CODE.search(point) is not None
