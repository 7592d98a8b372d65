"""Our own mail below an answer, copied by a program that marks nothing as quoted."""

from __future__ import annotations

import re

from bot.email.reading.lines import folded
from bot.email.reading.wordings import folded_alternatives

_BEGINS = re.compile(rf"\s*(?:{folded_alternatives('ours')})\s*")
_GREETING = re.compile(r"\s*(?:cordial saludo\b.*)?")


def without_ours(text: str) -> str:
    """Return a text up to where our own mail begins; all of it where nothing stands above that.

    What we wrote holds figures and links that say "100 %": taken for hers they would be recorded.
    """
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if _BEGINS.fullmatch(folded(line)):
            above = lines[:number]
            while above and _GREETING.fullmatch(folded(above[-1])):
                above.pop()
            return "\n".join(above).strip() or text
    return text
