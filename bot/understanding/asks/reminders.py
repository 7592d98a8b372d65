"""Rule 18 beside others: "necesito plazo para la 2.1 y recuérdeme la 3.1 el lunes"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from bot.understanding.asks.promises import find_promise
from bot.understanding.asks.snooze import find_reminder
from bot.understanding.meaning import Context, Intent, Meaning
from bot.understanding.reading import BREAKS, HARD_BREAKS, Reading, read
from bot.understanding.second.ranking import Judge
from bot.understanding.topics import codes_named
from bot.understanding.wordlists import CODE
from core.dates.reader import blanked, find_dates

_JOINTS = (",", "y", "e")
_BESIDE = (Intent.EXTENSION, Intent.REASSIGN)
_MOST_ENDS = 6
_MOST_NAMING = 4  # words with which a sentence names its activity
_CODE_ALONE = re.compile(rf"(?:(?:y|de|para|sobre) )?(?:la |el )?(?:actividad )?{CODE}")


def with_reminder(
    text: str,
    context: Context,
    today: date,
    understand: Callable[[str], Meaning],
    judge: Judge | None = None,
) -> Meaning:
    """Return what `understand` makes of a text; of a reminder that it asks for beside a request or
    a report, and of what is left of the text, where it does both."""
    for first, last in _clauses(read(text), today):
        reminder = understand(text[first:last])
        if reminder.intent is not Intent.SNOOZE or reminder.until is None:
            continue
        named = _named(text[first:last], context, judge)
        if named is None:
            break
        meaning = understand(blanked(text, [(first, last)]))
        if not _is_kept(meaning):
            break
        asked = replace(reminder, codes=named or _of(meaning))
        return replace(meaning, also=(*meaning.also, asked))
    return _with_promise(text, context, today, understand, judge) or understand(text)


def _with_promise(
    text: str,
    context: Context,
    today: date,
    understand: Callable[[str], Meaning],
    judge: Judge | None,
) -> Meaning | None:
    """Return what a text means that promises besides to tell of other activities another day."""
    reading = read(text)
    found = find_promise(reading, context, today)
    if found is None:
        return None
    first, last = (reading.tokens[found[0]].start, reading.tokens[found[1] - 1].end)
    rest = blanked(text, [(first, last)])
    promised = understand(text[first:last])
    named = _named(text[first:last], context, judge)
    if promised.intent is not Intent.SNOOZE or promised.until is None or not named:
        return None
    meaning = _with_promise(rest, context, today, understand, judge) or understand(rest)
    told = {*_of(meaning), *(code for one in meaning.also for code in one.codes)}
    if not _is_kept(meaning) or told.intersection(named):
        return None
    return replace(meaning, also=(*meaning.also, replace(promised, codes=named)))


def _clauses(reading: Reading, today: date) -> Iterator[tuple[int, int]]:
    """Give where a reminder may stand in the text: the longest clause first."""
    found = find_reminder(reading)
    if found is None:
        return
    tokens, verb = reading.tokens, reading.index(found[0])
    first = _with_name_before(reading, _with_day_before(reading, verb, today))
    lead = first - 1 if first and tokens[first - 1].norm in _JOINTS else first
    day = next((one for one in find_dates(reading.plain, today) if one.start > found[1]), None)
    least = reading.index(found[1] - 1 if day is None else day.end - 1) + 1
    hard = (at for at in range(verb, len(tokens)) if tokens[at].norm in HARD_BREAKS)
    most = next(hard, len(tokens))
    joints = [at for at in range(least, most) if tokens[at].norm in _JOINTS]
    for last in dict.fromkeys([most, *reversed(joints[:_MOST_ENDS]), least]):
        joined = last in joints and (lead == 0 or tokens[lead - 1].norm in HARD_BREAKS)
        if lead < last <= most:
            yield tokens[lead].start, tokens[last if joined else last - 1].end


def _with_day_before(reading: Reading, verb: int, today: date) -> int:
    """Return where "y el lunes recuérdeme" begins: with its day, where that opens the clause."""
    for day in find_dates(reading.plain, today):
        first, last = reading.index(day.start), reading.index(day.end - 1) + 1
        opens = first == 0 or reading.tokens[first - 1].norm in BREAKS | {*_JOINTS}
        if last == verb and opens:
            return first
    return verb


def _with_name_before(reading: Reading, verb: int) -> int:
    """Return where "La 1.1 recuérdeme el viernes" begins: with the code that opens its sentence."""
    for first in range(max(0, verb - _MOST_NAMING), verb):
        opens = first == 0 or reading.tokens[first - 1].norm in HARD_BREAKS
        named = " ".join(token.norm for token in reading.tokens[first:verb])
        if opens and _CODE_ALONE.fullmatch(named):
            return first
    return verb


def _is_kept(meaning: Meaning) -> bool:
    """Tell whether what is left asks for something, or reports something for certain."""
    reports = meaning.intent is Intent.REPORT and any(u.definite for u in meaning.updates)
    return meaning.intent in _BESIDE or reports


def _named(clause: str, context: Context, judge: Judge | None) -> tuple[str, ...] | None:
    """Return the activities that a clause names; None where it names one that is not hers."""
    named = codes_named(read(clause), replace(context, reply_to=None), judge)
    hers = [activity.code for activity in context.pending if activity.code in named]
    return tuple(hers) if len(hers) == len(named) else None


def _of(meaning: Meaning) -> tuple[str, ...]:
    """Return what a reminder is about that names nothing: the same as what stands beside it."""
    told = (update.code for update in meaning.updates if update.code is not None)
    return meaning.codes if meaning.intent in _BESIDE else tuple(dict.fromkeys(told))
