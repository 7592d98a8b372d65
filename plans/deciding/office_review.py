"""Offices that may be one: proposed to a person, never united without her, and what she said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import InputError
from core.spanish import fold
from models import audit, audit_actions
from models.staff.offices import OfficeRow, list_offices
from plans.values.offices import is_collective, key, starts_like_office

_MOST_EXTRA = 2
_FEWEST_SHARED = 2
_SHORTEST = 6
_MOST_SLIPS = 2
_LONGEST_ACRONYM = 6
_SHORTEST_ABBREVIATION = 3
# What an office is called as a unit; its charge stands after it.
_ADVISING = frozenset({"asesora", "asesor", "administrativo", "administrativa", "municipal"})


def proposals(session: Session, entity_id: int) -> list[tuple[str, str]]:
    """Return the pairs of an entity's offices that may be one and that nobody has decided about."""
    names = [load.office.name for load in list_offices(session, entity_id)]
    return doubtful_pairs(names, _kept_apart(session, entity_id))


def keep_apart(change: audit.Change, *, one: OfficeRow, other: OfficeRow) -> bool:
    """Note that two offices are two, so that they are not proposed again; False when it was noted.
    Raises InputError for an office and itself."""
    if one.id == other.id:
        raise InputError("es una sola oficina.", where=one.name, todo="Diga dos oficinas.")
    if pair_key(one.name, other.name) in _kept_apart(change.session, change.entity_id):
        return False
    change.audit(
        audit_actions.OFFICES_KEPT_APART,
        "office",
        one.id,
        after={"offices": [one.name, other.name]},
    )
    return True


def _kept_apart(session: Session, entity_id: int) -> set[frozenset[str]]:
    noted = session.scalars(
        select(audit.Audit.after).where(
            audit.Audit.entity_id == entity_id,
            audit.Audit.action == audit_actions.OFFICES_KEPT_APART,
        )
    )
    return {pair_key(*row["offices"]) for row in noted}


def doubtful_pairs(
    names: Sequence[str], distinct: Iterable[frozenset[str]] = ()
) -> list[tuple[str, str]]:
    """Return the pairs of offices that may be one, in the order of `names`, but those that a person
    has said are two (`distinct`, by `pair_key`)."""
    apart = set(distinct)
    offices = [name for name in dict.fromkeys(names) if not is_collective(name)]
    return [
        (one, other)
        for one, other in combinations(offices, 2)
        if pair_key(one, other) not in apart and _may_be_one(key(one), key(other))
    ]


def pair_key(one: str, other: str) -> frozenset[str]:
    """Return what tells a pair of offices from other pairs, whatever the order and spelling."""
    return frozenset((key(one), key(other)))


def _may_be_one(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    if one == other:
        return False
    return (
        _has_more_words(first, second)
        or _differs_in_unit(first, second)
        or _differs_in_letters(first, second)
        or _differs_in_abbreviations(first, second)
        or _has_initials(first, second)
        or _has_initials(second, first)
    )


def _has_more_words(one: Sequence[str], other: Sequence[str]) -> bool:
    fewer, more = sorted((set(one), set(other)), key=len)
    return fewer < more and len(fewer) >= _FEWEST_SHARED and len(more) - len(fewer) <= _MOST_EXTRA


def _differs_in_unit(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names have one charge under two kinds of unit, or one under none."""
    units = [starts_like_office(name[0]) for name in (one, other)]
    if not any(units):
        return False
    charges = [
        [word for word in name[is_unit:] if word not in _ADVISING]
        for name, is_unit in zip((one, other), units, strict=True)
    ]
    return charges[0] == charges[1] and bool(charges[0])


def _differs_in_letters(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(pairs) == 1 and all(
        min(len(a), len(b)) >= _SHORTEST and OSA.distance(a, b) <= _MOST_SLIPS for a, b in pairs
    )


def _differs_in_abbreviations(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) != len(other) or len(one) < _FEWEST_SHARED:
        return False
    return all(
        a == b or _shortens(*sorted((a, b), key=len)) for a, b in zip(one, other, strict=True)
    )


def _shortens(short: str, long: str) -> bool:
    """Tell whether a word is the beginning of another, or has its first, last and inner letters in
    their order: "admin" of "administrativa", "gral" of "general", "hda" of "hacienda"."""
    if len(short) < _SHORTEST_ABBREVIATION or len(short) > len(long) - _MOST_EXTRA:
        return False
    if long.startswith(short):
        return True
    letters = iter(long)
    inner = all(letter in letters for letter in short)
    return inner and short[0] == long[0] and short[-1] == long[-1]


def _has_initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether one name has the initials of the other: "TIC"."""
    if len(short) != _FEWEST_SHARED or len(long) <= len(short) or short[0] != long[0]:
        return False
    acronym = fold(short[1])
    initials = "".join(word[0] for word in long[1:])
    return len(initials) <= _LONGEST_ACRONYM and acronym in {initials, f"{initials}s"}
