"""A judge from labelled answers: weights, and how sure it has to be before it writes.

How sure a reading is, is learned from texts that its weights were not learned from.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bench.second.learning import Parted, learn_parting, learn_ranking, parted, ranked
from bench.second.logistic import Example, learn_logistic, rounded
from bench.second.rows import Row
from bot.understanding.meaning import Intent, Meaning
from bot.understanding.reading import read
from bot.understanding.scoring import near
from bot.understanding.second.hypotheses import Hypothesis
from bot.understanding.second.intents import intent_features
from bot.understanding.second.ranking import likely, shares, weigh
from bot.understanding.second.reader import doubts
from bot.understanding.second.whole import Whole, wholes
from bot.understanding.understand import understand_by_rules
from bot.understanding.weights import Judge, judging

_FOLDS = 3
_RATE = 0.1
_INTENT_ROUNDS, _INTENT_RATE, _LEAST_INTENT, _SMALL_ERROR, _SEEN = 8, 0.15, 0.1, 1e-3, 2
_WRONG = 0.008  # texts of which a wrong figure may be written
_CHOOSING_ROUNDS, _CHOOSING_DECAY, _CERTAIN = 15, 0.001, 0.999

Answers = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class _Read:
    """What the rules read of a text, the readings of a judge that did not know it, which of them
    are right."""

    by_rules: Meaning
    found: Sequence[Whole]
    right: Sequence[bool]


def learn(answers: Answers, short: Sequence[Row], wrong: float = _WRONG) -> Judge:
    """Return a judge from files of natural answers and from short ones.

    `wrong` is the share of the texts of which a wrong figure may be written.
    """
    data = {name: parted(rows) for name, rows in answers.items()}
    examples = parted(short)
    names = sorted(answers)
    folds = [names[at::_FOLDS] for at in range(_FOLDS) if names[at::_FOLDS]]
    seen: list[list[_Read]] = []
    for fold in folds if len(names) > 1 else []:
        rest = [one for name in names if name not in fold for one in data[name]]
        judge = _weights(rest, examples)
        seen.append(list(_read_with(judge, (row for name in fold for row in answers[name]))))
    judge = _weights([one for name in names for one in data[name]], examples)
    every = [one for fold in seen for one in fold]
    wants = [row for name in names for row in answers[name]]
    intents = learn_intents([*wants, *short], judge)
    judge = replace(judge, intents=intents, choosing=learn_choosing(every))
    judged = [one for at in range(len(seen)) for one in _judged(seen, at)]
    trusting = learn_logistic([(told, holds) for told, holds in judged])
    return replace(judge, trusting=trusting, least=_least(judged, trusting, wrong))


def learn_intents(rows: Iterable[Row], judge: Judge, seed: int = 4) -> dict[str, dict[str, float]]:
    """Return for each feature the weights of the intents that it speaks for (AdaGrad)."""
    told = [(_intent_features(row, judge), row.expect["intent"]) for row in rows]
    count = Counter(name for features, _ in told for name in features)
    data = [([n for n in sorted(f) if count[n] >= _SEEN], wanted) for f, wanted in told]
    weights: dict[str, dict[str, float]] = {}
    slopes: dict[tuple[str, str], float] = {}
    chance = random.Random(seed)
    for _ in range(_INTENT_ROUNDS):
        chance.shuffle(data)
        for features, wanted in data:
            scores = {
                one.value: sum(weights.get(name, {}).get(one.value, 0.0) for name in features)
                for one in Intent
            }
            for intent, share in zip(scores, shares(list(scores.values())), strict=True):
                error = (intent == wanted) - share
                if abs(error) < _SMALL_ERROR:
                    continue
                for name in features:
                    own = weights.setdefault(name, {})
                    slope = error - _CHOOSING_DECAY * own.get(intent, 0.0)
                    slopes[name, intent] = slopes.get((name, intent), 0.01) + slope * slope
                    step = _INTENT_RATE * slope / math.sqrt(slopes[name, intent])
                    own[intent] = own.get(intent, 0.0) + step
    kept = {
        name: {intent: round(w, 2) for intent, w in sorted(own.items()) if abs(w) >= _LEAST_INTENT}
        for name, own in sorted(weights.items())
    }
    return {name: own for name, own in kept.items() if own}


def _intent_features(row: Row, judge: Judge) -> frozenset[str]:
    asked = row.question
    with judging(judge):
        by_rules = understand_by_rules(asked.text, asked.context, asked.today).intent
    return intent_features(read(asked.text), asked.context, asked.today, by_rules)


def _weights(data: Sequence[Parted], short: Sequence[Parted]) -> Judge:
    parting = learn_parting([*data, *short])
    ranking = learn_ranking(ranked([*data, *short], parting))
    return Judge({}, parting, ranking, {}, {}, 0.0)


def _read_with(judge: Judge, rows: Iterable[Row]) -> Iterable[_Read]:
    for row in rows:
        asked = row.question
        with judging(judge):
            meaning = understand_by_rules(asked.text, asked.context, asked.today)
        if meaning.intent is Intent.REPORT:
            found = wholes(read(asked.text), asked.context, judge)
            if found:
                yield _Read(meaning, found, [_is_right(row, one) for one in found])


def _is_right(row: Row, one: Whole) -> bool:
    codes = {update["code"] for update in row.expect.get("updates") or []}
    told = {chosen.said.code for chosen in one.found}
    return codes == told and all(_is_told(row, c.said.code, c.hypothesis) for c in one.found)


def _is_told(row: Row, code: str | None, read: Hypothesis) -> bool:
    """Tell whether a reading of what is said of an activity is what the row expects."""
    percent = None if read.percent is None else float(read.percent)
    for update in row.expect.get("updates") or []:
        if update["code"] == code and near(update["percent"], percent):
            states = {update["status"], read.status.value}
            return len(states) == 1 or states == {"in_progress", "not_started"}
    return False


def _judged(seen: Sequence[Sequence[_Read]], at: int) -> Iterator[Example]:
    """Yield what was known of the chosen reading of each text of a fold, and whether it is right.

    What chooses is learned from the other folds.
    """
    others = [one for n, fold in enumerate(seen) if n != at for one in fold]
    choosing = learn_choosing(others)
    for one in seen[at]:
        likely_ones = shares([weigh(whole.features, choosing) for whole in one.found])
        best = max(range(len(likely_ones)), key=likely_ones.__getitem__)
        same = one.found[best].written
        sure = sum(
            share for w, share in zip(one.found, likely_ones, strict=True) if w.written == same
        )
        yield doubts(one.found[best], sure, one.by_rules), one.right[best]


def learn_choosing(data: Iterable[_Read], seed: int = 3) -> dict[str, float]:
    """Return weights that make the right ones of whole readings likely (AdaGrad)."""
    weights: dict[str, float] = {}
    slopes: dict[str, float] = {}
    order, chance = [one for one in data if any(one.right)], random.Random(seed)
    for _ in range(_CHOOSING_ROUNDS):
        chance.shuffle(order)
        for one in order:
            slope = _slope(one, weights)
            for name, worth in slope.items():
                worth -= _CHOOSING_DECAY * weights.get(name, 0.0)
                slopes[name] = slopes.get(name, 0.01) + worth * worth
                weights[name] = weights.get(name, 0.0) + _RATE * worth / math.sqrt(slopes[name])
    return rounded(weights)


def _slope(one: _Read, weights: Mapping[str, float]) -> dict[str, float]:
    """Return by how much each weight of the readings of a text should change."""
    likely_ones = shares([weigh(whole.features, weights) for whole in one.found])
    right = sum(share for share, holds in zip(likely_ones, one.right, strict=True) if holds)
    slope: dict[str, float] = {}
    if right > _CERTAIN:
        return slope
    for whole, share, holds in zip(one.found, likely_ones, one.right, strict=True):
        error = (share / right if holds else 0.0) - share
        for name, worth in whole.features.items():
            slope[name] = slope.get(name, 0.0) + error * worth
    return slope


def _least(judged: Sequence[Example], trusting: Mapping[str, float], wrong: float) -> float:
    """Return how sure a reading has to be so that few enough texts are written wrongly."""
    worst = sorted((likely(told, trusting) for told, holds in judged if not holds), reverse=True)
    allowed = int(len(judged) * wrong)
    return round(worst[allowed] + 0.0005, 3) if len(worst) > allowed else 0.0
