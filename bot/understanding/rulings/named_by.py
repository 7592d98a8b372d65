"""Which requests a name tells of: by the words of its title, who asked, or her office. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from core.spanish import bare_words

JOINING = frozenset({"de", "del", "la", "el", "las", "los", "en", "y", "e", "a", "al", "para"})
_DEEDS = ("cion", "sion", "miento")
_VERBS = ("ar", "er", "ir")
_FEWEST = 6  # letters that a deed and its verb have in common: "transmisión", "transmitir"


def by_name(name: str, waiting: Mapping[int, str]) -> list[int] | None:
    """Return the only request that waits of which all the words of a name tell: its office, who
    asked, its activity; None where there is none, or several."""
    of = all_by_name(name, waiting)
    return of if len(of) == 1 else None


def all_by_name(name: str, about: Mapping[int, str]) -> list[int]:
    """Return those of which all the words of a name tell."""
    said = words_of(name)
    return [number for number, asked in about.items() if said and tells(asked, said)]


def words_of(name: str) -> set[str]:
    """Return the words of a name that tell what is meant."""
    return {one for one in bare_words(name).split() if one not in JOINING}


def tells(asked: str, said: set[str]) -> bool:
    """Tell whether words about a request have all that were said, in the singular or the plural,
    or as the verb of what is said as a deed: "la transmisión" is of "transmitir"."""
    known = set(bare_words(asked).split())
    return all(
        known & {one, f"{one}s", f"{one}es", one.removesuffix("s"), one.removesuffix("es")}
        or _is_done_in(one, known)
        for one in said
    )


def _is_done_in(said: str, known: set[str]) -> bool:
    """Tell whether a deed, "capacitación", is the verb of one of the known words, "capacitar"."""
    deed = next((said.removesuffix(one) for one in _DEEDS if said.endswith(one)), "")
    if len(deed) < _FEWEST - 1:
        return False
    verbs = (one[:-2] for one in known if one.endswith(_VERBS))
    return any(
        len(one) >= _FEWEST - 1 and (one.startswith(deed) or deed.startswith(one)) for one in verbs
    )
