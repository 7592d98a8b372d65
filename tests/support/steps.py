"""How much work a call is: counted, so that what else the machine does changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable

TIMES = 4
# In proportion: 4, in the square: 16.
_MOST_GROWTH = 8


def steps(work: Callable[[], object]) -> int:
    """Return how many functions, of Python and of libraries, some work calls."""
    count = 0

    def note(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def grows_in_proportion(work: Callable[[int], object], size: int) -> bool:
    """Tell whether `TIMES` the size takes about so many times the steps, and not their square."""
    work(1)  # what is read or built once is there
    return steps(lambda: work(size * TIMES)) < steps(lambda: work(size)) * _MOST_GROWTH
