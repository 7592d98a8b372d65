"""Where a text names activities from one code to another: "de la 2.1 a la 2.4 van en 60"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.parting.naming.codes import NUMBER, Codes, Mention
from bot.understanding.wordlists import ALL, word_set

_FROM = word_set("de desde")
_TO = word_set("a hasta")
_CUES = word_set("la el actividad numero punto")
# What tells of several: in "pase el 60 de la 2.1 a la 2.4" there are two activities, and no more.
_OF_SEVERAL = re.compile(r"van|estan|quedaron|quedan|siguen|llevan|todo|" + "|".join(sorted(ALL)))


def range_at(norms: Sequence[str], at: int, codes: Codes) -> Mention | None:
    """Read the codes from one to another, both told of; none where one of the two is not known."""
    if norms[at] not in _FROM:
        return None
    begins = _code_behind(norms, at + 1)
    if begins is None or [*norms[begins : begins + 1]] == [] or norms[begins] not in _TO:
        return None
    ends = _code_behind(norms, begins + 1)
    if ends is None or not _tells_of_several(norms, at, ends):
        return None
    first = at - (at > 0 and norms[at - 1] in ALL)
    last = ends + (ends < len(norms) and norms[ends] in ALL)
    return Mention(first, last, _between(norms[begins - 1], norms[ends - 1], codes), "code")


def _code_behind(norms: Sequence[str], at: int) -> int | None:
    """Return where a code of numbers ends that stands at a token, perhaps behind an article."""
    here = at + 1 if at < len(norms) and norms[at] in _CUES else at
    dotted = here < len(norms) and NUMBER.fullmatch(norms[here]) and "." in norms[here]
    return here + 1 if dotted else None


def _tells_of_several(norms: Sequence[str], first: int, last: int) -> bool:
    near = [*norms[max(0, first - 1) : first], *norms[last : last + 1]]
    return any(_OF_SEVERAL.fullmatch(one) for one in near)


def _between(first: str, last: str, codes: Codes) -> tuple[str, ...]:
    """Return the codes from the first to the last, in the order of their numbers."""
    numbers = {code: _numbers(code) for code in codes.order if NUMBER.fullmatch(code)}
    if first not in numbers or last not in numbers:
        return ()
    found = [code for code in numbers if numbers[first] <= numbers[code] <= numbers[last]]
    return tuple(sorted(found, key=_numbers))


def _numbers(code: str) -> tuple[int, ...]:
    return tuple(map(int, code.split(".")))
