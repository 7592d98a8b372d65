"""What a message wants, by learned weights: its words and what stands beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from bot.understanding.activities import ActivityWords, sounds_like, stem, words_of
from bot.understanding.amounts.finding import Goal, find_candidates
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Context, Intent
from bot.understanding.reading import Reading
from bot.understanding.second.ranking import shares
from bot.understanding.weights import Judge
from core.dates.reader import find_dates, is_asked_day

_NO_GOAL = Goal(None, frozenset())
_LONGEST = 8
_DECIMALS = 2  # of the weights


def intent_features(
    reading: Reading, context: Context, today: date, by_rules: Intent
) -> frozenset[str]:
    """Return what tells what a message wants; `by_rules` is what the rules say."""
    return frozenset(_told(reading, context, today, by_rules))


def likeliest(features: frozenset[str], judge: Judge) -> tuple[Intent, float]:
    """Return what is wanted, and how probable that is; of two alike the first, a report.

    Nothing is wanted that the weights were not learned for. In whatever order the features come,
    the same: weights have two decimals.
    """
    spoken = dict[Intent, list[float]]((intent, []) for intent in _known(judge))
    for name in features:
        for intent, weight in judge.intents.get(name, {}).items():
            spoken[Intent(intent)].append(weight)
    order = list(spoken)
    probable = shares([round(math.fsum(told), _DECIMALS) for told in spoken.values()])
    best = max(range(len(order)), key=probable.__getitem__)
    return order[best], probable[best]


@lru_cache(maxsize=4)
def _known(judge: Judge) -> tuple[Intent, ...]:
    """Return the intents that the weights know, a report always, in the order of `Intent`."""
    names = {Intent.REPORT.value}.union(*judge.intents.values())
    return tuple(intent for intent in Intent if intent in names)


def _told(reading: Reading, context: Context, today: date, by_rules: Intent) -> Iterator[str]:
    yield f"rules:{by_rules.value}"
    norms = [token.norm for token in reading.tokens]
    names = [words_of(activity.title, activity.product) for activity in context.pending]
    words = ["^", *(_word(norm, names) for norm in norms), "$"]
    yield from (f"word:{word}" for word in words)
    yield from (f"words:{one} {two}" for one, two in pairwise(words))
    yield from (
        f"words:{one} {two} {three}"
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )
    yield from (f"tag:{tag}" for norm in norms for tag in tags(norm))
    yield f"length:{min(len(norms) // 5, _LONGEST)}"
    yield "asks" if {"?", "¿"} & set(reading.text) else "asks nothing"
    yield from _amounts(norms)
    days = list(find_dates(reading.plain, today))
    if days:
        coming = any(is_asked_day(day, today) for day in days)
        yield "a day to come" if coming else "a day"
    if context.reply_to:
        yield "an answer"


def _amounts(norms: Sequence[str]) -> Iterator[str]:
    kinds = {one.kind for one in find_candidates(norms, _NO_GOAL) if not one.mask}
    yield from (f"amount:{kind}" for kind in kinds or {"none"})


def _word(norm: str, names: Sequence[ActivityWords]) -> str:
    """Return the stem of a word, "#" for a number, "@" for one of an activity's name."""
    if norm[:1].isdigit():
        return "#"
    if len(norm) < 4 or not norm.isalpha():
        return norm
    term = stem(norm)
    if any(sounds_like(term, own.terms) is not None for own in names):
        return "@"
    return norm if len(norm) < 5 else term
