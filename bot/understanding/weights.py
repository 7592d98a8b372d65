"""The weights that were learned: of parting a text for both readers, and of the learned one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

FILE = files("bot.understanding").joinpath("weights.json")


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
