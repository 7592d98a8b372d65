"""A judge from labelled answers: weights, and how sure it has to be before it writes.

How sure a reading is, is learned from texts that its weights were not learned from.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bench.second.learning import Parted, learn_parting, learn_ranking, parted, ranked
from bench.second.rows import Row
from bench.second.scoring import is_told
from bot.understanding.meaning import Intent
from bot.understanding.reading import read
from bot.understanding.second.ranking import Judge, likely
from bot.understanding.second.reader import Chosen, kept, readings, understand_second

_FOLDS = 3
_ROUNDS, _RATE, _DECAY = 20, 0.1, 0.002
_WRONG = 0.003  # texts of which a wrong figure may be written
_NOTHING: Mapping[str, float] = {"always": 1.0}

Answers = Mapping[str, Sequence[Row]]
Example = tuple[Mapping[str, float], bool]


@dataclass(frozen=True, slots=True)
class _Read:
    """A row, the readings of a judge that did not know it, and whether it is a report at all."""

    row: Row
    found: Sequence[Chosen]


def learn(answers: Answers, short: Sequence[Row], wrong: float = _WRONG) -> Judge:
    """Return a judge from files of natural answers and from short ones.

    `wrong` is the share of the texts of which a wrong figure may be written.
    """
    data = {name: parted(rows) for name, rows in answers.items()}
    examples = parted(short)
    names = sorted(answers)
    folds = [names[at::_FOLDS] for at in range(_FOLDS) if names[at::_FOLDS]]
    seen: list[_Read] = []
    for fold in folds if len(names) > 1 else []:
        rest = [one for name in names if name not in fold for one in data[name]]
        judge = _weights(rest, examples)
        seen += _read_with(judge, (row for name in fold for row in answers[name]))
    judge = _weights([one for name in names for one in data[name]], examples)
    several = [one for one in seen if len(one.found) > 1]
    judge = replace(judge, keeping=_learn(_kept_or_not(several)))
    trusting = _learn(_right_or_not(seen, judge))
    return replace(judge, trusting=trusting, least=_least(seen, judge, trusting, wrong))


def _weights(data: Sequence[Parted], short: Sequence[Parted]) -> Judge:
    parting = learn_parting(data)
    ranking = learn_ranking(ranked([*data, *short], parting))
    return Judge(parting, ranking, _NOTHING, _NOTHING, 0.0)


def _read_with(judge: Judge, rows: Iterable[Row]) -> Iterable[_Read]:
    for row in rows:
        asked = row.question
        meaning = understand_second(asked.text, asked.context, asked.today, judge=judge)
        if meaning.intent is Intent.REPORT:
            yield _Read(row, readings(read(asked.text), asked.context, judge))


def _kept_or_not(seen: Iterable[_Read]) -> list[Example]:
    """Return for each activity of a text of several whether something is said of it."""
    examples = []
    for one in seen:
        codes = {update["code"] for update in one.row.expect.get("updates") or []}
        examples += [(c.doubts, c.said.code in codes) for c in one.found]
    return examples


def _right_or_not(seen: Iterable[_Read], judge: Judge) -> list[Example]:
    return [
        (one.doubts, is_told(text.row, one.said.code, one.hypothesis))
        for text in seen
        for one in kept(text.found, judge)
        if one.hypothesis.role != "none"
    ]


def _learn(examples: Sequence[Example], seed: int = 2) -> dict[str, float]:
    """Return the weights of a logistic judge (AdaGrad)."""
    weights: dict[str, float] = {}
    slopes: dict[str, float] = {}
    order, chance = list(examples), random.Random(seed)
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for features, holds in order:
            error = holds - likely(features, weights)
            for name, worth in features.items():
                slope = error * worth - _DECAY * weights.get(name, 0.0)
                slopes[name] = slopes.get(name, 0.01) + slope * slope
                weights[name] = weights.get(name, 0.0) + _RATE * slope / math.sqrt(slopes[name])
    return {name: round(weight, 2) for name, weight in sorted(weights.items()) if round(weight, 2)}


def _least(
    seen: Sequence[_Read], judge: Judge, trusting: Mapping[str, float], wrong: float
) -> float:
    """Return how sure a reading has to be so that few enough texts are written wrongly."""
    worst = []
    for text in seen:
        doubtful = [
            likely(one.doubts, trusting)
            for one in kept(text.found, judge)
            if one.hypothesis.role != "none"
            and not is_told(text.row, one.said.code, one.hypothesis)
        ]
        worst += [max(doubtful)] if doubtful else []
    worst.sort(reverse=True)
    allowed = int(len(seen) * wrong)
    return round(worst[allowed] + 0.0005, 3) if len(worst) > allowed else 0.0
