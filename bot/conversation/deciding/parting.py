"""What a text of who decides says of requests, apart from clauses with a subject of their own."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.overseeing import apart
from bot.conversation.turn import Turn
from bot.understanding.rulings import words
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import begins_with, find


def parted(turn: Turn, text: str, known: Known) -> tuple[str, str]:
    """Return what a text decides of requests, each with its reason, and the clauses that have a
    subject of their own; the whole text as the first where it is not to be parted for certain."""
    cuts = [*apart.BEGINS.finditer(text)]
    if not cuts:
        return text, ""
    begins = [0, *(one.end() for one in cuts)]
    ends = [*(one.start() for one in cuts), len(text)]
    joined = [True, *(one["joint"].strip(" ,;") != "" or "," not in one["joint"] for one in cuts)]
    parts: list[tuple[int, int, bool]] = []  # where each begins and ends, and whether it decides
    for at, end, joins in zip(begins, ends, joined, strict=True):
        clause = text[at:end]
        tells = apart.tells_of_another(turn, clause, joined=joins)
        decides = not tells and (_decides(clause, known))
        if parts and not (tells or decides):
            parts[-1] = (parts[-1][0], end, parts[-1][2])
        else:
            parts.append((at, end, not tells))
    deciding = "; ".join(text[at:end] for at, end in _runs(parts, deciding=True))
    others = ". ".join(text[at:end].strip(" .") for at, end in _runs(parts, deciding=False))
    return (deciding, others) if others else (text, "")


def _runs(parts: Sequence[tuple[int, int, bool]], *, deciding: bool) -> list[tuple[int, int]]:
    """Return where the parts that decide stand, or the others; those in a row as one."""
    found: list[tuple[int, int]] = []
    before: bool | None = None
    for at, end, decides in parts:
        if decides is deciding:
            found[-1:] = [(found[-1][0], end)] if before is decides else [*found[-1:], (at, end)]
        before = decides
    return found


def _decides(clause: str, known: Known) -> bool:
    """Tell whether a clause decides a request, or is about one that was taken back."""
    begins = (begins_with(clause, one) is not None for one in (known, known.gone))
    return decides_alone(clause, known) or any(begins)


def decides_alone(text: str, known: Known) -> bool:
    """Tell whether a text decides requests that wait, and leaves nothing open."""
    found = find(words.put_in_order(text), known, text)
    return (
        bool(found.each)
        and not (found.unread or found.unclear)
        and all(one.number in known.waiting and one.grants is not None for one in found.each)
    )
