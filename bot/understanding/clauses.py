"""A text in clauses, of which some are left out. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence


def clauses(text: str, edges: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Give each clause of a text, without and with the edge behind it."""
    last = 0
    between = [(found.start(), found.end()) for found in edges.finditer(text)]
    for start, end in [*between, (len(text), len(text))]:
        yield text[last:start], text[last:end]
        last = end


def joined(kept: Sequence[str]) -> str:
    """Return clauses, with the edges behind them, as one text."""
    return "".join(kept).strip(" .;,\n")


def without_clauses(
    text: str,
    edges: re.Pattern[str],
    spell: Callable[[str], str],
    tell: Sequence[re.Pattern[str]],
) -> str:
    """Return a text without the clauses, spelled as these expressions are, that one of them finds
    something in."""
    return joined(
        [
            whole
            for said, whole in clauses(text, edges)
            if not any(one.search(spell(said)) for one in tell)
        ]
    )
