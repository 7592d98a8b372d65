"""What the words of an answer tell: tags of folded words, from `lexicon.txt`.

The rules know more words about an amount, of `figure_words.txt`: those are not learned from.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

from core.spanish import fold

Tags = Callable[[str], frozenset[str]]
_NONE: frozenset[str] = frozenset()


def _lexicon(name: str) -> Tags:
    """Return what gives a folded word its tags; none for one that the file does not know."""
    whole: dict[str, set[str]] = {}
    begun: list[tuple[str, str]] = []
    for line in files("bot.understanding").joinpath(name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        tag, *words = line.split()
        for word in words:
            if word.endswith("*"):
                begun.append((fold(word[:-1]), tag))
            else:
                whole.setdefault(fold(word), set()).add(tag)

    @lru_cache(maxsize=50_000)
    def find(word: str) -> frozenset[str]:
        started = {tag for beginning, tag in begun if word.startswith(beginning)}
        return frozenset(whole.get(word, _NONE) | started)

    return find


tags = _lexicon("lexicon.txt")
_of_rules = _lexicon("figure_words.txt")


@lru_cache(maxsize=50_000)
def rule_tags(word: str) -> frozenset[str]:
    """Return the tags of a word, and those that only the rules know."""
    return tags(word) | _of_rules(word)
