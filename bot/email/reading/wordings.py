"""Lists of wordings, one expression per line, so that they can be read and grown."""

from __future__ import annotations

import re
from importlib.resources import files

from bot.email.reading.lines import without_accents


def alternatives(name: str) -> str:
    """Return the lines of a list as one expression; a line that begins with `#` is a remark."""
    return "|".join(words(name))


def folded_alternatives(name: str) -> str:
    """Return a list for texts in small letters without accents (lines.folded) as one expression."""
    return without_accents(alternatives(name))


def folded_pattern(name: str) -> re.Pattern[str]:
    """Return a folded list as a pattern that is searched for."""
    return re.compile(folded_alternatives(name))


def words(name: str) -> list[str]:
    """Return the lines of a list without its remarks."""
    text = files("bot.email.reading").joinpath("wordings", f"{name}.txt").read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
