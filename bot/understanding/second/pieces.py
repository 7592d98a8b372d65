"""A text in short pieces, and what speaks for each activity that a piece may be said of."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.activities import WEAK, ActivityWords, sounds_like, stem, words_of
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.second.lexicon import tags
from bot.understanding.second.mentioned import EXCEPT, Mention, codes_of, find_mentions
from bot.understanding.wordlists import word_set

Owner = tuple[str, ...]  # the codes of whom a piece speaks; empty: of nobody
NOBODY: Owner = ()
UNKNOWN: Owner = ("",)  # a code that is not in the list, or one that fits two
Features = dict[str, float]

BREAKS = frozenset(".;,:?!¶")
HARD_BREAKS = frozenset(".;?!¶")
_OPENERS = EXCEPT | word_set("y e pero mientras respecto tambien ademas aunque")
_ARTICLES = word_set("el la los las lo")
_LINKS = _ARTICLES | {"de", "del"}
_THIS = frozenset(["este", "esta", "esto"])
_PREPOSITIONS = word_set("de en con por para a del sobre al")
_STATES = word_set("DONE NOT BEGIN LACK STAND VAGUE")
_BEFORE_WHOLE = word_set("de los las / total")
_COMMON = 0.5  # what a noun counts that stands in every plan
_SUBJECTS = 2  # a word that names more activities than these opens no piece


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` up to, not with, `last`; `opens` after a full stop or at the start."""

    first: int
    last: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text, their possible owners, and for each piece what speaks for each."""

    pieces: tuple[Piece, ...]
    owners: tuple[Owner, ...]
    features: tuple[dict[Owner, Features], ...]
    labels: frozenset[int]  # the places of pieces that open with "avance", "porcentaje"
    silent: frozenset[int]  # of those after which no figure or state comes in their sentence
    mentions: tuple[Mention, ...]
    answered: Owner
    only: Owner

    def arrival(self, at: int, owner: Owner) -> Features:
        """Return what speaks for beginning to talk of an owner with a piece."""
        if at == 0:
            expected = bool(owner) and owner in (self.answered, self.only)
            return {"answered": 1.0} if expected else {}
        told = {"change after stop" if self.pieces[at].opens else "change": 1.0}
        if self.answered:
            told["comes back" if owner == self.answered else "leaves answered"] = 1.0
        if not self.features[at][owner]:
            told["change without a name"] = 1.0
        if at in self.labels:
            told["change at a label"] = 1.0
        if at in self.silent:
            told["change, nothing told"] = 1.0
        return told


@dataclass(frozen=True, slots=True)
class _Names:
    """The words of the activities of a list, and how telling each word is among them."""

    words: dict[str, ActivityWords]
    weights: dict[str, float]

    def named_by(self, norm: str) -> int:
        """Return how many activities have a word in their names."""
        term = stem(norm)
        return sum(sounds_like(term, own.terms) is not None for own in self.words.values())


@lru_cache(maxsize=500)
def _names_of(pending: tuple[PendingActivity, ...]) -> _Names:
    words = {a.code: words_of(a.title, a.product) for a in pending}
    count: dict[str, int] = {}
    for own in words.values():
        for term in own.terms | own.deeds:
            count[term] = count.get(term, 0) + 1
    top = math.log(len(pending) + 1) if pending else 1.0
    return _Names(words, {t: math.log((len(pending) + 1) / n) / top for t, n in count.items()})


def pieces_of(norms: Sequence[str], context: Context) -> Pieces:
    """Cut the tokens of a text, and weigh for each piece who may own it."""
    order = tuple(activity.code for activity in context.pending)
    mentions = tuple(find_mentions(norms, codes_of(order)))
    names = _names_of(context.pending)
    several = sorted({mention.codes for mention in mentions if len(mention.codes) > 1})
    unknown = [UNKNOWN] if any(not mention.codes for mention in mentions) else []
    owners = (*((code,) for code in order), *several, *unknown, NOBODY)
    answered = (context.reply_to,) if context.reply_to in order else NOBODY
    pieces = tuple(_cut(norms, mentions, names))
    features = tuple(_features(norms, piece, mentions, names, context, owners) for piece in pieces)
    labels = frozenset(at for at, piece in enumerate(pieces) if "LABEL" in tags(norms[piece.first]))
    silent = frozenset(_silent(norms, pieces))
    only = order if len(order) == 1 else NOBODY
    return Pieces(pieces, owners, features, labels, silent, mentions, answered, only)


def _silent(norms: Sequence[str], pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the places of pieces with no number and no word of state up to their full stop."""
    telling = False
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if at + 1 < len(pieces) and pieces[at + 1].opens:
            telling = False
        said = norms[piece.first : piece.last]
        telling = telling or any(norm[0].isdigit() or tags(norm) & _STATES for norm in said)
        if not telling:
            yield at


def _cut(norms: Sequence[str], mentions: Sequence[Mention], names: _Names) -> Iterator[Piece]:
    """Cut at every sign, conjunction and new subject, never within a mention."""
    starts = {mention.first for mention in mentions}
    inside = {at for m in mentions for at in range(m.first + 1, m.last)}
    first, opens = 0, True
    for at, norm in enumerate(norms):
        if norm in BREAKS:
            if at > first:
                yield Piece(first, at, opens)
                opens = False
            opens = opens or norm in HARD_BREAKS
            first = at + 1
        elif (
            at > first
            and at not in inside
            and (at in starts or norm in _OPENERS or _opens_subject(norms, at, names))
        ):
            yield Piece(first, at, opens)
            first, opens = at, False
    if len(norms) > first:
        yield Piece(first, len(norms), opens)


