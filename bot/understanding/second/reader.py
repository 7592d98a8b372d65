"""The second reader: the reports of a text by learned weights, what is no report by the rules."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understanding.asks.no_account import is_no_account
from bot.understanding.asks.snooze import asks_to_be_shown, gives_time
from bot.understanding.correcting.correction import needs_no_yes
from bot.understanding.description import describe
from bot.understanding.meaning import (
    Ask,
    Context,
    Intent,
    Meaning,
    Status,
    Update,
    first_asked,
)
from bot.understanding.reading import Reading, read
from bot.understanding.second.intents import intent_features, likeliest
from bot.understanding.second.ranking import deciding, likely, weigh
from bot.understanding.second.requests import RequestText, request
from bot.understanding.second.whole import Chosen, Whole, weighed, wholes
from bot.understanding.understand import understand_by_rules
from bot.understanding.weights import Judge, in_force
from bot.understanding.wordlists import TITLES, word_set
from core.dates.lengths import WorkingDays
from core.entity.calendar import Calendar

_READY = TITLES | word_set("listo lista listos muchas mil gracias @")
_SMALL = 1e-4
_LEAST_INTENT = 0.4  # below, what the rules take a message for holds
_NAMED, _NAMED_LATER = 0.8, 2.0  # how strongly words have to name the activity of a request
_BY_RULES = frozenset((Intent.LIST, Intent.HELP, Intent.COURTESY, Intent.UNCLEAR, Intent.UNDO))


def understand_second(
    text: str,
    context: Context,
    today: date,
    working_days: WorkingDays | None = None,
    *,
    by_rules: Meaning | None = None,
    correcting: bool = False,
) -> Meaning:
    """Return what `text` means; never raises for any text.

    `by_rules` is what the rules read of it: what they share is never doubted. Where they see the
    same kind of message, and it is no report, it is as they read it.
    """
    meaning = by_rules or understand_by_rules(
        text, context, today, working_days, correcting=correcting
    )
    reading = read(text)
    judge = in_force()
    told = intent_features(reading, context, today, meaning.intent)
    intent, share = likeliest(told, judge)
    if share < _LEAST_INTENT:
        intent = meaning.intent
    nothing_later = asks_to_be_shown(reading.plain) or gives_time(reading.plain)
    if intent is Intent.SNOOZE and nothing_later:
        return meaning
    if meaning.intent is Intent.ELSEWHERE or (intent is meaning.intent and intent in _BY_RULES):
        return meaning
    found = wholes(reading, context, judge)
    if intent is not Intent.REPORT:
        working_days = working_days or Calendar().add_working_days
        least = _NAMED_LATER if intent is Intent.SNOOZE else _NAMED
        asked = RequestText(reading, context, _named(found, judge, least), today, working_days)
        return request(intent, asked, meaning)
    if not found:
        return meaning
    return _report(reading, found, judge, meaning, correcting=correcting)


def _report(
    reading: Reading,
    found: Sequence[Whole],
    judge: Judge,
    by_rules: Meaning,
    *,
    correcting: bool,
) -> Meaning:
    """Return the likeliest reading of a report, with what has to be asked about it."""
    probable = weighed(found, judge)
    best = found[max(range(len(found)), key=probable.__getitem__)]
    same = zip(found, probable, strict=True)
    sure = sum(share for one, share in same if one.written == best.written)
    correcting = needs_no_yes(reading.plain, correcting=correcting)
    trust = likely(doubts(best, sure, by_rules), judge.trusting)
    agreed = {(u.code, u.percent, u.status) for u in by_rules.updates if u.ask is None}
    beside = by_rules.codes if by_rules.intent is Intent.REPORT else ()
    told = [one for one in best.found if not _is_no_account(reading, one)]
    if not told:
        return by_rules
    read_alone = [_update(reading, one, judge, trust, correcting=correcting) for one in told]
    alone = _of(read_alone, beside)
    if trust >= judge.least:
        return replace(alone, readings=(alone,))
    asked = [
        update if (one.said.code, *one.writes) in agreed else _doubted(update, one)
        for update, one in zip(read_alone, told, strict=True)
    ]
    return replace(_of(asked, beside), readings=(alone,))


def _is_no_account(reading: Reading, chosen: Chosen) -> bool:
    """Tell whether no figure is read of an activity, and no account of its work."""
    bare = chosen.hypothesis.role == "none"
    return bare and is_no_account(Reading(reading.text, chosen.said.tokens))


def _of(updates: Sequence[Update], beside: tuple[str, ...]) -> Meaning:
    ask, rule = first_asked(updates), updates[0].rule
    return Meaning(Intent.REPORT, tuple(updates), beside, ask=ask, rule=rule)


def _doubted(update: Update, chosen: Chosen) -> Update:
    """Ask about an update: a yes or no where a figure is likely, the figure where none is."""
    if update.ask is not None:
        return update
    if update.percent is None and update.status is Status.IN_PROGRESS:
        return replace(update, ask=Ask.PERCENT)
    if chosen.next is not None and chosen.next.role == "none":
        return update.with_figure_asked()
    return replace(update, ask=Ask.CONFIRM)


def _named(found: Sequence[Whole], judge: Judge, least: float) -> tuple[str, ...]:
    """Return the activities that the likeliest reading names."""
    if not found:
        return ()
    best = max(found, key=lambda one: weigh(one.features, judge.choosing))
    return tuple(
        c.said.code for c in best.found if c.said.code is not None and c.said.naming > least
    )


def doubts(chosen: Whole, sure: float, by_rules: Meaning) -> dict[str, float]:
    """Return what speaks for and against a reading's being right.

    `sure` is its probability, `by_rules` what the rules read: where both read the same, it is
    nearly always right.
    """
    told = {"sure": math.log((sure + _SMALL) / (1 - sure + _SMALL)), "always": 1.0}
    told |= {f"in doubt, {name}": worth for name, worth in chosen.features.items()}
    own = {(one.said.code, *one.writes) for one in chosen.found}
    theirs = {(one.code, one.percent, one.status) for one in by_rules.updates}
    shared = own & theirs
    asked = {update.ask.value for update in by_rules.updates if update.ask is not None}
    told[f"rules {by_rules.intent.value}"] = 1.0
    told |= {f"rules ask {ask}": 1.0 for ask in asked}
    told["rules read the same" if own == theirs else "rules read otherwise"] = 1.0
    told["rules share"] = len(shared) / len(own | theirs) if own | theirs else 0.0
    if own != theirs and not asked:
        told["rules write otherwise"] = 1.0
    return told


def _update(
    reading: Reading, chosen: Chosen, judge: Judge, trust: float, *, correcting: bool
) -> Update:
    said, one = chosen.said, chosen.hypothesis
    part = Reading(reading.text, said.tokens)
    percent, status = chosen.writes
    ask = _ask(chosen, part, correcting=correcting)
    figure = one.role != "none"
    at = (part.starts[one.first], part.starts[one.last - 1] + len(said.tokens[one.last - 1].norm))
    span = (said.tokens[one.first].start, said.tokens[one.last - 1].end) if figure else None
    why = ", ".join(deciding(one, chosen.next, judge.ranking))
    return Update(
        code=said.code,
        percent=percent,
        status=status,
        description=describe(part, at if figure else None, done=one.role == "done"),
        span=span,
        words=reading.text[span[0] : span[1]] if span else "",
        rule=f"learned: {one.role} {trust:.2f} ({why})",
        ask=Ask.ACTIVITY if said.code is None else ask,
        definite=figure,
    )


def _ask(chosen: Chosen, part: Reading, *, correcting: bool) -> Ask | None:
    """Return what the contract asks for beside a reading (rules 5, 6, 8, 9, 10, 19)."""
    one, activity = chosen.hypothesis, chosen.activity
    if one.role == "not applicable":
        return None
    if one.percent is None:
        return Ask.PERCENT
    if one.role == "gain" or (one.role == "done" and not chosen.said.named and _only_ready(part)):
        return Ask.CONFIRM
    lower = activity.percent is not None and one.percent < activity.percent
    return Ask.CONFIRM if lower and not correcting else None


def _only_ready(part: Reading) -> bool:
    """Whether "listo" is all that is said beside what names the activity."""
    return all(token.norm in _READY or not token.norm.isalnum() for token in part.tokens)
