"""Where a text turns to another thing: "Por otra parte, …", "En cuanto a la 1.5, …". Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.understanding.lexicon import tags
from bot.understanding.parting.cutting import Piece, tells
from bot.understanding.parting.naming.names import UNKNOWN, Owner
from bot.understanding.parting.pieces import NOBODY, Pieces
from bot.understanding.reading import HARD_BREAKS, Reading, phrase, read

_TELLS = frozenset(("NOT", "DONE"))
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
