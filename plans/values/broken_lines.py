"""Names of offices that a printed column's end broke over two lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from itertools import pairwise

from core.spanish import fold
from plans.values.office_words import LINKS
from plans.values.offices import begins_other, starts_like_office


def never_apart(cells: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the pairs of lines of printed cells, the second one word, of which neither is printed
    without the other, in several cells: the column's end broke one name, "Gestión del Talento" over
    "Humano"."""
    texts = [[line.strip() for line in cell.split("\n")] for cell in cells]
    lines = Counter(line for some in texts for line in some)
    pairs = Counter(pair for some in texts for pair in pairwise(some))
    return frozenset(
        (first, second)
        for (first, second), times in pairs.items()
        if 1 < times == lines[first] == lines[second]
        and len(second.split()) == 1
        and set(fold(first).split()[1:-1]) & LINKS
        and not begins_other(second)
    )


def unbroken(text: str, width: int, tied: Container[tuple[str, str]] = ()) -> str:
    """Return a printed cell with a name in one line where the next word had no room in a column of
    so many signs, or where both lines are `tied`; what begins like an office stays in a line of its
    own."""
    result, *lines = text.split("\n")
    last = len(result)
    for line in lines:
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        full = word and last + 1 + len(word) > width and not starts_like_office(line)
        before = result.rsplit("\n", 1)[-1]
        goes_on = (full and not starts_like_office(before)) or (before, line) in tied
        result += (" " if goes_on else "\n") + line
        last = len(line)
    return result
