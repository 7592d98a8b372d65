"""Legal notices, warnings of gateways, scanners and the environment: text that nobody wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.email.reading.lines import Line, folded
from bot.email.reading.signs import reports
from bot.email.reading.wordings import folded_alternatives, folded_pattern

_MOST_READ = 1500
# Notices stand at the top and at the end: of a long text no more is looked at.
_MOST_ABOVE = 5
_MOST_BELOW = 40
_SHORT = 60

_TITLES = re.compile(rf"[\s*_#>\[\]({{«\"'!¡-]*(?:{folded_alternatives('notice_titles')})")
_SAYS = folded_pattern("notice_sentences")


def without_notices(lines: Sequence[Line]) -> list[Line]:
    """Leave out notices: one above the text alone, one below it with all that follows.

    What reports after a notice is kept: nobody's figures are cut with a warning.
    """
    kept = list(lines)
    paragraphs = _paragraphs(kept)
    near = paragraphs[:_MOST_ABOVE] + paragraphs[_MOST_ABOVE:][-_MOST_BELOW:]
    for first, last in reversed(near):
        if not is_notice(" ".join(line.text for line in kept[first:last])):
            continue
        before = any(not line.blank for line in kept[:first])
        rest = kept[last:]
        below = before and not any(reports(line.text) for line in rest)
        kept = kept[:first] + ([] if below else rest)
    return kept


def is_notice(paragraph: str) -> bool:
    """Tell whether a paragraph is a legal notice or a warning that a server added.

    One sign is enough in a paragraph that reports nothing; where there are figures it takes two.
    """
    text = folded(paragraph[:_MOST_READ])
    signs = int(bool(_TITLES.match(text)))
    if len(text) > _SHORT:
        signs += len(_SAYS.findall(text))
    return signs > 1 or (signs == 1 and not reports(text))


def _paragraphs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    first: int | None = None
    for row, line in enumerate(lines):
        if line.blank and first is not None:
            found.append((first, row))
            first = None
        elif not line.blank and (first is None or _TITLES.match(folded(line.text[:200]))):
            if first is not None:
                found.append((first, row))
            first = row
    return found if first is None else [*found, (first, len(lines))]
