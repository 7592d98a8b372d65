"""What the pieces beside a piece say of its owner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise, takewhile

from bot.understanding.activities import stem, verb_stem
from bot.understanding.amounts.settled import is_past
from bot.understanding.lexicon import tags
from bot.understanding.parting.cutting import (
    ARTICLES,
    CONJUNCTIONS,
    CONNECTORS,
    DID,
    LINKS,
    Piece,
    denies,
    tells,
    tells_figure,
)
from bot.understanding.parting.naming.loosely import heads
from bot.understanding.parting.naming.names import UNKNOWN, Features, Names, Owner
from bot.understanding.parting.naming.wholes import EXCEPT
from bot.understanding.reading import BREAKS
from bot.understanding.wordlists import word_set

_BESIDE_NAMES = LINKS | word_set("y e ni en con para sobre lo - va van")
_STATES = word_set("DONE NOT BEGIN")
_SHORT = 5  # tokens of a figure or state alone
_LEADS_BACK = word_set("en y ya")
NOUN_TOLD = "noun beside another"  # it says so; what speaks for it is "told before a name"
_TO_A_CODE = 4  # tokens: "y de la 1.1"
_BEFORE_DEEDS = CONNECTORS | {"se"}
_LEADS = frozenset({"head leading", "word leading"})
_ROOT = 5  # letters in which forms of a word are alike
_PLAIN = 5.0  # times what a short figure says: nobody else can be told it


def add_neighbours(
    norms: Sequence[str],
    pieces: Sequence[Piece],
    features: Sequence[Mapping[Owner, Features]],
    names: Set[int],
    coded: Set[int],
    answered: Owner,
    known: Names,
    away: Set[Owner],
) -> None:
    """Add to what speaks for each owner of each piece what the pieces beside it say.

    `names` are the tokens that name somebody, `coded` those that do so outright; `away` are the
    activities of others.
    """
    named = [any(some[owner] for owner in some if owner) for some in features]
    bare = [_is_bare(norms, piece, names) for piece in pieces]
    _told_first(norms, pieces, features, named, answered)
    _told_of_a_noun(norms, pieces, features, coded)
    _each_its_own(norms, pieces, features, known, away)
    _each_counted(norms, pieces, features, known)
    _figure_first(norms, pieces, features, names, answered)
    for at, piece in enumerate(pieces):
        if not named[at] or not bare[at]:
            continue
        labels = list(norms[piece.last : piece.last + 1]) == [":"]
        if labels and piece.opens:
            _give(features[at], features[at], "label")
        behind = pieces[at + 1] if at + 1 < len(pieces) else None
        goes_on = behind is not None and not behind.opens and not named[at + 1]
        tells_on = behind is not None and goes_on and tells(norms, behind)
        free = not tells_on or norms[piece.last] == "," or norms[piece.last] in CONJUNCTIONS
        first = at > 0 and not named[at - 1] and _is_told(norms, pieces[at - 1], piece)
        if first and free and not labels:
            _give(features[at - 1], features[at], "name behind")


def _told_first(
    norms: Sequence[str],
    pieces: Sequence[Piece],
    features: Sequence[Mapping[Owner, Features]],
    named: Sequence[bool],
    answered: Owner,
) -> None:
    """Let a figure before the first name speak for the one that is answered, where that name has
    one of its own: "vamos en 60. La 1.2 sin avance"; for one that is not known, where that name is
    answered, or nobody is, and it tells that there is none: "los videos van en 60 y la 1.2 no"."""
    first = named.index(True) if True in named else 0
    before = [at for at in range(first) if not denies(norms, pieces[at])]
    if len(before) > 1 and answered and pieces[first].opens:
        _told_in_a_sentence(norms, pieces, features, before, first, answered)
    if len(before) != 1:
        return
    at, name = before[0], pieces[first]
    said = norms[pieces[at].first : pieces[at].last]
    figure = any(norm[0].isdigit() for norm in said)
    told = figure or any(tags(norm) & _STATES for norm in said)
    others = answered and not features[first][answered]
    apart = others or norms[name.first] in CONJUNCTIONS or said[0] in ARTICLES
    if figure and apart and _tells_none(norms, name):
        features[at][answered if others else UNKNOWN]["told before a name"] = _PLAIN
    elif others and told and first == 1 and len(said) <= _SHORT and tells(norms, name):
        features[at][answered]["told before a name"] = 1.0


def _told_in_a_sentence(
    norms: Sequence[str],
    pieces: Sequence[Piece],
    features: Sequence[Mapping[Owner, Features]],
    before: Sequence[int],
    first: int,
    answered: Owner,
) -> None:
    """Let the figure of the sentence before the first name speak for the one that is answered,
    where that name has another figure: "ya firmó, ahora 100. Y de las encuestas llevamos 210"."""
    at, name = before[-1], pieces[first]
    figured = [
        any(norm[0].isdigit() for norm in norms[one.first : one.last]) for one in (pieces[at], name)
    ]
    short = pieces[at].last - pieces[at].first <= _SHORT
    if all(figured) and short and not features[first][answered]:
        features[at][answered]["told before a name"] = 1.0


def _told_of_a_noun(
    norms: Sequence[str],
    pieces: Sequence[Piece],
    features: Sequence[Mapping[Owner, Features]],
    coded: Set[int],
) -> None:
    """Let the figure of a noun that names one activity alone speak for that, where a code beside it
    names another one that is told of by itself: "la socialización en 45 y la 1.1 todavía no"."""
    pairs = list(pairwise(range(len(pieces)))) if coded else []
    for at, other in (*pairs, *((behind, here) for here, behind in pairs)):
        piece, beside = pieces[at], pieces[other]
        if not coded.isdisjoint(range(piece.first, piece.last)):
            continue
        to_code = range(beside.first, min(beside.last, beside.first + _TO_A_CODE))
        by_code = {one for one in to_code if one in coded and norms[one][-1].isdigit()}
        figured = any(
            norm[0].isdigit() for norm in norms[max(by_code, default=0) + 1 : beside.last]
        )
        apart = _tells_none(norms, beside) or (figured and at < other)
        owners = [o for o, told in features[at].items() if o and _LEADS & told.keys()]
        ends = norms[piece.last - 1][0].isdigit() or norms[piece.last - 1] == "%"
        if by_code and apart and ends and len(owners) == 1 and not features[other][owners[0]]:
            features[at][owners[0]] |= {"told before a name": _PLAIN, NOUN_TOLD: 1.0}


def _each_its_own(
    norms: Sequence[str],
    pieces: Sequence[Piece],
    features: Sequence[Mapping[Owner, Features]],
    known: Names,
    away: Set[Owner],
) -> None:
    """Let the figure of a sentence that begins with a noun of several titles speak for one of these
    where another sentence begins with what an activity is about that is none of them: "la página
    quedó al 100. La transmisión apenas en cotización". It is of the only one of hers, or of the one
    of which another word stands in its sentence, else of one that is not known."""
    leads = [
        frozenset(o for o, told in some.items() if o in known.words and _LEADS & told.keys())
        for some in features
    ]
    roots = {o: {term[:_ROOT] for term in own.terms - own.common} for o, own in known.words.items()}
    mains = [
        own
        for own, some, piece in zip(leads, features, pieces, strict=True)
        if piece.opens and len(own) == 1 and all("head leading" in some[one] for one in own)
    ]
    for at, piece in enumerate(pieces):
        figured = norms[piece.last - 1][0].isdigit() or norms[piece.last - 1] == "%"
        plain = piece.opens and norms[piece.first] in ARTICLES and len(leads[at]) > 1
        if not (figured and plain and any(own.isdisjoint(leads[at]) for own in mains)):
            continue
        behind = takewhile(lambda one: not one.opens, pieces[at + 1 :])
        said = {stem(n)[:_ROOT] for one in behind for n in norms[one.first : one.last]}
        hers = leads[at] - away
        titled = [*hers] if len(hers) == 1 else [o for o in leads[at] if said & roots[o]]
        owner = titled[0] if len(titled) == 1 else UNKNOWN
        features[at][owner] |= {"told before a name": _PLAIN, NOUN_TOLD: 1.0}


def _each_counted(
    norms: Sequence[str],
    pieces: Sequence[Piece],
    features: Sequence[Mapping[Owner, Features]],
    known: Names,
) -> None:
    """Let a figure speak for the activity whose words alone stand with it, and whose deed is told
    or which it begins with, where another piece has a figure of another: "capacitamos a 8 de las 20
    personas de ventanilla, y de la socialización se hizo una jornada de las tres"."""
    figured = [at for at, piece in enumerate(pieces) if tells_figure(norms, piece)]
    does = {at: _who_does(norms, pieces[at], known) for at in figured}
    told = {at: {o for o, some in features[at].items() if o in known.words and some} for at in does}
    of = {at: own or does[at] for at, own in told.items()}
    for at in figured:
        others = [own for other, own in of.items() if other != at and own]
        if len(of[at]) != 1 or not others or any(map(of[at].__and__, others)):
            continue
        (meant,) = of[at]
        if meant in does[at] or _LEADS & features[at][meant].keys():
            features[at][meant]["told before a name"] = _PLAIN


