"""The text as the grammar reads it: folded words, one blank apart, each knowing its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from bot.understanding.lexicon import tags
from bot.understanding.tables import as_sentences
from bot.understanding.tokens import Token, split
from core.numerals import read_numeral

LONGEST = 4_000  # characters; what stands beyond is kept in the message but not read
BREAKS = frozenset(".;,:?!¶")
HARD_BREAKS = frozenset(".;?!¶")

_OF_PROGRESS = tuple(["de", word] for word in ("avance", "ejecucion", "cumplimiento"))
_BEFORE_A_CODE = frozenset(("la", "el", "lo", "de", "en", "actividad"))
_LETTERS = ("abcdefghijkl", ("i", "ii", "iii", "iv", "v", "vi"))
_AFTER_A_LETTER = frozenset((",", ".", "-", ":"))
_BEFORE_HA = frozenset(("se", "no", "nos", "ya", "le", "lo", "la"))
_PARTICIPLE = re.compile(r"[a-z]{3,}[ai]do|hecho|puesto")


@dataclass(frozen=True)
class Reading:
    """Tokens of a text, `norms`: their spellings, and `plain`: these joined by single blanks."""

    text: str
    tokens: tuple[Token, ...]
    norms: tuple[str, ...] = field(init=False)
    plain: str = field(init=False)
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        starts, at = [], 0
        for token in self.tokens:
            starts.append(at)
            at += len(token.norm) + 1
        object.__setattr__(self, "starts", tuple(starts))
        object.__setattr__(self, "norms", tuple(token.norm for token in self.tokens))
        object.__setattr__(self, "plain", " ".join(self.norms))

    def index(self, offset: int) -> int:
        """Return the index of the token at `offset` of `plain`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where `plain[start:end]` stands in the text."""
        first, last = self.tokens[self.index(start)], self.tokens[self.index(max(start, end - 1))]
        return first.start, max(first.end, last.end)

    def part(self, first: int, last: int) -> Reading:
        """Return the reading of the tokens in the half-open range [first, last)."""
        return Reading(self.text, self.tokens[first:last])

    def ends_with(self, last: int, sign: str) -> bool:
        """Tell whether the clause before the token `last` ends with a sign."""
        return last < len(self.tokens) and self.tokens[last].norm == sign

    def clauses(self, breaks: Iterable[str] = BREAKS) -> list[tuple[int, int]]:
        """Return the token ranges between the `breaks`, without them; none of them is empty."""
        found, first = [], 0
        for i, token in enumerate(self.tokens):
            if token.norm in breaks:
                found.append((first, i))
                first = i + 1
        found.append((first, len(self.tokens)))
        return [(a, b) for a, b in found if a < b]


@lru_cache(maxsize=1_000)
def phrase(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of `plain`, written with ñ, that begins and ends at whole words."""
    return re.compile(rf"(?<!\S)(?:{pattern.replace('ñ', 'n')})(?!\S)")


def any_phrase(*alternatives: str) -> re.Pattern[str]:
    """Compile the phrase that any of the `alternatives` is."""
    return phrase("|".join(alternatives))


_PAPERS = {
    "res": "resolucion", "resol": "resolucion", "dec": "decreto", "dcto": "decreto",
    "ord": "ordenanza", "circ": "circular",
}  # fmt: skip
_NUMBERED = frozenset({"no", "nro", "num", "n"})
_VERSION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}")


@lru_cache(maxsize=64)
def read(text: str) -> Reading:
    """Read a text: split, fold, correct slips, turn numerals into digits.

    The rules that a message goes through read it some twenty times: it is done once.
    """
    read_here = text[:LONGEST].rstrip()
    pieces = _without_letters(as_sentences(list(split(read_here)), read_here))
    joined = _join_numerals(_join_percent_signs(_with_h(_without_enumeration(pieces))))
    return Reading(text, tuple(_with_versions(_with_papers(_without_repeats(joined, text)))))


