"""A text in short pieces, and what speaks for each activity that a piece may be said of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from bot.understanding.activities import sounds_like, stem, verb_stem
from bot.understanding.amounts.settled import is_past
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Context
from bot.understanding.parting.account import without_names_in_account, without_told_apart
from bot.understanding.parting.beside import add_neighbours
from bot.understanding.parting.cutting import (
    ARTICLES,
    LINKS,
    PREPOSITIONS,
    Piece,
    begins_with,
    cut,
    figures_both,
    first_sentence,
    going_on,
    silent_places,
    told_again,
)
from bot.understanding.parting.joints import turned_to
from bot.understanding.parting.naming import loosely
from bot.understanding.parting.naming.called import called
from bot.understanding.parting.naming.codes import Mention, codes_of
from bot.understanding.parting.naming.mentioned import find_mentions
from bot.understanding.parting.naming.names import (
    UNKNOWN,
    Features,
    Names,
    Owner,
    may_name,
    names_of,
)
from bot.understanding.parting.naming.naming_nothing import (
    without_its_papers,
    without_means,
    without_papers,
    without_reasons,
    without_things_of_codes,
    without_time_asked,
)
from bot.understanding.parting.naming.near import Near, near, written_titles
from bot.understanding.parting.naming.reprinted import of_its_plan
from bot.understanding.parting.naming.wholes import EXCEPT, together
from bot.understanding.reading import BREAKS
from bot.understanding.wordlists import word_set

NOBODY: Owner = ()

_THIS = frozenset(["este", "esta", "esto"])
_BEFORE_TOLD = word_set(": ya va van esta en al un el sigue quedo lleva casi es era")
_BEFORE_WHOLE = word_set("de los las / total")
_COMMON = 0.5  # what a noun counts that stands in every plan


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of a text, their possible owners, and for each piece what speaks for each.

    `named` are the tokens that name activities by words of their titles.
    """

    pieces: tuple[Piece, ...]
    owners: tuple[Owner, ...]
    features: tuple[dict[Owner, Features], ...]
    labels: frozenset[int]  # the places of pieces that open with "avance", "porcentaje"
    silent: frozenset[int]  # of those after which no figure or state comes in their sentence
    again: frozenset[int]  # of those before and after which figures or states are told
    figured: frozenset[int]  # of those with a figure right behind one with a figure
    turned: frozenset[int]  # of those that turn to a thing of titles and tell something of it
    going_on: frozenset[int]  # of those that only say where what was named before them stands
    mentions: tuple[Mention, ...]
    named: Mapping[int, frozenset[Owner]]
    answered: Owner
    only: Owner
    away: frozenset[Owner]  # activities of others
    headed: bool  # whether the text begins with a word of titles and tells its state

    @property
    def names(self) -> frozenset[int]:
        """The tokens that name activities, outright or by words of their titles."""
        outright = (at for m in self.mentions for at in range(m.first, m.last))
        return frozenset((*outright, *self.named))

    def arrival(self, at: int, owner: Owner) -> Features:
        """Return what speaks for beginning to talk of an owner with a piece."""
        if at == 0:
            expected = bool(owner) and owner in (self.answered, self.only)
            told = {"answered": 1.0} if expected else self._of_others(owner)
            return told | ({"begins with another": 1.0} if self._is_anothers(owner) else {})
        told = {"change after stop" if self.pieces[at].opens else "change": 1.0}
        told |= self._of_others(owner)
        if self.answered and not self._is_anothers(self.answered):
            told["comes back" if owner == self.answered else "leaves answered"] = 1.0
        if not self.features[at][owner]:
            told[
                "change before a name" if self._is_next(at, owner) else "change without a name"
            ] = 1.0
        if at in self.labels:
            told["change at a label"] = 1.0
        if at in self.silent:
            told["change, nothing told"] = 1.0
        return told | self._named_anew(at, owner)

    def _named_anew(self, at: int, owner: Owner) -> Features:
        """Return what speaks for coming to an owner that a piece names."""
        changes = {
            "change, told again": self.again,
            "change, figures both": self.figured,
            "change, turned to": self.turned,
        }
        named = bool(self.features[at][owner])
        return {name: 1.0 for name, places in changes.items() if named and at in places}

    def _is_anothers(self, owner: Owner) -> bool:
        """Whether the text begins with nouns of other activities and tells their state."""
        first = self.features[: first_sentence(self.pieces)] if self.headed else ()
        noun = any("head leading" in some for told in first for some in told.values())
        return noun and owner not in (NOBODY, UNKNOWN) and not any(one[owner] for one in first)

    def _is_next(self, at: int, owner: Owner) -> bool:
        """Whether a piece is followed, within its sentence, by one that names an owner."""
        behind = at + 1 < len(self.pieces) and not self.pieces[at + 1].opens
        return behind and bool(self.features[at + 1][owner])

    def _of_others(self, owner: Owner) -> Features:
        return {"of another office": 1.0} if owner in self.away else {}


