"""The codes of the open activities, as a person may write them, and what a text names by them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.reading import read
from bot.understanding.wordlists import word_set

_JOINTS = word_set("- . / _ #")
NUMBER = re.compile(r"\d+(?:\.\d+)*")  # 3, 1.2, 2.1.4


@dataclass(frozen=True, slots=True)
class Mention:
    """The tokens [first, last) that name `codes`; empty where nobody has the code.

    `kind` is "code", "place", "all", "rest", or "none": of all that it is denied; "called" where
    the words that name it also say what is counted.
    """

    first: int
    last: int
    codes: tuple[str, ...]
    kind: str


@lru_cache(maxsize=4_000)
def _pieces(code: str) -> tuple[str, ...]:
    """Return a code as its words and numbers without signs: "E2-P4" gives e, 2, p, 4."""
    found: list[str] = []
    for token in read(code).tokens:
        if token.norm not in _JOINTS:
            found += [_number(part) for part in token.norm.split("-") if part]
    return tuple(found)


def _number(piece: str) -> str:
    return piece.lstrip("0") or "0" if piece.isdigit() else piece


class Codes:
    """The codes of the open activities in the order of the list, to be found in a text.

    Of those of others (`away`) only what is written in full counts, and so it is of what the plan
    prints now in their place (`printed`, in the order of the list). A place is one of the first
    `listed` (0: of all).
    """

    def __init__(
        self,
        order: tuple[str, ...],
        away: tuple[str, ...] = (),
        printed: tuple[str, ...] = (),
        listed: int = 0,
    ) -> None:
        self.order = order
        # A list of one has no places: "la 2" is none of it, and may be a code that is not there.
        self._places = order[: listed if listed > 1 else len(order)]
        self._whole, self._away = _longest_first(order), _longest_first(away)
        known = {pieces for pieces, _ in self._whole}
        now = ((_pieces(name), code) for name, code in zip(printed, order, strict=False))
        self._printed = [one for one in now if one[0] and one[0] not in known]
        endings: dict[tuple[str, ...], list[str]] = {}
        for pieces, code in self._whole:
            for at in range(1, len(pieces)):
                endings.setdefault(pieces[at:], []).append(code)
        self._endings = {ending: tuple(codes) for ending, codes in endings.items()}
        self._dictated: dict[str, set[str]] = {}
        for pieces, code in self._whole:
            if "." in pieces[-1]:
                self._dictated.setdefault(pieces[-1].replace(".", ""), set()).add(code)

        heads = [pieces[0] for pieces, _ in self._whole if len(pieces) == 2]
        self._heads = {one for one in heads if one.isalpha() and heads.count(one) > 1}

    def at(self, norms: Sequence[str], at: int) -> tuple[str, int] | None:
        """Return the code that is written in full at a token, and where it ends."""
        return _written(norms, at, self._whole) or _written(norms, at, self._printed)

    def formed_at(self, norms: Sequence[str], at: int) -> int | None:
        """Return where what is formed as the codes of the list are ends: "A9" beside A1 and A2."""
        if norms[at] not in self._heads:
            return None
        end = at + 1 + ([*norms[at + 1 : at + 2]] == ["-"])
        number = norms[end] if end < len(norms) else ""
        return end + 1 if number.isdigit() and len(number) < 3 else None

    def away_at(self, norms: Sequence[str], at: int) -> tuple[str, int] | None:
        """Return the code of others that is written in full at a token, and where it ends."""
        return _written(norms, at, self._away)

    def ending(self, piece: str) -> tuple[str, ...]:
        """Return the codes that end with a number: "7" of A-07, "1.1" of P1.1."""
        return self._endings.get((_number(piece),), ())

    def last(self, number: str) -> tuple[str, ...]:
        """Return the codes of several numbers the last of which is this one: "2" of 1.2."""
        return tuple(code for code in self.order if code.rpartition(".")[1:] == (".", number))

    def dictated(self, number: str) -> frozenset[str]:
        """Return the codes that are called so where the dot is not written: "31" of 3.1."""
        ends = any(code.rpartition(".")[2] == number for code in self.order)
        return frozenset() if ends else frozenset(self._dictated.get(number, ()))

    def by_place(self, place: int) -> str | None:
        """Return the code at a place of the list, from 1, or from its end below 0."""
        index = place - 1 if place > 0 else len(self._places) + place
        return self._places[index] if 0 <= index < len(self._places) else None


def _longest_first(codes: Sequence[str]) -> list[tuple[tuple[str, ...], str]]:
    known = [(_pieces(code), code) for code in codes]
    return sorted((one for one in known if one[0]), key=lambda one: -len(one[0]))


def _written(
    norms: Sequence[str], at: int, known: Sequence[tuple[tuple[str, ...], str]]
) -> tuple[str, int] | None:
    ends = ((code, _match(norms, at, pieces)) for pieces, code in known)
    return next(((code, end) for code, end in ends if end), None)


def _match(norms: Sequence[str], at: int, pieces: Sequence[str]) -> int:
    """Return the token after `pieces` written from `at` on, 0 where they are not."""
    here = at
    for n, piece in enumerate(pieces):
        while n and here < len(norms) and norms[here] in _JOINTS and here - at < 3 * len(pieces):
            here += 1
        if here >= len(norms):
            return 0
        parts = [_number(part) for part in norms[here].split("-") if part]
        if parts == [piece]:
            here += 1
        elif parts == list(pieces[n : n + len(parts)]) and len(parts) == len(pieces) - n:
            return here + 1
        else:
            return 0
    return here


def in_print(text: str, codes: Codes) -> str:
    """Return a text in which each code of a list that it writes in full stands as it is printed:
    "la at 4.4 y la j1" gives "la AT4.4 y la J-01". Only codes with letters can be written
    otherwise."""
    tokens = read(text).tokens
    norms, pieces, at, end = [one.norm for one in tokens], list[str](), 0, 0
    while at < len(tokens):
        found = codes.at(norms, at) if norms[at][0].isalpha() else None
        if found is None:
            at += 1
            continue
        pieces += [text[end : tokens[at].start], found[0]]
        end, at = tokens[found[1] - 1].end, found[1]
    return "".join([*pieces, text[end:]])


@lru_cache(maxsize=2_000)
def codes_of(
    order: tuple[str, ...],
    away: tuple[str, ...] = (),
    printed: tuple[str, ...] = (),
    listed: int = 0,
) -> Codes:
    """Return the look-up of the codes of a list, of those of others, of what is printed now; a
    place is one of the first `listed`."""
    return Codes(order, away, printed, listed)
