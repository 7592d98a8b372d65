"""What the columns of a plan say of its offices: which names stand alone, and which are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from plans.posts import begins_with_post
from plans.values import persons
from plans.values.office_words import USUAL
from plans.values.offices import JOINED, key, people_in, proofs, split, starts_like_office, two_ways
from plans.values.percents import is_not_due

# A name printed so much more often than its parts is one: they are short for it.
_MOST_ALONE = 3
_MOST_PEOPLE = 0.6
_FEWEST_SURE = 0.3


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
    return _are_most(persons.may_be_person, filled)


def names_people(cells: Iterable[str]) -> bool:
    """Tell whether most cells of a column hold persons or their posts, and none of them an office:
    so it says who it is, where another column says which office."""
    filled = [cell for cell in cells if cell.strip() and not is_not_due(cell)]
    names = {name for cell in filled for name in split(cell)}
    if any(starts_like_office(one) and not begins_with_post(one) for one in names):
        return False
    return bool(filled) and _are_most(persons.is_said_of_person, filled)


def persons_among(cells: Iterable[str]) -> frozenset[str]:
    """Return the names in the columns of offices that are persons' because the others there are:
    no list has all the names that people have first."""
    filled = [cell for cell in cells if cell.strip() and not is_not_due(cell)]
    surely = sum(not split(cell) and bool(people_in(cell)) for cell in filled)
    if surely < _FEWEST_SURE * len(filled) or not names_no_office(filled):
        return frozenset()
    return frozenset(name for cell in filled for name in split(cell) if persons.may_be_person(name))


def _are_most(is_one: Callable[[str], bool], cells: Sequence[str]) -> bool:
    """Tell whether all names in most cells are of a kind."""
    return sum(all(map(is_one, split(cell))) for cell in cells) >= _MOST_PEOPLE * len(cells)
