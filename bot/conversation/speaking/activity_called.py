"""Which activity a text calls, in answer to a question that offered some. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.speaking.numbered import LEADING
from bot.conversation.view import View
from core.spanish import fold

_LONGEST_PLACE = 3


def called(text: str, choices: Sequence[int], view: View) -> set[int]:
    """Return the activities that a text could mean as a code, as its number, or as a place
    among those that were offered."""
    typed = fold(text).strip(" .,;:#()")
    codes = {one: fold(known.code) for one, known in view.activities.items()}
    found = {one for one, code in codes.items() if code == typed}
    if not is_number(text):
        return found
    if not found:
        number = LEADING.sub("", typed)
        found = {one for one, code in codes.items() if LEADING.sub("", code) == number}
    place = int(typed) if typed.isdecimal() and len(typed) <= _LONGEST_PLACE else 0
    at_place = choices[place - 1 : place] if place else ()
    found |= {one for one in at_place if one in codes}  # it may have gone elsewhere since
    return found or {one for one, code in codes.items() if code.replace(".", "") == typed}


def is_number(text: str) -> bool:
    """Tell whether a text is a number and no percentage: "3", "1.2"."""
    return re.fullmatch(r"\W*\d+(?:\.\d+)*\W*", text) is not None and "%" not in text
