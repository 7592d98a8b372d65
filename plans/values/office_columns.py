"""What the columns of a plan say of its offices: which names stand alone, and which are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from plans.values import persons
from plans.values.office_words import USUAL
from plans.values.offices import JOINED, key, proofs, split, starts_like_office, two_ways
from plans.values.percents import is_not_due

# A name printed so much more often than its parts is one: they are short for it.
_MOST_ALONE = 3
_MOST_PEOPLE = 0.6


def standing_alone(cells: Iterable[str]) -> frozenset[str]:
    """Return the keys of the names in the cells of a plan, but for those that join two: parts of
    them stand alone, and the whole is not printed so much more often that a part is short for it.
    """
    texts = Counter(cells)
    apart = [names for cell in texts if len(names := split(cell)) == 1]
    whole = frozenset(key(name) for names in apart for name in names)
    counts: Counter[str] = Counter()
    joined: dict[str, str] = {}
    for cell, times in texts.items():
        for name in split(cell, whole):
            counts[key(name)] += times
            joined[key(name)] = name
    return frozenset(
        one
        for one, name in joined.items()
        if not any(
            _MOST_ALONE * sum(counts[part] for part in parts) >= counts[one]
            for pair in two_ways(name)
            if (parts := proofs(*pair) & counts.keys())
        )
    )


def may_be_two(name: str) -> bool:
    """Tell whether one name may be those of two offices, or of one in another: neither begins like
    an office, and nothing but an "y" or a dash joins them."""
    if starts_like_office(name) or key(name) in USUAL or "," in name:
        return False
    return any(one[:1].isupper() and other[:1].isupper() for one, other in two_ways(name, JOINED))


def names_no_office(cells: Iterable[str]) -> bool:
    """Tell whether a column is blank, or says who it is and not which office: most of its cells
    hold a person's address or a name of three words and more, and none begins like an office."""
    filled = [cell for cell in cells if cell.strip() and not is_not_due(cell)]
    if any(starts_like_office(name) for cell in filled for name in split(cell)):
        return False
    people = (all(map(persons.may_be_person, split(cell))) for cell in filled)
    return sum(people) >= _MOST_PEOPLE * len(filled)
