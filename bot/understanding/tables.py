"""Lists and pasted tables: the tokens of a text whose lines or slashes stand for sentences. Pure.

"AS-02<tab>24<tab>12<tab>50" below "Cód., Meta, Ejecutado, % avance" is read as "AS-02: 50 %",
"Pozos<tab>7<tab>6" below "Programado, Realizado" as "pozos: 6 de 7".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.understanding.lexicon import tags
from bot.understanding.tokens import Token
from core.spanish import fold

_SEPARATORS = ("\t", "|", ";")
_COLUMNS = (  # what a heading says of the cells below it
    ("percent", re.compile(r"%.*|porcentaje.*|.*%|avance|(?:%|porcentaje)? ?de avance")),
    ("done", re.compile(r"ejecutad[oa]s?|realizad[oa]s?|logrado|logro|hech[oa]s?|cumplid[oa]s?")),
    ("goal", re.compile(r"metas?|programad[oa]s?|planead[oa]s?|total")),
    ("name", re.compile(r"cod\.?|codigo|no\.?|n[.o]|#|item|id|act\.?|actividad(?:es)?|nombre")),
    ("note", re.compile(r"obs\.?|observacion(?:es)?|notas?|comentarios?|estado|detalle")),
)
_LEAST_HEADINGS = 2
_NUMBERED = re.compile(r"(?m)^[ \t]*\d{1,2}(?P<sign>[./-])[ \t]+(?=\S)")
_MARK = re.compile(r"\d{1,2}")
_CODE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_OPENS = frozenset(".;?!¶:")  # after these no stop is needed
_TOLD = frozenset(("STAND", "DONE", "NOT", "ALREADY", "LACK"))
_BEFORE_POINT = ".;:,!?\n"
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)?\s?%?")


@dataclass(frozen=True, slots=True)
class _Line:
    """The line [start, end) of the text, and where each cell begins."""

    start: int
    end: int
    cells: tuple[tuple[int, int], ...]

    def texts(self, text: str) -> list[str]:
        return [text[first:last].strip() for first, last in self.cells]


def as_sentences(tokens: Sequence[Token], text: str) -> list[Token]:
    """Return the tokens with the signs of a list as those of sentences, and a table's columns
    beside their figure left out."""
    labels = _labels(text)
    tokens = _without_markers(list(_without_slashes(tokens)), text)
    marked = [token._replace(norm=":") if token.start in labels else token for token in tokens]
    separator = next((one for one in _SEPARATORS if _is_table(text, one)), None)
    return marked if separator is None else list(_rows(marked, text, separator))


def _labels(text: str) -> set[int]:
    """Return where the signs behind the numbers of numbered lines stand: "1. 100 %", "2/ 190"."""
    found = [match.start("sign") for match in _NUMBERED.finditer(text)]
    return set(found) if len(found) > 1 else set()


def _without_markers(tokens: list[Token], text: str) -> list[Token]:
    """Begin a sentence where running text counts its points: "1) la encuesta ya está. 2) citas 30";
    "1) 80 2) 40" tells of places in the list."""
    places = [at for at in range(len(tokens) - 2) if _is_marker(tokens, at, text)]
    counted = [int(tokens[at].norm) for at in places]
    running = any(at and tokens[at - 1].norm != "¶" for at in places)
    names = all(_is_named(tokens[at + 2].norm) for at in places)
    in_order = len(places) > 1 and counted == [*range(1, len(places) + 1)]
    if not (in_order and running and names):
        return tokens
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        if at in places and kept and kept[-1].norm not in _OPENS:
            kept.append(token._replace(norm="."))
        elif at not in places and at - 1 not in places:
            kept.append(token)
    return kept


def _is_named(word: str) -> bool:
    """Tell whether a point that begins with a word may say what it is about."""
    of_state = bool(tags(word) & _TOLD)
    return (word.isalpha() and not of_state) or _CODE.fullmatch(word) is not None


def _is_marker(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Tell whether a number with its sign opens a point: "1) encuesta", ". 2. citas"."""
    number, sign = tokens[at : at + 2]
    if not _MARK.fullmatch(number.norm) or sign.start != number.end or text[sign.start] not in ").":
        return False
    before = text[: number.start].rstrip()[-1:]
    return before != "(" and (text[sign.start] == ")" or not before or before in _BEFORE_POINT)


