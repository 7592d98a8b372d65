"""A letter in sections: what stands in a section is said of the activity that opens it.

A section about something of no plan, and what goes before the first one, is said of nobody: it
stays in the message, and in no description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.understanding.activities import stem
from bot.understanding.lexicon import tags
from bot.understanding.parting.cutting import Piece, tells, tells_figure
from bot.understanding.parting.naming.names import OF_ANY_WORK, UNKNOWN, Features, Owner, may_name
from bot.understanding.parting.pieces import NOBODY, Pieces
from bot.understanding.parting.turns import ELSE
from bot.understanding.reading import BREAKS, HARD_BREAKS, Reading
from bot.understanding.wordlists import word_set

_MARK = re.compile(
    r"[ \t]{0,8}(?:(?P<bullet>[•·▪◦*–—-])[ \t]|(?P<number>\d{1,2})[ \t]?[.)/-]+(?!\d)"
    r"|(?P<letter>[a-hA-H])[.)]|(?P<roman>[IVX]{1,4})[.)-]"
    r"|(?P<goal>(?i:meta|actividad|compromiso|acci[oó]n|tarea)[ \t]?:)"
    r"|(?P<ordinal>(?i:primero|segundo|tercero|cuarto|quinto|sexto))[ \t]?[.:])"
)
# What heads a part of one section, and no other one.
_OF_EVERY_SECTION = word_set(
    "avance avances observacion observaciones estado evidencia evidencias logro logros dificultad "
    "dificultades meta metas producto responsable descripcion accion acciones actividad "
    "actividades gestion seguimiento porcentaje soporte soportes anexo anexos nota notas pendiente "
    "pendientes compromiso compromisos conclusion conclusiones recomendaciones justificacion fecha "
    "corte periodo reporte resultado resultados indicador retrasos alertas limitaciones "
    "cualitativo cualitativa cuantitativo cuantitativa realizadas adelantadas ejecutadas "
    "desarrolladas alcanzados obtenidos actual general proximos pasos fisico trimestre detalle "
    "comentarios novedades novedad situacion"
)
_LONGEST_TITLE = 12  # tokens
_OPENING = 25  # tokens in which a paragraph names what it is about
_HALF = 0.5
_SEVERAL = 2
_FEW_WORDS = 6  # of a state alone
_STATES = frozenset(("STAND", "NOT", "DONE"))
_TOLD = frozenset(("NOT", "DONE"))
_MONEY = word_set("$ pesos millon millones")
_BY_CODE = frozenset(("code", "place"))


@dataclass(frozen=True, slots=True)
class _Line:
    """The tokens [first, last); `words` is the first behind the sign of a list, whose
    `kind` that is; `apart` whether an empty line stands before."""

    first: int
    words: int
    last: int
    kind: str
    apart: bool


@dataclass(frozen=True, slots=True)
class _Section:
    """Whom what begins at a token is about, and what the opening looks like."""

    first: int
    owner: Owner
    kind: str


def is_headed(reading: Reading) -> bool:
    """Tell whether a paragraph has a heading in capitals, or lines with the sign of a list."""
    return any(line.kind or _is_caps(reading, line.first, line.last) for line in _lines(reading))


def in_sections(reading: Reading, pieces: Pieces, owners: Sequence[Owner]) -> tuple[Owner, ...]:
    """Return the owners of the pieces; in a text of several sections each piece its section's.

    What plainly names another activity within a section is of that one.
    """
    lines = [*_lines(reading)]
    owners = _with_their_money(reading, pieces, lines, owners)
    if len(lines) < _SEVERAL:
        return tuple(owners)
    rest = _siblings([*_sections(reading, pieces, lines)])[::-1]
    by_path = {o for at, o in enumerate(owners) if o and _names(pieces, pieces.pieces[at], o)}
    if len({one.owner for one in rest if one.owner} | by_path) < _SEVERAL:
        return tuple(owners)
    openings = {at for line in lines for at in (line.first, line.words)}
    counts = {line.first for line in lines if line.kind == "ordinal"}
    told: list[Owner] = []
    here: Owner | None = NOBODY
    if not rest or pieces.answered or _tells_before(reading, pieces, rest[-1].first):
        here = None
    labelled = False
    for at, (piece, owner) in enumerate(zip(pieces.pieces, owners, strict=True)):
        while rest and rest[-1].first <= piece.first:
            labelled, here = rest[-1].kind == "label", rest.pop().owner
        outright = piece.first not in counts and _names(pieces, piece, owner)
        plain = outright or _is_plain(pieces.features[at][owner], opens=piece.first in openings)
        plain = plain and (outright or piece.opens or not labelled)
        if here is not None and owner and (outright if here == NOBODY else plain):
            here = owner
        told.append(owner if here is None else here)
    return tuple(told)


def _with_their_money(
    reading: Reading, pieces: Pieces, lines: Sequence[_Line], owners: Sequence[Owner]
) -> Sequence[Owner]:
    """Leave to the activity whose code heads a section the money that is told there: words as
    "presupuesto asignado: $ 85.000.000" name no activity of another office."""
    begins = {line.words for line in lines}
    heads = [
        m
        for m in pieces.mentions
        if m.kind == "code" and m.first in begins and m.codes not in (NOBODY, UNKNOWN)
    ]
    told = list(owners)
    for run in (list(run) for _, run in groupby(range(len(owners)), key=owners.__getitem__)):
        owner, first, last = owners[run[0]], *_span(pieces, run)
        head = next((m for m in reversed(heads) if m.first <= first), None)
        by_code = [m for m in pieces.mentions if m.codes == owner and first <= m.first < last]
        named = any(n[0].isdigit() for m in by_code for n in reading.norms[m.first : m.last])
        if owner not in pieces.away or named or head is None or head.codes in pieces.away:
            continue
        if not _MONEY.isdisjoint(reading.norms[first:last]):
            told[run[0] : run[-1] + 1] = [head.codes] * len(run)
    return told


def _span(pieces: Pieces, run: Sequence[int]) -> tuple[int, int]:
    return pieces.pieces[run[0]].first, pieces.pieces[run[-1]].last


def _tells_before(reading: Reading, pieces: Pieces, last: int) -> bool:
    """Whether a figure is told before the first section, or a state of what is named."""
    return any(
        tells_figure(reading.norms, piece)
        or (
            any(at in pieces.names for at in range(piece.first, piece.last))
            and any(tags(n) & _TOLD for n in reading.norms[piece.first : piece.last])
        )
        for piece in pieces.pieces
        if piece.first < last
    )


def _names(pieces: Pieces, piece: Piece, owner: Owner) -> bool:
    """Whether a piece names its owner outright, or a code that nobody has."""
    codes = () if owner == UNKNOWN else owner
    return any(
        m.codes == codes and m.kind != "called" and m.first < piece.last and piece.first < m.last
        for m in pieces.mentions
    )


def _is_plain(told: Features, *, opens: bool) -> bool:
    """Whether words of a title name an activity, and do not only stand in a sentence."""
    return (opens and bool(told)) or any(name != "word" for name in told)


def _siblings(sections: Sequence[_Section]) -> list[_Section]:
    """Take as a section of nobody only what opens like one of an activity does."""
    kinds = {one.kind for one in sections if one.owner}
    kinds |= {"line"} if kinds - set(_MARK.groupindex) else set()
    return [one for one in sections if one.owner or one.kind in {"else", *kinds}]


def _sections(reading: Reading, pieces: Pieces, lines: Sequence[_Line]) -> Iterator[_Section]:
    """Yield what opens sections, in its order: lines that name an activity, or a thing of none."""
    for line in lines:
        coded = any(m.first == line.first and m.kind == "code" for m in pieces.mentions)
        plain = line.kind or line.apart or coded or _is_caps(reading, line.words, line.last)
        if not (plain or _is_label(reading, pieces, line)):
            continue
        if _turns_away(reading, pieces, line):
            yield _Section(line.first, NOBODY, "else")
            continue
        end = _title_ends(reading, pieces, line)
        if end is None:
            owner, kind = _opened(reading, pieces, line), line.kind or "prose"
        else:
            owner, kind = (
                _titled(reading, pieces, line, end),
                line.kind or _form(reading, line, end),
            )
        if owner is not None:
            yield _Section(line.first, owner, kind)


def _is_label(reading: Reading, pieces: Pieces, line: _Line) -> bool:
    """Whether a line among others begins with the name of one activity and a colon: "Respuestas a
    la ciudadanía: no hemos empezado"."""
    end = _title_ends(reading, pieces, line)
    labels = end is not None and end + 1 < line.last and reading.norms[end] == ":"
    owner = _titled(reading, pieces, line, end) if labels and end is not None else None
    return bool(owner) and owner not in pieces.away


