"""The numbers that activities carry: in a column, or before their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

_CODE = re.compile(
    r"(?:\d{1,3}(?:[.-]\d{1,3}){1,4}|\d{1,4}|[A-Za-z]{1,4}[.-]?\d{1,3}(?:[.-]\d{1,3}){0,3}"
    r"|\d{1,3}(?:[.-]\d{1,3}){0,3}[.-]?[A-Za-z])[.)]?"
)
# In a name a single figure may be a quantity ("3 talleres"): it needs its full stop.
_BEFORE_NAME = re.compile(
    r"(?P<code>\d{1,3}(?:\.\d{1,3}){1,4}|\d{1,3}(?=\s?[.)](?:\s*-)?\s)|\d{1,3}(?=\s?[.)]-))"
    r"\s?(?:[.)]-?|-|:)?\s+(?=[^\W\d_]|[\"“¿(])"
)
_NUMBERED_SHARE = 0.6
_FEWEST_NUMBERED = 2


def is_code(text: str) -> bool:
    """Tell whether a cell is an activity's number as plans write them: 1.10, 2-3, A-04, 7."""
    return bool(_CODE.fullmatch(text.strip()))


def is_telling_code(text: str) -> bool:
    """Tell whether a cell can hardly be anything but an activity's number: 1.10, A-04."""
    text = text.strip()
    return is_code(text) and not text.rstrip(".)").isdigit()


def split_code(title: str, *, single: bool = False) -> tuple[str, str]:
    """Return the number before an activity's name ("" for none) and the name; `single` figures ("1.
    Actualizar") count where the whole table is numbered in that way."""
    found = _BEFORE_NAME.match(title)
    if found is None or ("." not in found.group("code") and not single):
        return "", title
    return found.group("code"), title[found.end() :]


def are_numbered(titles: Sequence[str]) -> bool:
    """Tell whether most names begin with a single figure: then it is their number."""
    numbered = sum(bool(split_code(title, single=True)[0]) for title in titles)
    return numbered >= _FEWEST_NUMBERED and numbered >= _NUMBERED_SHARE * len(titles)


def parts(code: str) -> tuple[int, ...]:
    """Return the figures of a code: (4, 11) for "4.11", "4-11." and "A4.11"; () without any."""
    return tuple(int(figure) for figure in re.findall(r"\d+", code))


def stands_nearer(code: str, one: str, other: str) -> bool:
    """Tell whether a code begins more like `one` than like `other`: 3.4 stands nearer 3.1 than 4.1,
    1.1.3 nearer 1.1.1 than 1.2.1. The last figure counts the row alone and says nothing."""
    return _common(code, one) > _common(code, other)


def _common(one: str, other: str) -> int:
    pairs = zip(parts(one)[:-1], parts(other)[:-1], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
