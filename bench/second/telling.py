"""Weights of which words tell of the work, from clauses of both kinds: those of the descriptions of
labelled answers, and those that were written as examples (`tests/corpora/clauses/`)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.second.logistic import Example, learn_logistic
from bench.second.rows import Row
from bot.understanding.of_the_work import features, spelled

CLAUSES = Path(__file__).parents[2] / "tests/corpora/clauses"
MEASURES = CLAUSES / "d.jsonl"  # no weight is learned of it
_EDGE = re.compile(r"[.;!\n]\s+|,\s+")
_JOINT = re.compile(r"\s(?:y|e|pero)\s", re.IGNORECASE)
_FEWEST = 2  # words of a clause
_SEEN = 3  # clauses in which a feature has to occur
_STRANGE = 2  # how often a clause that tells nothing counts: there are far fewer of them
_LEAST = 0.1

Clause = tuple[str, bool]  # the words, and whether they tell of the work


def written_clauses() -> list[Clause]:
    """Return the clauses that were written to be learned from."""
    files = (path for path in sorted(CLAUSES.glob("*.jsonl")) if path != MEASURES)
    return [one for path in files for one in written(path)]


def written(path: Path) -> list[Clause]:
    """Return the clauses of a file of examples."""
    lines = path.read_text("utf-8").splitlines()
    return [(one["text"], one["work"]) for one in map(json.loads, filter(None, lines))]


def described(rows: Iterable[Row]) -> Iterator[Clause]:
    """Yield the clauses of the descriptions of answers: all of them tell of the work."""
    for row in rows:
        for update in row.expect.get("updates") or ():
            told = _EDGE.split(update.get("description") or "")
            yield from ((one, True) for one in told if len(one.split()) >= _FEWEST)


def reported(rows: Iterable[Row]) -> Iterator[Clause]:
    """Yield the clauses of short reports of one activity, whose labels have no description."""
    for row in rows:
        if row.expect["intent"] == "report" and len(row.expect["updates"]) == 1:
            told = _EDGE.split(row.question.text)
            yield from ((one, True) for one in told if len(one.split()) >= _FEWEST)


def _with_halves(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield clauses, and the halves of those that are joined: each tells what the whole does."""
    for text, work in clauses:
        yield text, work
        halves = _JOINT.split(text)
        if len(halves) > 1:
            yield from ((one, work) for one in halves if len(one.split()) >= _FEWEST)


def learn_telling(clauses: Iterable[Clause]) -> dict[str, float]:
    """Return the weights by which words speak for telling of the work, without rare features."""
    told = [(set(features(spelled(text))), work) for text, work in _with_halves(clauses)]
    count = Counter(name for some, _ in told for name in some)
    examples: list[Example] = []
    for some, work in told:
        example = ({name: 1.0 for name in sorted(some) if count[name] >= _SEEN}, work)
        examples += [example] * (1 if work else _STRANGE)
    weights = learn_logistic(examples)
    return {name: weight for name, weight in weights.items() if abs(weight) >= _LEAST}
