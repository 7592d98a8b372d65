"""What a message says besides how the work goes: who is away, wishes, remarks on persons. It is in
no description. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.understanding.framing.frames import frame, tells_beside
from bot.understanding.framing.nothing_told import is_small_talk
from bot.understanding.framing.of_herself import tells_of_herself
from bot.understanding.framing.record_words import DID_I_NOT_SAY, is_of_the_record, quarrels
from bot.understanding.of_the_work import Piece, is_none_of_the_work
from bot.understanding.reading import Reading, read
from bot.understanding.talk import is_courtesy

_BEGINS = frozenset(("y", "e", "pero"))
_PROTESTS = re.compile(rf"(?:(?:y|e|pero|si|es que|acaso) ){{0,2}}{DID_I_NOT_SAY}")
_MOST_JOINTS = 4  # what has more of them is a list
# Why work waits is of the work, whoever is away: "porque Jairo está de vacaciones".
_WHY = re.compile(
    r"(?:y |e |pero )?(?:porque|por|pues|ya que|debido|dado que|puesto que|toda vez|como|mientras"
    r"|hasta que|falta)(?!\S)"
)
# What is waited for is of the work too: "no doy una cifra hasta que Sistemas confirme".
_WAITS = re.compile(r"\bno (?:[a-z]{1,15} ){1,8}hasta que (?!yo\b)")
# Said to us, a figure: "déjela en cero".
_PUTS_AT = re.compile(
    r"\b(?:dej|pon|pong|baj|sub|corrij|cambi|registr|anot|marqu)[a-z]{1,3}l[ao]s?\b"
    r"(?: [a-z]{1,12}){0,4}? en \d"
)

# An activity that stays as it is: "la 4.3 la dejo igual".
_STAYS = re.compile(
    r"(?:y |pero )?(?:\S{1,40} ){0,6}?dej[a-z]{1,5}(?:l[ao]s?)?"
    r" (?:igual|asi|quiet[ao]s?|como (?:esta|estaba|va|venia)n?)"
    r"|(?:(?:y|pero) )?l[ao]s (?:demas|otr[ao]s|restantes)(?: \d)?"
    r" (?:siguen|estan|van|quedan|continuan) (?:igual(?:es)?|lo mismo|en las mismas)"
    r"|(?:(?:y|pero|si|asi|ahi|eso|pues) ){0,3}(?:sigue|siguen|seguimos|continua)"
    r"(?: (?:asi|ahi|igual|por ahora|todavia)){0,3}"
)


# "eso es de la 4.1", "sí por favor", "sí a las dos": it answers, and was used.
_ANSWERS = re.compile(
    r"(?:(?:no|y|pero|ah) (?:, )?){0,2}(?:es[aeo]s?|esto|lo anterior) (?:es|son|era|eran|fue|van?)"
    r" (?:del?|para|en)(?: (?:la|el|lo))? (?:actividad )?"
    r"(?:@|[a-z]{0,3}-?\d{1,3}(?:\.\d{1,3}){1,3})"
    r"|si(?: ,)?(?: (?:por favor|porfa|gracias|senora?|claro|asi)){1,3}"
    r"|si(?: ,)? (?:a|con|en) (?:l[oa]s (?:dos|tres|cuatro|\d)|tod[oa]s|amb[oa]s"
    r"|(?:la|el) (?:@|[a-z]{0,3}-?\d{1,3}(?:\.\d{1,3}){1,3}))"
)


def is_all_besides(reading: Reading) -> bool:
    """Tell whether a text as a whole surely tells nothing of the work."""
    return _is_besides(reading, 0, len(reading.tokens), Piece.MESSAGE)


def _is_besides(reading: Reading, first: int, last: int, piece: Piece = Piece.CLAUSE) -> bool:
    """Tell whether the tokens in the range [first, last) surely tell nothing of the work."""
    plain = reading.part(first, last).plain
    if _PROTESTS.match(plain):
        return True
    if first >= last or any(one.search(plain) for one in (_WAITS, _PUTS_AT)) or _WHY.match(plain):
        return False
    return is_none_of_the_work(_words(reading, first, last), piece)


def without_besides(reading: Reading, clauses: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the clauses that may tell of the work, without what is joined to them and does not:
    "falta la firma" of "falta la firma y el viernes no estoy"."""
    return [_without_half(reading, *one) for one in clauses if not _is_besides(reading, *one)]


def _without_half(reading: Reading, first: int, last: int) -> tuple[int, int]:
    for at, then in _joints(reading, first, last):
        before, behind = (_is_besides_half(reading, *one) for one in ((first, at), (then, last)))
        if before != behind:
            return (then, last) if before else (first, at)
    return first, last


def _is_besides_half(reading: Reading, first: int, last: int) -> bool:
    talks = is_small_talk(reading.part(first, last).plain)
    return talks or _is_besides(reading, first, last, Piece.HALF)


def told_besides(text: str) -> tuple[str, ...]:
    """Return the words of a text that surely tell nothing of the work, each as it stands there;
    not what only frames a message: courtesy, where she is, talk of the record itself."""
    reading, frames = read(text), frame(text)
    left = (_left_out(reading, *one) for one in reading.clauses())
    return tuple(
        _words(reading, first, last)
        for first, last in left
        if first < last
        and not any(start <= reading.tokens[first].start < end for start, end in frames)
        and not _only_frames(reading.part(first, last).plain)
    )


def _left_out(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Return what of a clause is none of the work: all of it, a half, or an empty range."""
    if _is_besides(reading, first, last):
        return first, last
    start, end = _without_half(reading, first, last)
    if end < last:
        return end + (reading.norms[end] in _BEGINS), last
    return first, max(first, start - (reading.norms[start - 1] in _BEGINS))


def _only_frames(plain: str) -> bool:
    frames = (
        is_courtesy, tells_of_herself, is_of_the_record, tells_beside, quarrels, is_small_talk,
    )  # fmt: skip
    said = (_STAYS, _ANSWERS)
    return any(one(plain) for one in frames) or any(one.fullmatch(plain) for one in said)


def _joints(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield where a clause may be parted: at an "y", or behind a figure, "en 60 quedo pendiente":
    the end of what stands before, and where the rest begins."""
    norms, inner = reading.norms, range(first + 1, last - 1)
    found = (
        (at, at + 1) if norms[at] in _BEGINS else (at + 1, at + 1)
        for at in inner
        if norms[at] in _BEGINS or _is_figure(norms, at)
    )
    return islice(found, _MOST_JOINTS)


def _is_figure(norms: Sequence[str], at: int) -> bool:
    """Tell whether a token ends a figure that is told: "60 %", "en 60"; not "60 % de las actas"."""
    if norms[at + 1] in ("%", "de", "del"):
        return False
    return norms[at] == "%" or (norms[at].isdigit() and norms[at - 1] in ("en", "al"))


def _words(reading: Reading, first: int, last: int) -> str:
    return reading.text[reading.tokens[first].start : reading.tokens[last - 1].end]
