"""What the words of an answer tell: tags of folded words, from `lexicon.txt`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from core.spanish import fold

_SOURCE = files("bot.understanding.parting").joinpath("lexicon.txt")


def _read() -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...]]:
    """Return the tags of whole words, and (beginning, tag) for those with a star."""
    whole: dict[str, set[str]] = {}
    begun: list[tuple[str, str]] = []
    for line in _SOURCE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        tag, *words = line.split()
        for word in words:
            if word.endswith("*"):
                begun.append((fold(word[:-1]), tag))
            else:
                whole.setdefault(fold(word), set()).add(tag)
    return {word: frozenset(found) for word, found in whole.items()}, tuple(begun)


_WHOLE, _BEGUN = _read()
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=50_000)
def tags(word: str) -> frozenset[str]:
    """Return the tags of a folded word; empty for one that the lexicon does not know."""
    begun = {tag for beginning, tag in _BEGUN if word.startswith(beginning)}
    return _WHOLE.get(word, _NONE) | begun
