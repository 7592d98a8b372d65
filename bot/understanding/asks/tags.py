"""A report that asks whether it is so: "eso ya quedó, ¿cierto?". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.understanding.meaning import Ask, Intent, Meaning, first_asked
from bot.understanding.reading import read

_TAG = re.compile(
    r"(?<!\S)(?:[,;] (?:(?:cierto|verdad|o no|no es (?:cierto|verdad|asi)) ?\??"
    r"|(?:no|si|correcto|eh|o que|o todavia no) ?\?)"
    r"|¿? ?(?:cierto|verdad|o no|no) ?\?) *\Z"
)


_ONLY_A_TAG = re.compile(r"(?:cierto|verdad|no|o no|sí|si|correcto)\W{0,3}", re.IGNORECASE)


def is_tagged(plain: str) -> bool:
    """Tell whether the last words of a text ask for a yes to the others."""
    found = _TAG.search(plain)
    return found is not None and bool(plain[: found.start()].strip(" ¿,;"))


def asked_where_tagged(meaning: Meaning, text: str) -> Meaning:
    """Return a report in which all is asked about that its own last words ask."""
    if meaning.intent is not Intent.REPORT or not is_tagged(read(text).plain):
        return meaning
    updates = tuple(
        replace(one, ask=Ask.CONFIRM, description=_untagged(one.description))
        if one.definite and one.ask is None
        else one
        for one in meaning.updates
    )
    return replace(meaning, updates=updates, ask=first_asked(updates))


def _untagged(words: str) -> str:
    return "" if _ONLY_A_TAG.fullmatch(words) else words
