"""Whole readings of a text: who is spoken of where, and what is said of each; with what speaks
for the reading as a whole."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.understanding.lexicon import tags
from bot.understanding.meaning import Context, PendingActivity, Status
from bot.understanding.parting.paths import Path, best_paths, best_way
from bot.understanding.parting.pieces import Pieces, pieces_of
from bot.understanding.parting.said import SaidTokens, said_of
from bot.understanding.progress.states import NOT_YET_DUE
from bot.understanding.reading import Reading
from bot.understanding.second.hypotheses import Hypothesis, hypotheses
from bot.understanding.second.ranking import probabilities, shares, weigh
from bot.understanding.weights import Judge

_NOBODY_KNOWN = PendingActivity("", "", "", None, None, None)
_PATHS = 10
_SMALL = 1e-4
_LEAST = 0.02
_LATER = re.compile(
    r"(?<!\S)(?:(?:segundo|tercer|cuarto|proximo|otro) (?:semestre|trimestre|cuatrimestre|periodo)"
    rf"|se \w{{2,20}}[aei]ra|{NOT_YET_DUE}|previst[oa]s?|programad[oa]s?)(?!\S)"
)
_ALIKE = re.compile(r"(?<!\S)(?:tambien(?: esta)?|(?:va|esta|en|anda) (?:en )?lo mismo|idem)(?!\S)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The most probable reading of a part, and the next; `share` is of all that write the same."""

    said: SaidTokens
    activity: PendingActivity
    hypothesis: Hypothesis
    share: float
    next: Hypothesis | None
    features: Mapping[str, float]

    @property
    def writes(self) -> tuple[Decimal | None, Status]:
        """What it would write; no progress on what is planned for later has not begun (rule 6)."""
        one = self.hypothesis
        if one.role == "same" and not self.activity.percent:
            plain = " ".join(token.norm for token in self.said.tokens)
            if _LATER.search(plain):
                return one.percent, Status.NOT_STARTED
        return one.percent, one.status


@dataclass(frozen=True, slots=True)
class Whole:
    """A reading of a whole text: what it says of each activity, and what speaks for it."""

    found: tuple[Chosen, ...]
    features: Mapping[str, float]

    @property
    def written(self) -> tuple[tuple[str | None, Decimal | None, Status, bool], ...]:
        """What it would write, by which two readings are the same."""
        return tuple(
            (c.said.code, c.hypothesis.percent, c.hypothesis.status, c.hypothesis.role == "gain")
            for c in sorted(self.found, key=lambda c: c.said.code or "")
        )


def wholes(reading: Reading, context: Context, judge: Judge) -> list[Whole]:
    """Return the readings of the best ways to part a text, without doubles."""
    pieces = pieces_of(reading.norms, context)
    if not pieces.pieces:
        return []
    known = {activity.code: activity for activity in context.pending}
    chosen: dict[tuple[object, ...], list[Chosen]] = {}
    found: dict[tuple[object, ...], Whole] = {}
    paths = best_paths(pieces, judge.parting, best_way(pieces, judge), _PATHS)
    for path in paths:
        parts = []
        said = [
            one
            for one in said_of(reading, context, pieces, path, judge.parting)
            if one.code is None or one.code in known
        ]
        if not said:
            continue
        places: list[object] = []
        for one in said:
            key = (one.code, tuple(token.start for token in one.tokens), len(said) > 1)
            places.append(key)
            if key not in chosen:
                activity = known.get(one.code or "", _NOBODY_KNOWN)
                most = 2 if len(said) > 1 else 4
                chosen[key] = choices(one, activity, judge, len(said), most)
            parts.append(chosen[key])
        if tuple(places) in found:
            continue
        for variant in _variants(_like_former(parts)):
            features = _features(reading, pieces, path, paths[0], variant)
            found[(*places, tuple(id(one) for one in variant))] = Whole(tuple(variant), features)
        found[tuple(places)] = Whole((), {})
    return [one for one in found.values() if one.found]


def weighed(found: Sequence[Whole], judge: Judge) -> list[float]:
    """Return the probability of each whole reading; they sum to 1."""
    return shares([weigh(one.features, judge.choosing) for one in found])


def _like_former(parts: Sequence[list[Chosen]]) -> list[list[Chosen]]:
    """Give "y el registro también" what is said of the part before it."""
    same: list[list[Chosen]] = []
    for some in parts:
        said = some[0].said
        plain = " ".join(token.norm for token in said.tokens)
        former = same[-1][0].hypothesis if same else None
        alike = _ALIKE.search(plain) and not any(sign.isdigit() for sign in plain)
        if former is None or former.percent is None or not alike:
            same.append(list(some))
            continue
        told = replace(former, role="alike", first=0, last=1)
        features = dict(_of_part(said, [told], told, 1.0, len(parts)))
        same.append([replace(some[0], hypothesis=told, features=features)])
    return same


def _variants(parts: Sequence[Sequence[Chosen]]) -> Iterator[list[Chosen]]:
    """Yield the likeliest readings of all parts, and those with another one of a single part."""
    first = [some[0] for some in parts]
    yield first
    for at, some in enumerate(parts):
        for other in some[1:]:
            yield [*first[:at], other, *first[at + 1 :]]


