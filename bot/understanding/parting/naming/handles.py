"""An activity's handle, or a request's number, where a text names it."""

from __future__ import annotations

import re

from core.spanish import fold


def names_handle(text: str, handle: str) -> bool:
    """Tell whether a text names an activity by its handle: not as part of a longer code, and not
    as a percentage; of a handle that is a bare number not as a part of "7,5"."""
    code, said = fold(handle), fold(text)
    if code not in said:  # asked of each activity of a desk: a pattern for each costs more
        return False
    around = (r"(?<!\d,)", r"(?!,\d)") if handle.isdecimal() else ("", "")
    named = rf"(?<![\w.]){around[0]}{re.escape(code)}{around[1]}(?![\w%]|\.\w)"
    return re.search(named, said) is not None


def names_request(text: str, number: int) -> bool:
    """Tell whether a text names a request by its number: "la 12", "el #12"; "el 12 de julio" is a
    day."""
    named = rf"(?:\b(?:las?|solicitud|numero) #?|#){number}(?![\w%]|[.,]\d)"
    return re.search(named, fold(text)) is not None