def _without_slashes(tokens: Sequence[Token]) -> Iterator[Token]:
    """Read the slash of "tamizajes 40 % / comedor 70 %" as a stop; "4 / 5" and "n / a" stay."""
    for at, token in enumerate(tokens):
        if token.norm == "/" and 0 < at < len(tokens) - 1:
            before, after = tokens[at - 1], tokens[at + 1]
            apart = before.end < token.start and token.end < after.start
            word = len(after.norm) > 1 and after.norm[0].isalpha()
            whole = len(before.norm) > 1 or before.norm.isdigit()
            percent = before.norm == "%"
            if (percent and (apart or word)) or (apart and word and whole):
                yield token._replace(norm=";")
                continue
        yield token


def _lines(text: str, separator: str) -> Iterator[_Line]:
    at = 0
    for raw in text.split("\n"):
        cells, first = [], at
        for cell in raw.split(separator):
            cells.append((first, first + len(cell)))
            first += len(cell) + 1
        yield _Line(at, at + len(raw), tuple(cells))
        at += len(raw) + 1


def _is_table(text: str, separator: str) -> bool:
    """Tell whether two lines or more have cells, and a cell behind the first is an amount."""
    rows = [line.texts(text) for line in _lines(text, separator) if len(line.cells) > 1]
    return len(rows) > 1 and any(_AMOUNT.fullmatch(cell) for row in rows for cell in row[1:])


def _rows(tokens: Sequence[Token], text: str, separator: str) -> Iterator[Token]:
    """Yield the tokens line by line, those of rows by their columns."""
    columns: list[str] | None = None
    for line in _lines(text, separator):
        own = [token for token in tokens if line.start <= token.start <= line.end]
        if len(line.cells) == 1:
            yield from own
        elif columns is None and (headings := _columns(line.texts(text))):
            columns = headings
        else:
            yield from _row(own, line, columns)


def _columns(headings: Sequence[str]) -> list[str] | None:
    """Return what each column holds, None where these are no headings."""
    kinds = [
        next((kind for kind, pattern in _COLUMNS if pattern.fullmatch(fold(one))), "")
        for one in headings
    ]
    return kinds if len([kind for kind in kinds if kind]) >= _LEAST_HEADINGS else None


def _row(tokens: Sequence[Token], line: _Line, columns: Sequence[str] | None) -> Iterator[Token]:
    """Yield a row as "name: figure, note"."""
    cells = [
        [token for token in tokens if first <= token.start < last] for first, last in line.cells
    ]
    for place, cell in enumerate(_kept(cells, columns)):
        if place and cell:
            yield Token(":" if place == 1 else ",", cell[0].start, cell[0].start)
        yield from cell
    yield from (token for token in tokens if token.norm == "¶")


def _kept(cells: Sequence[list[Token]], columns: Sequence[str] | None) -> list[list[Token]]:
    """Return the cells of a row that are read: its name, its figure, its note."""
    if columns is None:
        return [cell for cell in cells if cell]
    by_kind = {kind: cell for kind, cell in zip(columns, cells, strict=False) if kind != "name"}
    names = [
        token
        for kind, cell in zip(columns, cells, strict=False)
        if kind in ("name", "") and not _is_number_alone(kind, cell)
        for token in cell
    ]
    return [names, _figure(by_kind), by_kind.get("note", [])]


def _is_number_alone(kind: str, cell: Sequence[Token]) -> bool:
    return not kind and all(token.norm[0].isdigit() or token.norm == "%" for token in cell)


def _figure(cells: dict[str, list[Token]]) -> list[Token]:
    """Return the percentage of a row, else "done de goal"."""
    percent = [token for token in cells.get("percent", []) if token.norm != "%"]
    done, goal = cells.get("done", []), cells.get("goal", [])
    if len(percent) == 1 and percent[0].norm[0].isdigit():
        return [percent[0], percent[0]._replace(norm="%")]
    if len(done) == 1 == len(goal) and done[0].norm[0].isdigit() and goal[0].norm[0].isdigit():
        start, end = min(done[0].start, goal[0].start), max(done[0].end, goal[0].end)
        return [Token(norm, start, end) for norm in (done[0].norm, "de", goal[0].norm)]
    return [*cells.get("percent", []), *done]
