"""A text as tokens: words folded and corrected, numbers and signs as the grammar spells them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple
from unicodedata import category

from bot.understanding.spelling import corrected
from core.numerals import ORDINALS
from core.spanish import fold

# Bounded repetitions: no text may make the search slow.
_PIECE = re.compile(
    r"""
    (?P<url>(?i:https?://|www\.)\S{0,500}[^\s.,;:!?)\]]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4})
  | (?P<date>\d{1,2}[/-]\d{1,2}[/-](?:20)?\d\d(?![\d/-])|20\d\d[/-]\d{1,2}[/-]\d{1,2}(?!\d)
      |\d{1,2}\.\d{1,2}\.20\d\d(?!\d))
  | (?P<time>(?<![\d.])\d{1,2}:[0-5]\d(?![\d%]|\s?%|\s?p[oc]))
  | (?P<mark>\d+(?:-\d+)+)
  | (?P<thousands>\d{1,3}(?:[.,']\d{3})+(?![\d.])(?:,\d{1,2})?)
  | (?P<order>\d{1,2}(?i:er[ao]?|r[ao]|[dtmvn][ao]|a)(?![^\W_])
      |(?<![\d.,])(?:10|[1-9])(?:\.?[ºª]|°)(?!\s?[CF]\b))
  | (?P<glued>(?i:(?<![\d.,])\d{1,4}(?:[bcdfgijlnñqrstvwz](?![^\W_])
      |[^\W\d_]{0,20}[¼½¾⅐-⅞]\w{0,20})))  # "salón 6B", "6½": no figure by itself
  | (?P<number>\d+(?:\.\d+)+|\d+,\d+|\d+)
  | (?P<word>[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f][^\W\d_\u0300-\u036f]*)*)
  | (?P<line>\n)
  | (?P<sign>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_SIGNS = {
    "–": "-", "—": "-", "−": "-", "…": ".", "(": ",", ")": ",", "[": ",", "]": ",", "|": ",",
    "=": ":", "&": "y", "＋": "+", "％": "%", "٪": "%", "→": ":", "\n": "¶",
}  # fmt: skip
_SHORT = {"1er": "primer", "3er": "tercer"}
_ORDINALS = {(place, word[-1]): word for word, place in reversed(ORDINALS.items())}
# An emoji behind so many words, before another word, ends what they say: "… en el menú ✅ la 5.4".
_WORDS_BEFORE = 4
_REACH = 80  # characters
_SIGN_BEFORE = re.compile(r"[.,;:!?¡¿\n]")
_HOW_TO = re.compile(r"\b(?:c[oó]mo|qu[eé]|lo)\s{1,3}$", re.IGNORECASE)
_KEPT_SIGNS = frozenset(".,;:?!%$#/-+¶")


class Token(NamedTuple):
    """A word, number or sign as the grammar spells it, and where it stands in the text."""

    norm: str
    start: int
    end: int


def split(text: str) -> Iterable[Token]:
    """Yield the words, numbers and signs of a text, folded and with slips corrected."""
    for found in _PIECE.finditer(text):
        kind, raw = str(found.lastgroup), found.group()
        yield from _SPELLERS[kind](raw, found.start(), text)


def _spell_word(raw: str, start: int, text: str) -> Iterable[Token]:
    end = start + len(raw)
    of_code = text[end : end + 1].isdigit()  # "PS2.3"
    folded = fold(raw)
    spelled = folded if of_code else corrected(folded)
    if folded == "ago" and _HOW_TO.search(text[max(0, start - _REACH) : start]):
        spelled = "hago"  # "cómo ago para mandarlo", and no August
    for part in spelled.split() or [raw.casefold()]:
        yield Token(part, start, end)


def _spell_number(raw: str, start: int, text: str) -> Iterable[Token]:
    end = start + len(raw)
    norm = raw.replace(",", ".")
    if text[start - 1 : start] in ("-", "−") and _is_minus(text[: start - 1]):
        yield Token(f"-{norm}", start - 1, end)
    else:
        yield Token(norm, start, end)


def _is_minus(before: str) -> bool:
    """Whether a dash that touches a number, after `before`, is its sign and no bullet or dash."""
    line = before.rpartition("\n")[2]
    if not line.strip():
        return not before.strip()
    last = line.rstrip()[-1]
    return line[-1].isspace() and not last.isdigit() and last not in "%:-)"


def _spell_mark(raw: str, start: int, text: str) -> Iterable[Token]:
    """Read "60-70" as two numbers with a dash, and "112-2026" as one mark."""
    low, dash, high = raw.partition("-")
    if "-" in high or not (int(low) <= 100 and int(high) <= 100) or len(raw) > 7 or low[0] == "0":
        yield Token(raw, start, start + len(raw))
        return
    yield Token(low, start, start + len(low))
    yield Token(dash, start + len(low), start + len(low) + 1)
    yield from _spell_number(high, start + len(low) + 1, text)


def _spell_thousands(raw: str, start: int, text: str) -> Iterable[Token]:
    del text
    yield Token(raw.replace(".", "'").replace(",", "'"), start, start + len(raw))


def _spell_sign(raw: str, start: int, text: str) -> Iterable[Token]:
    norm = _SIGNS.get(raw, raw)
    if raw == ")" and text[start - 1 : start].isdigit():
        norm = ":"  # "1.2) 60 %" labels an item
    before, after = text[start - 1 : start], text[start + 1 : start + 2]
    hyphen = norm == "-" and before.isalpha() and after.isalpha()
    minus = norm == "-" and after.isdigit() and _is_minus(text[:start])
    if _ends_account(raw, text[:start], text[start + 1 :]):
        yield Token(".", start, start + 1)
    elif norm in _KEPT_SIGNS and not (hyphen or minus or _is_bullet(norm, text[:start], after)):
        yield Token(norm, start, start + 1)


def _ends_account(sign: str, before: str, after: str) -> bool:
    """Whether an emoji stands where a full stop would: between two accounts in words."""
    if category(sign) != "So":
        return False
    said = _SIGN_BEFORE.split(before[-_REACH:])[-1].split()
    return len(said) >= _WORDS_BEFORE and said[-1].isalpha() and after.lstrip()[:1].isalpha()


def _is_bullet(norm: str, before: str, after: str) -> bool:
    """Whether a dash only opens an item of a list."""
    return norm == "-" and not after.isdigit() and not before.rpartition("\n")[2].strip()


def _spell_order(raw: str, start: int, text: str) -> Iterable[Token]:
    """Read "1er" as "primer" and "3.ª" as "tercera"; "3a" may as well be a part of something."""
    del text
    norm = raw.casefold()
    number = int("".join(filter(str.isdigit, norm)))
    known = _ORDINALS.get((number, "a" if norm[-1] in "aª" else "o"))
    spelled = norm if known is None or norm == f"{number}a" else known
    yield Token(_SHORT.get(norm, spelled), start, start + len(raw))


def _spell_as_is(raw: str, start: int, text: str) -> Iterable[Token]:
    del text
    yield Token(raw.casefold().replace(" ", ""), start, start + len(raw))


_SPELLERS: dict[str, Callable[[str, int, str], Iterable[Token]]] = {
    "url": _spell_as_is, "date": _spell_as_is, "order": _spell_order, "glued": _spell_as_is,
    "time": _spell_as_is,
    "mark": _spell_mark, "thousands": _spell_thousands, "number": _spell_number,
    "word": _spell_word, "line": _spell_sign, "sign": _spell_sign,
}  # fmt: skip
