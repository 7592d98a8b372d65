"""Which words of a text are said of which activity: the best way to part it among them.

Each piece is given to an activity (or to several, "todas", or to none) so that the sum is highest
of what its words say for that activity, less what each change of subject costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any

from bot.understanding.parting.cutting import Piece
from bot.understanding.parting.naming.names import Features, Owner
from bot.understanding.parting.pieces import Pieces
from bot.understanding.reading import BREAKS
from bot.understanding.tokens import Token
from bot.understanding.weights import Judge

Weights = Mapping[str, float]
_SURE = 20.0  # the margin where there is no other owner


@dataclass(frozen=True, slots=True)
class Path:
    """The owner of each piece, and how much worse the best way is that gives it another one."""

    owners: tuple[Owner, ...]
    margins: tuple[float, ...]
    score: float = 0.0


_Way = tuple[Owner, Any]  # the owner of the last piece, and the way before it


@dataclass(frozen=True, slots=True)
class CodesPart:
    """What is said of `codes`: pieces of the text in their order, and the least of their margins.

    `named` is whether words of a piece name it, or its code or place does; `naming` how strongly
    the piece does that names it most.
    """

    codes: Owner
    pieces: tuple[Piece, ...]
    named: bool
    naming: float
    margin: float


def best_path(pieces: Pieces, weights: Weights) -> Path:
    """Return the owner of each piece on the best way through them."""
    return best_of(*scores_of(pieces, weights, pieces.owners))


Scores = list[dict[Owner, float]]


def scores_of(pieces: Pieces, weights: Weights, owners: Iterable[Owner]) -> tuple[Scores, Scores]:
    """Return for each piece what it speaks for each of the owners, and what it costs to come to
    them there."""
    possible = list(owners)
    worths = [
        {owner: _score(features[owner], weights) for owner in possible}
        for features in pieces.features
    ]
    arrivals = [
        {owner: _score(pieces.arrival(at, owner), weights) for owner in possible}
        for at in range(len(pieces.pieces))
    ]
    return worths, arrivals


def best_of(worths: Scores, arrivals: Scores) -> Path:
    """Return the best way through scores of pieces (Viterbi)."""
    forward, back = _forward(worths, arrivals)
    path = [max(forward[-1], key=forward[-1].__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    path.reverse()
    return Path(tuple(path), tuple(_margins(path, forward, _backward(worths, arrivals))))


def _forward(worths: Scores, arrivals: Scores) -> tuple[Scores, list[dict[Owner, Owner]]]:
    """Return the best score up to each piece for each of its owners, and the owner before it."""
    forward = [{owner: worth + arrivals[0][owner] for owner, worth in worths[0].items()}]
    back: list[dict[Owner, Owner]] = []
    for at in range(1, len(worths)):
        best = forward[-1]
        former = max(best, key=best.__getitem__)
        here: dict[Owner, float] = {}
        came: dict[Owner, Owner] = {}
        for owner, worth in worths[at].items():
            changed = best[former] + arrivals[at][owner]
            stays = owner == former or best[owner] >= changed
            here[owner] = (best[owner] if stays else changed) + worth
            came[owner] = owner if stays else former
        forward.append(here)
        back.append(came)
    return forward, back


def _backward(worths: Scores, arrivals: Scores) -> Scores:
    """Return the best score of what follows each piece for each of its owners."""
    backward = [dict.fromkeys(worths[-1], 0.0)]
    for at in range(len(worths) - 1, 0, -1):
        rest = {owner: worth + backward[-1][owner] for owner, worth in worths[at].items()}
        changed = max(rest[owner] + arrivals[at][owner] for owner in rest)
        backward.append({owner: max(stays, changed) for owner, stays in rest.items()})
    return backward[::-1]


def best_paths(pieces: Pieces, weights: Weights, best: Path, most: int) -> list[Path]:
    """Return up to `most` ways through the pieces, the best first; all get its margins."""
    owners = list(pieces.owners)
    ways: dict[Owner, list[tuple[float, _Way]]] = {}
    for at in range(len(pieces.pieces)):
        every = sorted(
            ((score, way) for some in ways.values() for score, way in some),
            key=lambda found: -found[0],
        )[: most * 2]
        here: dict[Owner, list[tuple[float, _Way]]] = {}
        for owner in owners:
            worth = _score(pieces.features[at][owner], weights)
            arrival = _score(pieces.arrival(at, owner), weights)
            if at == 0:
                here[owner] = [(worth + arrival, (owner, None))]
                continue
            came = [(score + worth, (owner, way)) for score, way in ways[owner]]
            came += [
                (score + worth + arrival, (owner, way)) for score, way in every if way[0] != owner
            ]
            here[owner] = sorted(came, key=lambda found: -found[0])[:most]
        ways = here
    ended = sorted(
        ((score, way) for some in ways.values() for score, way in some), key=lambda f: -f[0]
    )
    # The first few are enough: to follow each way back to its beginning costs more than the search.
    found = (Path(_going_on(pieces, _owners(way)), best.margins, score) for score, way in ended)
    told = (path for path in found if not _runs_ahead(pieces, path.owners))
    return [*islice(told, most)] or [
        Path(_owners(way), best.margins, score) for score, way in ended[:most]
    ]


def _going_on(pieces: Pieces, owners: Sequence[Owner]) -> tuple[Owner, ...]:
    """Return owners of which no piece that goes on with the one before is of the one behind it."""
    kept = [*owners]
    for at in sorted(pieces.going_on):
        if kept[at - 1] and kept[at - 1] != kept[at] == kept[at + 1]:
            kept[at] = kept[at - 1]
    return tuple(kept)


def _runs_ahead(pieces: Pieces, owners: Sequence[Owner]) -> bool:
    """Tell whether the end of a sentence is given to who is named only in the next one, "sin
    avance" to the 4.2 in "la 2.3 sigue igual, sin avance. La 4.2 …"."""
    places = pieces.names
    named = [any(at in places for at in range(one.first, one.last)) for one in pieces.pieces]
    opens = [one.opens for one in pieces.pieces]
    return any(
        owners[at - 1] and owners[at - 1] != owners[at] == owners[at + 1]
        and named[at - 1] and not named[at] and named[at + 1]
        and not opens[at] and opens[at + 1]
        for at in range(1, len(owners) - 1)
    )  # fmt: skip


