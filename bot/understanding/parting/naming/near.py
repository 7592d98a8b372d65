"""The few activities of other offices that a text may name, out of all plans."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.understanding.activities import INFINITIVE, stem
from bot.understanding.meaning import Context, OtherActivity
from bot.understanding.parting.naming.codes import NUMBER
from bot.understanding.reading import read
from bot.understanding.wordlists import word_set
from core.spanish import fold

# Of plans with thousands of activities only these are looked at closely.
_MOST_BY_TITLE = 8
_ROOT = 5  # letters of a word that tell it from others well enough to be looked at closely
_SMALL = word_set(
    "de del la las los el en y e a al con sobre para por que se un una su sus lo o u como ya no "
    "va van vamos esta estan sin buen buena buenas buenos dia dias tarde tardes"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SEVERAL = 2  # words of a title that are no chance where they stand one after another

# "falta que la TIC nos habilite el servidor. 45": her own figure beside what her work waits for
_FIGURE = r"(?:(?:ya|hoy|pues|va|vamos|voy|estamos|esta|en|al|un|el|avance) ){0,4}\d{1,3}(?: %)?"
_WAITS = (
    r"(?:(?:pero|solo|nos|me|aun|todavia|es que|y|porque|seguimos|estamos) ){0,3}"
    r"(?:faltan?|hace falta|esperamos|esperando|a la espera|en espera|pendientes? (?:de|por|que)"
    r"|depende|dependemos|dependiendo|(?:la|el|los|las) (?:[a-z]{2,20} ){1,3}"
    r"no (?:(?:me|nos|l[ao]s?) ){0,2}(?:ha|han))(?: [^ .;¶\d]+){1,20}"
)
_WAITS_FOR_OTHERS = re.compile(
    rf"{_WAITS} [.,;¶] {_FIGURE}(?: [.!])*|{_FIGURE} (?:[.,;¶] )?{_WAITS}(?: [.!])*"
)


@dataclass(frozen=True, slots=True)
class Near:
    """Activities of others with one title, and whether words of a text are words of it."""

    codes: tuple[str, ...]
    title: str
    is_titled: bool


def near(norms: Sequence[str], context: Context) -> tuple[Near, ...]:
    """Look over all the others once: by numbers, and by the beginnings of words, but for those of
    what her own work is told to wait for."""
    hers = {activity.code for activity in context.pending}
    others = [other for other in context.others if other.code not in hers]
    if not others:
        return ()
    said = {_plain(norm) for norm in norms if NUMBER.fullmatch(norm)}
    roots = frozenset(_root(norm) for norm in norms if norm.isalpha() and len(norm) > 2)
    titled = [] if _WAITS_FOR_OTHERS.fullmatch(" ".join(norms)) else _by_title(others, roots)
    found: dict[str, list[str]] = {}
    for other in (*titled, *(one for one in others if _number(one.code) in said)):
        found.setdefault(other.title, []).append(other.code)
    titles = {other.title for other in titled}
    return tuple(
        Near(tuple(dict.fromkeys(codes)), title, title in titles) for title, codes in found.items()
    )


def _by_title(others: Sequence[OtherActivity], said: frozenset[str]) -> list[OtherActivity]:
    named = [(one, _roots(one.title)) for one in others]
    shared = [(one, roots & said) for one, roots in named if not said.isdisjoint(roots)]
    often = Counter(root for _, roots in shared for root in roots)
    best = sorted(shared, key=lambda pair: -math.fsum(1 / often[root] for root in pair[1]))
    return [one for one, _ in best[:_MOST_BY_TITLE]]


@lru_cache(maxsize=20_000)
def _roots(title: str) -> frozenset[str]:
    """Return the beginnings of the words of a title, and the initials of its names."""
    words = _WORD.findall(title)
    initials = "".join(word[0] for word in words if word[0].isupper())
    named = {fold(initials)} if len(initials) > 2 else set()
    return frozenset(_root(fold(word)) for word in words if fold(word) not in _SMALL) | named


def _root(word: str) -> str:
    return stem(word)[:_ROOT] if word not in _SMALL else ""


def _plain(number: str) -> str:
    return ".".join(part.lstrip("0") or "0" for part in number.split("."))


@lru_cache(maxsize=20_000)
def _number(code: str) -> str:
    found = NUMBER.search(code)
    return "" if found is None else _plain(found[0])


def written_titles(
    norms: Sequence[str], others: Sequence[Near], context: Context
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Find titles of others that are written whole, or without their verb, and whose they are."""
    words = [(at, norm) for at, norm in enumerate(norms) if norm.isalnum()]
    hers = [_title(text) for a in context.pending for text in (a.title, a.product)]
    taken = [place for title in hers for place in _places(words, title)]
    found = [
        (*place, other.codes)
        for other in others
        for wanted in dict.fromkeys((_title(other.title), _without_verb(other.title)))
        if len(wanted) >= _SEVERAL and not any(_holds(title, wanted) for title in hers)
        for place in _places(words, wanted)
    ]
    for first, last, codes in sorted(found, key=lambda one: one[0] - one[1]):
        if not any(first < b and a < last for a, b in taken):
            taken.append((first, last))
            yield first, last, codes


@lru_cache(maxsize=4_000)
def _title(text: str) -> tuple[str, ...]:
    return tuple(token.norm for token in read(text).tokens if token.norm.isalnum())


def _without_verb(title: str) -> tuple[str, ...]:
    """Return "plan de accion" of "Publicar el plan de acción"."""
    words = _title(title)
    if not words or INFINITIVE.fullmatch(words[0]) is None:
        return ()
    return words[2:] if words[1:2] and words[1] in _SMALL else words[1:]


def _places(words: Sequence[tuple[int, str]], wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the words `wanted` stand in a text, from the first to after the last."""
    said = [norm for _, norm in words]
    return [
        (words[at][0], words[at + len(wanted) - 1][0] + 1)
        for at in range(len(said) - len(wanted) + 1)
        if wanted and said[at : at + len(wanted)] == list(wanted)
    ]


def _holds(title: Sequence[str], words: Sequence[str]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(title)} "
