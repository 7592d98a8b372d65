"""Rule 14: figures in the order of the names: "la 2.1 y la 2.4 en 70 y 55 % respectivamente"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.distractions import mask
from bot.understanding.mentions import Mention
from bot.understanding.reading import Reading
from bot.understanding.tokens import Token

_IN_THAT_ORDER = re.compile(r"(?<!\S)(?:respectivamente|en (?:ese|su) orden)(?!\S)")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d+)?")


def figures_in_order(reading: Reading, mentions: Sequence[Mention]) -> list[Token] | None:
    """Return the figure of each mention, in their order; None where the text does not pair them."""
    if len(mentions) < 2 or _IN_THAT_ORDER.search(reading.plain) is None:
        return None
    progress = mask(reading.plain)
    told = mentions[-1].last
    figures = [
        token
        for token, start in zip(reading.tokens[told:], reading.starts[told:], strict=True)
        if _FIGURE.fullmatch(token.norm) and progress[start].isdigit()
    ]
    one_each = all(len(mention.codes) == 1 for mention in mentions)
    return figures if one_each and len(figures) == len(mentions) else None
