"""Short names for activities: unique among all an entity ever gave, and what fits a typed one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, count
from string import ascii_uppercase

from core.spanish import fold

_CODE = re.compile(r"[A-Za-z0-9]{1,6}(?:[.-][A-Za-z0-9]{1,4}){0,4}")
_BEFORE_CODE = re.compile(
    r"^(?:actividad|act|n[uú]mero|n[°ºo.]?|#)[\s.:]*(?=[A-Za-z]?-?\d)", re.IGNORECASE
)
_BETWEEN_FIGURES = re.compile(r"(?<=\d)[\s.,:-]+(?=\d)")
_NOT_IN_HANDLE = re.compile(r"[^a-z0-9.]+")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_PREFIX = re.compile(r"^[a-z]+(?=\d)")
_WORD = re.compile(r"[a-z]{4,}")

# Words with which the names of most components begin; they tell none from another.
_GENERIC = frozenset({
    "componente", "estrategia", "fortalecimiento", "gestion", "iniciativas", "mecanismos",
    "mejorar", "otras", "para", "plan", "politica", "programa", "subcomponente",
})  # fmt: skip
_LONGEST_CODE = 16
# A code printed more often than this names nothing.
_MOST_DOUBLES = 60


def assign(
    codes: Sequence[str | None],
    used: Collection[str],
    components: Sequence[str | None] | None = None,
) -> list[str]:
    """Return a handle for each activity, in order; none is in `used`, none comes twice.

    A printed code is the handle where nothing else has it, else with letters of its component
    before it ("P1.1"). Without a code, or with one that nobody could type, it is "A-01" and so on.
    """
    plain = [plain_code(code) for code in codes]
    groups = components if components is not None else [None] * len(codes)
    taken = {_normal(handle) for handle in used}
    printed = Counter(_normal(code) for code in plain if code)
    free = {one for one, times in printed.items() if times == 1 and one not in taken}
    taken |= free
    numbers = count(1)
    handles: list[str] = []
    for code, component in zip(plain, groups, strict=True):
        if code and _normal(code) in free:
            handles.append(code)
            continue
        numbered = (f"A-{number:02}" for number in numbers)
        ways = chain(_prefixed(code, component) if code else (), numbered)
        handle = next(way for way in ways if _normal(way) not in taken)
        taken.add(_normal(handle))
        handles.append(handle)
    return handles


def matches(typed: str, handles: Iterable[str]) -> list[str]:
    """Return the handles that `typed` may mean: "1.1" fits "P1.1" too, "7" and "a7" fit "A-07"."""
    wanted = _normal(typed)
    if not wanted:
        return []
    return [one for one in handles if wanted in {_normal(one), _PREFIX.sub("", _normal(one))}]


def plain_code(code: str | None) -> str | None:
    """Return a printed code as it can be typed ("1.1." is "1.1"), None for what is no code."""
    text = _BEFORE_CODE.sub("", (code or "").strip()).strip(" .:-")
    return text if len(text) <= _LONGEST_CODE and _CODE.fullmatch(text) else None


def _normal(text: str) -> str:
    """Return what all ways of typing a handle have in common."""
    text = _BEFORE_CODE.sub("", text.strip())
    text = _BETWEEN_FIGURES.sub(".", fold(text))
    return _ZEROS.sub("", _NOT_IN_HANDLE.sub("", text).strip("."))


def _prefixed(code: str, component: str | None) -> Iterator[str]:
    """Return ever longer ways to tell a code from its doubles: P1.1, PA1.1, PAR1.1, B1.1 …"""
    words = _WORD.findall(fold(component or ""))
    telling = next((word for word in words if word not in _GENERIC), "x").upper()
    for length in (1, 2, 3):
        yield telling[:length] + code
    for letter in ascii_uppercase:
        yield letter + code
    for number in range(2, _MOST_DOUBLES):
        yield f"{telling[0]}{number}-{code}"