def _with_papers(tokens: Sequence[Token]) -> list[Token]:
    """Read "Res. 45" and "Resolución No. 45" as "resolucion 45", "con el No. 45" as "con el numero
    45": their full stop ends nothing, and their "no" denies nothing."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        norms = [token.norm for token in tokens[at : at + 5]] + ["", "", "", ""]
        led = at > 0 and tokens[at - 1].norm == "el" and norms[0] in _NUMBERED
        paper = "numero" if led else _PAPERS.get(norms[0])
        paper = paper if norms[1] == "." else None
        behind = 2 if paper else 1
        marked = norms[behind] in _NUMBERED and norms[behind + 1] == "."
        named = paper or (marked and "REFERENCE" in tags(norms[0]) and norms[0])
        last = behind + 2 if marked else behind
        if named and norms[last][:1].isdigit():
            joined.append(Token(named, tokens[at].start, tokens[at + last - 1].end))
            at += last
        else:
            joined.append(tokens[at])
            at += 1
    return joined


def _with_versions(tokens: Sequence[Token]) -> list[Token]:
    """Read "versión 2" as one word: its number is no figure, no count and no code."""
    joined: list[Token] = []
    for at, token in enumerate(tokens):
        last = joined[-1] if joined else None
        whole = [one.norm for one in tokens[at + 1 : at + 2]] not in (["%"], ["de"], ["/"])
        if last is not None and last.norm == "version" and _VERSION.fullmatch(token.norm) and whole:
            joined[-1] = last._replace(end=token.end)
        else:
            joined.append(token)
    return joined


def _without_letters(tokens: Sequence[Token]) -> list[Token]:
    """Begin a line where the letters of a list stand, two of them or more in their order: "a) el
    mapa va en 60 b) la política en 45", "i. … ii. …"."""
    for letters in _LETTERS:
        found: list[int] = []
        for at, (token, sign) in enumerate(pairwise(tokens)):
            awaited = letters[len(found)] if len(found) < len(letters) else ""
            heads = found or at == 0 or tokens[at - 1].norm in BREAKS
            marked = sign.norm in _AFTER_A_LETTER and sign.start == token.end
            if token.norm == awaited and heads and marked:
                found.append(at)
        if len(found) > 1:
            signs = {at + 1 for at in found}
            begun = [
                Token("¶", token.start, tokens[at + 1].end) if at in found else token
                for at, token in enumerate(tokens)
                if at not in signs
            ]
            return begun[1:] if found[0] == 0 else begun
    return list(tokens)


def _without_enumeration(tokens: Sequence[Token]) -> list[Token]:
    """Drop the "1)" of a line that goes on with a code: "1) 1.2 va en 80", "2) La 2.2 sigue"; not a
    figure, as "100. La 2.2 va en 50" tells: of two digits the lines before were counted too."""
    kept: list[Token] = []
    at = dropped = 0
    while at < len(tokens):
        if not tokens[at].norm.isdigit() or (kept and kept[-1].norm != "¶"):
            kept.append(tokens[at])
            at += 1
            continue
        _, sign, *named = ([token.norm for token in tokens[at : at + 6]] + ["", "", ""])[:6]
        code = next((norm for norm in named if norm not in _BEFORE_A_CODE), "")
        dotted = "." in code and code.replace(".", "").isdigit()
        counts = len(tokens[at].norm) == 1 or int(tokens[at].norm) == dropped + 1
        if sign in (":", ".", "-") and dotted and counts:
            at, dropped = at + 2, dropped + 1
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def _with_h(tokens: Sequence[Token]) -> list[Token]:
    """Write "se a iniciado" as "se ha iniciado"."""
    written = list(tokens)
    for at in range(1, len(tokens) - 1):
        here, after = tokens[at], tokens[at + 1].norm
        if here.norm == "a" and tokens[at - 1].norm in _BEFORE_HA and _PARTICIPLE.fullmatch(after):
            written[at] = here._replace(norm="ha")
    return written


