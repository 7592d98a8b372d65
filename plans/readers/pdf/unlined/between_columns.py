"""Names printed over the blank between two columns of a table without lines, each of which has its
own heading below: "Fecha" over "Inicio" and "Fin"."""

from __future__ import annotations

from collections.abc import Sequence

from plans.readers.pdf.text import Word, runs_of
from plans.readers.pdf.unlined.between_texts import Text, heading_and_columns

# Points: such a name has its middle so near to that of both columns.
_CENTRED = 12.0
_Lines = Sequence[Sequence[Word]]


def with_names_apart(lines: list[list[Word]]) -> list[list[Word]]:
    """Return the lines, the names over two columns on a line of their own above the others of the
    heading, each as wide as both."""
    heading, columns = heading_and_columns(lines)
    done = list(lines)
    for line in heading[:-1]:
        below = [run for one in heading if one[0].top > line[0].top for run in runs_of(one)]
        runs = runs_of(line)
        pairs = [_columns_under(run, runs, below, columns) for run in runs]
        over = [_stretched(run, pair) for run, pair in zip(runs, pairs, strict=True) if pair]
        if over:
            rest = [word for run, pair in zip(runs, pairs, strict=True) if not pair for word in run]
            own = [[word for run in over for word in run], *([rest] if rest else [])]
            at = next(n for n, one in enumerate(done) if one is line)
            done[at : at + 1] = own
    return done


def _columns_under(
    run: Sequence[Word], beside: _Lines, below: _Lines, columns: Sequence[Text]
) -> tuple[Text, Text] | None:
    """Return the two columns over which a text stands; None where it stands over a column."""
    middle = (run[0].x0 + run[-1].x1) / 2
    at = next(
        (n for n in range(1, len(columns)) if columns[n - 1].x1 < middle < columns[n].x0), None
    )
    if at is None:
        return None
    pair = {at - 1, at}
    level = {_nearest(one, columns) for one in beside if one is not run}
    own = [one for one in below if _nearest(one, columns) in pair]
    if level & pair or {_nearest(one, columns) for one in own} != pair:
        return None
    left = min(columns[at - 1].x0, *(one[0].x0 for one in own))
    right = max(columns[at].x1, *(one[-1].x1 for one in own))
    centred = abs(left + right - 2 * middle) <= 2 * _CENTRED
    return (columns[at - 1], columns[at]) if centred else None


def _nearest(run: Sequence[Word], columns: Sequence[Text]) -> int:
    """Return the number of the column whose middle is nearest to a text's."""
    both = run[0].x0 + run[-1].x1
    return min(range(len(columns)), key=lambda n: abs(columns[n].x0 + columns[n].x1 - both))


def _stretched(run: Sequence[Word], pair: tuple[Text, Text]) -> list[Word]:
    """Return a text as wide as two columns."""
    first, *others = run
    words = [first._replace(x0=min(first.x0, pair[0].x0)), *others]
    words[-1] = words[-1]._replace(x1=max(words[-1].x1, pair[1].x1))
    return words
