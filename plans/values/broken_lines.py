"""Names of offices that a printed column's end broke over two lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise

from core.spanish import fold
from plans.values.lead_labels import begins_with_label
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


def whole_cells(cells: Iterable[str]) -> frozenset[str]:
    """Return what the printed cells of a column say, each in one line, to find it again."""
    return frozenset(fold(" ".join(cell.split())) for cell in cells)


def unbroken(
    text: str,
    width: int,
    tied: Container[tuple[str, str]] = (),
    whole: Container[str] = frozenset(),
) -> str:
    """Return a printed cell with a name in one line where the next word had no room in a column of
    so many signs, or where both lines are `tied`; what begins like an office, or with "Apoyo:",
    stays in a line of its own, and so do two names that are each a cell of the column as a `whole`.
    """
    result, *lines = text.split("\n")
    last = len(result)
    for number, line in enumerate(lines):
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        full = word and last + 1 + len(word) > width and not starts_like_office(line)
        before = result.rsplit("\n", 1)[-1]
        two = fold(before) in whole and _begins_cell(lines[number:], whole)
        apart = two or starts_like_office(before) or begins_with_label(line)
        goes_on = full and not apart
        result += (" " if goes_on or (before, line) in tied else "\n") + line
        last = len(line)
    return result


def _begins_cell(lines: Sequence[str], whole: Container[str]) -> bool:
    """Tell whether some lines, from the first on, are a cell of the column."""
    parts = (" ".join(" ".join(lines[:end]).split()) for end in range(1, len(lines) + 1))
    return any(fold(part) in whole for part in parts)
