"""The words of the titles of activities, and how telling each is among them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.understanding.activities import WEAK, ActivityWords, sounds_like, stem, words_of
from bot.understanding.wordlists import word_set

Owner = tuple[str, ...]  # the codes of whom a piece speaks; empty: of nobody
UNKNOWN: Owner = ("",)  # a code that is not in the list, or one that fits two
Features = dict[str, float]
# Words of the grammar that sound like nouns of titles, "vamos" and "baños", "listo" and "lista";
# and those of a greeting, also where a product promises "de 30 a 15 días".
_NO_NOUNS = WEAK | word_set(
    "vamos vemos informo informamos listo listos claro esta estan este sale salen dia dias tardes "
    "noches quite quiten quitar quitele"
)
# Words that speak of the work as such, whatever it is: "el cumplimiento va en 60".
OF_ANY_WORK = frozenset(
    map(
        stem,
        word_set(
            "lista cumplimiento ejecucion porcentaje progreso desarrollo implementacion total "
            "elaboracion realizacion trabajo tarea obligacion compromiso indicador asunto estado "
            "corte periodo"
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Names:
    """The words of the activities of a list, and how telling each word is among them."""

    words: dict[Owner, ActivityWords]
    weights: dict[str, float]

    def named_by(self, norm: str) -> int:
        """Return how many activities have a word in their names."""
        term = stem(norm)
        return sum(sounds_like(term, own.terms) is not None for own in self.words.values())

    def owners(self, norm: str) -> frozenset[Owner]:
        """Return the activities in whose names a word stands."""
        if not may_name(norm):
            return frozenset()
        term = stem(norm)
        return frozenset(
            o for o, own in self.words.items() if sounds_like(term, own.terms | own.deeds)
        )


@lru_cache(maxsize=2_000)
def names_of(
    hers: tuple[tuple[Owner, str, str], ...], others: tuple[tuple[Owner, str], ...] = ()
) -> Names:
    """Return the words of activities by their owner, title and product, and of those of others."""
    words = {owner: words_of(title, product) for owner, title, product in hers}
    for owner, title in others:
        own = words_of(title, "")
        words[owner] = replace(own, terms=own.terms - OF_ANY_WORK, deeds=own.deeds - OF_ANY_WORK)
    count: dict[str, int] = {}
    for own in words.values():
        for term in own.terms | own.deeds:
            count[term] = count.get(term, 0) + 1
    top = math.log(len(words) + 1) if words else 1.0
    return Names(words, {t: math.log((len(words) + 1) / n) / top for t, n in count.items()})


def may_name(norm: str) -> bool:
    """Tell whether a word can name an activity: no number, no small or common word."""
    return len(norm) > 2 and norm.isalpha() and norm not in _NO_NOUNS
