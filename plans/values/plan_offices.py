"""The offices of a plan: the spellings of one united under one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from core.grouping import grouped
from core.spanish import fold
from plans.values.offices import is_collective, key
from plans.values.spelling import is_slip, traces

_HEADS = frozenset({"jefe", "jefa", "lider"})


@dataclass(frozen=True, slots=True)
class PlanOffice:
    """An office of the plan under one name; `aliases` are its other spellings.

    A `collective` ("Áreas misionales") is nobody's office until it is given members.
    """

    name: str
    aliases: tuple[str, ...] = ()
    collective: bool = False


@dataclass(frozen=True, slots=True)
class OfficeSpellings:
    """The offices of a plan in order of appearance, found by any of their spellings."""

    offices: tuple[PlanOffice, ...]
    names: dict[str, str]

    def name_of(self, spelling: str) -> str:
        """Return the one name of an office; a spelling never seen is its own name."""
        return self.names.get(key(spelling), spelling)


def unite(spellings: Iterable[str]) -> OfficeSpellings:
    """Return the directory of a plan's names, each office once, by the spelling used most."""
    counts = Counter(spellings)
    by_key = grouped((key(spelling), spelling) for spelling in counts)
    offices: list[PlanOffice] = []
    names: dict[str, str] = {}
    # "Jefe Oficina de Calidad" is the office of that name, where the plan prints it.
    heads = grouped((bare, one) for one in by_key if (bare := _led_by(one)) in by_key)
    led = {one for some in heads.values() for one in some}
    for keys in _clusters(tuple(one for one in by_key if one not in led)):
        best = max(keys, key=lambda one: sum(counts[spelling] for spelling in by_key[one]))
        name = max(by_key[best], key=lambda spelling: _fullness(spelling, counts))
        keys += [head for one in keys for head in heads.get(one, ())]
        others = (spelling for one in keys for spelling in by_key[one] if spelling != name)
        offices.append(PlanOffice(name, tuple(others), is_collective(name)))
        names.update(dict.fromkeys(keys, name))
    return OfficeSpellings(tuple(offices), names)


def _led_by(name: str) -> str | None:
    """Return an office's key without the words for who leads it, None where it has none."""
    office = " ".join(dropwhile(_HEADS.__contains__, name.split()))
    return office if office and office != name else None


def _clusters(keys: Sequence[str]) -> list[list[str]]:
    """Group the keys that are one office, in order of appearance."""
    clusters: list[list[str]] = []
    seen: dict[str, list[int]] = {}
    for one in keys:
        marks = traces(one)
        near = sorted({number for mark in marks for number in seen.get(mark, ())})
        found = next((number for number in near if is_slip(one, clusters[number][0])), None)
        if found is not None:
            clusters[found].append(one)
            continue
        for mark in marks:
            seen.setdefault(mark, []).append(len(clusters))
        clusters.append([one])
    return clusters


def _fullness(spelling: str, counts: Counter[str]) -> tuple[int, int, bool, int]:
    """Rank spellings of one key: more words, more accents, not in capitals, used more often."""
    accents = sum(fold(letter) != letter.casefold() for letter in spelling)
    return len(spelling.split()), accents, not spelling.isupper(), counts[spelling]