def _form(reading: Reading, line: _Line, end: int) -> str:
    if _is_caps(reading, line.words, end):
        return "caps"
    return "label" if end < line.last - 1 else "line"


def _lines(reading: Reading) -> Iterator[_Line]:
    norms = reading.norms
    first, empty = 0, True
    for at in range(len(norms) + 1):
        if at == len(norms) or norms[at] == "¶":
            if at > first:
                yield _line(reading, first, at, apart=empty)
            empty = at == first
            first = at + 1


def _line(reading: Reading, first: int, last: int, *, apart: bool) -> _Line:
    """Return a line by the sign with which it is an item of a list: "2. ", "b) ", "• "."""
    start = reading.text.rfind("\n", 0, reading.tokens[first].start) + 1
    found = _MARK.match(reading.text, start)
    words = first
    while found and words < last - 1 and reading.tokens[words].start < found.end():
        words += 1
    return _Line(first, words, last, str(found.lastgroup) if found else "", apart)


def _title_ends(reading: Reading, pieces: Pieces, line: _Line) -> int | None:
    """Return where the title ends that opens a line: "Casa de la cultura: …", "SALUD MENTAL"."""
    norms, first, last = reading.norms, line.words, line.last
    named = {at for m in pieces.mentions if m.kind == "code" for at in range(m.first, m.last)}
    end = first
    while end < last and (norms[end] not in BREAKS or _sets_code_apart(norms, end, named)):
        end += 1
    goes_on = last + 1 < len(norms)
    heads = end < last and norms[end] in (":", ".") and (end + 1 < last or goes_on)
    if not 0 < end - first <= _LONGEST_TITLE or not (heads or (end == last and goes_on)):
        return None
    said = [norms[at] for at in range(first, end) if at not in named]
    nouns = _is_caps(reading, first, end) or norms[end : end + 1] == (":",)
    # "Línea telefónica:", "ALUMBRADO PÚBLICO": a deed in a sentence, and none in a title.
    told = [norm for norm in said if not (nouns and tags(norm) <= {"DONE"} and len(said) > 1)]
    numbered = any(norm[0].isdigit() for norm in said)
    return None if numbered or (told and tells(told, Piece(0, len(told), opens=True))) else end


