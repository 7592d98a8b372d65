"""Which shape a table has, by the words of its headings, and what was said of one before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from plans.readers.grid import Grid, Row
from plans.tables.headings.meaning import normal, shown_heading, undated

_BETWEEN = " | "
_FEWEST_HEADINGS = 3


def signature_of(row: Row) -> str:
    """Return the words of a row of headings in their order, without the days that they name; ""
    for a row of so few texts that it has no headings."""
    texts = [cell.text for cell in row.cells if not cell.blank]
    return _BETWEEN.join(map(_words, texts)) if len(texts) >= _FEWEST_HEADINGS else ""


def signatures_about(heading: str, signatures: Iterable[str]) -> list[str]:
    """Return which of a file's signatures have a heading; all of them where it stands in a lower
    row than the first."""
    all_of_them = list(signatures)
    own = [one for one in all_of_them if _words(heading) in one.split(_BETWEEN)]
    return own or all_of_them


def known_shapes(grid: Grid, signatures: Collection[str]) -> dict[str, Row]:
    """Return the rows of a grid that have one of these signatures, by signature."""
    widths = {1 + one.count(_BETWEEN) for one in signatures}
    found: dict[str, Row] = {}
    for row in grid.rows:
        filled = sum(not cell.blank for cell in row.cells)
        if filled in widths and (signature := signature_of(row)) in signatures:
            found.setdefault(signature, row)
    return found


def as_printed(row: Row, columns: Mapping[str, str]) -> dict[str, str]:
    """Return what was said of headings by what this row prints of them: of a heading with a day,
    another day may stand there now."""
    said = {_words(heading): field for heading, field in columns.items()}
    printed = {shown_heading(cell.text) for cell in row.cells if not cell.blank}
    here = {text: said[_words(text)] for text in printed if _words(text) in said}
    known = {_words(text) for text in here}
    return {**{name: one for name, one in columns.items() if _words(name) not in known}, **here}


def _words(text: str) -> str:
    return undated(normal(shown_heading(text)))
