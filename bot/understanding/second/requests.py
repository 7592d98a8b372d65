"""What belongs to a message that is no report: whose activity it is, until when, which codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.understanding.extension import extended_until
from bot.understanding.meaning import Ask, Context, Intent, Meaning
from bot.understanding.reading import Reading
from bot.understanding.reassignment import find_reassignment
from bot.understanding.second.lexicon import tags
from bot.understanding.snooze import find_snooze
from core.dates.lengths import WorkingDays
from core.dates.reader import find_dates, is_asked_day

_ARTICLES = frozenset(("la", "el", "los", "las", "a", "al", "de", "del"))
_WITHIN = frozenset(("de", "del", "la", "las", "los", "y", "e"))
_TITLES = frozenset(("doctor", "doctora", "dra", "dr", "ingeniero", "ingeniera", "don", "dona"))


def request(
    intent: Intent,
    reading: Reading,
    context: Context,
    codes: Sequence[str],
    today: date,
    working_days: WorkingDays,
) -> Meaning | None:
    """Return the meaning of a request of this kind; None where its parts cannot be found.

    `codes` are the activities that the text names.
    """
    default = (context.reply_to,) if context.reply_to else _only(context)
    about = tuple(codes) or default
    rule, words = f"learned: {intent.value}", reading.text
    match intent:
        case Intent.LIST | Intent.HELP | Intent.COURTESY | Intent.UNCLEAR:
            return Meaning(intent, rule=rule, words=words)
        case Intent.UNDO:
            reply = (context.reply_to,) if context.reply_to else ()
            return Meaning(intent, codes=tuple(codes) or reply, rule=rule, words=words)
        case Intent.SNOOZE:
            every = tuple(activity.code for activity in context.pending)
            until = _later(reading, today)
            return Meaning(
                intent, codes=tuple(codes) or every, until=until, rule=rule, words=words
            )
        case Intent.EXTENSION:
            due = next((a.due for a in context.pending if a.code in about), None)
            until = extended_until(reading, (0, 0), due, today, working_days)
        case Intent.REASSIGN:
            until = None
        case _:
            return None
    return Meaning(
        intent,
        codes=about,
        until=until,
        office=_office(reading) if intent is Intent.REASSIGN else None,
        reason=reading.text,
        ask=None if about else Ask.ACTIVITY,
        rule=rule,
        words=words,
    )


def _only(context: Context) -> tuple[str, ...]:
    codes = tuple(activity.code for activity in context.pending)
    return codes if len(codes) == 1 else ()


def _later(reading: Reading, today: date) -> date | None:
    found = find_snooze(reading, today)
    if found is not None:
        return found.until
    days = [said.day for said in find_dates(reading.plain, today) if is_asked_day(said, today)]
    return days[0] if days else None


def _office(reading: Reading) -> str | None:
    """Return the office or person that a text names: by the words before it, or by its kind."""
    found = find_reassignment(reading)
    if found is not None and found.office:
        return found.office
    tokens = reading.tokens
    best: tuple[int, int] | None = None
    for at, token in enumerate(tokens):
        if not tags(token.norm) & {"OFFICE"}:
            continue
        if best is not None and at < best[1]:
            continue
        denied = any(t.norm in ("no", "esta", "nuestra", "mi") for t in tokens[max(0, at - 4) : at])
        last = _end_of_name(reading, at)
        if not denied and last > at:
            best = (at, last)
    if best is None:
        return None
    said = reading.text[tokens[best[0]].start : tokens[best[1] - 1].end]
    return re.sub(r"\s+", " ", said)


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
