"""What an answer tells, asks about or has recorded, as values that a message is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.conversation.unheard.facts import plain_number
from core.messages import Content, Question, Receipt, store_content
from core.spanish import fold

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{1,4})?(?![\d.,]*\d)")
# What stands in a content and answers nothing: buttons, and what was said before.
_NOT_TOLD = frozenset(
    ("kind", "buttons", "button", "undo", "answers", "page", "said", "awaited", "above", "keys")
)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a message: `words` folded, where codes are looked for; the `figures`, as
    `plain_number` writes them; `asked`, the words that a question quotes, and `kept`, the
    descriptions that were recorded, both folded."""

    words: str = ""
    figures: frozenset[str] = frozenset()
    asked: str = ""
    kept: str = ""


def told_in(
    said: Iterable[Content], named: Iterable[str] = (), waiting: Iterable[str] = ()
) -> Told:
    """Return what contents tell; `named` are the activities of which something was done besides,
    `waiting` the words that are kept for a question that comes later."""
    words, kept = [*named], []
    asked = [*waiting]
    for content in said:
        words += _strings(store_content(content))
        if isinstance(content, Question):
            asked.append(content.words)
        if isinstance(content, Receipt):
            kept += [one.description for one in content.records]
    whole = "\n".join(words)
    numbers = _NUMBER.findall("\n".join((whole, *kept, *asked)))
    return Told(
        fold_lines([whole]),
        frozenset(map(plain_number, numbers)),
        fold_lines(asked),
        fold_lines(kept),
    )


def fold_lines(texts: Iterable[str]) -> str:
    """Return texts as one that is searched, each between bars."""
    return " | ".join(fold(one) for one in texts if one)


def _strings(stored: Any) -> Iterator[str]:
    """Yield what stands in a stored content, but descriptions, which only repeat what she wrote."""
    if isinstance(stored, Mapping):
        for key, value in stored.items():
            if key not in _NOT_TOLD and key != "description":
                yield from _strings(value)
    elif isinstance(stored, list | tuple):
        for value in stored:
            yield from _strings(value)
    elif isinstance(stored, str | int) and not isinstance(stored, bool):
        yield str(stored)
