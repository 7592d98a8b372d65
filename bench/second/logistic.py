"""Weights that make what holds likely (logistic regression by AdaGrad). The same examples give the
same weights."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence

from bot.understanding.second.ranking import likely

_ROUNDS, _RATE, _DECAY = 20, 0.1, 0.002

Example = tuple[Mapping[str, float], bool]


def learn_logistic(examples: Sequence[Example], seed: int = 2) -> dict[str, float]:
    """Return the weights of features by which examples hold or do not."""
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
    return rounded(weights)


def rounded(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weights with two decimals, without those that are nothing then."""
    return {name: round(weight, 2) for name, weight in sorted(weights.items()) if round(weight, 2)}
