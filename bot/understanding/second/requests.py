"""What belongs to a message that is no report: whose activity it is, until when, which codes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.understanding.asks.requests.extension import extended_until, find_extension, has_cued_day
from bot.understanding.asks.requests.reassignment import find_reassignment
from bot.understanding.asks.snooze import find_snooze
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Ask, Context, Intent, Meaning
from bot.understanding.parting.turns import turn_in
from bot.understanding.reading import HARD_BREAKS, Reading
from core.dates.lengths import WorkingDays
from core.dates.reader import find_dates, is_asked_day

_WITHIN = frozenset(("de", "del", "la", "las", "los", "y", "e"))


@dataclass(frozen=True, slots=True)
class RequestText:
    """A message that asks for something, and the codes of the activities that it names."""

    reading: Reading
    context: Context
    named: tuple[str, ...]
    today: date
    working_days: WorkingDays


def request(intent: Intent, asked: RequestText, by_rules: Meaning) -> Meaning:
    """Return the meaning of a message of this kind; what the rules found of the same is kept."""
    reading, context = asked.reading, asked.context
    reply = (context.reply_to,) if context.reply_to else ()
    rule, words = f"learned: {intent.value}", reading.text
    same = by_rules if by_rules.intent is intent else None
    match intent:
        case Intent.UNDO:
            return Meaning(intent, codes=asked.named or reply, rule=rule, words=words)
        case Intent.SNOOZE:
            every = tuple(activity.code for activity in context.pending)
            until = same.until if same else _later(reading, asked.today)
            codes = asked.named or reply or every
            return Meaning(intent, codes=codes, until=until, rule=rule, words=words)
        case Intent.EXTENSION | Intent.REASSIGN:
            return _moved(intent, asked, same)
        case _:
            return Meaning(intent, rule=rule, words=words)


def _moved(intent: Intent, asked: RequestText, same: Meaning | None) -> Meaning:
    """Return a request for another day or another office, with what is reported beside it."""
    reading, context = asked.reading, asked.context
    known = same.codes if same and set(same.codes) & set(asked.named) else asked.named
    # A name too weak for the learned reader outweighs what was last spoken of.
    known = known or (same.codes if same else ())
    if context.reply_to and find_extension(reading.part(0, turn_in(reading))):
        known = (context.reply_to,)  # what is named behind a turn is not asked for before it
    codes = known or ((context.reply_to,) if context.reply_to else _only(context))
    until = office = None
    if intent is Intent.EXTENSION:
        until = _until(asked, codes)
    else:
        office = _office(reading) or (None if same is None else same.office)
    if same is not None:
        reported = any(update.code in codes for update in same.updates)
        ask = same.ask if same.updates and reported else None
        return replace(
            same, codes=codes, until=until, office=office, ask=ask if codes else Ask.ACTIVITY
        )
    return Meaning(
        intent,
        codes=codes,
        until=until,
        office=office,
        reason=reading.text,
        ask=None if codes else Ask.ACTIVITY,
        rule=f"learned: {intent.value}",
        words=reading.text,
    )


def _until(asked: RequestText, codes: tuple[str, ...]) -> date | None:
    """Return the day that is asked for, as said in the sentence of the request, else elsewhere."""
    due = next((a.due for a in asked.context.pending if a.code in codes), None)
    whole = asked.reading
    found = find_extension(whole)
    at = found or (0, 0)
    sentence = _sentence(whole, at)
    cued = has_cued_day(whole, asked.today) and not has_cued_day(sentence, asked.today)
    for reading in (whole,) if cued else (sentence, whole):
        here = find_extension(reading) or (0, 0)
        until = extended_until(reading, here, due, asked.today, asked.working_days)
        if until is not None:
            return until
    return None


def _sentence(reading: Reading, at: tuple[int, int]) -> Reading:
    """Return the sentence in which the words at a place stand."""
    first = last = reading.index(at[0])
    tokens = reading.tokens
    while first > 0 and tokens[first - 1].norm not in HARD_BREAKS:
        first -= 1
    while last < len(tokens) and tokens[last].norm not in HARD_BREAKS:
        last += 1
    return reading.part(first, last) if last > first else reading


def _only(context: Context) -> tuple[str, ...]:
    codes = tuple(activity.code for activity in context.pending)
    return codes if len(codes) == 1 else ()


def _later(reading: Reading, today: date) -> date | None:
    found = find_snooze(reading, today)
    if found is not None:
        return found.until
    days = [said for said in find_dates(reading.plain, today) if is_asked_day(said, today)]
    return days[0].begins(today) if days else None


def _office(reading: Reading) -> str | None:
    """Return the office or person that a text names as the one that answers: by the words before
    it, or by its kind, the last that is not denied."""
    found = find_reassignment(reading)
    if found is not None and found.office and "recordatorio" not in found.office:
        return found.office
    tokens = reading.tokens
    named = [
        (at, _end_of_name(reading, at))
        for at, token in enumerate(tokens)
        if tags(token.norm) & {"OFFICE"} and not _denied(reading, at)
    ]
    capitals = [(first, last) for first, last in named if last > first + 1]
    best = next(iter(capitals or named), None)
    if best is None:
        return None
    said = reading.text[tokens[best[0]].start : tokens[best[1] - 1].end]
    return re.sub(r"\s+", " ", said)


def _denied(reading: Reading, at: int) -> bool:
    """Whether an office is her own or the one that it is not: "no es de Registro"."""
    before = [token.norm for token in reading.tokens[max(0, at - 4) : at]]
    return any(norm in ("no", "esta", "nuestra", "mi") for norm in before)


def _end_of_name(reading: Reading, at: int) -> int:
    """Return where the name of an office ends that begins with its kind: "Unidad de Cobertura"."""
    tokens, last = reading.tokens, at + 1
    shouts = reading.text.isupper()
    here = at + 1
    while here < len(tokens) and here - at < 10:
        norm = tokens[here].norm
        said = reading.text[tokens[here].start : tokens[here].end]
        if said[:1].isupper() and norm.isalpha() and not shouts:
            last = here + 1
        elif norm not in _WITHIN and (not norm.isalpha() or last > at + 1 or here - at > 2):
            break
        elif norm not in _WITHIN:
            last = here + 1
        here += 1
    return last