def _join_percent_signs(tokens: Sequence[Token]) -> list[Token]:
    """Write "por ciento" and, after a numeral, "por cien" as one sign."""
    joined: list[Token] = []
    for token in _signs_after_numbers(tokens):
        last = joined[-1] if joined else None
        if last is not None and last.norm == "por" and _ends_percent(token.norm, joined):
            joined[-1] = Token("%", last.start, token.end)
        elif not (token.norm == "%" and last is not None and last.norm == "%"):
            joined.append(token)
    return joined


def _signs_after_numbers(tokens: Sequence[Token]) -> list[Token]:
    """Write "%70" as "70 %"."""
    written = list(tokens)
    for at in range(len(tokens) - 1):
        sign, number = tokens[at], tokens[at + 1]
        leads = at == 0 or not tokens[at - 1].norm[0].isdigit()
        if sign.norm == "%" and leads and sign.end == number.start and number.norm[0].isdigit():
            whole = (sign.start, number.end)
            written[at], written[at + 1] = Token(number.norm, *whole), Token("%", *whole)
    return written


def _ends_percent(norm: str, before: Sequence[Token]) -> bool:
    if norm in ("ciento", "siento"):
        return True
    if norm not in ("cien", "100") or len(before) < 2:
        return False
    number = before[-2].norm
    return number[0].isdigit() or read_numeral([number], 0) is not None


def _join_numerals(tokens: Sequence[Token]) -> list[Token]:
    words = [token.norm for token in tokens]
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        numeral = _numeral_at(words, at) or _thousands_at(words, at)
        if numeral is None:
            joined.append(tokens[at])
            at += 1
        else:
            value, end = numeral
            joined.append(Token(str(value), tokens[at].start, tokens[end - 1].end))
            at = end
    return _join_points(joined)


def _without_repeats(tokens: Sequence[Token], text: str) -> list[Token]:
    """Read "tres (3)" as one number."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        said = "1" if tokens[at].norm in ("un", "una", "uno") else tokens[at].norm
        repeat = said.isdigit() and [token.norm for token in tokens[at + 1 : at + 3]] == [",", said]
        if repeat and text[tokens[at + 1].start] == "(":
            kept.append(tokens[at]._replace(norm=said, end=tokens[at + 2].end))
            at += 4
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def _numeral_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    if words[at] in ("un", "una") and words[at + 1 : at + 2] == ["%"]:
        return 1, at + 1
    return read_numeral(words, at)


def _thousands_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read "40 mil" as 40000, and nothing of "vamos en 40 mil gracias"."""
    thousands = words[at].isdigit() and words[at + 1 : at + 2] == ["mil"]
    if not thousands or words[at + 2 : at + 3] in (["gracias"], ["disculpas"]):
        return None
    return int(words[at]) * 1000, at + 2


def _is_decimal(number: Token, after: Sequence[Token]) -> bool:
    """Tell whether "ochenta con cinco" says 80,5: in words, or with a sign, and of no thing."""
    words = [token.norm for token in after]
    if words[:1] == ["%"]:
        return True
    spelled = number.end - number.start > len(number.norm)
    return spelled and (not words or words[0] in HARD_BREAKS | {","} or words in _OF_PROGRESS)


def _join_points(tokens: Sequence[Token]) -> list[Token]:
    """Join what was dictated: "1 punto 2", "88 coma 24"; "80 con 5" where nothing is counted."""
    joined: list[Token] = []
    for at, token in enumerate(tokens):
        spoken = len(joined) > 1 and (
            joined[-1].norm in ("punto", "coma")
            or (joined[-1].norm == "con" and _is_decimal(token, tokens[at + 1 : at + 3]))
        )
        if spoken and token.norm.isdigit() and joined[-2].norm.replace(".", "").isdigit():
            joined.pop()
            whole = joined.pop()
            joined.append(Token(f"{whole.norm}.{token.norm}", whole.start, token.end))
        else:
            joined.append(token)
    return joined
