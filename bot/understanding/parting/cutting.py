"""A text cut into short pieces, each of which is said of one activity, of several or of none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.understanding.lexicon import tags
from bot.understanding.parting.naming.codes import Mention
from bot.understanding.parting.naming.names import Names, may_name
from bot.understanding.parting.naming.wholes import DEED, EXCEPT
from bot.understanding.reading import BREAKS, HARD_BREAKS
from bot.understanding.wordlists import word_set
from core.spanish import MONTHS

_OPENERS = EXCEPT | word_set("y e ni pero mientras respecto tambien ademas aunque")
CONJUNCTIONS = word_set("y e ni pero")
# What only leads to what is said, before the name of an activity: "entonces la ventanilla …".
CONNECTORS = word_set(
    "y e ni pero o sea entonces pues bueno ya ah ay tambien ademas igualmente ahora hoy ahorita "
    "asi que eso por verdad"
)
_BEFORE_SUBJECTS = CONNECTORS | EXCEPT | word_set("con en de")
ARTICLES = word_set("el la los las lo")
LINKS = ARTICLES | {"de", "del"}
PREPOSITIONS = word_set("de en con por para a del sobre al")
_STATES = word_set("DONE NOT BEGIN LACK STAND VAGUE")
DID = re.compile(rf"se|{DEED}")  # the verb of a deed, or before it
_ENDINGS = word_set("termina terminan acaba acaban finaliza finalizan culmina culminan")
_FIGURE = re.compile(
    r"(?<!\S)(?:\d\S* (?:%|/ \d)|(?:\d\S*|una?) (?:de (?!20\d\d(?!\S))\d"
    r"|(?:[a-z]+ )?de l[ao]s \d))"
)
_MARK = re.compile(r"[12]?\d|[a-z]|[ivx]{2,4}")  # of a line in a list
_BEHIND_MARKS = BREAKS - {"¶"} | {"-"}
_SIGNS = 3  # behind such a mark: "2.-"
_TIMES = frozenset(MONTHS) | word_set("lunes martes miercoles jueves viernes sabado domingo")
_SUBJECTS = 2  # a word that names more activities than these opens no piece


@dataclass(frozen=True, slots=True)
class Piece:
    """The tokens [first, last); `opens` after a full stop, at the start, or with "lo de …"."""

    first: int
    last: int
    opens: bool


def told_again(norms: Sequence[str], pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the places of pieces shortly before which a figure or a state is told."""
    telling = [tells(norms, piece) and not denies(norms, piece) for piece in pieces]
    return frozenset(at for at in range(len(pieces)) if any(telling[max(0, at - 2) : at]))