def default_code(context: Context) -> str | None:
    """Return the activity meant when none is named: the one answered, else the only one."""
    codes = [activity.code for activity in context.pending]
    if context.reply_to in codes:
        return context.reply_to
    return codes[0] if len(codes) == 1 else None


def mentions_of(
    norms: Sequence[str], context: Context, others: Sequence[Near] = ()
) -> tuple[Mention, ...]:
    """Return what a text names outright: by code, by place, all, titles of others in full, or by
    words of a title as "lo de las citas" does."""
    order = tuple(activity.code for activity in context.pending)
    away = tuple(code for other in others for code in other.codes)
    printed = tuple(activity.printed for activity in context.pending)
    found = find_mentions(norms, codes_of(order, away, printed, context.listed), context.reply_to)
    if context.reply_to:
        found = [one for one in found if norms[one.first] != "todo"]
    for first, last, codes in written_titles(norms, others, context):
        found = [one for one in found if one.last <= first or last <= one.first]
        found.append(Mention(first, last, codes, "code"))
    for one in called(norms, context, found):
        if all(other.last <= one.first or one.last <= other.first for other in found):
            found.append(one)
    found = [of_its_plan(norms, context, one) for one in sorted(found, key=lambda m: m.first)]
    return tuple(together(norms, found))


@lru_cache(maxsize=200)
def pieces_of(norms: tuple[str, ...], context: Context) -> Pieces:
    """Cut the tokens of a text, and weigh for each piece who may own it."""
    norms = without_time_asked(norms)
    others = near(norms, context)
    mentions = mentions_of(norms, context, others)
    order = tuple((activity.code,) for activity in context.pending)
    away = tuple(other.codes for other in others)
    hers = tuple(((a.code,), a.title, a.product) for a in context.pending)
    names = names_of(hers, tuple((o.codes, o.title) for o in others if o.is_titled))
    several = sorted({m.codes for m in mentions if m.codes and m.codes not in (*order, *away)})
    others_of = frozenset({*away, *(o for o in several if set(o) & {c for a in away for c in a})})
    owners = (*order, *away, *several, UNKNOWN, NOBODY)
    answered = next((owner for owner in order if owner == (context.reply_to,)), NOBODY)
    mentions = loosely.without_all_things(norms, mentions, names, answered)
    mentions = loosely.without_ordinals(norms, mentions, names)
    mentions = _without_unknown(norms, mentions, names)
    mentions = mentions if answered else _without_rest_of_unknown(norms, mentions, names)
    if any(mention.kind == "code" for mention in mentions):
        norms = without_things_of_codes(without_papers(norms), mentions, names)
        norms = without_reasons(norms, mentions, names)
    norms = without_its_papers(norms, mentions, names)
    norms = without_means(norms, mentions, names)
    titles: loosely.Titles = {own[0]: own[1:] for own in hers}
    norms = without_names_in_account(norms, mentions, names, answered)
    norms = loosely.without_places(norms, mentions, names)
    norms = loosely.without_loose(norms, mentions, names, titles, answered)
    norms = without_told_apart(norms, mentions, names)
    apart = tuple(owner for owner in order if answered and owner != answered)
    norms = loosely.without_common(norms, mentions, names, (*away, *apart))
    norms = loosely.without_units(norms, names)
    pieces = tuple(cut(norms, mentions, names))
    inside = {at for m in mentions if m.kind != "called" for at in range(m.first, m.last)}
    titled = {at: names.owners(norm) for at, norm in enumerate(norms) if at not in inside}
    named = {at: own for at, own in titled.items() if own}
    features = tuple(_features(norms, piece, mentions, names, context, owners) for piece in pieces)
    coded = {at for m in mentions if m.kind == "code" for at in range(m.first, m.last)}
    add_neighbours(norms, pieces, features, {*inside, *named}, coded, answered, names, others_of)
    labels = frozenset(at for at, piece in enumerate(pieces) if "LABEL" in tags(norms[piece.first]))
    silent = silent_places(norms, pieces, mentions)
    again, figured = told_again(norms, pieces) - silent, figures_both(norms, pieces)
    only = order[0] if len(order) == 1 else NOBODY
    things = {at for at in named if names.named_by(norms[at])}
    turned = turned_to(norms, pieces, features, {*inside, *things})
    on = going_on(norms, pieces, {*inside, *named})
    return Pieces(
        pieces, owners, features, labels, silent, again, figured, turned, on, mentions, named,
        answered, only, others_of, begins_with(norms, pieces, named),
    )  # fmt: skip


