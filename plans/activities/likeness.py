"""How much rows of a plan speak of the same thing: words and offices, the rarer the weightier."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from core.spanish import fold

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset({
    "para", "como", "sobre", "entre", "desde", "hasta", "esta", "este", "estos", "estas", "cada",
    "todo", "toda", "todos", "todas", "segun", "dentro", "donde", "cual", "cuales", "durante",
    "mediante", "traves", "otros", "otras",
})  # fmt: skip
_STEM = 7
_SHORTEST = 4


def stems(text: str) -> frozenset[str]:
    """Return the words of a text without endings: "canales" and "canal" are one."""
    return frozenset(_stem(word) for word in _WORD.findall(fold(text)) if word not in _COMMON)


class Weights:
    """What a word weighs in one plan: what stands in every row says nothing."""

    def __init__(self, bags: Sequence[frozenset[str]]) -> None:
        self._rows = len(bags)
        self._counts = Counter(word for bag in bags for word in bag)

    def weight(self, words: Iterable[str]) -> float:
        """Return the weight of some words together."""
        return sum(math.log1p(self._rows / (self._counts[word] or 1)) for word in words)

    def covered(self, words: frozenset[str], by: frozenset[str]) -> float:
        """Return which share of `words`, by weight, stands in `by` (0–1)."""
        whole = self.weight(words)
        return self.weight(words & by) / whole if whole else 0.0

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return how much two bags have in common, by weight (0–1)."""
        whole = self.weight(one | other)
        return self.weight(one & other) / whole if whole else 0.0


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    for ending in ("s", "e"):
        if len(word) > _SHORTEST:
            word = word.removesuffix(ending)
    return word[:_STEM]