def _who_does(norms: Sequence[str], piece: Piece, known: Names) -> set[Owner]:
    """Return the activities whose deed a piece begins with: "y capacitamos a 8 de 20"."""
    said = norms[piece.first : piece.last]
    first = next((norm for norm in said if norm not in _BEFORE_DEEDS), "")
    deed = verb_stem(first) if is_past(first) else ""
    return {owner for owner, words in known.words.items() if deed in words.verbs}


def _figure_first(
    norms: Sequence[str],
    pieces: Sequence[Piece],
    features: Sequence[Mapping[Owner, Features]],
    names: Set[int],
    answered: Owner,
) -> None:
    """Let the figure that heads an answer speak for what was asked, where all that names another
    in the first clause with a name is one word of a title, and more is said there: "80 %, salió el
    mapa"."""
    at, head = min(names, default=0), pieces[0].last if pieces else 0
    if not answered or at <= head or not heads(norms):
        return
    first = next(n + 1 for n in range(at, -1, -1) if norms[n] in BREAKS)
    last = next((n for n in range(at, len(norms)) if norms[n] in BREAKS), len(norms))
    here = [some for p, some in zip(pieces, features, strict=True) if first <= p.first < last]
    loose = not any({"two words", "code"} & some[o].keys() for some in here for o in some)
    figure = any(norm[0].isdigit() for norm in norms[first:last])
    bare = all(n in names or norms[n] in _BESIDE_NAMES for n in range(first, last))
    if first > head and loose and not figure and not bare:
        features[0][answered]["told before a name"] = _PLAIN