def _sets_code_apart(norms: Sequence[str], at: int, named: set[int]) -> bool:
    """Whether a sign belongs to a code set apart in a title: "Mapa de riesgos (1.1):"."""
    return norms[at] == "," and (at + 1 in named or at - 1 in named)


def _titled(reading: Reading, pieces: Pieces, line: _Line, end: int) -> Owner | None:
    """Return whom a title names, by its code or by most of its words: nobody where it is of
    something else; None where that is not sure."""
    outright = [
        m.codes for m in pieces.mentions if line.words <= m.first < end and m.kind == "code"
    ]
    if outright:
        return outright[0] or None
    said = reading.norms[line.words : end]
    telling = [n for n in said if may_name(n) and stem(n) not in OF_ANY_WORK]
    if set(telling) <= _OF_EVERY_SECTION:
        return None
    best, most = _most_named(pieces, line.words, end)
    if len(best) == 1 and (most > len(telling) * _HALF or _is_headed(pieces, line, end, best[0])):
        return best[0]
    unsure = most > len(telling) * _HALF or _tells_of_work(reading, pieces, line, end)
    return None if unsure else NOBODY


def _most_named(pieces: Pieces, first: int, last: int) -> tuple[list[Owner], int]:
    """Return of whose titles most words stand among some tokens, and how many."""
    count: dict[Owner, int] = {}
    for at in range(first, last):
        for owner in pieces.named.get(at, ()):
            count[owner] = count.get(owner, 0) + 1
    most = max(count.values(), default=0)
    return [owner for owner, hits in count.items() if hits == most], most


def _is_headed(pieces: Pieces, line: _Line, end: int, owner: Owner) -> bool:
    """Whether a title has what an activity is about: "Siembra de árboles"."""
    return any(
        "head leading" in pieces.features[at][owner]
        for at, piece in enumerate(pieces.pieces)
        if line.words <= piece.first < end
    )


def _tells_of_work(reading: Reading, pieces: Pieces, line: _Line, end: int) -> bool:
    """Whether behind a title a figure is told, or in a close list a state: it may be of an activity
    that is called by another word."""
    norms = reading.norms
    first = next((at for at in range(end, len(norms)) if norms[at] not in BREAKS), len(norms))
    last = next((at for at in range(first, len(norms)) if norms[at] in HARD_BREAKS), len(norms))
    if first == last or tells_figure(norms, Piece(first, last, opens=True)):
        return True
    named = any(first <= at < last for at in pieces.names)
    if not line.apart and named:
        return True
    bare = last - first < _FEW_WORDS
    return bare and any(tags(norm) & _STATES or norm[0].isdigit() for norm in norms[first:last])


def _opened(reading: Reading, pieces: Pieces, line: _Line) -> Owner | None:
    """Return whom the opening of a paragraph names; None where it names nobody or several."""
    norms = reading.norms
    end = next((at for at in range(line.words, line.last) if norms[at] in HARD_BREAKS), line.last)
    end = min(end, line.words + _OPENING)
    outright = [m for m in pieces.mentions if line.words <= m.first < end and m.kind in _BY_CODE]
    if outright:
        return outright[0].codes or None
    best, most = _most_named(pieces, line.words, end)
    leads_in = norms[line.last - 1] == ":"  # to a list: "remito el avance de la vía:"
    return best[0] if len(best) == 1 and most >= _SEVERAL and not leads_in else None


def _turns_away(reading: Reading, pieces: Pieces, line: _Line) -> bool:
    """Whether a paragraph turns to something else: "Por otra parte, la secretaria …"."""
    norms = reading.norms
    end = next((at for at in range(line.words, line.last) if norms[at] in HARD_BREAKS), line.last)
    coded = any(line.words <= m.first < end and m.kind == "code" for m in pieces.mentions)
    _, most = _most_named(pieces, line.words, end)
    if coded or most >= _SEVERAL or tells_figure(norms, Piece(line.words, end, opens=True)):
        return False
    return ELSE.match(reading.part(line.words, line.last).plain) is not None


def _is_caps(reading: Reading, first: int, last: int) -> bool:
    said = reading.text[reading.tokens[first].start : reading.tokens[last - 1].end]
    return said.isupper() and not reading.text.isupper()
