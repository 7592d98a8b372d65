"""Prose for a terminal, wrapped at words as wide as that is; to a file or a pipe it goes whole."""

from __future__ import annotations

import shutil
import textwrap
from typing import TextIO

_POINT = "- "


def wrapped(text: str, stream: TextIO) -> str:
    """Return a text as it is to be written to a stream: what is longer than the terminal's line
    goes on below the words that it began with."""
    if not stream.isatty():
        return text
    width = shutil.get_terminal_size().columns
    return "".join(_broken(line, width) for line in text.splitlines(keepends=True))


def _broken(line: str, width: int) -> str:
    words, end = line.rstrip("\n"), "\n" if line.endswith("\n") else ""
    if len(words) <= width:
        return line
    inside = words.lstrip()
    blank = words[: len(words) - len(inside)] + " " * len(_POINT) * inside.startswith(_POINT)
    lines = textwrap.wrap(
        words,
        width,
        subsequent_indent=blank,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines) + end
