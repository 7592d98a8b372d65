"""Weights from labelled answers: of the parting by a structured perceptron, of the ranking by
stochastic ascent of the likelihood (AdaGrad). The same rows give the same weights.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bench.second.rows import Line, Row
from bot.understanding.parting.cutting import Piece
from bot.understanding.parting.naming.names import Features, Owner
from bot.understanding.parting.paths import (
    Path,
    best_of,
    best_path,
    parts_of,
    scores_of,
    tokens_of,
)
from bot.understanding.parting.pieces import Pieces, pieces_of
from bot.understanding.reading import Reading, read
from bot.understanding.second.hypotheses import Hypothesis, hypotheses
from bot.understanding.second.ranking import probabilities
from bot.understanding.tokens import Token

# Where the learning of the parting begins: what a person would guess.
_GUESSED = {
    "code": 12.0, "place": 6.0, "place among others": 6.0, "all": 6.0, "rest": 3.0,
    "place answering": 1.0, "all answering": 4.5, "rest answering": -1.0,
    "rest after a count": -1.0,
    "head leading": 3.0, "word leading": 2.0, "head": 1.8, "word": 1.3, "head inside": 1.5,
    "word inside": 1.0, "two words": 0.5, "unit counted": 1.0, "planned number": 0.5,
    "answered": 2.5, "this one": 1.0, "nobody": 0.25, "change": -1.2, "change after stop": -0.7,
    "leaves answered": -1.0, "comes back": 0.3, "change without a name": -0.8,
    "change before a name": -0.5,
    "place told": 4.4, "rest told": 2.6, "name behind": 1.5, "words of several": 0.3,
    "change, told again": 0.5, "change, figures both": 0.5, "another thing": 1.2,
    "thing of others": 2.2, "of another office": -1.4, "label": 1.0, "told before a name": 1.0,
    "begins with another": -2.0, "change, turned to": 2.0,
}  # fmt: skip
# Rare in the sets and plain all the same: a figure without a name is of the name before it, a
# sentence that begins with the name of another activity is not of the one that is answered, a
# figure alone before a name that has its own is, words of two activities name neither, and what
# the text begins with is not of an activity that is named only later.
_FIXED = frozenset(
    (
        "change without a name", "another thing", "told before a name", "words of several",
        "begins with another", "change, turned to",
    )
)  # fmt: skip
_ROUNDS, _STEP = 8, 0.1
_RANKING_ROUNDS, _RATE, _DECAY = 12, 0.15, 0.008
_NEVER = -1e6
_LEAST_WEIGHT = 0.05
_SEEN = 3  # texts that a feature has to occur in


@dataclass(frozen=True, slots=True)
class Parted:
    """A text whose true owners are known: which occur, and those of single pieces."""

    row: Row
    reading: Reading
    pieces: Pieces
    owners: tuple[Owner, ...]
    allowed: Mapping[int, frozenset[Owner]]

    def is_right(self, path: Path) -> bool:
        """Tell whether a path names the activities of a text, each where it is told."""
        if len(_codes(self.row)) > 1 and any(
            path.owners[at] not in owners for at, owners in self.allowed.items()
        ):
            return False
        got = {code for owner in path.owners for code in owner}
        if not got and self.row.question.context.reply_to:
            got = {self.row.question.context.reply_to}
        return got == _codes(self.row)


def _codes(row: Row) -> set[str]:
    return {update["code"] for update in row.expect["updates"]}


def parted(rows: Iterable[Row]) -> list[Parted]:
    """Return the texts of the reports among the rows whose activities are all open."""
    found = []
    for row in rows:
        context = replace(row.question.context, others=())
        known = {activity.code for activity in context.pending}
        if row.expect["intent"] != "report" or not _codes(row) <= known:
            continue
        reading = read(row.question.text)
        pieces = pieces_of(reading.norms, context)
        if pieces.pieces and _codes(row):
            owners = tuple(owner for owner in pieces.owners if set(owner) <= _codes(row))
            found.append(Parted(row, reading, pieces, owners, _allowed(row, reading, pieces)))
    return found


def _allowed(row: Row, reading: Reading, pieces: Pieces) -> dict[int, frozenset[Owner]]:
    """Return the owners of the pieces in which the literal words of an update stand."""
    forced: dict[int, set[str]] = {}
    for update in row.expect["updates"]:
        spans = [_span(row, update.get(name)) for name in ("from", "about")]
        for first, last in (span for span in spans if span is not None):
            for at, piece in enumerate(pieces.pieces):
                start, end = reading.tokens[piece.first].start, reading.tokens[piece.last - 1].end
                if start < last and end > first:
                    forced.setdefault(at, set()).add(update["code"])
    codes = _codes(row)
    allowed = {
        at: frozenset(o for o in pieces.owners if set(o) <= codes and set(o) & told)
        for at, told in forced.items()
    }
    return {at: owners for at, owners in allowed.items() if owners}


def _span(row: Row, words: str | None) -> tuple[int, int] | None:
    """Return where literal words stand in the text, None where that is not certain."""
    text = row.question.text
    if not words or text.count(words) != 1:
        return None
    return text.index(words), text.index(words) + len(words)


def _features(pieces: Pieces, path: Path) -> Features:
    """Return the sum of what speaks for giving each piece to its owner."""
    total: Features = {}
    for at, owner in enumerate(path.owners):
        told: list[Features] = [pieces.features[at][owner]]
        if at == 0 or owner != path.owners[at - 1]:
            told.append(pieces.arrival(at, owner))
        for features in told:
            for name, worth in features.items():
                total[name] = total.get(name, 0.0) + worth
    return total


def _true_path(one: Parted, weights: Mapping[str, float]) -> Path:
    """Return the best way through the pieces that gives each to a true owner."""
    worths, arrivals = scores_of(one.pieces, weights, one.owners)
    for at, owners in one.allowed.items():
        worths[at] |= dict.fromkeys(worths[at].keys() - owners, _NEVER)
    return best_of(worths, arrivals)


def learn_parting(data: Sequence[Parted], seed: int = 0) -> dict[str, float]:
    """Return the mean of the weights over all steps of a structured perceptron."""
    weights, total, steps = dict(_GUESSED), dict[str, float](), 0
    order, chance = list(data), random.Random(seed)  # no secret
    for _ in range(_ROUNDS):
        chance.shuffle(order)
        for one in order:
            path = best_path(one.pieces, weights)
            steps += 1
            if not one.is_right(path):
                true = _true_path(one, weights)
                up = _features(one.pieces, true)
                down = _features(one.pieces, path)
                for name in (up.keys() | down.keys()) - _FIXED:
                    step = _STEP * (up.get(name, 0.0) - down.get(name, 0.0))
                    weights[name] = weights.get(name, 0.0) + step
            for name, weight in weights.items():
                total[name] = total.get(name, 0.0) + weight
    return {name: round(weight / steps, 2) for name, weight in sorted(total.items())}


@dataclass(frozen=True, slots=True)
class Ranked:
    """The readings of what is said of an activity, and the places of those that are right."""

    row: Row
    hypotheses: Sequence[Hypothesis]
    right: tuple[int, ...]


def ranked(data: Iterable[Parted], parting: Mapping[str, float]) -> list[Ranked]:
    """Return the readings of every update, the texts being parted as they truly are."""
    found = []
    for one in data:
        tokens = _true_tokens(one, parting)
        known = {activity.code: activity for activity in one.row.question.context.pending}
        for update in one.row.expect["updates"]:
            own = tokens.get(update["code"])
            if own:
                some = hypotheses([token.norm for token in own], known[update["code"]])
                span = _span(one.row, update.get("from"))
                right = [at for at, h in enumerate(some) if _is_right(h, update, own, span)]
                found.append(Ranked(one.row, some, tuple(right)))
    return found


def _true_tokens(one: Parted, parting: Mapping[str, float]) -> dict[str, list[Token]]:
    tokens = one.reading.tokens
    codes = _codes(one.row)
    if len(codes) == 1:
        every = tokens_of(tokens, one.pieces, [Piece(0, len(tokens), opens=True)], (*codes,))
        return {next(iter(codes)): every}
    found: dict[str, list[Token]] = {}
    path = _true_path(one, parting)
    for part in parts_of(one.pieces, path, parting):
        for code in part.codes:
            found.setdefault(code, tokens_of(tokens, one.pieces, part.pieces, part.codes))
    return found


def _is_right(
    one: Hypothesis, update: Line, tokens: Sequence[Token], span: tuple[int, int] | None
) -> bool:
    percent, status = update["percent"], update["status"]
    if one.role == "none":
        return percent is None and status != "not_applicable"
    if one.role == "not applicable":
        return bool(status == "not_applicable")
    if percent is None or one.percent is None or abs(float(one.percent) - percent) > 1:
        return False
    if one.status.value != status and {one.status.value, status} != {"in_progress", "not_started"}:
        return False
    if span is None or one.role == "same":
        return True
    return tokens[one.first].start < span[1] and tokens[one.last - 1].end > span[0]


def learn_ranking(data: Iterable[Ranked], seed: int = 1) -> dict[str, float]:
    """Return weights that make the right readings likely, without those that tell little."""
    weights: dict[str, float] = {}
    slopes: dict[str, float] = {}
    order, chance = _without_rare(data), random.Random(seed)
    for _ in range(_RANKING_ROUNDS):
        chance.shuffle(order)
        for one in order:
            _step(one, weights, slopes)
    kept = {name: round(weight, 2) for name, weight in sorted(weights.items())}
    return {name: weight for name, weight in kept.items() if abs(weight) >= _LEAST_WEIGHT}


def _without_rare(data: Iterable[Ranked]) -> list[Ranked]:
    """Return what can be learned from, without features that few texts have."""
    some = [one for one in data if one.right]
    count = Counter(
        name for one in some for name in {f for h in one.hypotheses for f in h.features}
    )
    return [
        replace(
            one,
            hypotheses=[
                replace(h, features=tuple(f for f in h.features if count[f] >= _SEEN))
                for h in one.hypotheses
            ],
        )
        for one in some
    ]


def _step(one: Ranked, weights: dict[str, float], slopes: dict[str, float]) -> None:
    """Move the weights of the features of each reading by how much too likely it was."""
    shares = probabilities(one.hypotheses, weights)
    right = sum(shares[at] for at in one.right)
    for at, (hypothesis, share) in enumerate(zip(one.hypotheses, shares, strict=True)):
        error = (share / right if at in one.right else 0.0) - share
        if abs(error) < 1e-4:
            continue
        for name in hypothesis.features:
            slope = error - _DECAY * weights.get(name, 0.0)
            slopes[name] = slopes.get(name, 0.01) + slope * slope
            weights[name] = weights.get(name, 0.0) + _RATE * slope / math.sqrt(slopes[name])