def _opens_subject(norms: Sequence[str], at: int, names: _Names) -> bool:
    """Whether a word that names one or two activities comes here, alone or behind an article.

    "la demarcación …", "de la cartera …", and alone behind a figure: "operativos 22 giros 10".
    """
    norm, before = norms[at], norms[at - 1] if at else "."
    here = at + 1 if norm in _PREPOSITIONS else at
    while here < min(len(norms), at + 5) and norms[here] in _LINKS:
        here += 1
    if here >= len(norms) or not _may_name(norms[here]):
        return False
    if norm in _PREPOSITIONS and norms[at + 1] not in _ARTICLES:
        return False
    led = norm in _ARTICLES and before not in _PREPOSITIONS
    if not (led or norm in _PREPOSITIONS or before == "%" or before[0].isdigit()):
        return False
    return 0 < names.named_by(norms[here]) <= _SUBJECTS


def _may_name(norm: str) -> bool:
    return len(norm) > 2 and norm.isalpha() and norm not in WEAK


def _features(
    norms: Sequence[str],
    piece: Piece,
    mentions: Sequence[Mention],
    names: _Names,
    context: Context,
    owners: Sequence[Owner],
) -> dict[Owner, Features]:
    """Return what speaks for each owner of a piece, by the name of its weight."""
    told: dict[Owner, Features] = {owner: {} for owner in owners}
    told[NOBODY]["nobody"] = 1.0
    if any(norms[at][0].isdigit() for at in range(piece.first, piece.last)):
        told[NOBODY]["nobody, with a number"] = 1.0
    named = [m for m in mentions if m.first < piece.last and piece.first < m.last]
    _of_words(told, norms, piece, {at for m in named for at in range(m.first, m.last)}, names)
    said = norms[piece.first : piece.last]
    if said[0] in _THIS and (context.reply_to,) in owners:
        _add(told[(str(context.reply_to),)], "this one", 1.0)
    for activity in context.pending:
        if activity.planned and activity.planned > 1 and _is_whole(said, str(activity.planned)):
            same = sum(other.planned == activity.planned for other in context.pending)
            _add(told[(activity.code,)], "planned number", 1.0 / same)
    for mention in named:
        kind = _kind(norms, mention, mentions, context)
        _add(told[mention.codes or UNKNOWN], kind, 1.0)
        if mention.first == piece.first and piece.opens:
            _add(told[mention.codes or UNKNOWN], f"{kind}, opening", 1.0)
    return told


def _is_whole(said: Sequence[str], number: str) -> bool:
    """Whether a number stands as the whole of a count: "8 de 20", "los 20"."""
    return any(
        one == number and at and said[at - 1] in _BEFORE_WHOLE and said[at + 1 : at + 2] != ["%"]
        for at, one in enumerate(said)
    )


def _kind(
    norms: Sequence[str], mention: Mention, mentions: Sequence[Mention], context: Context
) -> str:
    """Return the name of a mention's weight: a place may answer for a unit of the goal."""
    if mention.kind == "code":
        return "code"
    places = {other.codes for other in mentions if other.kind == "place"}
    if mention.kind == "place" and len(places) > 1:
        return "place among others"
    if context.reply_to:
        return f"{mention.kind} answering"
    before = norms[: mention.first]
    counted = any(n in ("de", "/") for n in before) and any(n[0].isdigit() for n in before)
    return f"{mention.kind} after a count" if counted else mention.kind


def _of_words(
    told: dict[Owner, Features],
    norms: Sequence[str],
    piece: Piece,
    skipped: set[int],
    names: _Names,
) -> None:
    """Add what the words of a piece say for the activities in whose names they stand."""
    seen: set[tuple[str, str]] = set()
    leading = True
    for at in range(piece.first, piece.last):
        if at in skipped or not _may_name(norms[at]):
            leading = leading and not norms[at][0].isdigit() and at - piece.first < 4
            continue
        term, known = stem(norms[at]), len(seen)
        place = " leading" if leading else " inside" if _inside(norms, piece, at) else ""
        counted = any(norms[max(0, at - n)][0].isdigit() for n in (1, 2) if at - n >= 0)
        for code, own in names.words.items():
            hit = sounds_like(term, own.terms) or sounds_like(term, own.deeds)
            if hit is not None and (code, hit) not in seen:
                seen.add((code, hit))
                worth = names.weights.get(hit, 0.5) * (_COMMON if hit in own.common else 1.0)
                _add(told[(code,)], ("head" if hit in own.heads else "word") + place, worth)
                if sum(other == code for other, _ in seen) == 2:
                    _add(told[(code,)], "two words", 1.0)
            if counted and sounds_like(term, own.counted) is not None:
                _add(told[(code,)], "unit counted", names.weights.get(term, 0.5))
        leading = leading and (len(seen) > known or at - piece.first < 2)


def _inside(norms: Sequence[str], piece: Piece, at: int) -> bool:
    """Whether a word stands behind a preposition: of another noun, or beside the subject."""
    if at > piece.first and norms[at - 1] in _PREPOSITIONS:
        return True
    return at > piece.first + 1 and norms[at - 2] in _PREPOSITIONS and norms[at - 1] in _LINKS


def _add(told: Features, name: str, worth: float) -> None:
    told[name] = told.get(name, 0.0) + worth
