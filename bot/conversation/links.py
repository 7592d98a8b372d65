"""Links in a text: kept as they were written, never opened. Pure."""

from __future__ import annotations

import re

MOST = 10
LONGEST = 2000
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>«»\"]{2,}", re.IGNORECASE)
_AFTER = ".,;:!?)]}'’”"


def links_in(text: str) -> tuple[str, ...]:
    """Return the links of a text, each once; at most MOST, none longer than LONGEST."""
    found = dict.fromkeys(match.rstrip(_AFTER) for match in _LINK.findall(text))
    return tuple(link for link in found if len(link) <= LONGEST)[:MOST]


def without_links(text: str) -> str:
    """Return the words of a text beside its links."""
    return _LINK.sub(" ", text).strip(f" \n\t{_AFTER}([{{")