def _tells_none(norms: Sequence[str], name: Piece) -> bool:
    """Whether a code is told that nothing is done of it: "la 1.3 todavía no", "la 1.3 igual"."""
    said = norms[name.first : name.last]
    code = next((at for at, norm in enumerate(said) if norm[-1].isdigit()), len(said))
    told = [norm for norm in said[code + 1 : code + 4] if norm != ","]
    return told == ["apenas"] or any(norm == "igual" or "NOT" in tags(norm) for norm in told)


def _give(here: Mapping[Owner, Features], names: Mapping[Owner, Features], what: str) -> None:
    for owner in [owner for owner, told in names.items() if owner and told]:
        here[owner][what] = 1.0


def _is_bare(norms: Sequence[str], piece: Piece, names: Set[int]) -> bool:
    """Whether a piece is nothing but a name."""
    said = range(piece.first, piece.last)
    alone = all(at in names or norms[at] in _BESIDE_NAMES for at in said)
    return alone and norms[piece.first] not in EXCEPT


def _is_told(norms: Sequence[str], piece: Piece, name: Piece) -> bool:
    """Whether a figure or a state stands right before a name that is no noun it counts: "60 % en
    la ruta", "terminadas la 1.2 y la 1.3", not "12 ferias"."""
    last = piece.last - 1
    counted = norms[name.first - 1][0].isdigit() and norms[name.first].isalpha()
    if piece.last != name.first or (counted and norms[name.first] not in LINKS):
        return False
    while last > piece.first and norms[last] in _LEADS_BACK:
        last -= 1
    done = norms[last - 1] == "se" or "DONE" in tags(norms[last])
    figure = norms[last][0].isdigit() or norms[last] == "%"
    return figure or done or DID.fullmatch(norms[last]) is not None
