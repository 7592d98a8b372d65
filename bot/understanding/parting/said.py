"""What a text says of each activity: the words on a way through its pieces (rules 13 and 14)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from bot.understanding.amounts.hiding import hide
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Context
from bot.understanding.parting.cutting import Piece
from bot.understanding.parting.naming.codes import Mention
from bot.understanding.parting.naming.names import UNKNOWN, Owner
from bot.understanding.parting.naming.wholes import EXCEPT
from bot.understanding.parting.paths import CodesPart, Path, Weights, parts_of, tokens_of
from bot.understanding.parting.pieces import Pieces, default_code
from bot.understanding.parting.sections import in_sections
from bot.understanding.parting.turns import (
    before_names,
    before_turns,
    behind_a_stranger,
    verbs_before_names,
)
from bot.understanding.reading import Reading
from bot.understanding.tokens import Token
from bot.understanding.wordlists import COURTEOUS, word_set

_SMALL = word_set(
    "va van y e ni pero la las el los lo de del en con para por sobre a al , ; : . - ¶ tanto como "
    "tambien tampoco igualmente"
)
_IN_THAT_ORDER = re.compile(r"(?<!\S)(?:respectivamente|en (?:ese|su) orden)(?!\S)")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d+)?")
_SEVERAL = 2
_NO_COUNT = 10  # below it a number may count units
_LISTING = word_set("y e , la el las los lo de . ¶")
_ENDS = frozenset(".;¶")
_LEADS = word_set("en al a : van va vamos estan quedaron quedan siguen estamos ya -")
_COURTESY = COURTEOUS | {"por"}
_CERTAIN = 8.0
_SAME = word_set("tambien tampoco igualmente")
_STATES = word_set("DONE BEGIN LACK STAND VAGUE")
_JOINTS = word_set("y e ni ,")


@dataclass(frozen=True, slots=True)
class SaidTokens:
    """The tokens that are said of one activity (None: not known which).

    `named` is whether words name it, `naming` how strongly they do, `stretches` how many runs of
    words they are.
    """

    code: str | None
    tokens: tuple[Token, ...]
    margin: float
    named: bool
    naming: float
    stretches: int


def said_of(
    reading: Reading, context: Context, pieces: Pieces, path: Path, weights: Weights
) -> list[SaidTokens]:
    """Return what a text says of each activity, in its order."""
    in_order = _in_order(reading, pieces)
    if in_order:
        return in_order
    owners, turn = before_turns(reading, pieces, in_sections(reading, pieces, path.owners))
    owners, strange = behind_a_stranger(reading, pieces, owners)
    owners = owners if turn else before_names(reading, pieces, owners)
    owners = _listed(reading, pieces, verbs_before_names(reading, pieces, owners))
    path = replace(path, owners=owners)
    parts = parts_of(pieces, path, weights)
    expected = (pieces.answered, pieces.only, *([UNKNOWN] if turn or strange else ()))
    own = [part for part in parts if part.codes and (part.named or part.codes in expected)]
    if len({code for part in own for code in part.codes}) <= 1:
        code = own[0].codes[0] if own else default_code(context)
        margin = min(part.margin for part in parts)
        named = bool(own and own[0].named)
        naming = own[0].naming if own else 0.0
        every = [Piece(0, len(reading.tokens), opens=True)]
        tokens = tokens_of(reading.tokens, pieces, every, (code or "",))
        return [SaidTokens(code or None, tuple(tokens), margin, named, naming, 1)]
    return _gathered(reading, pieces, own)


def _in_order(reading: Reading, pieces: Pieces) -> list[SaidTokens]:
    """Return what is said of each where figures are told in the order of the names:
    "la 2.1 y la 2.4 en 70 y 55 % respectivamente"."""
    own = [mention for mention in pieces.mentions if mention.kind in ("code", "place")]
    if _IN_THAT_ORDER.search(reading.plain) is None and not _names_then_figures(reading, own):
        return []
    codes = [code for mention in own for code in mention.codes]
    progress = hide(reading.plain)
    after = own[-1].last if own else 0
    last = _sentence_end(reading, after)
    figures = [
        token
        for token, start in zip(reading.tokens[after:last], reading.starts[after:last], strict=True)
        if _FIGURE.fullmatch(token.norm) and progress[start].isdigit()
    ]
    if len(codes) < _SEVERAL or len(figures) != len(codes):
        return []
    name = Token("@", reading.tokens[own[0].first].start, reading.tokens[after - 1].end)
    return [
        SaidTokens(
            code, (name, figure, Token("%", figure.end, figure.end)), _CERTAIN, True, _CERTAIN, 1
        )
        for code, figure in zip(codes, figures, strict=True)
    ]


def _sentence_end(reading: Reading, at: int) -> int:
    """Return where the sentence ends in which a token stands: other figures stand in others."""
    norms = reading.norms
    return next((one for one in range(at, len(norms)) if norms[one] in _ENDS), len(norms))


def _names_then_figures(reading: Reading, own: Sequence[Mention]) -> bool:
    """Whether a text is a list of codes and then as many percentages: "la 1.1 y la 1.2 van en 60 y
    70". Small numbers may count units."""
    several = sum(len(mention.codes) for mention in own) >= _SEVERAL
    if not several or any(mention.kind != "code" for mention in own):
        return False
    norms = reading.norms
    between = [norm for a, b in pairwise(own) for norm in norms[a.last : b.first]]
    last = _sentence_end(reading, own[-1].last)
    behind = [norm for norm in norms[own[-1].last : last] if norm not in _COURTESY]
    figures = [norm for norm in behind if norm[0].isdigit()]
    beside = {norm for norm in behind if not norm[0].isdigit()}
    told = beside & _LEADS or "%" in beside
    large = "%" in beside or all(
        float(norm) >= _NO_COUNT for norm in figures if _FIGURE.fullmatch(norm)
    )
    return bool(told) and large and {*between} <= _LISTING and beside <= _LISTING | _LEADS | {"%"}


