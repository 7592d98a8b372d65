"""A text as the rules of dates see it: each word, number and sign is one letter of a shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol

from core.numerals import ORDINAL_STEMS, read_numeral
from core.spanish import MONTHS, WEEKDAYS, fold, month_number

# The letters of a shape. Signs stand for themselves, ";" for those that no rule names.
#   N number of one or two figures   Y year of four figures   # any other number   O ordinal
#   M month   B month, shortened   m month in two letters   X "mar": month or weekday
#   W weekday   w weekday, shortened   F feast   n, I: words of feasts
#   R day that was read   K month, S week, seen from today
_WORDS = {
    letter: words.split()
    for letter, words in {
        "d": "de del", "e": "el", "E": "la los las",
        "t": "este esta estos estas", "P": "presente corriente corrientes",
        "x": "proximo proxima siguiente otro otra entrante venidero venidera", "q": "que",
        "v": "viene entra sigue", "a": "a al", "h": "hasta", "f": "para", "&": "y e", "o": "o u",
        "s": "semana", "k": "mes", "j": "ano", "D": "dia", "z": "pasado pasada anterior antepasado",
        "u": "ultimo ultima", "T": "manana", "H": "hoy", "i": "en", "l": "dentro",
        "p": "fin fines final finales mediados mitad comienzo comienzos inicio inicios principio "
        "principios",
        "g": "desde partir", "L": "despues", "A": "antes", "b": "habil habiles laboral laborales",
        "U": "dias semanas meses anos", "1": "un una medio", "c": "curso actual", "G": "ahora",
        "n": "nuevo", "I": "trabajo trabajador trabajadores",
        "r": "trimestre bimestre cuatrimestre semestre quincena fecha festivo puente cada",
    }.items()
}  # fmt: skip
_LETTERS = {word: letter for letter, words in _WORDS.items() for word in words}
_ORDINAL = re.compile(rf"(?P<stem>{'|'.join(ORDINAL_STEMS)})(?:[oa])?")
# Days with a name, each with its number in `FEASTS`.
FEASTS = ((12, 24), (12, 25), (12, 31), (1, 1), (5, 1))
_FEASTS = {"nochebuena": 0, "navidad": 1, "nochevieja": 2}
_ENDINGS = frozenset({"ro", "er", "ero", "ra", "do", "to", "mo", "vo", "no"})
_DEGREES = frozenset({"°", "º"})
_WEEKDAYS = [fold(day) for day in WEEKDAYS]
_SHORTEST_WEEKDAY = 3
_MONTHS = frozenset({*MONTHS, "setiembre"})
_SHORTEST_MONTH = 3
_PIECE = re.compile(
    r"(?P<number>\d+(?:['.](?=0\d\d(?!\d))\d{3})?)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)|(?P<sign>[^\w\s]|_|\n)"
)
_SIGNS = {"–": "-", "—": "-", "−": "-", "(": ",", ")": ",", "¶": ";", "\n": ";"}
_KEPT = frozenset("/-.,:%'")
_MOST_OF_A_DATE = 2  # figures of a day, a month, or a short year
_MILLENNIUM, _FIRST_YEAR, _LAST_YEAR = 2000, 1900, 2100


class Day(Protocol):
    """What was read as a day: which one it is depends on the day on which it was said.

    `exact` is False for a month or a week as a whole, `sure` where the words may mean another
    thing than a day: "el 15", "3/5". `whole_month`: a month was said alone, this is its last day.
    """

    @property
    def exact(self) -> bool: ...

    @property
    def sure(self) -> bool: ...

    @property
    def whole_month(self) -> bool: ...

    def on(self, today: date) -> date | None:
        """Return the day, None where it does not exist or cannot be told for certain."""


class Token(NamedTuple):
    """One letter of the shape: its number (of a month: 1–12, of a weekday: 0–6) and its place."""

    letter: str
    value: int
    text: str
    start: int
    end: int
    day: Day | None = None


@dataclass(frozen=True)
class Shape:
    """The tokens of a text and their letters, one for each."""

    tokens: tuple[Token, ...]
    letters: str

    def touch(self, at: int) -> bool:
        """Tell whether no blank stands between a token and the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start

    def letter(self, at: int) -> str:
        """Return the letter at a place, "" outside of the text."""
        return self.letters[at] if 0 <= at < len(self.letters) else ""

    def text(self, at: int) -> str:
        """Return the word or sign at a place, "" outside of the text."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""


Found = tuple[str, int, Day | None]
# What a rule makes of a match: the letter and number of one token that stands for it; or nothing.
Rule = tuple[re.Pattern[str], Callable[[Shape, re.Match[str]], Found | None]]


def shorten(shape: Shape, rules: Sequence[Rule]) -> Shape:
    """Return the shape with each place that a rule reads as one token; the first rule wins."""
    rules = [rule for rule in rules if rule[0].search(shape.letters)]
    if not rules:
        return shape
    kept: list[Token] = []
    at = 0
    while at < len(shape.tokens):
        match, found = _first(shape, rules, at)
        if match is None or found is None:
            kept.append(shape.tokens[at])
            at += 1
            continue
        letter, value, day = found
        end = match.end()
        read = "R" * (end - at)  # what was read is no longer a number to those that follow
        shape = Shape(shape.tokens, shape.letters[:at] + read + shape.letters[end:])
        whole = shape.tokens[at:end]
        said = " ".join(token.text for token in whole)
        kept.append(Token(letter, value, said, whole[0].start, whole[-1].end, day))
        at = end
    return Shape(tuple(kept), "".join(token.letter for token in kept))


def _first(
    shape: Shape, rules: Sequence[Rule], at: int
) -> tuple[re.Match[str] | None, Found | None]:
    for pattern, build in rules:
        match = pattern.match(shape.letters, at)
        found = build(shape, match) if match else None
        if found is not None:
            return match, found
    return None, None


@lru_cache(maxsize=512)
def shape_of(text: str) -> Shape:
    """Return the shape of a text; the places of its tokens are those of `text`."""
    tokens = tuple(_with_years(_with_ordinals(_with_numerals(list(_pieces(text))))))
    return Shape(tokens, "".join(token.letter for token in tokens))


def _pieces(text: str) -> Iterator[Token]:
    for found in _PIECE.finditer(text):
        raw = found.group()
        start, end = found.span()
        if found["number"]:
            yield _number(raw, start, end)
        elif found["sign"]:
            sign = _SIGNS.get(raw, raw)
            yield Token(sign if sign in _KEPT else ";", 0, sign, start, end)
        else:
            word = raw if raw in _DEGREES else fold(raw)
            letter, value = _letter(word)
            yield Token(letter, value, word, start, end)


def _number(raw: str, start: int, end: int) -> Token:
    figures = raw.replace("'", "").replace(".", "")
    value = int(figures) if len(figures) <= len("2026") else 0
    if len(figures) <= _MOST_OF_A_DATE:
        letter = "N"
    else:
        letter = "Y" if _FIRST_YEAR <= value < _LAST_YEAR else "#"
    return Token(letter, value, figures, start, end)


def _letter(word: str) -> tuple[str, int]:
    """Return the letter of a folded word, and the number of its month, weekday or ordinal."""
    if word in _LETTERS:
        return _LETTERS[word], 0
    if word in _FEASTS:
        return "F", _FEASTS[word]
    if word in _WEEKDAYS:
        return "W", _WEEKDAYS.index(word)
    weekday = weekday_number(word)
    if weekday is not None:
        return "X" if word == "mar" else "w", weekday
    month = month_number(word)
    if month is None:
        return "_", 0
    if len(word) < _SHORTEST_MONTH:
        return "m", month
    return ("M" if word in _MONTHS else "B"), month


def weekday_number(word: str) -> int | None:
    """Return the weekday that a word begins: "mié", "miérc", "vier"."""
    if len(word) < _SHORTEST_WEEKDAY:
        return None
    return next((n for n, day in enumerate(_WEEKDAYS) if day.startswith(word)), None)


def _ordinal(token: Token) -> Token:
    """Return "primero" as an ordinal, another word as it is."""
    found = _ORDINAL.fullmatch(token.text) if token.letter == "_" else None
    return token._replace(letter="O", value=ORDINAL_STEMS[found["stem"]]) if found else token


def _with_numerals(tokens: Sequence[Token]) -> Iterator[Token]:
    """Read numbers in words as their figures."""
    words = [token.text for token in tokens]
    at = 0
    while at < len(tokens):
        numeral = read_numeral(words, at) if tokens[at].letter == "_" else None
        if numeral is None:
            yield tokens[at]
            at += 1
        else:
            value, end = numeral
            yield _number(str(value), tokens[at].start, tokens[end - 1].end)
            at = end


def _with_ordinals(tokens: Iterator[Token]) -> Iterator[Token]:
    """Join "1ro", "1.º" and "vigésimo segundo" to one ordinal; "el 13 no" is none."""
    kept: list[Token] = []
    for token in map(_ordinal, tokens):
        last = kept[-1] if kept else None
        ends = token.text in _ENDINGS | _DEGREES
        refuses = last is not None and token.text == "no" and last.end < token.start
        if last is not None and last.letter == "N" and ends and not refuses:
            kept[-1] = last._replace(letter="O", end=token.end)
        elif token.text in _DEGREES and [one.letter for one in kept[-2:]] == ["N", "."]:
            kept.pop()
            kept[-1] = kept[-1]._replace(letter="O", end=token.end)
        elif last is not None and last.letter == token.letter == "O" and last.value in (10, 20, 30):
            kept[-1] = last._replace(value=last.value + token.value, end=token.end)
        else:
            kept.append(token)
    return iter(kept)


def _with_years(tokens: Iterator[Token]) -> Iterator[Token]:
    """Join "dos mil veintiséis" to one year."""
    kept: list[Token] = []
    for token in tokens:
        before = kept[-2:]
        thousands = [one.text for one in before] == ["2", "mil"]
        if thousands and token.letter == "N":
            del kept[-2:]
            year = _MILLENNIUM + token.value
            kept.append(Token("Y", year, str(year), before[0].start, token.end))
        else:
            kept.append(token)
    return iter(kept)