def figures_both(norms: Sequence[str], pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the places of pieces with a figure right behind one with a figure."""
    figures = [tells_figure(norms, piece) for piece in pieces]
    return frozenset(at for at in range(1, len(pieces)) if figures[at - 1] and figures[at])


def going_on(
    norms: Sequence[str], pieces: Sequence[Piece], named: Collection[int]
) -> frozenset[int]:
    """Return the places of pieces that only say where it stands what was named before them, and
    call nothing: "va en 95" of "la encuesta se tabuló, va en 95 y los buzones llegan el lunes"."""
    found = set[int]()
    for at in range(1, len(pieces) - 1):
        before, here, behind = pieces[at - 1 : at + 2]
        said = [norm for norm in norms[here.first : here.last] if norm not in CONNECTORS]
        stands = said and "STAND" in tags(said[0]) and any(norm[0].isdigit() for norm in said)
        apart = norms[behind.first] in CONJUNCTIONS or norms[behind.first - 1] in BREAKS
        told = any(norm[0].isdigit() for norm in norms[before.first : before.last])
        calls = any(place in named for place in range(here.first, here.last))
        if stands and apart and not (told or calls or here.opens or behind.opens):
            found.add(at)
    return frozenset(found)


def silent_places(
    norms: Sequence[str], pieces: Sequence[Piece], mentions: Sequence[Mention]
) -> frozenset[int]:
    """Return the places of pieces with no number and no word of state up to their full stop; a code
    alone is a heading, of which the next sentence tells."""
    headings = {(m.first, m.last) for m in mentions if m.kind == "code"}
    telling, found = False, set[int]()
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if at + 1 < len(pieces) and pieces[at + 1].opens:
            telling = False
        ends = not _ENDINGS.isdisjoint(norms[piece.first : piece.last])
        telling = telling or ends or tells(norms, piece)
        if not telling and (piece.first, piece.last) not in headings:
            found.add(at)
    return frozenset(found)


def stretch(norms: Sequence[str], at: int, signs: Collection[str]) -> tuple[int, int]:
    """Return the tokens [first, last) around one that stand between such signs."""
    first = next((n + 1 for n in range(at - 1, -1, -1) if norms[n] in signs), 0)
    last = next((n for n in range(at, len(norms)) if norms[n] in signs), len(norms))
    return first, last


def first_sentence(pieces: Sequence[Piece]) -> int:
    """Return how many pieces stand before the second full stop."""
    return next((at for at in range(1, len(pieces)) if pieces[at].opens), len(pieces))


def begins_with(norms: Sequence[str], pieces: Sequence[Piece], named: Collection[int]) -> bool:
    """Whether a text begins with one of the words `named`, and its first sentence tells a state:
    "lo de los encuentros ya terminó"."""
    first = pieces[: first_sentence(pieces)]
    if not any(tells(norms, piece) for piece in first):
        return False
    places = range(first[0].first, first[-1].last)
    return next((at for at in places if norms[at] not in LINKS | CONNECTORS), -1) in named


def tells(norms: Sequence[str], piece: Piece) -> bool:
    """Whether a number or a word of state stands in a piece."""
    said = norms[piece.first : piece.last]
    return any(
        norm[0].isdigit() or norm == "igual" or tags(norm) & _STATES or DID.fullmatch(norm)
        for norm in said
    )


def tells_figure(norms: Sequence[str], piece: Piece) -> bool:
    """Whether a percentage or a share of units stands in a piece: "60 %", "2 de 5", "una jornada
    de las tres"."""
    return _FIGURE.search(" ".join(norms[piece.first : piece.last])) is not None


def denies(norms: Sequence[str], piece: Piece) -> bool:
    """Whether a piece only corrects: "no, perdón, …"."""
    return all(tags(norm) & {"NOT", "SORRY"} for norm in norms[piece.first : piece.last])


def cut(norms: Sequence[str], mentions: Sequence[Mention], names: Names) -> Iterator[Piece]:
    """Cut a text at every sign, conjunction and new subject."""
    return _opened_by_things(norms, tuple(_cut(norms, mentions, names)), mentions)


def _opened_by_things(
    norms: Sequence[str], pieces: Sequence[Piece], mentions: Sequence[Mention]
) -> Iterator[Piece]:
    """Yield pieces of which each that calls another thing behind what is told of one opens anew:
    "la página va en 70 y lo de las citas …"; behind what is told of several it goes on."""
    things = {mention.first for mention in mentions if norms[mention.first] == "lo"}
    told = 0
    for one in pieces:
        here = range(one.first, one.last)
        begins = next((at for at in here if norms[at] not in CONNECTORS), one.first)
        opens = one.opens or (told == 1 and begins in things)
        told = (0 if opens else told) + any(
            norms[at][0].isdigit() or "DONE" in tags(norms[at]) for at in here
        )
        yield replace(one, opens=opens)


def _cut(norms: Sequence[str], mentions: Sequence[Mention], names: Names) -> Iterator[Piece]:
    """Cut at every sign, conjunction and new subject, never within a mention.

    "El acta de la 1.5" is one thing: what stands before such a "de" is not said of another.
    """
    starts = {mention.first for mention in mentions}
    inside = {at for m in mentions for at in range(m.first + 1, m.last)}
    first, opens = 0, True
    for at, norm in enumerate(norms):
        if _joins_times(norms, at):
            continue
        if norm in BREAKS:
            numbered = at == first + 1 and _numbers_line(norms, first, names)
            if at > first and not numbered:
                yield Piece(first, at, opens)
                opens = False
            opens = opens or norm in HARD_BREAKS
            first = at + 1
        elif (
            at > first
            and at not in inside
            and (at in starts or _opens(norms, at) or _opens_subject(norms, at, names))
            and not set(norms[first:at]) <= _BEFORE_SUBJECTS
            and not (norms[at - 1] == "de" and starts & {*range(first, at + 1)} == {at})
        ):
            yield Piece(first, at, opens)
            first, opens = at, _turns_behind_figure(norms, at)
    if len(norms) > first:
        yield Piece(first, len(norms), opens)


def _opens(norms: Sequence[str], at: int) -> bool:
    """Whether a word begins what is said of something else; "más o menos" is one word."""
    return norms[at] in _OPENERS and not (norms[at] == "menos" and norms[at - 1] == "o")


def _joins_times(norms: Sequence[str], at: int) -> bool:
    """Whether a token stands between months or weekdays of one list: "la de enero y febrero"."""
    joins = norms[at] in ("y", "e", ",") and 0 < at < len(norms) - 1
    return joins and norms[at - 1] in _TIMES and norms[at + 1] in _TIMES


def opens_line(norms: Sequence[str], at: int) -> bool:
    """Whether a token opens a line, also behind a number or letter: "2. Ferias", "b) Ferias"."""
    first = at
    while first and at - first < _SIGNS and norms[first - 1] in _BEHIND_MARKS:
        first -= 1
    marked = 0 < first < at and _marks_line(norms, first - 1)
    return first == 0 or norms[first - 1] == "¶" or marked


def _marks_line(norms: Sequence[str], at: int) -> bool:
    return (at == 0 or norms[at - 1] == "¶") and _MARK.fullmatch(norms[at]) is not None


def _numbers_line(norms: Sequence[str], at: int, names: Names) -> bool:
    """Whether a number or letter only counts lines of a list: "2. Limpieza de playas: 3 de 4"."""
    return _marks_line(norms, at) and any(map(names.owners, norms[at + 2 : at + 6]))


def _opens_subject(norms: Sequence[str], at: int, names: Names) -> bool:
    """Whether a word that names one or two activities comes here, alone or behind an article.

    "la demarcación …", "de la cartera …", and alone behind a figure: "operativos 22 giros 10",
    "va en 85 de ventanilla llevamos 5".
    """
    norm, before = norms[at], norms[at - 1] if at else "."
    here = at + 1 if norm in PREPOSITIONS else at
    while here < min(len(norms), at + 5) and norms[here] in LINKS:
        here += 1
    if here >= len(norms) or not may_name(norms[here]):
        return False
    if norm in PREPOSITIONS and norms[at + 1] not in ARTICLES:
        named = 0 < names.named_by(norms[here]) <= _SUBJECTS
        return named and _turns_behind_figure(norms, at)
    led = norm in ARTICLES and before not in PREPOSITIONS
    between = before[0].isdigit() and any(n[0].isdigit() for n in norms[here + 1 : here + 3])
    if not (led or norm in PREPOSITIONS or before == "%" or between):
        return False
    return 0 < names.named_by(norms[here]) <= _SUBJECTS


def _turns_behind_figure(norms: Sequence[str], at: int) -> bool:
    """Whether a figure ends before a token, and with it begins what is told of another thing: "va
    en 85 de ventanilla llevamos 5"."""
    behind = at + 3 if "ya" in norms[at + 2 : at + 3] else at + 2
    turns = norms[at] == "de" and at > 0 and norms[at - 1][0].isdigit()
    return turns and behind < len(norms) and "STAND" in tags(norms[behind])
