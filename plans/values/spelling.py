"""Tells a typing slip from another word, and so one office from another."""

from __future__ import annotations

from rapidfuzz.distance import OSA

# Short words differ by a letter and are different words: Costas and Costos, Rentas and Ventas.
_SHORTEST_SLIP = 6
_SHORTEST_PLURAL = 3
_LONGEST_NAME = 200

# Letters that sound alike in Spanish of Colombia and are written for one another.
_ALIKE = tuple(frozenset(pair) for pair in ("sz", "sc", "cz", "bv", "iy", "gj", "kc", "mn"))


def is_slip(one: str, other: str) -> bool:
    """Tell whether two folded names differ only in one typing slip in one long word, or a
    plural."""
    first, second = one.split(), other.split()
    if len(first) != len(second):
        return False
    different = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(different) <= 1 and all(_same_word(a, b) for a, b in different)


def traces(name: str) -> set[str]:
    """Return texts of which two folded names share at least one when `is_slip` may join them: with
    these a slip is looked up among many names."""
    words = name.split()
    found = {name}
    if len(name) > _LONGEST_NAME:
        return found
    for at, word in enumerate(words):
        if not word.isalpha():
            continue
        shorter = {word.removesuffix("s"), word.removesuffix("es")}
        if len(word) >= _SHORTEST_SLIP:
            shorter |= {word[:cut] + word[cut + 1 :] for cut in range(len(word))}
        found |= {" ".join([*words[:at], one, *words[at + 1 :]]) for one in shorter}
    return found


def _same_word(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if shorter[0] != longer[0] or not (one + other).isalpha():
        return False
    if longer in {shorter + "s", shorter + "es"}:
        return len(shorter) >= _SHORTEST_PLURAL
    if len(shorter) < _SHORTEST_SLIP or OSA.distance(one, other) != 1:
        return False
    if len(shorter) < len(longer) or sorted(one) == sorted(other):
        return True
    changed = next(frozenset((a, b)) for a, b in zip(one, other, strict=True) if a != b)
    return changed in _ALIKE
