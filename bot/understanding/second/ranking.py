"""How sure the learned weights make each reading of a part."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.understanding.second.hypotheses import Hypothesis

_MOST_TOLD = 4  # features that tell why a reading was chosen
_MOST = 30.0  # a score beyond which a probability no longer changes


def probabilities(hypotheses: Sequence[Hypothesis], weights: Mapping[str, float]) -> list[float]:
    """Return the probability of each hypothesis; they sum to 1."""
    return shares([math.fsum(weights.get(name, 0.0) for name in h.features) for h in hypotheses])


def shares(scores: Sequence[float]) -> list[float]:
    """Return the probabilities that scores stand for; they sum to 1."""
    top = max(scores)
    worths = [math.exp(score - top) for score in scores]
    total = sum(worths)
    return [worth / total for worth in worths]


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the sum of weighed features, the same in whatever order they come."""
    return math.fsum(weights.get(name, 0.0) * worth for name, worth in features.items())


def likely(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that weighed features speak for (logistic)."""
    score = weigh(features, weights)
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, score))))


def deciding(
    chosen: Hypothesis, other: Hypothesis | None, weights: Mapping[str, float]
) -> list[str]:
    """Return the features, with their weights, that speak most for a reading and not the other."""
    against = set(other.features) if other is not None else set()
    own = [(weights.get(name, 0.0), name) for name in dict.fromkeys(chosen.features)]
    own = [(weight, name) for weight, name in own if weight > 0 and name not in against]
    most = sorted(own, key=lambda one: (-one[0], one[1]))[:_MOST_TOLD]
    return [f"{name} {weight:+.2f}" for weight, name in most]