def _without_unknown(
    norms: Sequence[str], mentions: Sequence[Mention], names: Names
) -> tuple[Mention, ...]:
    """Take the activities from a "todas" of which something is left out that is not known."""
    known = {at for m in mentions for at in range(m.first, m.last)}
    for at, norm in enumerate(norms):
        left_out = norms[at + 1 : at + 6]
        if norm not in EXCEPT or (norm == "menos" and not set(left_out[:1]) & ARTICLES):
            continue
        unknown = not known & {*range(at, at + 6)} and not any(map(names.owners, left_out))
        if unknown and not any(m.kind == "all" and m.first > at for m in mentions):
            mentions = [replace(m, codes=()) if m.kind == "all" else m for m in mentions]
    return tuple(mentions)


def _without_rest_of_unknown(
    norms: Sequence[str], mentions: Sequence[Mention], names: Names
) -> tuple[Mention, ...]:
    """Take the activities from "las demás" behind a figure of one that is not known, which may be
    any of them: "70 la de los carteles y las demás igual"."""
    first = mentions[0] if mentions else None
    if first is None or first.kind != "rest":
        return tuple(mentions)
    before = norms[: first.first]
    figured = any(norm[0].isdigit() for norm in before)
    unknown = figured and not any(map(names.owners, before))
    return (replace(first, codes=()) if unknown else first, *mentions[1:])


