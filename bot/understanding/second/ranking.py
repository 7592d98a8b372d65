"""The learned weights, and how sure they make each reading of a part."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from bot.understanding.parting.paths import Path, best_path
from bot.understanding.parting.pieces import Pieces
from bot.understanding.second.hypotheses import Hypothesis

FILE = files("bot.understanding.second").joinpath("weights.json")

_MOST_TOLD = 4  # features that tell why a reading was chosen
_MOST = 30.0  # a score beyond which a probability no longer changes


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Weights: of what a message wants (`intents`), of `parting` a text, of `ranking` the readings
    of a part, of `choosing` among whole readings, of `trusting` one.

    Below `least` probability of being right it asks.
    """

    intents: Mapping[str, Mapping[str, float]]
    parting: Mapping[str, float]
    ranking: Mapping[str, float]
    choosing: Mapping[str, float]
    trusting: Mapping[str, float]
    least: float


@lru_cache(maxsize=1)
def learned() -> Judge:
    """Return the weights that `make train` wrote."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    return Judge(**told)


_OTHER: ContextVar[Judge | None] = ContextVar("judge", default=None)


def in_force() -> Judge:
    """Return the weights by which the readers judge: those that were learned."""
    return _OTHER.get() or learned()


@contextmanager
def judging(by: Judge) -> Iterator[None]:
    """Let the readers judge by other weights while the block lasts: to measure, and to learn."""
    before = _OTHER.set(by)
    try:
        yield
    finally:
        _OTHER.reset(before)


@lru_cache(maxsize=200)
def best_way(pieces: Pieces, judge: Judge) -> Path:
    """Return the best way to part a text, found once for all readers."""
    return best_path(pieces, judge.parting)


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
