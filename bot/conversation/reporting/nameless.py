"""Texts without the people in them: names become "@", what reaches or identifies them too. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.model.prompt import leaving
from bot.understanding.lexicon import tags
from core.spanish import fold

_WORD = re.compile(r"[^\W\d_]+")
_SEVERAL = re.compile(r"@(?: @){1,6}")
_SHORTEST = 3
_OF_MANY = frozenset({"del", "los", "las", "san"})


class Nameless:
    """Takes people's `names` out of texts; `spoken_of` are texts whose words are no names there.

    A word that is a name and a word of the work too ("mesa", "paz") goes where it has a capital,
    or beside another name of the same person.
    """

    def __init__(self, names: Iterable[str], spoken_of: Iterable[str] = ()) -> None:
        people = [{fold(word) for word in _WORD.findall(name)} - _OF_MANY for name in names]
        self._people = [{word for word in one if len(word) >= _SHORTEST} for one in people]
        self._names = frozenset[str]().union(*self._people)
        self._ordinary = {fold(word) for text in spoken_of for word in _WORD.findall(text)}

    def words(self, text: str) -> str:
        """Return a person's words without names, addresses, telephone and identity numbers."""
        return self._without(leaving(text), alone=True)

    def title(self, text: str) -> str:
        """Return a text of the plan without whole names: one word may be any word there."""
        return self._without(text, alone=False)

    def _without(self, text: str, *, alone: bool) -> str:
        found = list(_WORD.finditer(text))
        norms = [fold(one.group()) for one in found]
        kept, end = [], 0
        for at, one in enumerate(found):
            if norms[at] not in self._names:
                continue
            if self._is_beside(norms, at) or (alone and self._is_name(one.group(), norms[at])):
                kept += [text[end : one.start()], "@"]
                end = one.end()
        return _SEVERAL.sub("@", "".join([*kept, text[end:]]))

    def _is_beside(self, norms: list[str], at: int) -> bool:
        near = {*norms[max(at - 1, 0) : at], *norms[at + 1 : at + 2]}
        return any(norms[at] in one and near & one - {norms[at]} for one in self._people)

    def _is_name(self, word: str, norm: str) -> bool:
        return word[0].isupper() or not (norm in self._ordinary or tags(norm))
