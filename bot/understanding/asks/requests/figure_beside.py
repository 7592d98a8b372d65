"""How far the work is, told in the sentence that asks for a new due date. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.understanding.asks.requests.extension import extended_until, find_extension, was_moved
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Context
from bot.understanding.parting.pieces import default_code
from bot.understanding.parting.topics import Topic
from bot.understanding.reading import Reading
from core.dates.lengths import WorkingDays

_JOINS = frozenset({"y", "e", "pero"})
# "y va como en 45", "ya va 85 %": how far the work is, said in the sentence of a request.
_HOW_FAR = re.compile(
    r"(?:^|(?<= )(?=(?:y|e|pero) ))(?:(?:y|e|pero|ya|hoy|@|la|el|lo|actualmente"
    r"|esta|dicha|actividad|obra|meta|trabajo|proceso) ){0,5}"
    r"(?:va|van|vamos|voy|lleva|llevan|llevamos|llevo|anda|andamos|estamos|esta)"
    r"(?: (?:ya|hoy|como|por|en|el|la|al|un|una|mas|o|menos|casi)){0,5} \d|^\d[\d.]{0,5} %"
)


def report_beside(reading: Reading) -> tuple[int, int] | None:
    """Return the tokens of a text that asks for a new due date in which it only tells how far the
    work is: those before the request's clause, or those behind it."""
    asked = find_extension(reading)
    if asked is None:
        return None
    for first, last in reading.clauses():
        start = reading.starts[first]
        found = _HOW_FAR.search(reading.part(first, last).plain)
        if found is None:
            continue
        at, wish = reading.index(start + found.start()), reading.index(asked[0])
        if wish <= at or wish < first:
            return at, len(reading.tokens)
        lacks = (tags(reading.tokens[one].norm) for one, _ in reading.clauses() if one > wish)
        if any("LACK" in told for told in lacks):
            return None  # what is missing is said behind the request: "…, falta la firma"
        same = (one for one, end in reading.clauses() if one <= wish < end)
        joined = wish - (reading.tokens[wish - 1].norm in _JOINS)
        before = joined if wish < last and joined < wish else next(same)
        return (0, before) if before > at else None
    return None


def reports_apart(
    topics: Sequence[Topic], context: Context, today: date, working_days: WorkingDays
) -> list[Topic]:
    """Return topics of which those that ask for more time and tell a figure are two each."""
    found = []
    for topic in topics:
        reading, told = topic.reading, report_beside(topic.reading)
        due = due_of(topic, context)
        if told is None or moved_no_later(reading, due, today, working_days):
            found.append(topic)
            continue
        cuts = (0, *told) if told[0] else (*told, len(reading.tokens))
        found += [
            replace(topic, reading=reading.part(first, last)) for first, last in pairwise(cuts)
        ]
    return found


def due_of(topic: Topic, context: Context) -> date | None:
    """Return the date that stands of the activity of a topic."""
    code = topic.codes[0] if topic.codes else default_code(context)
    return next((one.due for one in context.pending if one.code == code), None)


def moved_no_later(
    reading: Reading, due: date | None, today: date, working_days: WorkingDays
) -> bool:
    """Tell whether a text only tells that something was moved, to no later day than the date that
    stands: that asks for nothing."""
    at = find_extension(reading)
    if at is None or not was_moved(reading.plain, at[0]):
        return False
    until = extended_until(reading, at, due, today, working_days)
    return until is None or (due is not None and until <= due)