def _gathered(reading: Reading, pieces: Pieces, parts: Sequence[CodesPart]) -> list[SaidTokens]:
    """Return one for each code; what is said of it alone goes before what is said of all."""
    found: dict[str, SaidTokens] = {}
    for part in sorted(parts, key=lambda part: len(part.codes) > 1):
        tokens = tuple(tokens_of(reading.tokens, pieces, part.pieces, part.codes))
        stretches = 1 + sum(
            b.first > a.last + 1 for a, b in zip(part.pieces, part.pieces[1:], strict=False)
        )
        for code in part.codes:
            one = SaidTokens(code or None, tokens, part.margin, part.named, part.naming, stretches)
            found.setdefault(code, one)
    return sorted(found.values(), key=lambda said: said.tokens[0].start)


def _listed(reading: Reading, pieces: Pieces, owners: Sequence[Owner]) -> tuple[Owner, ...]:
    """Give what is said of the last of a list of names to all: "el mapa y el SUIT van en 70".

    A bare name behind what was told is of that too: "la 1.2 terminada y la 1.3 también".
    """
    runs = [list(run) for _, run in groupby(range(len(owners)), key=owners.__getitem__)]
    firsts = [_first_sentence(pieces, run) for run in runs]
    bare = [_is_bare(reading, pieces, one) and bool(owners[one[0]]) for one in firsts]
    heads = [here and _heads(reading, pieces, run) for here, run in zip(bare, runs, strict=True)]
    joined = [False, *(_is_joined(reading, pieces, run) for run in runs[1:]), False]
    links = [here and joined[at + 1] and firsts[at] == runs[at] for at, here in enumerate(bare)]
    for at in range(1, len(runs)):
        alone = bare[at] and joined[at] and not links[at] and not links[at - 1]
        links[at - 1] |= alone and _adds(reading, pieces, runs[at - 1], firsts[at])
    told: list[Owner] = []
    group: list[int] = []
    for at, run in enumerate(runs):
        group += run
        if not links[at]:
            named = [] if heads[at] else [code for place in group for code in owners[place]]
            told += [tuple(dict.fromkeys(named))] * len(group)
            group = []
    return tuple(told)


def _first_sentence(pieces: Pieces, run: list[int]) -> list[int]:
    ends = next((at for at in range(1, len(run)) if pieces.pieces[run[at]].opens), len(run))
    return run[:ends]


def _heads(reading: Reading, pieces: Pieces, run: Sequence[int]) -> bool:
    """Whether a name only heads a list of codes: "va lo de cultura: ¶ 1.1 60 % ¶ …"."""
    last = pieces.pieces[run[-1]].last
    coded = any(m.kind == "code" and m.first > last for m in pieces.mentions)
    return coded and list(reading.norms[last : last + 2]) == [":", "¶"]


def _norms(reading: Reading, pieces: Pieces, run: Sequence[int]) -> list[tuple[int, str]]:
    first, last = pieces.pieces[run[0]].first, pieces.pieces[run[-1]].last
    return [(at, token.norm) for at, token in enumerate(reading.tokens[first:last], first)]


def _is_bare(reading: Reading, pieces: Pieces, run: Sequence[int]) -> bool:
    """Whether a run of pieces only names an activity, or adds "ni la 6.2 para este corte"."""
    said = _norms(reading, pieces, run)
    if said[0][1] in EXCEPT or not any(at in pieces.names for at, _ in said):
        return False
    beside = [norm for at, norm in said if at not in pieces.names]
    if said[0][1] == "ni":
        return not any(norm[0].isdigit() or tags(norm) & _STATES for norm in beside)
    return all(norm in _SMALL for norm in beside)


def _is_joined(reading: Reading, pieces: Pieces, run: Sequence[int]) -> bool:
    """Whether a run of pieces goes on with a list: behind a comma, or with "y", "ni", and a name of
    its own."""
    piece = pieces.pieces[run[0]]
    before = reading.tokens[piece.first - 1].norm if piece.first else ""
    here = reading.tokens[piece.first].norm
    named = any(at in pieces.names for at, _ in _norms(reading, pieces, run))
    listed = not piece.opens and (here in _JOINTS or before == ",") and here not in EXCEPT
    return listed and named


def _adds(reading: Reading, pieces: Pieces, former: Sequence[int], run: Sequence[int]) -> bool:
    """Whether a bare name adds an activity to what was said before it."""
    said = [norm for _, norm in _norms(reading, pieces, run)]
    if said[-1] in _SAME or said[0] == "ni":
        return True
    return _norms(reading, pieces, former)[-1][0] in pieces.names
