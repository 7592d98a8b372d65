"""Where a text turns to another thing: "Por otra parte, …", "En cuanto a la 1.5, …". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.understanding.amounts.hiding import hide
from bot.understanding.lexicon import tags
from bot.understanding.parting.cutting import (
    CONJUNCTIONS,
    CONNECTORS,
    LINKS,
    Piece,
    stretch,
    tells,
    tells_figure,
)
from bot.understanding.parting.naming.codes import Mention
from bot.understanding.parting.naming.names import UNKNOWN, Owner, may_name
from bot.understanding.parting.pieces import NOBODY, Pieces
from bot.understanding.reading import BREAKS, HARD_BREAKS, Reading, phrase, read

_TELLS = frozenset(("NOT", "DONE"))
_OUTRIGHT = frozenset(("code", "called", "place"))
_STOPS = HARD_BREAKS - {"¶"}
_ALIKE = frozenset(("tambien", "tampoco", "igual"))
_AND = frozenset(("y", "e"))
_BEFORE_A_VERB = CONNECTORS | {"ya", "hoy", "ayer", "apenas"}
# "sacamos", "deje": a deed of ours, or an order of what the record is to say
_VERB = re.compile(
    r"(?!v?amos|est|nos|ten|lleg|lev|segu|queda|falta|necesit|llev)[a-z]{2,12}(?:amos|imos)"
    r"|(?:dej|pong|cierr|coloqu|registr|anot|sub|baj|marqu|pas|actualic)[ae]|dele"
)
_FEWEST_TOLD = 2  # words beside a name that is more than named
_BESIDE = (
    r"(?:asi ?mismo|igualmente|de (?:igual|la misma|otra) (?:forma|manera)|adicionalmente|ademas"
    r"|finalmente|por ultimo|tambien|a su vez)"
)
_TELLS_US = (
    r"(?:(?:se|le|les|me permito|nos permitimos) )?(?:inform|comunic|coment|solicit|cuent|manifest"
    r"|recuerd|pid)[a-z]{1,5}(?:le|les)?"
)
_TURNS_TO = (
    r"(?:frente a|respecto (?:a|de)|con (?:relacion|respecto) a|en (?:cuanto|relacion|referencia)"
    r" (?:a|con)|en lo (?:relacionado|concerniente|referente|que respecta|que tiene que ver)"
    r" (?:con|a)|sobre|acerca de|en (?:materia|el tema|el programa|el proyecto|el area) del?)"
)
_APART = (
    r"(?:(?:de|por) (?:otra parte|otro lado)|en otro (?:tema|asunto|orden de ideas)|otros (?:temas"
    r"|asuntos)|cambiando de tema)"
)
# "Por otra parte, …", "Así mismo se informa que …", "Frente a la granja, …"
ELSE = phrase(
    rf"{_APART}|(?:{_BESIDE} (?:, )?)?(?:{_TELLS_US} que|{_TURNS_TO}l?(?= [^,]{{0,80}} ,))"
    rf"|{_BESIDE} (?:, )?{_TELLS_US}|{_BESIDE} (?:, )?{_TURNS_TO}l?"
)

_TURN = phrase(rf"(?:y )?(?:{_APART}|{_TURNS_TO}l?)")


def turns_in(reading: Reading) -> Iterator[int]:
    """Give the tokens at which a sentence turns to another thing than what was told before it."""
    for found in _TURN.finditer(reading.plain):
        at = reading.index(found.start())
        if at and reading.norms[at - 1] in HARD_BREAKS:
            yield at


def turn_in(reading: Reading) -> int:
    """Return the first token at which a sentence turns to another thing; 0 where none does."""
    return next(turns_in(reading), 0)


def first_sentence(text: str) -> str:
    """Return what stands in a text before its first full stop, line break or the like."""
    reading = read(text.strip())
    at = next((at for at, norm in enumerate(reading.norms) if norm in HARD_BREAKS), None)
    return text.strip() if at is None else text.strip()[: reading.tokens[at].start]


def before_turns(
    reading: Reading, pieces: Pieces, owners: Sequence[Owner]
) -> tuple[Sequence[Owner], int]:
    """Return the owners of the pieces, and the token of the turn that changes them: what is told
    before one and names nothing is of what is answered, never of what is named behind it; where
    nothing is answered, it is not known of whom it is."""
    turn = turn_in(reading)
    front = sum(piece.first < turn for piece in pieces.pieces)
    behind = next((one for one in owners[front:] if one), NOBODY)
    named = any(at < turn for at in pieces.names)
    if not turn or named or behind in (NOBODY, pieces.answered, pieces.only):
        return owners, 0
    said, whole = reading.norms[:turn], Piece(0, turn, opens=True)
    if not (tells(said, whole) if pieces.answered else any(tags(norm) & _TELLS for norm in said)):
        return owners, 0
    return (*([pieces.answered or UNKNOWN] * front), *owners[front:]), turn


def behind_a_stranger(
    reading: Reading, pieces: Pieces, owners: Sequence[Owner]
) -> tuple[Sequence[Owner], bool]:
    """Return the owners of the pieces where a text begins with the figure of a thing that no
    activity is called by, before what is named with its own: "streaming 50 %, informe 60 %"; and
    whether it does."""
    first, *behind = pieces.pieces[:2]
    (thing, *figure), norms = reading.norms[first.first : first.last], reading.norms
    strange = thing.isalpha() and may_name(thing) and not tags(thing) and first.first == 0
    if not (strange and behind and figure[1:] == ["%"]) or pieces.answered or pieces.only:
        return owners, False
    then = range(behind[0].first, behind[0].last)
    named = min(pieces.names, default=-1) in then and tells_figure(norms, behind[0])
    return ((UNKNOWN, *owners[1:]), True) if named else (owners, False)


def before_names(reading: Reading, pieces: Pieces, owners: Sequence[Owner]) -> Sequence[Owner]:
    """Return the owners of the pieces of an answer in which a sentence, or what "y" leads to,
    begins with the first name, of another activity than the one that is answered: what stands
    before it is of the one that is answered, "sigue en 90. Y lo de veredas lo lleva Camilo"."""
    first = min(pieces.names, default=0)
    front = sum(piece.last <= first for piece in pieces.pieces)
    alone = front in (0, len(pieces.pieces))  # a sign may be the name: ")" of an odd plan
    if alone or not pieces.answered or not _begins_another(reading, pieces, front, first):
        return owners
    outright = _outright(pieces, first)
    later = (one.first for one in pieces.mentions if one.first > first)
    end = min((stretch(reading.norms, first, HARD_BREAKS)[1], *later))
    behind = [
        outright.codes if outright and piece.last <= end else owner
        for piece, owner in zip(pieces.pieces[front:], owners[front:], strict=True)
    ]
    if {*behind[:1]} <= {NOBODY, UNKNOWN, pieces.answered}:
        return owners
    return (*([pieces.answered] * front), *behind)


def verbs_before_names(reading: Reading, pieces: Pieces, owners: Sequence[Owner]) -> list[Owner]:
    """Return the owners of the pieces where a clause that is only a verb goes with the name that it
    leads to: "ya sacamos" of "va en 70, ya sacamos el boletín", "deje" of "y deje la 2.2 en 25"."""
    found = list(owners)
    for at, (one, behind) in enumerate(pairwise(pieces.pieces)):
        norms = reading.norms
        begins = one.first == 0 or norms[one.first - 1] in BREAKS or norms[one.first] in _AND
        verb = [norm for norm in norms[one.first : one.last] if norm not in _BEFORE_A_VERB]
        leads = len(verb) == 1 and _VERB.fullmatch(verb[0]) and norms[one.last - 1] == verb[0]
        named = not pieces.names.isdisjoint(range(behind.first, behind.last))
        goes_on = one.last == behind.first and norms[behind.first] not in CONJUNCTIONS
        if begins and leads and named and goes_on:
            found[at] = found[at + 1]
    return found


def _begins_another(reading: Reading, pieces: Pieces, front: int, first: int) -> bool:
    """Tell whether a piece begins with the name at a token and tells something of it, as the words
    before it do; a word of a title alone may head a line of anything."""
    norms, piece = reading.norms, pieces.pieces[front]
    outright = _outright(pieces, first) is not None
    stopped = norms[piece.first - 1] in (HARD_BREAKS if outright else _STOPS)
    opens = stopped or (outright and norms[piece.first] in CONJUNCTIONS)
    begins = all(norm in CONNECTORS | LINKS for norm in norms[piece.first : first])
    end = stretch(norms, first, HARD_BREAKS)[1]
    beside = [norms[at] for at in range(first, end) if at not in pieces.names]
    more = len(beside) >= _FEWEST_TOLD or not _ALIKE.isdisjoint(beside)
    return opens and begins and more and _tells_progress(reading, piece.first)


def _outright(pieces: Pieces, first: int) -> Mention | None:
    """Return what names an activity at a token by its code, its place or "lo de …"."""
    return next((m for m in pieces.mentions if m.first == first and m.kind in _OUTRIGHT), None)


def _tells_progress(reading: Reading, last: int) -> bool:
    """Tell whether a number that may be a figure, or "ya" and what is done, stands before a token:
    a mere deed, or what lacks, may be the reason of what follows."""
    figures, said = hide(reading.plain)[: reading.starts[last]], reading.norms[:last]
    done = "ya" in said and any("DONE" in tags(norm) for norm in said)
    return done or any(map(str.isdigit, figures))