def _features(
    norms: Sequence[str],
    piece: Piece,
    mentions: Sequence[Mention],
    names: Names,
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
    if piece.opens:
        _of_another_thing(told, context)
    begins = max((at for at in range(piece.first) if norms[at] in BREAKS), default=0)
    ends = next((at for at in range(piece.last, len(norms)) if norms[at] in BREAKS), len(norms))
    clause = norms[begins:ends]
    _of_several(told, clause, names, context)
    return told


def _of_another_thing(told: dict[Owner, Features], context: Context) -> None:
    """Let a sentence that begins with the name of another speak less for the one last spoken of;
    nothing where a message is answered that lists it."""
    spoken_of = default_code(context)
    listed = any(a.is_answered for a in context.pending if a.code == spoken_of)
    if spoken_of is None or told[(spoken_of,)] or listed:
        return
    hers = {activity.code for activity in context.pending}
    for owner, features in told.items():
        if owner and {"head leading", "word leading"} & features.keys():
            features["another thing" if hers.issuperset(owner) else "thing of others"] = 1.0


def _of_several(
    told: dict[Owner, Features], clause: Sequence[str], names: Names, context: Context
) -> None:
    """Let words that name several activities alike speak for one that is not known; what names one
    of hers as well as some of others is hers, unless its clause tells a deed of another one's."""
    answered = (str(context.reply_to),)
    best = max(told, key=lambda owner: sum(told[owner].values()) if len(owner) == 1 else 0.0)
    alike = [owner for owner in told if told[owner] and told[owner] == told[best]]
    hers = [(a.code,) for a in context.pending if (a.code,) in alike]
    doubtful = len(alike) > 1 and answered not in alike and UNKNOWN not in alike
    if doubtful and (len(hers) != 1 or _tells_deed_of_another(clause, hers[0], names)):
        told[UNKNOWN] |= {**told[best], "words of several": 1.0}


def _tells_deed_of_another(norms: Sequence[str], own: Owner, names: Names) -> bool:
    """Whether a deed is told that is of another activity and none of this one: "el mapa ya está
    publicado" of who is to update it."""
    deeds = {verb_stem(word) for word in norms if word.isalpha() and is_past(word)}
    if deeds & names.words[own].verbs:
        return False
    return any(deeds & other.verbs for other in names.words.values())


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
    if mention.kind in ("code", "called"):
        return "code"
    one = mention.kind == "place" or norms[mention.last - 1] in ("otra", "otro")
    if one and _is_told(norms, mention.last):
        return f"{mention.kind} told"
    places = {other.codes for other in mentions if other.kind == "place"}
    if mention.kind == "place" and len(places) > 1:
        return "place among others"
    kind = "all" if mention.kind == "none" else mention.kind
    if kind == "rest" and context.reply_to not in (None, *mention.codes):
        return "code" if _is_told(norms, mention.last) else kind
    if context.reply_to:
        return f"{kind} answering"
    before = norms[: mention.first]
    counted = any(a[0].isdigit() and b in ("de", "/") for a, b in pairwise(before))
    return f"{kind} after a count" if counted else kind


def _is_told(norms: Sequence[str], at: int) -> bool:
    """Whether a figure or a state follows at once: "la última ya va en 80"."""
    while at < len(norms) and norms[at] in _BEFORE_TOLD:
        at += 1
    if at == len(norms):
        return False
    return norms[at][0].isdigit() or norms[at] == "igual" or bool(tags(norms[at]) & {"DONE", "NOT"})


def _of_words(
    told: dict[Owner, Features],
    norms: Sequence[str],
    piece: Piece,
    skipped: set[int],
    names: Names,
) -> None:
    """Add what the words of a piece say for the activities in whose names they stand."""
    seen: set[tuple[Owner, str]] = set()
    leading = True
    for at in range(piece.first, piece.last):
        if at in skipped or not may_name(norms[at]):
            leading = leading and not norms[at][0].isdigit() and at - piece.first < 4
            continue
        term, known = stem(norms[at]), len(seen)
        place = " leading" if leading else " inside" if _inside(norms, piece, at) else ""
        after_article = at == piece.first + 1 and norms[piece.first] in ARTICLES
        counted = any(norms[max(0, at - n)][0].isdigit() for n in (1, 2) if at - n >= 0)
        for owner, own in names.words.items():
            hit = sounds_like(term, own.terms) or sounds_like(term, own.deeds)
            if hit is not None and (owner, hit) not in seen:
                seen.add((owner, hit))
                worth = names.weights.get(hit, 0.5) * (_COMMON if hit in own.common else 1.0)
                heads = hit in own.heads or (term in own.deeds and after_article)
                _add(told[owner], ("head" if heads else "word") + place, worth)
                if sum(other == owner for other, _ in seen) == 2:
                    _add(told[owner], "two words", 1.0)
            if counted and sounds_like(term, own.counted) is not None:
                _add(told[owner], "unit counted", names.weights.get(term, 0.5))
        leading = leading and (len(seen) > known or at - piece.first < 2)


def _inside(norms: Sequence[str], piece: Piece, at: int) -> bool:
    """Whether a word stands behind a preposition: of another noun, or beside the subject."""
    if at > piece.first and norms[at - 1] in PREPOSITIONS:
        return True
    return at > piece.first + 1 and norms[at - 2] in PREPOSITIONS and norms[at - 1] in LINKS


def _add(told: Features, name: str, worth: float) -> None:
    told[name] = told.get(name, 0.0) + worth
