"""The words of who decides as she wrote them, where the text was put in other words to be read:
"que sea la última" is no number of ours. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+|[^\w\s]")


def as_written(part: str, read: str, written: str) -> str:
    """Return a part of the text that was `read` as it is in the one that was `written`; the part
    itself where it stands there, or is in no one place of what was read."""
    at = read.find(part)
    if not part or part in written or at < 0:
        return part
    ours, hers = list(_WORD.finditer(read)), list(_WORD.finditer(written))
    inside = [n for n, one in enumerate(ours) if at <= one.start() < at + len(part)]
    if not inside:
        return part
    same = SequenceMatcher(None, [one[0] for one in ours], [one[0] for one in hers], autojunk=False)
    meant: list[int] = []
    for kind, first, last, start, end in same.get_opcodes():
        here = [n for n in inside if first <= n < last]
        if kind == "equal":
            meant += [start + n - first for n in here]
        elif here:
            meant += range(start, end)
    if not meant:
        return part
    end = hers[max(meant)].end()
    return " ".join(written[hers[min(meant)].start() : end].split())
