"""Text that may stand in any file we write: no formula, and no sign that a file cannot hold."""

from __future__ import annotations

import re

# With one of these a formula may begin, at once or when the cell is edited.
_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def is_formula_like(text: str) -> bool:
    """Tell whether a spreadsheet might take a text for a formula."""
    return text.startswith(_SIGNS)


def writable(text: str) -> str:
    """Return a text without control characters and what else no office file may hold."""
    return _UNWRITABLE.sub("", text)


def guarded(text: str) -> str:
    """Return a text that is no formula: after an apostrophe, where it looks like one."""
    return f"{_GUARD}{text}" if is_formula_like(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` made safe; any other text as it is."""
    return text[1:] if text[:1] == _GUARD and is_formula_like(text[1:]) else text
