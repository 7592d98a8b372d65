"""Whether words tell of the work of an activity, by weights that were learned from clauses of both
kinds: how it goes, what was done or is missing; or absences, wishes, persons, small talk. Pure."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from core.spanish import fold

FILE = files("bot.understanding").joinpath("of_the_work.json")

_WORD = re.compile(
    r"(?P<code>(?<![\w.,])\d{1,2}(?:\.\d{1,2}){1,2}(?![\w.]))|(?P<number>\d+)|[a-z]+|\?"
)
_STEM, _LONG, _ENDING = 5, 4, 3  # letters


class Piece(Enum):
    """What is judged: below which log-odds it surely tells nothing of the work, and how many words
    that takes. Half a clause is joined to the other by "y"; for a whole message she would be asked
    for a figure."""

    CLAUSE = (-2.0, 3)
    HALF = (-2.5, 4)
    MESSAGE = (-3.0, 5)


def is_none_of_the_work(words: str, piece: Piece = Piece.CLAUSE) -> bool:
    """Tell whether words surely tell nothing of the work of an activity; False where there are too
    few of them to tell."""
    said = spelled(words)
    surely, fewest = piece.value
    return len(said) >= fewest and _score(said) < surely


def spelled(words: str) -> list[str]:
    """Return the words as they are judged: folded, codes as "@", other numbers as "0"."""
    found = _WORD.finditer(fold(words))
    return ["@" if one["code"] else "0" if one["number"] else one[0] for one in found]


def features(said: list[str]) -> Iterator[str]:
    """Yield what speaks for or against: words, their stems and endings, and words in a row."""
    for word in said:
        yield word
        if len(word) > _LONG:
            yield f"{word[:_STEM]}-"
            yield f"-{word[-_ENDING:]}"
    row = ["^", *said, "$"]
    yield from (f"{one} {then}" for one, then in pairwise(row))
    stems = [one[:_STEM] for one in row]
    yield from (" ".join(three) for three in zip(stems, stems[1:], stems[2:], strict=False))


def _score(said: list[str]) -> float:
    weights = _learned()
    return math.fsum(weights.get(name, 0.0) for name in set(features(said)))


@lru_cache(maxsize=1)
def _learned() -> Mapping[str, float]:
    """Return the weights that `make train` wrote, by feature: above 0 it speaks for the work."""
    told: Mapping[str, float] = json.loads(FILE.read_text(encoding="utf-8"))
    return told