def choices(
    said: SaidTokens, activity: PendingActivity, judge: Judge, parts: int, most: int
) -> list[Chosen]:
    """Return the most probable readings of what is said of an activity, the likeliest first."""
    found = hypotheses([token.norm for token in said.tokens], activity)
    shares = probabilities(found, judge.ranking)
    total: dict[tuple[Decimal | None, Status, bool], float] = {}
    best: dict[tuple[Decimal | None, Status, bool], tuple[float, Hypothesis]] = {}
    for one, share in zip(found, shares, strict=True):
        key = (one.percent, one.status, one.role == "gain")
        total[key] = total.get(key, 0.0) + share
        if key not in best or share > best[key][0]:
            best[key] = (share, one)
    order = sorted(total, key=total.__getitem__, reverse=True)
    order = [key for at, key in enumerate(order) if at == 0 or total[key] > _LEAST][: most + 1]
    chosen = []
    for at, key in enumerate(order[:most]):
        other = order[1] if at == 0 and len(order) > 1 else order[0]
        following = best[other][1] if other != key else None
        features = dict(_of_part(said, found, best[key][1], total[key], parts))
        features["second choice"] = float(at > 0)
        chosen.append(Chosen(said, activity, best[key][1], total[key], following, features))
    return chosen


def _of_part(
    said: SaidTokens, found: Sequence[Hypothesis], chosen: Hypothesis, share: float, parts: int
) -> Iterator[tuple[str, float]]:
    """Yield what speaks for the reading of a part as one of a whole reading.

    "N" stands before what is known of a part beside others.
    """
    several = "N " if parts > 1 else ""
    amounts = [one for one in found if one.role == "is" and not one.masked]
    values = {one.percent for one in amounts if "is|kind:bare" not in one.features}
    yield f"{several}share", math.log(share + _SMALL)
    yield f"{several}role {chosen.role}", 1.0
    yield f"{several}other amounts", float(min(max(len(values) - 1, 0), 3))
    if parts > 1:
        yield from _beside_others(said, chosen)
        yield from _of_amounts(said, chosen, amounts)


def _beside_others(said: SaidTokens, chosen: Hypothesis) -> Iterator[tuple[str, float]]:
    """Yield how a part among several is named, and how it stands in the text."""
    yield "N parts", 1.0
    yield ("N named" if said.named else "N not named"), 1.0
    yield f"N named {said.named} role {chosen.role}", 1.0
    yield "N stretches", float(said.stretches - 1)
    yield "N margin", min(said.margin, 6.0)
    yield "N long", min(len(said.tokens) / 20, 3.0)
    yield "N naming", min(said.naming, 8.0)
    yield f"N naming {min(int(said.naming), 5)} role {chosen.role}", 1.0
    if said.code is None:
        yield f"N unknown role {chosen.role}", 1.0
    if any("title words in sentence:0" in feature for feature in chosen.features):
        yield f"N {chosen.role} without its name in the sentence", 1.0


def _of_amounts(
    said: SaidTokens, chosen: Hypothesis, amounts: Sequence[Hypothesis]
) -> Iterator[tuple[str, float]]:
    """Yield what the amounts of a part among several say of its reading."""
    if chosen.role == "is":
        yield f"N {next(name for name in chosen.features if '|kind:' in name)}", 1.0
        yield ("N figure opens" if chosen.first < 2 else "N figure later"), 1.0
        return
    kinds = {name for one in amounts for name in one.features if "|kind:" in name}
    for kind in sorted(kinds):
        yield f"N {chosen.role} beside {kind}", 1.0
    if chosen.role == "none":
        yield f"N none, amounts {min(len(amounts), 2)}", 1.0
        yield ("N none, short" if len(said.tokens) < 5 else "N none, long"), 1.0
        for tag in sorted({tag for token in said.tokens for tag in tags(token.norm)}):
            yield f"N none with {tag}", 1.0


def _features(
    reading: Reading, pieces: Pieces, path: Path, first: Path, found: Sequence[Chosen]
) -> dict[str, float]:
    """Return what speaks for a whole reading: the sum over its parts, and of them together."""
    told: dict[str, float] = {"way": path.score - first.score}
    for one in found:
        for name, worth in one.features.items():
            told[name] = told.get(name, 0.0) + worth
    told[f"parts {min(len(found), 6)}"] = 1.0
    if pieces.answered:
        of_it = [one for one in found if (one.said.code,) == pieces.answered]
        role = of_it[0].hypothesis.role if of_it else "nothing"
        told[f"of the answered {role}, {min(len(found), 2)}"] = 1.0
    if len(found) > 1:
        told |= _together(reading, pieces, found)
    else:
        told |= _alone(pieces, found[0], path)
    return told


def _together(reading: Reading, pieces: Pieces, found: Sequence[Chosen]) -> dict[str, float]:
    """Return what speaks for several parts together: what is left over, how alike they are."""
    used = {token.start for one in found for token in one.said.tokens}
    named = {at for mention in pieces.mentions for at in range(mention.first, mention.last)}
    left = [
        token
        for at, token in enumerate(reading.tokens)
        if token.norm[0].isdigit() and at not in named and token.start not in used
    ]
    roles = [one.hypothesis.role for one in found]
    opening = sum(one.hypothesis.first == 0 for one in found if one.hypothesis.role != "none")
    told = len(roles) - roles.count("none")
    return {
        "N numbers of nobody": float(min(len(left), 4)),
        "N none beside figures": float(roles.count("none") if told else 0),
        "N all none": float(not told),
        "N name on both sides": float(min(opening, told - opening)),
    }


def _alone(pieces: Pieces, only: Chosen, path: Path) -> dict[str, float]:
    """Return what speaks for a text's being about a single activity."""
    mentioned = {code for mention in pieces.mentions for code in mention.codes}
    answered = bool(pieces.answered) and (only.said.code,) == pieces.answered
    told = {
        "1 mentions of others": float(min(len(mentioned - {only.said.code}), 3)),
        "1 named" if only.said.named else "1 not named": 1.0,
        "1 naming": min(only.said.naming, 8.0),
        f"1 answered {answered}": 1.0,
    }
    return told if any(path.owners) else told | {"1 nobody": 1.0}
