"""The words of who decides as she wrote them, where the text was put in other words to be read:
"que sea la última" is no number of ours. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from bot.understanding.asks.asked_in_a_list import without_thanks
from bot.understanding.asks.talk import is_social
from bot.understanding.reading import read as read_text

_LEADS_IN = re.compile(
    r"(?:(?:no|ah|ay|bueno|entonces|listo|ok|mejor|perd[oó]n|disculpe|me equivoqu[eé])"
    r"[\s,.]{0,2}){1,4}",
    re.IGNORECASE,
)
EDGES = " .,:;-¡!\n"
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


def without_courtesies(text: str) -> str:
    """Return what a text says beside greetings and thanks, as one line."""
    return " ".join(without_thanks(line).strip(EDGES) for line in lines(text)).strip()


def lines(text: str) -> list[str]:
    """Return the lines of a text that say something beside greetings and thanks."""
    lines = (line.strip(EDGES) for line in text.split("\n"))
    plain = ((line, read_text(line).plain) for line in lines if line)
    return [line for line, said in plain if not is_social(said) and not _LEADS_IN.fullmatch(line)]
