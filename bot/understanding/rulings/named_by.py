"""Which requests a name tells of: by the words of its title, who asked, or her office. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from core.spanish import bare_words

JOINING = frozenset({"de", "del", "la", "el", "las", "los", "en", "y", "e", "a", "al", "para"})
_DEEDS = ("cion", "sion", "miento")
_VERBS = ("ar", "er", "ir")
_FEWEST = 6  # letters that a deed and its verb have in common: "transmisión", "transmitir"
_SHORTEST = 3  # letters of a name that is cut short


def by_name(name: str, waiting: Mapping[int, str]) -> list[int] | None:
    """Return the only request that waits of which all the words of a name tell: its office, who
    asked, its activity; None where there is none, or several."""
    of = all_by_name(name, waiting)
    return of if len(of) == 1 else None


def all_by_name(name: str, about: Mapping[int, str]) -> list[int]:
    """Return those of which all the words of a name tell; where none has them whole, those that
    have them cut short: "Luisa Fer"."""
    said = words_of(name)
    whole = [one for one, asked in about.items() if said and _tells_whole(asked, said)]
    return whole or [one for one, asked in about.items() if said and tells(asked, said)]


def words_of(name: str) -> set[str]:
    """Return the words of a name that tell what is meant."""
    return {one for one in bare_words(name).split() if one not in JOINING}


def tells(asked: str, said: set[str]) -> bool:
    """Tell whether words about a request have all that were said, in the singular or the plural,
    or as the verb of what is said as a deed: "la transmisión" is of "transmitir"; or as names that
    are cut short, one beside the other: "Luisa Fer"."""
    known = bare_words(asked).split()
    return _tells_whole(asked, {one for one in said if not _is_cut_short(one, known, said)})


def _tells_whole(asked: str, said: set[str]) -> bool:
    known = set(bare_words(asked).split())
    return all(
        known & {one, f"{one}s", f"{one}es", one.removesuffix("s"), one.removesuffix("es")}
        or _is_done_in(one, known)
        for one in said
    )


def _is_cut_short(one: str, known: list[str], said: set[str]) -> bool:
    """Tell whether a word begins one of the known words, beside which another that was said stands,
    whole or cut short."""
    begun = (place for place, word in enumerate(known) if word != one and _begins(one, word))
    others = said - {one}
    return any(
        _begins(two, known[beside])
        for place in begun
        for beside in (place - 1, place + 1)
        if 0 <= beside < len(known)
        for two in others
    )


def _begins(said: str, word: str) -> bool:
    """Tell whether a word is said whole, or cut by more than a letter: "Luis" is not "Luisa"."""
    left = len(word) - len(said)
    return len(said) >= _SHORTEST and word.startswith(said) and left != 1


def _is_done_in(said: str, known: set[str]) -> bool:
    """Tell whether a deed, "capacitación", is the verb of one of the known words, "capacitar"."""
    deed = next((said.removesuffix(one) for one in _DEEDS if said.endswith(one)), "")
    if len(deed) < _FEWEST - 1:
        return False
    verbs = (one[:-2] for one in known if one.endswith(_VERBS))
    return any(
        len(one) >= _FEWEST - 1 and (one.startswith(deed) or deed.startswith(one)) for one in verbs
    )