def _owners(way: _Way) -> tuple[Owner, ...]:
    found = []
    here: _Way | None = way
    while here is not None:
        found.append(here[0])
        here = here[1]
    return tuple(reversed(found))


def _margins(path: Sequence[Owner], forward: Scores, backward: Scores) -> Iterable[float]:
    for owner, before, after in zip(path, forward, backward, strict=True):
        others = (before[other] + after[other] for other in before if other != owner)
        yield before[owner] + after[owner] - max(others, default=-_SURE)


def _score(features: Features, weights: Weights) -> float:
    return sum(weights.get(name, 0.0) * worth for name, worth in features.items())


def parts_of(pieces: Pieces, path: Path, weights: Weights) -> list[CodesPart]:
    """Return what is said of each owner, in the order of the text; nobody's pieces too."""
    gathered: dict[Owner, list[int]] = {}
    for at, owner in enumerate(path.owners):
        gathered.setdefault(owner, []).append(at)
    return [
        CodesPart(
            owner,
            tuple(pieces.pieces[at] for at in places),
            any(_told(pieces, at, owner) for at in places),
            max(_score(_told(pieces, at, owner), weights) for at in places),
            min(path.margins[at] for at in places),
        )
        for owner, places in gathered.items()
    ]


def _told(pieces: Pieces, at: int, owner: Owner) -> Features:
    """Return what speaks for an owner of a piece; of several, for any of them."""
    features = pieces.features[at]
    if owner in features:
        return features[owner]
    return {
        name: worth
        for o in features
        if set(o) <= {*owner}
        for name, worth in features[o].items()
        if o
    }


def tokens_of(
    tokens: Sequence[Token], pieces: Pieces, own: Iterable[Piece], codes: Owner
) -> list[Token]:
    """Return the tokens of some pieces with the signs between them; "@" is who is named.

    A place in the list of which something else is said, "la última jornada", stays.

    A sign without length stands where words of others were left out.
    """
    named = {
        at
        for m in pieces.mentions
        if m.kind in ("code", "all") or (m.kind == "place" and set(m.codes) & set(codes))
        for at in range(m.first, m.last)
    }
    found: list[Token] = []
    end: int | None = None
    for piece in own:
        if end is not None and end < piece.first:
            found.append(_between(tokens, end, piece.first))
        for at in range(piece.first, piece.last):
            if at not in named:
                found.append(tokens[at])
            elif found and found[-1].norm == "@":
                found[-1] = found[-1]._replace(end=tokens[at].end)
            else:
                found.append(tokens[at]._replace(norm="@"))
        end = piece.last
    return found


def _between(tokens: Sequence[Token], first: int, last: int) -> Token:
    """Return the sign that parts two pieces of one owner."""
    sign = next((t for t in tokens[first:last] if t.norm in BREAKS), None)
    if sign is not None and all(token.norm in BREAKS for token in tokens[first:last]):
        return sign
    return Token("," if sign is None else sign.norm, tokens[first].start, tokens[first].start)


@lru_cache(maxsize=200)
def best_way(pieces: Pieces, judge: Judge) -> Path:
    """Return the best way to part a text, found once for all readers."""
    best = best_path(pieces, judge.parting)
    return replace(best, owners=_going_on(pieces, best.owners))
