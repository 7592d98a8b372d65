"""What a text says beside greetings, thanks and the names of those it is for."""

from __future__ import annotations

from bot.understanding.reading import BREAKS, Reading
from bot.understanding.talk import closing, is_address, is_courtesy, opening, signed
from bot.understanding.tokens import Token


def body_of(whole: Reading) -> Reading:
    """Return a text without greeting, lead-in and thanks; the whole where nothing else is said."""
    signs = signed(whole.plain)
    opened, closed = opening(whole.plain), closing(whole.plain[:signs].rstrip())
    first = _after_name(whole, whole.index(opened - 1) + 1) if opened else 0
    last = whole.index(closed) if closed < len(whole.plain) else len(whole.tokens)
    return whole.part(first, last) if first < last else whole


def _after_name(whole: Reading, first: int) -> int:
    """Skip the name of the person who is greeted: "Ingeniera Marcela. …"."""
    if whole.text.isupper() or whole.tokens[first - 1].norm in BREAKS:
        return first
    for last in (first + 1, first + 2):
        name = whole.tokens[first:last]
        closed = last < len(whole.tokens) and whole.tokens[last].norm in BREAKS
        if closed and all(_is_name(whole, token) for token in name):
            return last + _opening_after(whole, last)
    return first


def _opening_after(whole: Reading, first: int) -> int:
    """Return how many tokens of greeting still follow at `first`."""
    rest = whole.part(first, len(whole.tokens))
    opened = opening(rest.plain)
    return rest.index(opened - 1) + 1 if opened else 0


def _is_name(whole: Reading, token: Token) -> bool:
    said = whole.text[token.start : token.end]
    return said.istitle() and said.isalpha() and not is_courtesy(token.norm)


def without_names(reading: Reading) -> str:
    """Return a text without the names of those it is for: "Recibido, doctor Jairo"."""
    tokens = reading.tokens
    kept = []
    for at, token in enumerate(tokens):
        closed = at + 1 == len(tokens) or tokens[at + 1].norm in BREAKS
        named = closed and token.norm.isalpha() and at > 0 and is_address(tokens[at - 1].norm)
        kept += [] if named else [token.norm]
    return " ".join(kept)
