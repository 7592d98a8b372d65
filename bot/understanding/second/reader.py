"""The second reader: the reports of a text by learned weights, what is no report by the rules."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date

from bot.understanding.description import describe
from bot.understanding.meaning import (
    Ask,
    Context,
    Intent,
    Meaning,
    PendingActivity,
    Status,
    Update,
)
from bot.understanding.reading import Reading, read
from bot.understanding.second.hypotheses import Hypothesis
from bot.understanding.second.intents import intent_features, likeliest
from bot.understanding.second.ranking import Judge, deciding, learned, likely, weigh
from bot.understanding.second.requests import Asked, request
from bot.understanding.second.whole import Chosen, Whole, weighed, wholes
from bot.understanding.talk import find_correction
from bot.understanding.understand import understand
from bot.understanding.wordlists import word_set
from core.calendar import Calendar
from core.dates.lengths import WorkingDays

_ORDER = (Ask.ACTIVITY, Ask.PERCENT, Ask.CONFIRM)
_READY = word_set(
    "listo lista listos muchas mil gracias doctor doctora doc ingeniero ingeniera jefe senora @"
)
_SMALL = 1e-4
_NAMED, _NAMED_LATER = 0.8, 2.0  # how strongly words have to name the activity of a request
_BY_RULES = frozenset((Intent.LIST, Intent.HELP, Intent.COURTESY, Intent.UNCLEAR, Intent.UNDO))
_LATER = re.compile(
    r"(?<!\S)(?:(?:segundo|tercer|cuarto|proximo|otro) (?:semestre|trimestre|cuatrimestre|periodo)"
    r"|se \w{2,20}[aei]ra|previst[oa]s?|programad[oa]s?|\w{3,20}[aei]remos)(?!\S)"
)


def understand_second(
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
    judge: Judge | None = None,
) -> Meaning:
    """Return what `text` means; never raises for any text.

    Where the rules see the same kind of message, and it is no report, it is as they read it.
    """
    meaning = understand(text, context, today, working_days)
    reading = read(text)
    judge = judge or learned()
    told = intent_features(reading, context, today, meaning.intent)
    intent, _ = likeliest(told, judge.intents)
    if meaning.intent is Intent.ELSEWHERE or (intent is meaning.intent and intent in _BY_RULES):
        return meaning
    found = wholes(reading, context, judge)
    if intent is not Intent.REPORT:
        working_days = working_days or Calendar().add_working_days
        least = _NAMED_LATER if intent is Intent.SNOOZE else _NAMED
        asked = Asked(reading, context, _named(found, judge, least), today, working_days)
        return request(intent, asked, meaning)
    if not found:
        return meaning
    shares = weighed(found, judge)
    best = max(range(len(found)), key=shares.__getitem__)
    sure = sum(
        share
        for one, share in zip(found, shares, strict=True)
        if one.written == found[best].written
    )
    correcting = find_correction(reading.plain) is not None
    trust = likely(doubts(found[best], sure), judge.trusting)
    updates = [
        _update(reading, one, judge, trust, correcting=correcting) for one in found[best].found
    ]
    owed = [update.ask for update in updates if update.ask is not None]
    ask = min(owed, key=_ORDER.index, default=None)
    beside = meaning.codes if meaning.intent is Intent.REPORT else ()
    return Meaning(Intent.REPORT, tuple(updates), beside, ask=ask, rule=updates[0].rule)


def _named(found: Sequence[Whole], judge: Judge, least: float) -> tuple[str, ...]:
    """Return the activities that the likeliest reading names."""
    if not found:
        return ()
    best = max(found, key=lambda one: weigh(one.features, judge.choosing))
    return tuple(
        c.said.code for c in best.found if c.said.code is not None and c.said.naming > least
    )


def doubts(chosen: Whole, sure: float) -> dict[str, float]:
    """Return what speaks for and against a reading's being right; `sure` is its probability."""
    told = {"sure": math.log((sure + _SMALL) / (1 - sure + _SMALL)), "always": 1.0}
    return told | {f"in doubt, {name}": worth for name, worth in chosen.features.items()}


def _update(
    reading: Reading, chosen: Chosen, judge: Judge, trust: float, *, correcting: bool
) -> Update:
    said, activity = chosen.said, chosen.activity
    one = chosen.hypothesis
    part = Reading(reading.text, said.tokens)
    percent, status = one.percent, _status(one, activity, part)
    ask = _ask(one, activity, part, correcting=correcting)
    if ask is None and trust < judge.least:
        ask = Ask.PERCENT if percent is None or _open(chosen) else Ask.CONFIRM
        percent, status = (None, Status.IN_PROGRESS) if ask is Ask.PERCENT else (percent, status)
    figure = one.role != "none"
    at = (part.starts[one.first], part.starts[one.last - 1] + len(said.tokens[one.last - 1].norm))
    span = (said.tokens[one.first].start, said.tokens[one.last - 1].end) if figure else None
    why = ", ".join(deciding(one, chosen.next, judge.ranking))
    return Update(
        code=said.code,
        percent=percent,
        status=status,
        description=describe(part, at if figure else None),
        span=span,
        words=reading.text[span[0] : span[1]] if span else "",
        rule=f"learned: {one.role} {trust:.2f} ({why})",
        ask=Ask.ACTIVITY if said.code is None else ask,
        definite=figure,
    )


def _open(chosen: Chosen) -> bool:
    """Whether the next reading is that no amount is told."""
    return chosen.next is not None and chosen.next.role == "none"


def _status(one: Hypothesis, activity: PendingActivity, part: Reading) -> Status:
    """Return the state; no progress on what is planned for later has not begun (rule 6)."""
    if one.role == "same" and not activity.percent and _LATER.search(part.plain):
        return Status.NOT_STARTED
    return one.status


def _ask(
    one: Hypothesis, activity: PendingActivity, part: Reading, *, correcting: bool
) -> Ask | None:
    """Return what the contract asks for beside a reading (rules 5, 6, 8, 9, 10, 19)."""
    if one.role == "not applicable":
        return None
    if one.percent is None:
        return Ask.PERCENT
    if one.role == "gain" or (one.role == "done" and _only_ready(part)):
        return Ask.CONFIRM
    lower = activity.percent is not None and one.percent < activity.percent
    return Ask.CONFIRM if lower and not correcting else None


def _only_ready(part: Reading) -> bool:
    """Whether "listo" is all that is said (rule 19)."""
    return all(token.norm in _READY or not token.norm.isalnum() for token in part.tokens)
