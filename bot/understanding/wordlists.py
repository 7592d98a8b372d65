"""Closed lists of words, written as a line of text."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that holds nothing but folded words and blanks."""
    return frozenset(words.replace("ñ", "n").split())


def word_list(words: str) -> tuple[str, ...]:
    """Return the words of such a text in their order."""
    return tuple(words.replace("ñ", "n").split())
