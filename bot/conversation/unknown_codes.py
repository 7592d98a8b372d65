"""A code that no activity has: what a text names by it, and which of hers come near it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from bot.understanding.meaning import Context
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import Reading
from bot.understanding.wordlists import A_CODE
from plans.storing.handles import matches


def unknown_code(reading: Reading, known: Context) -> str:
    """Return the one code by which a text names an activity that is none of the `known` ones; ""
    where it names none, or several."""
    if None not in codes_named(reading, known):
        return ""
    codes = [one.code for one in known.pending] + [one.code for one in known.others]
    codes += [one.printed for one in known.pending if one.printed]
    unknown = {one for one in reading.norms if A_CODE.fullmatch(one) and not matches(one, codes)}
    return unknown.pop() if len(unknown) == 1 else ""


def nearest(code: str, handles: Iterable[str]) -> list[str]:
    """Return handles, those that come nearest to a code first, else in their order."""
    wanted = _parts(code)

    def distance(handle: str) -> tuple[int, int]:
        parts = _parts(handle)
        alike = len([*takewhile(lambda pair: pair[0] == pair[1], zip(wanted, parts, strict=False))])
        beyond = zip(wanted[alike:], parts[alike:], strict=False)
        return -alike, next((abs(one - other) for one, other in beyond), 0)

    return sorted(handles, key=distance)


def _parts(code: str) -> Sequence[int]:
    return [int(one) for one in takewhile(str.isdecimal, code.split("."))]
