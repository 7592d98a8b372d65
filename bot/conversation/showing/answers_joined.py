"""The answers to several questions of one message, put together. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from core.messages import Content, Note
from core.overviews import Overview


def joined(told: Sequence[Content]) -> list[Content]:
    """Return answers once each, in their order; those about activities in one list."""
    found: list[Content] = []
    at: int | None = None
    for one in told:
        listed = found[at] if at is not None else None
        if not isinstance(one, Overview) or one.name != "activity":
            found += [] if one in found else [one]
        elif isinstance(listed, Overview) and at is not None:
            rows = (*listed.rows, *(row for row in one.rows if row not in listed.rows))
            found[at] = listed.model_copy(update={"rows": rows, "total": len(rows)})
        else:
            at = len(found)
            found.append(one)
    return found


def with_the_open(told: Sequence[Content], words: str) -> list[Content]:
    """Return answers with the question that has none, on the last page of them where there is one:
    in a mail both halves of a question are answered in one."""
    at = max((n for n, one in enumerate(told) if isinstance(one, Overview)), default=None)
    last = None if at is None else told[at]
    if not words:
        return [*told]
    if at is None or not isinstance(last, Overview):
        return [*told, Note(name="asked_in_vain", values={"words": words, "sees": 1})]
    return [*told[:at], last.model_copy(update={"unanswered": words}), *told[at + 1 :]]
